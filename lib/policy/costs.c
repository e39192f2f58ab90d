/* Runs the cost-based policies of this room on one SKU. */
#include "policy/costs.h"

#include <math.h>

#include "policy/disruption.h"
#include "policy/eoq.h"
#include "policy/newsvendor.h"
#include "policy/rq_policy.h"
#include "policy/ss_policy.h"

#include "base/banned.h"

enum { YEAR = 365 };

static struct dist demand_of(const struct stock_result *r, bool whole, double days)
{
	double mean = r->daily_rate * days, s2 = r->weeks.sd * r->weeks.sd;
	return (struct dist){ whole ? DIST_NBINOM : DIST_GAMMA, mean,
			      fmax(mean, s2 * days / 7) /* fmax leaves out NaN */ };
}

static double outage_days(double rate, double holding_cost, const struct costs_params *p)
{
	const struct disruption d = { holding_cost, p->stockout_cost, rate, 1 / p->supply_fails,
				      1 / p->supply_back };
	return round(disruption_level(&d) / rate) - 1;
}

struct costs costs_of(const struct stock_result *r, const struct safety_params *s, bool whole,
		      const struct costs_params *p)
{
	struct costs c = { NAN, NAN, NAN, NAN, NAN, NAN, NAN, NAN, NAN, NAN, NAN };
	double h = p->unit_cost * p->holding_rate / YEAR; /* cost of holding a unit for a day */
	if (!(r->daily_rate > 0))
		return c;
	const struct eoq_params lot = { p->order_cost, h, INFINITY, r->daily_rate, INFINITY };
	const struct eoq eoq = eoq_optimum(&lot);
	c.eoq = eoq.quantity;
	c.eoq_cost = eoq.cost * YEAR;

	const struct newsvendor news = {
		h, p->stockout_cost, demand_of(r, whole, s->lead_days + s->review_days)
	};
	c.newsvendor_level = newsvendor_level(&news);

	const struct rq_params watched = { p->order_cost, h, p->stockout_cost, r->daily_rate,
					   demand_of(r, whole, s->lead_days) };
	const struct rq rq = rq_exact(&watched);
	c.rq_point = rq.reorder_point;
	c.rq_quantity = rq.quantity;
	c.rq_cost = rq.cost * YEAR;

	double period = s->review_days;
	const struct ss_params looked_at = { p->order_cost, h * period, p->stockout_cost * period,
					     ceil(s->lead_days / period - 1e-9),
					     demand_of(r, whole, period) };
	const struct ss ss = ss_exact(&looked_at); /* NaN where quantities are not whole */
	c.ss_point = ss.reorder_point;
	c.ss_level = ss.order_up_to;
	c.ss_cost = ss.cost * YEAR / period;
	const struct ss levels = ss_cost(&looked_at, fmin(r->reorder_point, r->order_up_to - 1),
					 r->order_up_to);
	c.levels_cost = levels.cost * YEAR / period;
	c.outage_days = outage_days(r->daily_rate, h, p);
	return c;
}
