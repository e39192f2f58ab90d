/*
 * Statistical stock levels: how many units cover the demand of a protection interval
 * (lead time and review period) with a given probability, from three views of the
 * same history. The other way to set a level is a policy of so many days of supply;
 * glp1-stock prints both and takes the larger.
 */
#ifndef GLP1_STOCK_SAFETY_H
#define GLP1_STOCK_SAFETY_H

#include <math.h>

#include "volume/demand.h"
#include "dist/quantile.h"

enum safety_method {
	SAFETY_ROBUST,      /* the largest of A, B and C */
	SAFETY_NB,          /* A: negative binomial with estimation error and lead-time variance */
	SAFETY_POISSON,     /* Poisson with the mean of A */
	SAFETY_GAMMA,       /* gamma with mean and variance of A */
	SAFETY_NORMAL,      /* normal with mean and variance of A */
	SAFETY_EMPIRICAL,   /* C: windows of the history; A where there are too few */
	SAFETY_POLICY_ONLY, /* no statistical level at all */
	SAFETY_METHODS
};

extern const char *const safety_method_names[SAFETY_METHODS + 1]; /* ends in NULL */

/* Days are within the bounds of sku/sku.h; only review_days may be below its bound. */
struct safety_params {
	enum safety_method method;
	double service_level; /* probability that an interval is covered, in (0, 1) */
	double lead_days;     /* mean, >= 0 */
	double lead_sd;       /* standard deviation of the lead time, days, >= 0 */
	double review_days;   /* >= 0; lead_days + review_days > 0 */
	size_t season_days;   /* B forecasts by the demand this many days before, 28 for monthly
	                         refills; by a mean if 0, shorter than the interval or over 56 */
};

/* Levels are units to have at the start of an interval; NaN where history is too short. */
struct safety_result {
	double mean, variance; /* of demand in the interval, as A sees it */
	double level_a, level_b, level_c;
	double level;          /* the one that the method takes */
	double stock;          /* level less mean, at least 0 */
	double bias;           /* mean forecast error of B relative to its forecast: trend */
};

#define SAFETY_UNKNOWN { NAN, NAN, NAN, NAN, NAN, NAN, NAN, NAN }

enum {
	SAFETY_HISTORY = 182,  /* days of history that B and C look at */
	SAFETY_RATE_DAYS = 56, /* B's rolling forecast is the mean of so many days */
	SAFETY_ORIGINS = 20,   /* the least number of forecasts for B */
	SAFETY_WINDOWS = 80    /* the least number of windows for C */
};

/* Whether all members of p are in the ranges given above. */
bool safety_in_range(const struct safety_params *p);

/*
 * Fills in the levels. H = lead + review days, k = H / 7; m, s2 and n are the mean, sample
 * variance and number of the weeks, a = m / 7:
 *
 *   A  mean mu = k m, variance max(mu, k s2 + k^2 s2 / n + (a lead_sd)^2); quantile
 *      of the negative binomial, Poisson if not over-dispersed, gamma if the
 *      quantities are no whole numbers. k^2 s2 / n is the error of the estimated
 *      mean (Silver, Pyke & Thomas ch. 3), (a lead_sd)^2 that of the lead time
 *      (Eppen & Martin, Management Science 34:1380, 1988).
 *   B  errors of rolling forecasts of H days by the mean of 56 days, over 182 days;
 *      quantile with mean H times today's rate plus a positive bias, and their
 *      variance (Saoud, Kourentzes & Boylan, Omega 110:102614, 2022).
 *   C  the empirical quantile of overlapping H-day sums of 182 days
 *      (Trapero, Cardos & Kourentzes, Omega 84:199, 2019).
 *
 * All are NaN if there are fewer than two weeks, or if p is out of range.
 */
void safety_levels(const struct demand *d, const struct weeks *w, const struct safety_params *p,
		   struct safety_result *r);

/* Returns the probability, by A, that the demand of an interval is at most mean + units. */
double safety_implied(const struct safety_result *r, bool whole, double units);

#endif
