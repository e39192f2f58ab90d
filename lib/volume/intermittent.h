/*
 * The rate of a demand that is zero in many periods: Croston's method, its two bias
 * corrections, TSB, and plain exponential smoothing.
 *
 * None of them is based on a stochastic model (Shenstone & Hyndman 2005, Journal
 * of Forecasting 24, 389-402), so none gives an interval or a quantile: they give
 * a rate, and stock levels are computed elsewhere.
 */
#ifndef GLP1_VOLUME_INTERMITTENT_H
#define GLP1_VOLUME_INTERMITTENT_H

#include <stddef.h>

/*
 * z: smoothed size of a demand. x: smoothed periods from one demand to the next.
 * p: smoothed share of periods with a demand. a: the smoothing parameter of x.
 */
enum intermittent_method {
	INTERMITTENT_CROSTON, /* z / x; too high by about a / 2, and stays up when demand ends.
	                         Croston 1972, Operational Research Quarterly 23, 289-303 */
	INTERMITTENT_SBA,     /* (1 - a / 2) z / x. Syntetos & Boylan 2001, Int. J. of Production
	                         Economics 71, 457-466; 2005, Int. J. of Forecasting 21, 303-314 */
	INTERMITTENT_SBJ,     /* (1 - a / (2 - a)) z / x. Shale, Boylan & Johnston 2006, Journal of
	                         the Operational Research Society 57, 588-592 */
	INTERMITTENT_TSB,     /* p z, where p falls in every period without demand. Teunter,
	                         Syntetos & Babai 2011, European J. of Operational Research 214,
	                         606-615 */
	INTERMITTENT_SES,     /* all periods smoothed alike: Brown 1959, Statistical Forecasting
	                         for Inventory Control */
	INTERMITTENT_METHODS
};

extern const char *const intermittent_method_names[INTERMITTENT_METHODS + 1]; /* ends in NULL */

/* Where x and p start. In either case z starts at the first demand, and SES at the first period. */
enum intermittent_init {
	INTERMITTENT_NAIVE, /* x: the first interval, counted from the start of the series, so one
	                       more than its leading zeros; p: 1 if the first period has a demand,
	                       else 0. As R's forecast, statsforecast */
	INTERMITTENT_MEAN,  /* x: mean of all intervals; p: share of all periods with a demand.
	                       As R's tsintermittent without optimised starts */
	INTERMITTENT_INITS
};

extern const char *const intermittent_init_names[INTERMITTENT_INITS + 1]; /* ends in NULL */

struct intermittent_params {
	enum intermittent_method method;
	enum intermittent_init init;
	double alpha_demand;   /* smooths z, and SES: 0..1 */
	double alpha_interval; /* smooths x, or p of TSB: 0..1; unused by SES */
};

/*
 * Returns the forecast for the period after the last, in units per period, which is
 * also that for all later ones. units[0..n) are the demands of equal periods, oldest
 * first; a value below 0 (more returns than dispenses) is taken as no demand.
 *
 * x and z change only in periods with a demand, p in all but the first, which sets
 * its start. Any series of at least one period has a forecast, at least 0 and at most
 * the largest demand:
 *   all zeros         0
 *   one demand        its size by the start of x or p: with NAIVE and Croston,
 *                     size / (zeros before it + 1)
 *   no zeros          x and p are 1, so Croston and TSB are SES
 * NaN if n is 0, a parameter in use is not in 0..1, or a unit is not finite.
 */
double intermittent_rate(const struct intermittent_params *p, const double *units, size_t n);

#endif
