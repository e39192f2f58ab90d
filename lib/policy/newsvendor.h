/*
 * How much to have for one period when too much and too little both cost, and
 * the order-up-to level of a periodic review, which is the same question.
 */
#ifndef GLP1_POLICY_NEWSVENDOR_H
#define GLP1_POLICY_NEWSVENDOR_H

#include "dist/quantile.h"

struct newsvendor {
	double holding_cost;  /* of a unit left over (overage: unit cost less salvage), > 0 */
	double stockout_cost; /* of a unit short (underage: price less unit cost), > 0 */
	struct dist demand;   /* of the period */
};

/*
 * Expected cost of having a given level, any finite one:
 * holding_cost E[(S - X)+] + stockout_cost E[(X - S)+]. NaN when an argument is
 * out of range. Snyder & Shen, Fundamentals of Supply Chain Theory, 2nd ed.,
 * ch. 4 (Examples 4.3 and 4.7).
 */
double newsvendor_cost(const struct newsvendor *v, double level);

/*
 * The level that costs least: the quantile of demand at the critical ratio
 * stockout_cost / (stockout_cost + holding_cost), the smallest such of discrete
 * demand. NaN when an argument is out of range.
 */
double newsvendor_level(const struct newsvendor *v);

/*
 * The problem whose level is the order-up-to level of a stock reviewed every
 * period with a lead time of whole or broken periods, >= 0, shortages being back
 * ordered: v with the demand of lead_periods + 1 periods, v's own being of one.
 * Costs are per unit and period. Snyder & Shen, Example 4.4.
 */
struct newsvendor newsvendor_base_stock(const struct newsvendor *v, double lead_periods);

#endif
