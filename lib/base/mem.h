/*
 * Memory from the heap. What these return is never NULL: a request that cannot be
 * met ends the program in one place, mem_exhausted, so that no caller has a branch
 * for it. Code that can do without the memory calls malloc(3) itself. mem_free and
 * free(3) are the same.
 */
#ifndef GLP1_BASE_MEM_H
#define GLP1_BASE_MEM_H

#include <stddef.h>

/* Returns n bytes, whose values are not set; 0 bytes, too, get a place of their own. */
void *mem_alloc(size_t n) __attribute__((returns_nonnull, malloc));

/* Returns count zeroed items of size bytes each. A product beyond SIZE_MAX cannot be met. */
void *mem_zero(size_t count, size_t size) __attribute__((returns_nonnull, malloc));

/*
 * Makes room at p (NULL: nothing yet) for count items of size bytes, and returns p, which
 * may have moved. New items are not set. A product beyond SIZE_MAX cannot be met.
 */
void *mem_grow(void *p, size_t count, size_t size) __attribute__((returns_nonnull));

/* Frees what the functions above returned; p may be NULL. */
void mem_free(void *p);

/*
 * Sets the function that ends the program when a request cannot be met: end(of) is called
 * once, from any thread, while other threads that are out of memory wait. It must neither
 * return nor ask for memory. NULL: the default, one line on standard error and exit status 3.
 * This is the only state that the library keeps; set it before threads are started.
 */
void mem_on_exhaustion(void (*end)(void *of), void *of);

/* Ends the program as above; for callers whose size cannot even be asked for. */
_Noreturn void mem_exhausted(void);

#endif
