/*
 * Demand by strength and period: the panel of patients carried forward from what is
 * known today and from the starts that are expected.
 */
#ifndef GLP1_TITRATE_PANEL_H
#define GLP1_TITRATE_PANEL_H

#include "titrate/chain.h"

enum { PANEL_PERIODS_MAX = 130 };

/* Patients who are in the same state. The target of the state is not looked at. */
struct cohort {
	int period;      /* in which they take their first fill on record; 0: taken before today */
	struct cell state;
	double patients;
	bool poisson;    /* their number is a mean, not a count */
	int off;         /* of period 0: which of the strengths on no rung is theirs; or LADDER_NONE */
};

/* What a rung sees in a period. Expected patients, so fractions are right. */
struct panel_row {
	double patients; /* who take a fill of this strength */
	double variance; /* of their number */
	double fills, fills_variance; /* of this strength: one a patient, but see panel_substitute */
	double entered, up, down, switched_in; /* of them, who were not on this rung before */
	double paused;   /* who skip this period and come back on this rung */
	double stopped;  /* whose last fill was on this rung, one period before */
};

struct panel {
	const struct cohort *cohort; /* the caller's */
	size_t n;
	int off;                /* strengths that are on no rung */
	int periods;            /* 1..PANEL_PERIODS_MAX */
	int rows;               /* a period: rungs of all products, then strengths on none */
	struct panel_row *row;  /* row[(t - 1) * rows + r], of period t from 1 */
	double started, active, paused, stopped; /* patients in all; the last three at the end */
};

/*
 * Fills in the rows of n panels that share a chain, and which have cohort, n, off and
 * periods set. The first period is the one after today's roster has stepped: what was
 * last dispensed is handed out already, so the next fill comes after the step.
 *
 * Patients are independent. A counted cohort adds patients p (1 - p) to the variance of
 * a rung, with p the probability of being on it; one whose number is Poisson adds its
 * mean: thinned Poisson numbers are Poisson (Kingman, Poisson Processes, 1993, ch. 5).
 *
 * Who has a strength that is on no rung takes it once more unless they move, and the
 * rung's below it from then on. started = active + paused + stopped, but for rounding.
 * Release each panel.
 */
void panels_run(const struct chain *c, struct panel *panels, size_t n);
void panel_release(struct panel *p);

static inline struct panel_row *panel_at(const struct panel *p, int period, int row)
{
	return &p->row[(size_t)(period - 1) * (size_t)p->rows + (size_t)row];
}

/*
 * Who would fill row from takes times fills of row to in its place, as a prescriber decided:
 * two pens of half the strength. The numbers of patients on two strengths vary against each
 * other, so that the sum of their variances is never too little.
 */
void panel_substitute(struct panel *p, int from, int to, double times);

/* A calendar month of a panel that begins on a day. */
struct panel_month {
	int32_t first;  /* the first day of it that the panel reaches */
	int days;       /* of it that the panel reaches */
};

enum { PANEL_MONTHS_MAX = PANEL_PERIODS_MAX };

/*
 * The rows of a panel by calendar month, in the place of those by period; month says which.
 * first: the first day of its first period. Fills of a period come on any of its days alike:
 * of m fills with variance v a share s falls into a month with mean s m and variance
 * s^2 v + s (1 - s) m (thinning). Patients are those who fill in the month, so 30 or 31 days
 * have more than 28. Returns how many months there are; periods is set to it.
 */
int panel_by_month(struct panel *p, int32_t first, struct panel_month month[PANEL_MONTHS_MAX]);

/*
 * The number of fills that they stay at or below with probability p: the normal quantile from a
 * mean of 10 on, else that of Poisson, of the negative binomial if they vary more, or of the
 * binomial if less, as those of known patients do.
 */
double panel_level(double mean, double variance, double p);

/* Doses of one row, and how far to trust their number. */
struct doses {
	double mean, sd;
	double level; /* that they stay at or below with the service level */
};

/*
 * With d doses a fill, each taken with probability a (adherence, 0..1), of fills with
 * mean m and variance v: mean d a m, variance (d a)^2 v + d a (1 - a) m. Level: the
 * normal quantile of the doses from 10 fills on, else d times panel_level of m and v.
 */
struct doses panel_doses(const struct panel_row *row, double doses, double adherence, double service);

#endif
