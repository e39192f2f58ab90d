/* Arrays that grow: the caller keeps pointer, count and size. */
#ifndef GLP1_BASE_ARRAY_H
#define GLP1_BASE_ARRAY_H

#include <stddef.h>

/*
 * array, with room for an item behind its n (size: items it has room for): the same,
 * or moved and twice as long with *size set. NULL when memory is out; array is
 * then as it was. Give it to free(3) in the end.
 */
void *array_room(void *array, size_t n, size_t *size, size_t item_bytes);

#endif
