/*
 * One video meeting from the rows of its participants. A person who comes back, or has two
 * devices on, has several rows, which may overlap: adding up rows counts too many minutes
 * and too many persons.
 */
#ifndef GLP1_IMPORT_VISIT_H
#define GLP1_IMPORT_VISIT_H

#include "base/arena.h"

struct attendance {
	struct str email, name; /* email in small letters; empty: not told */
	int64_t join, leave;    /* seconds from 1970-01-01; leave >= join */
	bool waiting;           /* in the waiting room only */
};

struct visit_host {
	struct str email, name; /* empty: not told */
};

struct visit {
	bool known;             /* false: nothing tells the host from the others */
	uint64_t participants;  /* distinct persons that are not the host and were let in */
	int64_t seconds;        /* in which at least one of them was there: the union of their times */
};

/* Counts the participants; puts a[0..n) in another order. */
struct visit visit_of(struct attendance *a, size_t n, const struct visit_host *host);

#endif
