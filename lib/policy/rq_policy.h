/*
 * (r, Q) policies: stock is watched all the time; when the inventory position
 * (on hand, on order, less backorders) falls to r, an order of Q is placed.
 */
#ifndef GLP1_POLICY_RQ_POLICY_H
#define GLP1_POLICY_RQ_POLICY_H

#include "dist/quantile.h"

/*
 * Time is any one unit, the same for rates and costs. stockout_cost is of a unit
 * backordered over a unit of time.
 */
struct rq_params {
	double fixed_cost;       /* K, of an order, >= 0 */
	double holding_cost;     /* of a unit over a unit of time, > 0 */
	double stockout_cost;    /* > 0 */
	double demand_rate;      /* D, mean units per unit of time, > 0 */
	struct dist lead_demand; /* demand over the lead time, as by dist_over */
};

/* All NaN when an argument is out of range, or where there is no solution. */
struct rq {
	double reorder_point; /* r */
	double quantity;      /* Q */
	double cost;          /* expected, per unit of time */
};

/*
 * Returns the expected cost per unit of time of a given policy, quantity > 0:
 *
 *   (K D + integral of G(y) from r to r + Q) / Q         normal, gamma
 *   (K D + sum of G(y) for y from r + 1 to r + Q) / Q    Poisson, nbinom; r and Q whole
 *
 * G(y) = holding_cost E[(y - X)+] + stockout_cost E[(X - y)+], X the lead
 * demand; both by second-order loss functions. NaN when an argument is out of
 * range. Exact for Poisson demand, and for normal demand where that is a fair
 * model; demand of nbinom comes in clumps, and that these may take the position
 * below r before the order is left out. Zheng 1992,
 * Management Science 38(1):87-103; Federgruen & Zheng 1992, Operations Research
 * 40(4):808-813; Snyder & Shen, Fundamentals of Supply Chain Theory, 2nd ed.,
 * Examples 5.1 and 5.8.
 */
double rq_cost(const struct rq_params *p, double reorder_point, double quantity);

/*
 * Returns the policy that costs least. Normal, gamma: G(r) = G(r + Q) = cost (Zheng
 * 1992); fixed_cost 0 gives Q = 0, which is base stock. Poisson, nbinom: whole r and
 * Q by the algorithm of Federgruen & Zheng 1992, which begins with {y*}, where G is
 * least, and adds the cheaper neighbour for as long as that lowers the mean; there is
 * no solution with Q of 32768 or more.
 */
struct rq rq_exact(const struct rq_params *p);

#endif
