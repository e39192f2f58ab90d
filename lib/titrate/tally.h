/* Counts by a number of 64 bits, for as many different numbers as there are. */
#ifndef GLP1_TITRATE_TALLY_H
#define GLP1_TITRATE_TALLY_H

#include <stddef.h>
#include <stdint.h>

struct tally_item {
	uint64_t key, count; /* count 0: a free place */
};

/* A zeroed one is empty. */
struct tally {
	struct tally_item *item;
	size_t n, size; /* size: a power of 2, or 0 */
};

void tally_add(struct tally *t, uint64_t key, uint64_t count);

/* Brings the n items to the front, in order of their keys. Nothing may be added any more. */
void tally_sort(struct tally *t);
void tally_release(struct tally *t);

#endif
