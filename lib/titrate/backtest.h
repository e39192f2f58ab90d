/*
 * What the forecast would have said: at each month-end, from the fills known by then, it
 * forecasts the next three periods by strength, and so do simpler rules; the fills that
 * really came are compared with each.
 */
#ifndef GLP1_TITRATE_BACKTEST_H
#define GLP1_TITRATE_BACKTEST_H

#include "titrate/measure.h"

enum backtest_rule {
	BACKTEST_SLOW_CLIMB, /* moves of each rung, the same for everybody on it */
	BACKTEST_TARGET,     /* some climb and some are kept: measured_targets */
	BACKTEST_LAST_84,    /* the mean of fills of the last 84 days */
	BACKTEST_LABEL,      /* everybody climbs at each fill, nobody stops */
	BACKTEST_TRIAL,      /* as trials are supplied: each known patient's next fills at the strength
	                        they have, nobody moves or stops, and starts at their rate; its
	                        level has who may come up from the rung below as a buffer. Period
	                        1 is its short window, all of them its long one */
	BACKTEST_RULES
};

extern const char *const backtest_rule_names[BACKTEST_RULES];

enum {
	BACKTEST_PERIODS = 3,
	BACKTEST_HISTORY = 118 /* days of fills before the first month-end: a gap and a fill */
};

/* Sums for one rule, rung and distance in periods, over all month-ends. */
struct backtest_cell {
	size_t n;
	double error, bias, demand; /* sums of |forecast - fills|, forecast - fills, fills */
	size_t covered;             /* fills at or below the level of 95 % */
	size_t levels;              /* how many of the n have a level */
};

struct backtest {
	int rungs;                  /* of all products together */
	size_t origins;
	struct backtest_cell *cell; /* [(rule * rungs + rung) * BACKTEST_PERIODS + period] */
	int32_t first, last;        /* month-ends; first > last: history is too short */
};

/*
 * Runs the backtest; courses must be sorted. terms.as_of is the last known day, and no forecast
 * goes beyond it. Ladders are those of courses; their moves are not used. All locations are one.
 * Release b.
 */
void backtest_run(struct backtest *b, const struct courses *c, struct measure_terms terms);
void backtest_release(struct backtest *b);

const struct backtest_cell *backtest_at(const struct backtest *b, enum backtest_rule rule, int rung,
					int period);

/* Returns the sum over rungs and periods. */
struct backtest_cell backtest_total(const struct backtest *b, enum backtest_rule rule);

/* Returns slow climb or target, whichever has the smaller error; the first if equal. */
enum backtest_rule backtest_better(const struct backtest *b);

/*
 * Sets by_kind[] to the fills that count on days first to last, for each kind of c: of fills of one
 * patient and product less than MOVE_LEAST days apart only the first counts.
 */
void fills_between(const struct courses *c, int32_t first, int32_t last, double *by_kind);

#endif
