/*
 * Volume that is written down in lumps (postings), such as the consumption of a month on its last
 * day. Unspread, a window of 84 days would hold two of them or three, by chance, and the days
 * between would look like stockouts.
 */
#ifndef GLP1_VOLUME_POSTINGS_H
#define GLP1_VOLUME_POSTINGS_H

#include "volume/demand.h"

enum {
	POSTINGS_LEAST = 4,  /* postings that make a habit */
	POSTINGS_APART = 10, /* days from one to the next, at least */
	POSTINGS_MOST = 512  /* postings that are kept */
};

/* Days of postings, in order. */
struct postings {
	size_t n; /* 0: not posted in lumps */
	int32_t day[POSTINGS_MOST];
};

/*
 * Keeps of p->day, which are in order, only the last ones that are about equally far apart, as
 * months are: at least POSTINGS_APART days, and no gap over 1.3 times the shortest. Keeps none if
 * these are fewer than POSTINGS_LEAST.
 */
void postings_keep_regular(struct postings *p);

/*
 * Spreads each posting evenly over the days since the one before. The volume of this SKU is judged
 * alone first: its regular demands must be -ln QUIET_CHANCE units or more on average, so that days
 * without demand between them are hardly chance. If it is not posted so, `all` holds the days of
 * the postings if all volume comes in lumps, and is empty if not. Days since the last posting, if
 * they are no more than 1.3 times the longest gap, are not known yet and are cut off, and so is the
 * first posting if history begins with it.
 */
void demand_spread(struct demand *d, const struct postings *all);

#endif
