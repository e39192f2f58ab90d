/*
 * Memory from the heap. What these return is never NULL: a request that cannot be
 * met ends the program in one place, mem_exhausted, so that no caller has a branch
 * for it. Who has another way to do its work without the memory asks malloc(3)
 * itself. mem_free and free(3) are the same.
 */
#ifndef GLP1_BASE_MEM_H
#define GLP1_BASE_MEM_H

#include <stddef.h>

/* n bytes, not set; 0 bytes take a place too. */
void *mem_alloc(size_t n) __attribute__((returns_nonnull, malloc));

/* count items of size bytes each, zeroed. A product beyond SIZE_MAX cannot be met. */
void *mem_zero(size_t count, size_t size) __attribute__((returns_nonnull, malloc));

/*
 * p (NULL: nothing yet), the same or moved, with room for count items of size bytes.
 * Those that are new are not set. A product beyond SIZE_MAX cannot be met.
 */
void *mem_grow(void *p, size_t count, size_t size) __attribute__((returns_nonnull));

/* p may be NULL. */
void mem_free(void *p);

/*
 * Sets what ends the program when a request cannot be met: end(of), called once, from
 * any thread; others that are out of memory wait. It must not return, nor ask for
 * memory. NULL: the default, one line on standard error and exit status 3. This is
 * the only state that the library keeps for itself; set it before threads are started.
 */
void mem_on_exhaustion(void (*end)(void *of), void *of);

/* For a size that cannot even be asked for. */
_Noreturn void mem_exhausted(void);

#endif
