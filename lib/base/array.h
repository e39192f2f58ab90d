/* Arrays and strings of bytes that grow, twice as long each time they move. */
#ifndef GLP1_BASE_ARRAY_H
#define GLP1_BASE_ARRAY_H

#include <stddef.h>

/*
 * Makes room for one more item behind the n of an array, and returns the array, which may have
 * moved. The caller keeps the pointer, the count n, and *size, the number of items that there
 * is room for; an array of NULL, 0 and 0 is empty. The caller gives it to mem_free.
 */
void *array_room(void *array, size_t n, size_t *size, size_t item_bytes)
	__attribute__((returns_nonnull));

enum { BYTES_SLACK = 16 }; /* bytes readable behind those used; their value does not matter */

/* A string of bytes that grows; a zeroed one is empty. */
struct bytes {
	char *p;
	size_t n, size; /* used, allocated */
};

/* Makes b n bytes longer. Returns where the new bytes begin; their values are not set. */
void *bytes_extend(struct bytes *b, size_t n) __attribute__((returns_nonnull));

/* Removes the first n bytes, at most b->n. */
void bytes_drop(struct bytes *b, size_t n);

/* Gives the memory of b back; b is empty again. */
void bytes_release(struct bytes *b);

#endif
