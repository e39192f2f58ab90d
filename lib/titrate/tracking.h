/* Compares fills with past forecasts, period by period, by place and strength. */
#ifndef GLP1_TITRATE_TRACKING_H
#define GLP1_TITRATE_TRACKING_H

#include "titrate/measure.h"

enum { TRACKING_PERIODS = 6 };

#define TRACKING_LIMIT 4.0 /* mean absolute deviations: Brown 1959, as in volume/intermittent.h */

struct tracked {
	struct str location;
	int product, rung;
	size_t periods;         /* how many periods of 28 days were forecast, one by one */
	double fills, forecast; /* sums */
	double deviations;      /* sum of |fills - forecast| */
	double signal;          /* (fills - forecast) / mean deviation; NaN if that is 0 */
};

struct tracking {
	struct tracked *item;   /* in order of location, product and rung */
	size_t n;
};

/*
 * Tracks the last TRACKING_PERIODS periods up to terms.as_of, fewer if the history of fills is too
 * short: each is forecast from the fills known at its start, by measured moves, persistence and
 * gaps. Release t.
 */
void tracking_run(struct tracking *t, const struct courses *c, struct measure_terms terms);
void tracking_release(struct tracking *t);

#endif
