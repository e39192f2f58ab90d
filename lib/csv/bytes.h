/* A growing array of bytes, CSV_SLACK readable bytes behind those used. */
#ifndef GLP1_CSV_BYTES_H
#define GLP1_CSV_BYTES_H

#include "base/str.h"

/* A zeroed one is empty. */
struct csv_bytes {
	char *p;
	size_t n, size; /* used, allocated */
};

/* Makes it n bytes longer; where they begin, or NULL, nothing changed, when memory is out. */
void *csv_bytes_extend(struct csv_bytes *b, size_t n);

/* Takes n bytes, at most b->n, off the front. */
void csv_bytes_drop(struct csv_bytes *b, size_t n);

void csv_bytes_release(struct csv_bytes *b);

#endif
