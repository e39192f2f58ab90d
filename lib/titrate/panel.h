/*
 * Demand by strength and period: the panel of patients carried forward from what is
 * known today and from the starts that are expected.
 */
#ifndef GLP1_TITRATE_PANEL_H
#define GLP1_TITRATE_PANEL_H

#include "titrate/chain.h"

enum { PANEL_PERIODS_MAX = 130 };

/* Patients in the same state. The target of the state is not used. */
struct cohort {
	int period;      /* in which they take their first fill on record; 0: taken before today */
	struct cell state;
	double patients;
	bool poisson;    /* their number is a mean, not a count */
	int off;         /* in period 0: their strength, if it is on no rung; or LADDER_NONE */
};

/* What happens on a rung in a period. Patients are expected numbers, so fractions are right. */
struct panel_row {
	double patients; /* who take a fill of this strength */
	double variance; /* of their number */
	double fills, fills_variance; /* of this strength: one a patient, but see panel_substitute */
	double entered, up, down, switched_in; /* of those patients, by how they came to this rung */
	double paused;   /* patients who skip this period and come back on this rung */
	double stopped;  /* patients whose last fill was on this rung, one period before */
};

struct panel {
	const struct cohort *cohort; /* the caller's */
	size_t n;
	int off;                /* strengths that are on no rung */
	int periods;            /* 1..PANEL_PERIODS_MAX */
	int rows;               /* in a period: rungs of all products, then strengths on none */
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
 * Patients with a strength that is on no rung take it once more unless they move, and then
 * that of the rung below it. started = active + paused + stopped, but for rounding.
 * Release each panel.
 */
void panels_run(const struct chain *c, struct panel *panels, size_t n);
void panel_release(struct panel *p);

static inline struct panel_row *panel_at(const struct panel *p, int period, int row)
{
	return &p->row[(size_t)(period - 1) * (size_t)p->rows + (size_t)row];
}

/*
 * Replaces each fill of the row `from` with `times` fills of the row `to`, as a prescriber decided:
 * two pens of half the strength. The numbers of patients on two strengths vary against each
 * other, so that the sum of their variances is never too little.
 */
void panel_substitute(struct panel *p, int from, int to, double times);

/* A calendar month of a panel that begins on a day. */
struct panel_month {
	int32_t first;  /* the first day of the month that the panel covers */
	int days;       /* how many of its days the panel covers */
};

enum { PANEL_MONTHS_MAX = PANEL_PERIODS_MAX };

/*
 * Replaces the rows by period with rows by calendar month; month says which they are. first: the
 * first day of the first period. Fills of a period are equally likely on each of its days:
 * of m fills with variance v a share s falls into a month with mean s m and variance
 * s^2 v + s (1 - s) m (thinning). Patients are those who fill in the month, so 30 or 31 days
 * have more than 28. Returns how many months there are; periods is set to it.
 */
int panel_by_month(struct panel *p, int32_t first, struct panel_month month[PANEL_MONTHS_MAX]);

/*
 * Returns the number that fills stay at or below with probability p: the normal quantile from a
 * mean of 10 on, else the quantile of Poisson, of the negative binomial if they vary more, or of
 * the binomial if they vary less, as fills of known patients do.
 */
double panel_level(double mean, double variance, double p);

/* Doses of one row, and how far to trust their number. */
struct doses {
	double mean, sd;
	double level; /* doses stay at or below it with the probability `service` */
};

/*
 * Returns the doses of fills with mean m and variance v: with d doses a fill, each taken with
 * probability a (adherence, 0..1), mean d a m, variance (d a)^2 v + d a (1 - a) m. Level: the
 * normal quantile of the doses from 10 fills on, else d times panel_level of m and v.
 */
struct doses panel_doses(const struct panel_row *row, double doses, double adherence,
			 double service);

#endif
