/* Doubling. */
#include "csv/bytes.h"

#include <stdlib.h>

#include "csv/row.h"

#include "base/banned.h"

void *csv_bytes_extend(struct csv_bytes *b, size_t n)
{
	if (n + CSV_SLACK > b->size - b->n) {
		size_t size = b->size ? b->size : 4096;
		while (n + CSV_SLACK > size - b->n)
			size *= 2;
		char *p = realloc(b->p, size);
		if (!p)
			return NULL;
		b->p = p;
		b->size = size;
	}
	b->n += n;
	return b->p + b->n - n;
}

void csv_bytes_drop(struct csv_bytes *b, size_t n)
{
	if (n)
		memmove(b->p, b->p + n, b->n - n);
	b->n -= n;
}

void csv_bytes_release(struct csv_bytes *b)
{
	free(b->p);
	*b = (struct csv_bytes){ 0 };
}
