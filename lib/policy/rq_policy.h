/*
 * (r, Q) policies: stock is watched all the time; when the inventory position
 * (on hand, on order, less backorders) falls to r, an order of Q is placed.
 */
#ifndef GLP1_POLICY_RQ_POLICY_H
#define GLP1_POLICY_RQ_POLICY_H

#include "dist/quantile.h"

/*
 * Time is any one unit, the same for rates and costs. stockout_cost is of a unit
 * backordered over a unit of time, but for rq_eil of a unit short, however long,
 * and for rq_b1 of a cycle with a stockout, however many units.
 */
struct rq_params {
	double fixed_cost;       /* of an order, >= 0 */
	double holding_cost;     /* of a unit over a unit of time, > 0 */
	double stockout_cost;    /* > 0 */
	double demand_rate;      /* mean units per unit of time, > 0 */
	struct dist lead_demand; /* demand over the lead time, as by dist_over */
};

/* All NaN when an argument is out of range, or where there is no solution. */
struct rq {
	double reorder_point; /* r */
	double quantity;      /* Q */
	double cost;          /* expected, per unit of time */
};

/*
 * Expected cost per unit of time of a given policy, quantity > 0:
 *
 *   (K D + integral of G(y) from r to r + Q) / Q     normal, gamma
 *   (K D + sum of G(y) for y from r + 1 to r + Q) / Q    Poisson, r and Q whole
 *
 * G(y) = holding_cost E[(y - X)+] + stockout_cost E[(X - y)+], X the lead
 * demand; both by second-order loss functions. NaN when an argument is out of
 * range. Exact for normal (where it may be so taken) and Poisson; of nbinom,
 * which comes in clumps, that r may be overshot is left out. Zheng 1992,
 * Management Science 38(1):87-103; Federgruen & Zheng 1992, Operations Research
 * 40(4):808-813; Snyder & Shen, Fundamentals of Supply Chain Theory, 2nd ed.,
 * Examples 5.1 and 5.8.
 */
double rq_cost(const struct rq_params *p, double reorder_point, double quantity);

/*
 * The reorder point that costs least with a given quantity > 0, of normal or
 * gamma lead demand: the root of G(r) = G(r + Q). NaN when an argument is out of
 * range or the lead demand discrete. Zheng 1992.
 */
double rq_reorder_point(const struct rq_params *p, double quantity);

/*
 * The policy that costs least. Normal, gamma: G(r) = G(r + Q) = cost (Zheng
 * 1992); fixed_cost 0 gives Q = 0, which is base stock. Poisson, nbinom: whole r
 * and Q by the algorithm of Federgruen & Zheng 1992, which adds to {y*}, where G
 * is least, the cheaper neighbour for as long as that lowers the mean; Q under
 * 1000000, else no solution.
 */
struct rq rq_exact(const struct rq_params *p);

/*
 * Expected inventory level: Q = sqrt(2 D (K + p n(r)) / h), F(r) = 1 - Q h / (p D),
 * iterated from the EOQ up, fixed_cost > 0; no solution when Q h reaches p D, or
 * 10000 steps do not do. Its cost is its own: h (r - mean + Q / 2) + K D / Q +
 * p D n(r) / Q. Hadley & Whitin 1963; Snyder & Shen, Example 5.2.
 */
struct rq rq_eil(const struct rq_params *p);

/*
 * EOQ with backorders: Q = sqrt(2 K D (h + p) / (h p)), r by rq_reorder_point.
 * fixed_cost > 0, lead demand normal or gamma; cost by rq_cost, at most an eighth
 * above that of rq_exact (Zheng 1992). Snyder & Shen, Example 5.4.
 */
struct rq rq_eoqb(const struct rq_params *p);

/*
 * EOQ and safety stock: Q = sqrt(2 K D / h), r the quantile of lead demand at
 * p / (p + h). fixed_cost > 0, lead demand normal or gamma; cost by rq_cost.
 * Snyder & Shen, Example 5.5.
 */
struct rq rq_eoq_ss(const struct rq_params *p);

/*
 * Loss functions: rq_cost without what is short above r + Q, minimised:
 * Q = sqrt(2 (K D + (h + p) n2(r)) / h), n(r) = h Q / (h + p), n and n2 the
 * shortages of first and second order; there is one such Q. fixed_cost > 0, lead
 * demand normal or gamma; cost by rq_cost. Snyder & Shen, Example 5.6.
 */
struct rq rq_loss(const struct rq_params *p);

/*
 * B1, a fixed cost for each cycle with a stockout, Q and r together, of normal
 * lead demand with a variance:
 *
 *   Q = EOQ sqrt(1 + B1 / K P(Z > k))    k = sqrt(2 ln(D B1 / (sqrt(2 pi) Q h sd)))
 *
 * k = 0 where the logarithm is negative; r = mean + k sd. fixed_cost > 0. Cost:
 * K D / Q + h (Q / 2 + k sd) + B1 P(Z > k) D / Q. Silver, Pyke & Thomas,
 * Inventory and Production Management in Supply Chains, 4th ed., the B1 criterion
 * with Q and s found together.
 */
struct rq rq_b1(const struct rq_params *p);

#endif
