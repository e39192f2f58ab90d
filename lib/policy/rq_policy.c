/* (r, Q) policies. */
#include "policy/rq_policy.h"

#include <math.h>
#include <stdbool.h>

#include "dist/loss.h"

#include "base/banned.h"

#define QUANTITY_MAX 32768 /* units: rq_exact takes a step for each where demand is discrete */

static const struct rq none = { NAN, NAN, NAN };

static bool positive(double x)
{
	return isfinite(x) && x > 0;
}

static bool in_range(const struct rq_params *p)
{
	return isfinite(p->fixed_cost) && p->fixed_cost >= 0 && positive(p->holding_cost) &&
	       positive(p->stockout_cost) && positive(p->demand_rate) &&
	       !isnan(dist_resolve(p->lead_demand).mean);
}

static bool is_discrete(const struct rq_params *p)
{
	return p->lead_demand.kind == DIST_POISSON || p->lead_demand.kind == DIST_NBINOM;
}

/* Returns G(y), the cost per unit of time at the inventory position y. */
static double rate_at(const struct rq_params *p, double y)
{
	struct loss l = loss_first(p->lead_demand, y);
	return p->holding_cost * l.surplus + p->stockout_cost * l.shortage;
}

/* Returns the integral of G from r to r + q, or its sum over r + 1 .. r + q. */
static double rates_over(const struct rq_params *p, double r, double q)
{
	struct loss from = loss_second(p->lead_demand, r), to = loss_second(p->lead_demand, r + q);
	return p->holding_cost * (to.surplus - from.surplus) +
	       p->stockout_cost * (from.shortage - to.shortage);
}

double rq_cost(const struct rq_params *p, double r, double q)
{
	if (!in_range(p) || !isfinite(r) || !positive(q))
		return NAN;
	if (is_discrete(p) && (r != floor(r) || q != floor(q)))
		return NAN;
	return (p->fixed_cost * p->demand_rate + rates_over(p, r, q)) / q;
}

/* Returns y*, where G is least. */
static double least(const struct rq_params *p)
{
	return dist_quantile(p->lead_demand,
			     p->stockout_cost / (p->stockout_cost + p->holding_cost));
}

/* Returns r with G(r) = G(r + q), by halving y* - q .. y*: G falls up to y* and then rises. */
static double balanced(const struct rq_params *p, double q)
{
	double high = least(p), low = high - q;
	for (;;) {
		double r = low + (high - low) / 2;
		if (!(r > low && r < high))
			return r;
		if (rate_at(p, r) > rate_at(p, r + q))
			low = r;
		else
			high = r;
	}
}

static double eoq_with_backorders(const struct rq_params *p)
{
	double orders = 2 * p->fixed_cost * p->demand_rate / p->holding_cost;
	return sqrt(orders * (1 + p->holding_cost / p->stockout_cost));
}

/* Returns r and q with their exact cost; none if the cost is not finite, as with q = 0. */
static struct rq policy(const struct rq_params *p, double r, double q)
{
	double cost = rq_cost(p, r, q);
	return isfinite(cost) ? (struct rq){ r, q, cost } : none;
}

/* Whether a larger q costs less: while q G(r) - integral of G, which rises with q, is below K D. */
static bool is_short(const struct rq_params *p, double q)
{
	double r = balanced(p, q);
	return q * rate_at(p, r) - rates_over(p, r, q) < p->fixed_cost * p->demand_rate;
}

static struct rq exact_continuous(const struct rq_params *p)
{
	double y = least(p);
	if (p->fixed_cost == 0)
		return (struct rq){ y, 0, rate_at(p, y) };
	double low = 0, high = eoq_with_backorders(p);
	for (; isfinite(high) && is_short(p, high); high *= 2)
		low = high;
	for (;;) {
		double q = low + (high - low) / 2;
		if (!(q > low && q < high))
			return policy(p, balanced(p, high), high);
		if (is_short(p, q))
			low = q;
		else
			high = q;
	}
}

static struct rq exact_discrete(const struct rq_params *p)
{
	double r = least(p) - 1, q = 1;
	double total = p->fixed_cost * p->demand_rate + rate_at(p, r + 1);
	double left = rate_at(p, r), right = rate_at(p, r + 2);
	while (fmin(left, right) * q < total && q < QUANTITY_MAX) {
		total += fmin(left, right);
		q++;
		if (left <= right)
			left = rate_at(p, --r);
		else
			right = rate_at(p, r + q + 1);
	}
	return q < QUANTITY_MAX ? (struct rq){ r, q, total / q } : none;
}

struct rq rq_exact(const struct rq_params *p)
{
	if (!in_range(p))
		return none;
	return is_discrete(p) ? exact_discrete(p) : exact_continuous(p);
}
