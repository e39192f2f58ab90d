/*
 * Volume that is written down in lumps, such as the consumption of a month on its last day: a
 * window of 84 days holds two of them or three, and the days between are no stockout.
 */
#ifndef GLP1_VOLUME_POSTINGS_H
#define GLP1_VOLUME_POSTINGS_H

#include "volume/demand.h"

enum {
	POSTINGS_LEAST = 4,  /* that make a habit */
	POSTINGS_APART = 10, /* days between two of them, at least */
	POSTINGS_MOST = 512  /* that are looked at */
};

/* Days of postings, in order. */
struct postings {
	size_t n; /* 0: not posted in lumps */
	int32_t day[POSTINGS_MOST];
};

/*
 * Keeps of days in order the last ones that stand like months do, at least POSTINGS_APART and
 * no more than 1.3 times the shortest gap apart. None, if those are fewer than POSTINGS_LEAST.
 */
void postings_keep_regular(struct postings *p);

/*
 * Spreads what was posted evenly over the days since the posting before, if that of the SKU
 * is posted so: its regular demands are of -ln QUIET_CHANCE units or more on average, so that
 * days without demand between them are hardly chance. Or else if all volume is (all: its days;
 * two SKUs may be posted on days of their own, and these are not the days of either). Days
 * since the last posting, if they are no more than its gaps allow, are not known yet and cut
 * off, and so is the first posting if history begins with it.
 */
void demand_spread(struct demand *d, const struct postings *all);

#endif
