/* Counts how often each whole number was seen; memory grows with the distinct numbers only. */
#ifndef GLP1_DIST_TALLY_H
#define GLP1_DIST_TALLY_H

#include <stddef.h>
#include <stdint.h>

struct tally_item {
	int64_t key;
	uint64_t n; /* 0: a free place of the table */
};

enum { TALLY_MINUTES = 8192, TALLY_MANY = 512, TALLY_FEW = 256 };

/* Counters of whole minutes: of minute i it is few[i] + TALLY_FEW * many[i]. */
struct tally_minutes {
	uint8_t few[TALLY_MINUTES];   /* small, so that those of many tallies stay in the cache ... */
	uint32_t many[TALLY_MINUTES]; /* ... since these are seldom touched */
};

/*
 * A zeroed struct is empty. Keys are often durations in seconds, mostly whole minutes and under
 * six days: once there are many keys, those are counted in an array.
 */
struct tally {
	struct tally_item *item; /* an open-addressed table; after tally_sort the items, ascending */
	size_t n, size;          /* distinct keys in item; its places, a power of two */
	struct tally_minutes *minutes; /* added to those in item; NULL: not yet */
};

/* Counts n more of key; n = 0 adds nothing. */
void tally_add(struct tally *t, int64_t key, uint64_t n);

/* Adds all counts of another tally, sorted or not. */
void tally_merge(struct tally *to, const struct tally *from);

/* Moves all counts into item[0..n), by ascending key; nothing can be added from here on. */
void tally_sort(struct tally *t);

void tally_release(struct tally *t);

#endif
