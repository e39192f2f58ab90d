/*
 * Economic order quantity: how much to order at a time when demand is steady,
 * with or without planned backorders, all at once or as it is produced.
 */
#ifndef GLP1_POLICY_EOQ_H
#define GLP1_POLICY_EOQ_H

/* Time is any one unit, the same for rates and costs. */
struct eoq_params {
	double fixed_cost;      /* K, of an order, >= 0 */
	double holding_cost;    /* h, of a unit over a unit of time, > 0 */
	double stockout_cost;   /* p, of a unit backordered over a unit of time, > 0; INFINITY: never */
	double demand_rate;     /* D, units per unit of time, >= 0 */
	double production_rate; /* units per unit of time, > demand_rate; INFINITY: all at once */
};

/* All NaN when an argument is out of range. */
struct eoq {
	double quantity;          /* Q, of one order */
	double stockout_fraction; /* x, share of demand that is backordered */
	double cost;              /* per unit of time, without the price of the units */
};

/*
 * Returns what costs least. With u = 1 - demand_rate / production_rate:
 *
 *   x = h / (h + p)    Q = sqrt(2 K D (h + p) / (h p u))    cost = sqrt(2 K D u h p / (h + p))
 *
 * Without stockouts (p infinite) x = 0 and Q = sqrt(2 K D / (h u)); if all comes at
 * once, u = 1. Harris 1913; Snyder & Shen, Fundamentals of Supply Chain Theory, 2nd
 * ed., ch. 3 (Examples 3.1 and 3.8, Problem 3.22).
 */
struct eoq eoq_optimum(const struct eoq_params *p);

#endif
