/* Fills beside what would have been forecast, period by period, by place and strength. */
#ifndef GLP1_TITRATE_TRACKING_H
#define GLP1_TITRATE_TRACKING_H

#include "titrate/measure.h"

enum { TRACKING_PERIODS = 6 };

#define TRACKING_LIMIT 4.0 /* mean absolute deviations: Brown 1959, as in volume/intermittent.h */

struct tracked {
	struct str location;
	int product, rung;
	size_t periods;         /* of 28 days, that were forecast one by one */
	double fills, forecast; /* sums */
	double deviations;      /* sum of |fills - forecast| */
	double signal;          /* (fills - forecast) over the mean deviation; NaN: it was never off */
};

struct tracking {
	struct tracked *item;   /* in order of location, product and rung */
	size_t n;
};

/*
 * The last TRACKING_PERIODS periods up to terms.as_of, fewer if fills are too short: each
 * from the fills known at its start, by measured moves, persistence and gaps. Release it.
 */
void tracking_run(struct tracking *t, const struct courses *c, struct measure_terms terms);
void tracking_release(struct tracking *t);

#endif
