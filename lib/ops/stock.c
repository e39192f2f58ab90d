/* Policy stock levels; the sources of the formulas are in stock.h. */
#include "ops/stock.h"

#include <math.h>

#include "base/banned.h"

const char *const pathway_names[PATHWAYS + 1] = {
	[PATHWAY_503B] = "503B", [PATHWAY_503A] = "503A", [PATHWAY_COMMERCIAL] = "commercial",
};

const char *const stock_status_names[STOCK_STATES] = {
	[STOCK_OK] = "ok",
	[STOCK_SHORT_HISTORY] = "short_history",
	[STOCK_INSUFFICIENT] = "insufficient_history",
	[STOCK_NO_DEMAND] = "no_demand",
};

static double ceiling(double units)
{
	return ceil(units - 1e-9) + 0.0; /* no -0 */
}

static enum stock_status status_of(const struct demand *d, const struct stock_params *p,
				   const struct weeks *w)
{
	size_t least = p->allow_short ? STOCK_DAYS_LEAST : STOCK_DAYS_SHORT;
	if (d->days < least || w->n < 2)
		return isnan(p->new_rate) ? STOCK_INSUFFICIENT : STOCK_SHORT_HISTORY;
	if (w->mean <= 0)
		return STOCK_NO_DEMAND;
	return d->days < STOCK_DAYS_FULL ? STOCK_SHORT_HISTORY : STOCK_OK;
}

void stock_levels(const struct demand *d, const struct stock_params *p, struct stock_result *r)
{
	*r = (struct stock_result){ .history_days = d->days, .daily_rate = NAN,
				    .safety_stock_30d = NAN, .safety_stock_45d = NAN,
				    .safety_stock = NAN, .reorder_point = NAN, .order_up_to = NAN };
	demand_weeks(d, p->window_days, &r->weeks);
	r->status = status_of(d, p, &r->weeks);
	if (r->status == STOCK_INSUFFICIENT) /* too few weeks to be of use */
		r->weeks = (struct weeks){ .mean = NAN, .sd = NAN };
	bool is_short = d->days < STOCK_DAYS_SHORT || r->weeks.n < 2;
	if (is_short && !isnan(p->new_rate))
		r->daily_rate = p->new_rate;
	else if (r->status != STOCK_INSUFFICIENT)
		r->daily_rate = r->weeks.mean / 7;
	if (p->pathway == PATHWAY_503A) {
		r->safety_stock = 0;
		return;
	}
	if (isnan(r->daily_rate))
		return;
	r->safety_stock_30d = ceiling(30 * r->daily_rate);
	r->safety_stock_45d = ceiling(45 * r->daily_rate);
	r->safety_stock = ceiling(p->policy_days * r->daily_rate);
	r->reorder_point = ceiling(r->daily_rate * p->lead_days) + r->safety_stock;
	r->order_up_to =
		ceiling(r->daily_rate * (p->lead_days + p->review_days)) + r->safety_stock;
}

double stock_cover(const struct stock_result *r, double on_hand)
{
	return r->daily_rate > 0 ? on_hand / r->daily_rate : NAN;
}

double stock_order(const struct stock_result *r, double position, double min_order, double pack)
{
	if (isnan(r->reorder_point) || isnan(position))
		return NAN;
	if (position > r->reorder_point || position >= r->order_up_to)
		return 0;
	double units = ceiling(r->order_up_to - position);
	if (units < min_order)
		units = min_order;
	return pack > 0 ? ceiling(units / pack) * pack : units;
}
