/*
 * What the costs alone would ask for: economic order quantity, newsvendor level,
 * (r, Q) and (s, S), beside the service level and the policy.
 */
#ifndef GLP1_POLICY_COSTS_H
#define GLP1_POLICY_COSTS_H

#include "stock/stock.h"

#define ORDER_COST_MIN 0.01
#define ORDER_COST_MAX 1e9
#define HOLDING_RATE_MIN 0.0001
#define HOLDING_RATE_MAX 100
#define STOCKOUT_COST_MIN 0.0001
#define STOCKOUT_COST_MAX 1e9

struct costs_params {
	double order_cost;    /* money, of an order, > 0 */
	double holding_rate;  /* share of a unit's cost, of holding it for a year, > 0 */
	double stockout_cost; /* money, of a unit short for a day, > 0 */
	double unit_cost;     /* money, > 0 */
};

/* NaN where unknown or out of range. Money is per year of 365 days. */
struct costs {
	double eoq, eoq_cost;           /* units; without any shortage */
	double newsvendor_level;        /* units for lead time and review period */
	double rq_point, rq_quantity, rq_cost; /* watched all the time */
	double ss_point, ss_level, ss_cost;    /* looked at once a review period */
};

/*
 * With the daily rate a and weekly variance s2 of the result, demand of t days has
 * mean a t and variance max(a t, s2 t / 7): negative binomial for whole
 * quantities, gamma else. EOQ by eoq.h; the newsvendor level is the quantile at
 * p / (p + h) over lead and review days by newsvendor.h; (r, Q) by rq_exact; (s, S)
 * by ss_exact with the review period as its period and the lead time rounded up to
 * such periods, whole quantities only.
 */
struct costs costs_of(const struct stock_result *r, const struct safety_params *s, bool whole,
		      const struct costs_params *p);

#endif
