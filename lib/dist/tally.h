/* How often each whole number was seen: memory by distinct number. */
#ifndef GLP1_DIST_TALLY_H
#define GLP1_DIST_TALLY_H

#include <stddef.h>
#include <stdint.h>

struct tally_item {
	int64_t key;
	uint64_t n; /* 0: a free place of the table */
};

/* A zeroed one is empty. */
struct tally {
	struct tally_item *item; /* an open-addressed table; after tally_sort the items, ascending */
	size_t n, size;          /* distinct keys; places, a power of two */
};

/* n more of key; n = 0 adds nothing. Returns how many there are now; 0 if n is. */
uint64_t tally_add(struct tally *t, int64_t key, uint64_t n);

/* Adds all of another. */
void tally_merge(struct tally *to, const struct tally *from);

/* The items in ascending order from item[0] on; nothing can be added from here on. */
void tally_sort(struct tally *t);

void tally_release(struct tally *t);

#endif
