/*
 * Demand by strength and day: each patient fills on their due day, at the strength to
 * which the step (chain.h) leads. To know the day, and not only the period, is half of what
 * this forecast has over plain history.
 */
#ifndef GLP1_TITRATE_DUE_H
#define GLP1_TITRATE_DUE_H

#include "titrate/chain.h"
#include "titrate/roster.h"

enum { DUE_DAYS_MAX = 400, DUE_FILLS_MAX = DUE_DAYS_MAX / MOVE_LEAST + 2 };

/* The distribution of days between the fills of patients who go on. */
struct gaps {
	bool measured;
	double share[GAP_DAYS_MAX + 1]; /* of fills that come i days after the one before */
	double later[GAP_DAYS_MAX + 1]; /* of fills that come later than i days after it */
};

/* Sets gaps of 28 days for all but the share pause, which has 56. */
void gaps_default(struct gaps *g, double pause);

/* Sets gaps from counts by days, from MOVE_LEAST on. False, and unchanged: there are none. */
bool gaps_measured(struct gaps *g, const uint64_t counts[GAP_DAYS_MAX + 1]);

/* Patients in one state whose last fill was `elapsed` days ago. */
struct due_group {
	struct cell state; /* as of that fill; its target is not used. fills 0: they paused */
	int elapsed;       /* 0..GAP_DAYS_MAX */
	double patients;
};

/* Starts of a product, on a rung. */
struct due_starts {
	struct cell state;      /* of their first fill */
	double rate;            /* a day */
	int from, days;         /* from which day on, tomorrow being 0, and for how many; 0: on and on */
	double dispersion;      /* variance of a day's starts over the rate: 1 for Poisson */
	double history_days;    /* the rate was estimated from them; 0: it is known */
	bool counted;           /* they are a count, not a mean; not used in forecasts by day */
};

struct due_input {
	const struct due_group *group;
	size_t groups;
	const struct due_starts *starts;
	size_t n_starts;
};

/* Fills, by day from tomorrow (0) and rung of the chain: mean[day * rungs + rung]. */
struct due_days {
	int days, rungs;
	double *mean, *variance;
};

/*
 * Forecasts n inputs of the same chain, which must be built without pauses, as gaps have them.
 *
 *   known    the first fill of who was last here e days ago comes on day e + d with
 *            probability s share(e + d) / later(e), where s is that of coming at all,
 *            (1 - h) later(e) / ((1 - h) later(e) + h), h the hazard of stopping. Later
 *            fills follow by gaps. By the step, the rung. Variance p (1 - p) a day
 *   starts   at their rate, and their later fills alike. Variance: dispersion times the
 *            mean, and C^2 rate / history days for the rate itself, C the fills so far of one
 *            start a day: for starts alone H rate + H^2 rate / T over H days
 *
 * Variances of days add up as if days were independent, which is never too little: a patient who
 * fills on one day of a week does not on another. Without measured gaps
 * patients overdue by 14 days at most are due tomorrow; those who paused, on day 56 or tomorrow.
 * out[i].days must be set, 1 to DUE_DAYS_MAX. Release out[i].
 */
void due_forecast(const struct chain *c, const struct gaps *g, const struct due_input *in,
		  struct due_days *out, size_t n);
/*
 * Replaces each fill of the rung `from` with `times` fills of the rung `to` on the same day. Fills
 * of the two vary against each other, so that the sum of variances is never too little.
 */
void due_substitute(struct due_days *d, int from, int to, double times);

/*
 * Returns the first day, from 0, by the end of which the fills of a rung, expected (p NaN) or at
 * the level of p, exceed the given fills; d->days if they never do.
 */
int due_runs_out(const struct due_days *d, int rung, double fills, double p);
void due_release(struct due_days *d);

#endif
