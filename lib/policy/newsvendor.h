/* How much to have for one period when too much and too little both cost. */
#ifndef GLP1_POLICY_NEWSVENDOR_H
#define GLP1_POLICY_NEWSVENDOR_H

#include "dist/quantile.h"

struct newsvendor {
	double holding_cost;  /* of a unit left over (overage: unit cost less salvage), > 0 */
	double stockout_cost; /* of a unit short (underage: price less unit cost), > 0 */
	struct dist demand;   /* of the period */
};

/*
 * Returns the level, in units, that costs least: the quantile of demand at the critical
 * ratio stockout_cost / (stockout_cost + holding_cost), for discrete demand the smallest
 * such level. NaN when an argument is out of range. For the demand of lead time and
 * review period it is the order-up-to level of a periodic review with shortages back
 * ordered. Snyder & Shen, Fundamentals of Supply Chain Theory, 2nd ed., ch. 4 (Examples
 * 4.3, 4.4 and 4.7).
 */
double newsvendor_level(const struct newsvendor *v);

#endif
