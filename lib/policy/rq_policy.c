/* (r, Q) policies, exact and approximate. */
#include "policy/rq_policy.h"

#include <math.h>
#include <stdbool.h>

#include "dist/loss.h"

#include "base/banned.h"

#define SQRT_2PI 2.50662827463100050242
#define STEPS_MAX 10000    /* of an iteration; each comes closer by a fixed ratio */
#define QUANTITY_MAX 1e6   /* of rq_exact for discrete demand: one step each */
#define CONVERGED 1e-15    /* relative change of Q */

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

static bool is_continuous(const struct rq_params *p)
{
	return in_range(p) && !is_discrete(p);
}

/* G(y), cost per unit of time at the inventory position y. */
static double rate_at(const struct rq_params *p, double y)
{
	struct loss l = loss_first(p->lead_demand, y);
	return p->holding_cost * l.surplus + p->stockout_cost * l.shortage;
}

/* G from r to r + q: its integral, or its sum over r + 1 .. r + q. */
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

/* y*, where G is least. */
static double least(const struct rq_params *p)
{
	return dist_quantile(p->lead_demand,
			     p->stockout_cost / (p->stockout_cost + p->holding_cost));
}

/* G falls up to y* and rises from there: r lies in y* - q .. y*, and halving finds it. */
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

double rq_reorder_point(const struct rq_params *p, double q)
{
	if (!is_continuous(p) || !positive(q))
		return NAN;
	return balanced(p, q);
}

static double eoq(const struct rq_params *p)
{
	return sqrt(2 * p->fixed_cost * p->demand_rate / p->holding_cost);
}

static double eoq_with_backorders(const struct rq_params *p)
{
	return eoq(p) * sqrt(1 + p->holding_cost / p->stockout_cost);
}

/* r and q with what they cost exactly; none where that cannot be told, as of q = 0. */
static struct rq policy(const struct rq_params *p, double r, double q)
{
	double cost = rq_cost(p, r, q);
	return isfinite(cost) ? (struct rq){ r, q, cost } : none;
}

/*
 * The q between low and high, or above, at which is_short becomes false; INFINITY
 * where it never does.
 */
static double crossing(const struct rq_params *p, double low, double high,
		       bool (*is_short)(const struct rq_params *p, double q))
{
	for (; isfinite(high) && is_short(p, high); high *= 2)
		low = high;
	for (;;) {
		double q = low + (high - low) / 2;
		if (!(q > low && q < high))
			return high;
		if (is_short(p, q))
			low = q;
		else
			high = q;
	}
}

/* K D against q G(r) - integral of G, which rises with q: so long the mean cost falls. */
static bool exact_is_short(const struct rq_params *p, double q)
{
	double r = balanced(p, q);
	return q * rate_at(p, r) - rates_over(p, r, q) < p->fixed_cost * p->demand_rate;
}

static struct rq exact_continuous(const struct rq_params *p)
{
	double y = least(p);
	if (p->fixed_cost == 0)
		return (struct rq){ y, 0, rate_at(p, y) };
	double q = crossing(p, 0, eoq_with_backorders(p), exact_is_short);
	return policy(p, balanced(p, q), q);
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

struct rq rq_eoqb(const struct rq_params *p)
{
	if (!is_continuous(p))
		return none;
	double q = eoq_with_backorders(p);
	return policy(p, balanced(p, q), q);
}

struct rq rq_eoq_ss(const struct rq_params *p)
{
	return is_continuous(p) ? policy(p, least(p), eoq(p)) : none;
}

/*
 * Iterates r = point(q), q = quantity(r) from the EOQ. Each rises with the other,
 * so q rises to the smallest solution, or r becomes NaN on the way.
 */
static struct rq iterate(const struct rq_params *p,
			 double (*point)(const struct rq_params *p, double q),
			 double (*quantity)(const struct rq_params *p, double r))
{
	double q = eoq(p);
	for (int i = 0; i < STEPS_MAX; i++) {
		double r = point(p, q), next = quantity(p, r);
		if (!isfinite(next))
			return none;
		if (fabs(next - q) <= CONVERGED * next)
			return (struct rq){ r, next, NAN };
		q = next;
	}
	return none;
}

static double eil_point(const struct rq_params *p, double q)
{
	return dist_quantile(p->lead_demand,
			     1 - q * p->holding_cost / (p->stockout_cost * p->demand_rate));
}

static double eil_quantity(const struct rq_params *p, double r)
{
	double short_cost = p->stockout_cost * loss_first(p->lead_demand, r).shortage;
	return sqrt(2 * p->demand_rate * (p->fixed_cost + short_cost) / p->holding_cost);
}

struct rq rq_eil(const struct rq_params *p)
{
	if (!in_range(p))
		return none;
	struct rq s = iterate(p, eil_point, eil_quantity);
	double units_short = loss_first(p->lead_demand, s.reorder_point).shortage;
	s.cost = p->holding_cost * (s.reorder_point - p->lead_demand.mean + s.quantity / 2) +
		 (p->fixed_cost + p->stockout_cost * units_short) * p->demand_rate / s.quantity;
	return s;
}

static double loss_point(const struct rq_params *p, double q)
{
	return loss_inverse(p->lead_demand,
			    p->holding_cost * q / (p->holding_cost + p->stockout_cost));
}

/* h Q^2 / 2 - (h + p) n2(r(Q)) falls from 0 and then rises: it is K D once, above the EOQ. */
static bool loss_is_short(const struct rq_params *p, double q)
{
	double above = loss_second(p->lead_demand, loss_point(p, q)).shortage;
	return p->holding_cost * q * q / 2 - (p->holding_cost + p->stockout_cost) * above <
	       p->fixed_cost * p->demand_rate;
}

struct rq rq_loss(const struct rq_params *p)
{
	if (!is_continuous(p))
		return none;
	double q = crossing(p, eoq(p), 2 * eoq(p), loss_is_short);
	return policy(p, loss_point(p, q), q);
}

static double b1_point(const struct rq_params *p, double q)
{
	double sd = sqrt(p->lead_demand.variance);
	double ratio = p->demand_rate * p->stockout_cost / (SQRT_2PI * q * p->holding_cost * sd);
	return p->lead_demand.mean + sd * sqrt(2 * fmax(log(ratio), 0));
}

static double b1_quantity(const struct rq_params *p, double r)
{
	return eoq(p) * sqrt(1 + p->stockout_cost / p->fixed_cost * dist_tail(p->lead_demand, r));
}

struct rq rq_b1(const struct rq_params *p)
{
	if (!in_range(p) || p->lead_demand.kind != DIST_NORMAL || p->lead_demand.variance == 0)
		return none;
	struct rq s = iterate(p, b1_point, b1_quantity);
	double stockouts = dist_tail(p->lead_demand, s.reorder_point) * p->stockout_cost;
	s.cost = p->holding_cost * (s.reorder_point - p->lead_demand.mean + s.quantity / 2) +
		 (p->fixed_cost + stockouts) * p->demand_rate / s.quantity;
	return s;
}
