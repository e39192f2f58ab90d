/*
 * What the costs alone would ask for, whatever the service level and the policy:
 * economic order quantity, newsvendor level, (r, Q) and (s, S).
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

#define SUPPLY_FAILS_MIN 1 /* days */
#define SUPPLY_FAILS_MAX 36500
#define SUPPLY_BACK_MIN 1
#define SUPPLY_BACK_MAX 3650

struct costs_params {
	double order_cost;    /* money for each order, > 0 */
	double holding_rate;  /* cost of holding a unit for a year, as a share of unit_cost, > 0 */
	double stockout_cost; /* money for each unit short for a day, > 0 */
	double unit_cost;     /* money, > 0 */
	double supply_fails;  /* days from one outage of the supplier to the next,
	                         on average, >= 1; NaN: outages are left out */
	double supply_back;   /* days until deliveries are back, on average, >= 1 */
};

/* NaN where unknown or out of range. Quantities are units; costs are per year of 365 days. */
struct costs {
	double eoq, eoq_cost;           /* without any shortage */
	double newsvendor_level;        /* for lead time and review period */
	double rq_point, rq_quantity, rq_cost; /* stock is watched all the time */
	double ss_point, ss_level, ss_cost;    /* stock is looked at once a review period */
	double levels_cost;             /* of the result's reorder point and order-up-to level */
	double outage_days;             /* days of demand to hold against outages of supply */
};

/*
 * Returns the costs of a SKU. With the daily rate a and weekly variance s2 of the result,
 * demand of t days has mean a t and variance max(a t, s2 t / 7): negative binomial for
 * whole quantities, else gamma. EOQ is by eoq.h; the newsvendor level is the quantile at
 * p / (p + h) over lead and review days by newsvendor.h; (r, Q) is by rq_exact; (s, S) is
 * by ss_exact, for whole quantities only, with the review period as its period and the
 * lead time rounded up to such periods. levels_cost, by ss_cost, is what the result's own
 * levels cost if an order up to the level is placed when the position is at the reorder
 * point or below. outage_days is by disruption.h with days as its periods: a supplier who
 * is up fails on a day with probability 1 / supply_fails, one who is down is back with
 * 1 / supply_back; it is the most days without delivery that the level lasts.
 */
struct costs costs_of(const struct stock_result *r, const struct safety_params *s, bool whole,
		      const struct costs_params *p);

#endif
