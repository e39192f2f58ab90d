/* Doubling. */
#include "base/array.h"

#include <stdint.h>
#include <stdlib.h>

#include "base/banned.h"

void *array_room(void *array, size_t n, size_t *size, size_t item_bytes)
{
	size_t more = *size ? 2 * *size : 64;
	if (n < *size)
		return array;
	if (more > SIZE_MAX / item_bytes)
		return NULL;
	void *p = realloc(array, more * item_bytes);
	if (p)
		*size = more;
	return p;
}
