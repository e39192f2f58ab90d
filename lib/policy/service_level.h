/*
 * Reorder points from a service level: the share of order cycles without a
 * stockout (cycle service level), or of demand met from stock (fill rate).
 */
#ifndef GLP1_POLICY_SERVICE_LEVEL_H
#define GLP1_POLICY_SERVICE_LEVEL_H

#include "dist/quantile.h"

/* NaN where unknown; units of demand. */
struct reorder {
	double demand_mean, demand_sd; /* over lead time and review period */
	double safety_stock;           /* reorder_point - demand_mean */
	double reorder_point;          /* order-up-to level of a periodic review */
};

/*
 * The level that demand over the protection interval (lead time + review period)
 * stays within with probability service_level, 0 < service_level < 1. per_period:
 * demand of one period; lead_periods, lead_sd and review_periods in the same
 * periods, >= 0, lead_sd > 0 for a lead time that varies. Demand over the
 * interval: dist_over. All NaN when an argument is out of range.
 *
 * Poisson: demand_sd follows from the variance given, but the level from the
 * mean only. Silver, Pyke & Thomas, Inventory and Production Management in
 * Supply Chains, 4th ed., ch. 6; Eppen & Martin 1988.
 */
struct reorder service_reorder(struct dist per_period, double lead_periods, double lead_sd,
			       double review_periods, double service_level);

/* What a reorder point does, with orders of a given quantity. */
struct service {
	double k;                   /* safety factor: (reorder_point - mean) / sd; NaN if sd is 0 */
	double units_short;         /* expected shortage of a cycle */
	double fill_rate;           /* share of demand met from stock: 1 - units_short / quantity */
	double cycle_service_level; /* P(no stockout in a cycle) */
	double reorder_point;
};

/*
 * lead_demand: demand over the lead time; quantity > 0: of one order. The fill
 * rate is the textbook's, which leaves out shortages still open when an order
 * comes in, and so is below 0 where nothing is met (Silver, Pyke & Thomas, ch. 6,
 * service P2); see service_fill_rate. All NaN when an argument is out of
 * range.
 *
 * _at: of a given reorder point, any. _of_cycle: smallest reorder point with that
 * cycle service level, in 0..1, both left out. _of_fill: the reorder point with
 * that fill rate, below 1, by the inverse of the loss function.
 */
struct service service_at(struct dist lead_demand, double quantity, double reorder_point);
struct service service_of_cycle(struct dist lead_demand, double quantity, double level);
struct service service_of_fill(struct dist lead_demand, double quantity, double fill_rate);

/*
 * Share of demand met from stock, 0..1, shortages still open at the order's
 * arrival not counted twice: 1 - (n(r) - n(r + Q)) / Q, n the first-order loss
 * (Zipkin, Foundations of Inventory Management, ch. 6). NaN when out of range.
 */
double service_fill_rate(struct dist lead_demand, double quantity, double reorder_point);

#endif
