/* Growing by doubling. */
#include "base/array.h"

#include <stdint.h>
#include <string.h>

#include "base/mem.h"

#include "base/banned.h"

void *array_room(void *array, size_t n, size_t *size, size_t item_bytes)
{
	if (n < *size)
		return array;
	*size = *size ? 2 * *size : 64;
	return mem_grow(array, *size, item_bytes);
}

void *bytes_extend(struct bytes *b, size_t n)
{
	if (n > SIZE_MAX / 4)
		mem_exhausted();
	if (b->n + n + BYTES_SLACK > b->size) {
		b->size = b->size ? b->size : 4096;
		while (b->n + n + BYTES_SLACK > b->size)
			b->size *= 2;
		b->p = mem_grow(b->p, b->size, 1);
	}
	b->n += n;
	return b->p + b->n - n;
}

void bytes_drop(struct bytes *b, size_t n)
{
	if (n)
		memmove(b->p, b->p + n, b->n - n);
	b->n -= n;
}

void bytes_release(struct bytes *b)
{
	mem_free(b->p);
	*b = (struct bytes){ 0 };
}
