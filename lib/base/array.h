/* Arrays and strings of bytes that grow, twice as long each time they move. */
#ifndef GLP1_BASE_ARRAY_H
#define GLP1_BASE_ARRAY_H

#include <stddef.h>

/*
 * array, with room for an item behind its n: the same, or moved. The caller keeps
 * the pointer, the count, and *size, the items that it has room for. mem_free it.
 */
void *array_room(void *array, size_t n, size_t *size, size_t item_bytes)
	__attribute__((returns_nonnull));

enum { BYTES_SLACK = 16 }; /* bytes readable behind those used; their value does not matter */

/* A zeroed one is empty. */
struct bytes {
	char *p;
	size_t n, size; /* used, allocated */
};

/* Makes it n bytes longer. Returns where they begin; they are not set. */
void *bytes_extend(struct bytes *b, size_t n) __attribute__((returns_nonnull));

/* Takes n bytes, at most b->n, off the front. */
void bytes_drop(struct bytes *b, size_t n);

/* Gives its memory back; it is empty again. */
void bytes_release(struct bytes *b);

#endif
