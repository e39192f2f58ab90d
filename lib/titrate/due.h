/*
 * Demand by strength and day: each patient fills on their due day, at the strength
 * that the step leads to. That the fill comes then, and not spread over a period, is half
 * of what this knows more than plain history does.
 */
#ifndef GLP1_TITRATE_DUE_H
#define GLP1_TITRATE_DUE_H

#include "titrate/chain.h"
#include "titrate/roster.h"

enum { DUE_DAYS_MAX = 400, DUE_FILLS_MAX = DUE_DAYS_MAX / MOVE_LEAST + 2 };

/* How many days lie between the fills of those who go on. */
struct gaps {
	bool measured;
	double share[GAP_DAYS_MAX + 1]; /* of fills that come so many days after the one before */
	double later[GAP_DAYS_MAX + 1]; /* share that comes later than that */
};

/* All after 28 days; or, a share of them, after the 56 of a pause. */
void gaps_default(struct gaps *g, double pause);

/* From counts by days; days under MOVE_LEAST are not looked at. False, as it was: there are none. */
bool gaps_measured(struct gaps *g, const uint64_t counts[GAP_DAYS_MAX + 1]);

/* Patients in one state whose last fill was so many days ago. */
struct due_group {
	struct cell state; /* as of that fill; the target is not looked at. fills 0: they paused */
	int elapsed;       /* 0..GAP_DAYS_MAX */
	double patients;
};

/* Starts of a product, on a rung. */
struct due_starts {
	struct cell state;      /* of their first fill */
	double rate;            /* a day */
	int from, days;         /* from which day on, tomorrow being 0, and for how many; 0: on and on */
	double dispersion;      /* variance of a day's starts over the rate: 1 for Poisson */
	double history_days;    /* that the rate was estimated from; 0: it is known */
	bool counted;           /* they are a number, not a mean: says nothing for days */
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
 * n inputs of the same chain, which must have been built without pauses: gaps have them.
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
 * fills on one day of a week does not on another. Without measured gaps who is overdue
 * by 14 days at most is due tomorrow, and who has paused on day 56, or tomorrow.
 * out: days set, from 1 to DUE_DAYS_MAX. Release them.
 */
void due_forecast(const struct chain *c, const struct gaps *g, const struct due_input *in,
		  struct due_days *out, size_t n);
/*
 * Fills of rung from become times as many of rung to, on the same days. Their numbers vary against
 * each other, so that the sum of variances is never too little.
 */
void due_substitute(struct due_days *d, int from, int to, double times);

/*
 * The first day, from 0, by the end of which the fills of a rung, expected (p NaN) or at the
 * level of p, are more than there are; days if they never are.
 */
int due_runs_out(const struct due_days *d, int rung, double fills, double p);
void due_release(struct due_days *d);

#endif
