/*
 * (s, S) policies: stock is looked at once a period; when the inventory position
 * is s or less, an order brings it up to S.
 */
#ifndef GLP1_POLICY_SS_POLICY_H
#define GLP1_POLICY_SS_POLICY_H

#include "dist/quantile.h"

struct ss_params {
	double fixed_cost;    /* of an order, >= 0 */
	double holding_cost;  /* of a unit left at the end of a period, > 0 */
	double stockout_cost; /* of a unit backordered at the end of a period, > 0 */
	double lead_periods;  /* whole periods, >= 0; 0: there before the period's demand */
	struct dist demand;   /* of one period, mean > 0 */
};

/* All NaN when an argument is out of range, or the search for it too long. */
struct ss {
	double s;    /* reorder point: order when the position is s or less */
	double S;    /* order-up-to level */
	double cost; /* expected, per period */
};

enum { SS_SPAN_MAX = 32768 }; /* S - s at most: time grows with its square */

/*
 * Expected cost per period of whole s < S for Poisson or nbinom demand:
 *
 *   c(s, S) = (K + sum of m(j) G(S - j) for j from 0 to S - s - 1) / sum of m(j)
 *
 * G(y) = holding_cost E[(y - X)+] + stockout_cost E[(X - y)+], X the demand of
 * lead_periods + 1 periods, and m the renewal density of demand: m(0) = 1 / (1 -
 * p(0)), m(j) = sum of p(l) m(j - l) for l from 1 to j, over 1 - p(0).
 * All NaN when an argument is out of range.
 *
 * Zheng & Federgruen 1991, Operations Research 39(4):654-665; Snyder & Shen,
 * Fundamentals of Supply Chain Theory, 2nd ed., ch. 4 (policies with fixed cost).
 */
struct ss ss_cost(const struct ss_params *p, double s, double S);

/*
 * The policy that costs least, for Poisson or nbinom demand, by the algorithm of
 * Zheng & Federgruen 1991. Of policies whose costs differ by under 1e-12 of them
 * it takes the largest s and the smallest S.
 */
struct ss ss_exact(const struct ss_params *p);

/*
 * Power approximation, for demand of any kind known by mean m and variance v of
 * one period; with mean M and variance V of lead_periods + 1 periods, and
 * z = sqrt(Q h / (p sqrt(V))):
 *
 *   S - s = Q = 1.30 m^0.494 (K / h)^0.506 (1 + V / m^2)^0.116
 *   s = 0.973 M + sqrt(V) (0.183 / z + 1.063 - 2.192 z)
 *
 * fixed_cost > 0, variance > 0; neither s nor S is whole; cost stays NaN. The
 * authors' remedy for small Q (under 1.5 m: no more than base stock) is left
 * out, as in Snyder & Shen, Example 4.8. Ehrhardt & Mosier 1984, Management
 * Science 30(5):618-622.
 */
struct ss ss_power(const struct ss_params *p);

#endif
