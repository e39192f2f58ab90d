/*
 * (s, S) policies: stock is looked at once a period; when the inventory position
 * is s or less, an order brings it up to S.
 */
#ifndef GLP1_POLICY_SS_POLICY_H
#define GLP1_POLICY_SS_POLICY_H

#include "dist/quantile.h"

struct ss_params {
	double fixed_cost;    /* K, of an order, >= 0 */
	double holding_cost;  /* of a unit left at the end of a period, > 0 */
	double stockout_cost; /* of a unit backordered at the end of a period, > 0 */
	double lead_periods;  /* whole, >= 0; 0: an order comes before the demand of its period */
	struct dist demand;   /* of one period, mean > 0 */
};

/* All NaN when an argument is out of range, or the search would take too long. */
struct ss {
	double reorder_point; /* s: order when the position is s or below */
	double order_up_to;   /* S */
	double cost;          /* expected, per period */
};

enum { SS_SPAN_MAX = 4096 }; /* S - s at most: the time needed grows with its square */

/*
 * Returns s, S and the expected cost per period, for whole s < S and Poisson or nbinom demand:
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
struct ss ss_cost(const struct ss_params *p, double reorder_point, double order_up_to);

/*
 * Returns the policy that costs least, for Poisson or nbinom demand, by the algorithm
 * of Zheng & Federgruen 1991. Of policies whose costs differ by less than a share of
 * 1e-12 it takes the largest s and the smallest S.
 */
struct ss ss_exact(const struct ss_params *p);

#endif
