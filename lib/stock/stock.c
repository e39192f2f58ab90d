/* Stock levels; the sources of the formulas are in stock.h. */
#include "stock/stock.h"

#include <math.h>

#include "base/date.h"
#include "sku/sku.h"

#include "base/banned.h"

const char *const stock_status_names[STOCK_STATES] = {
	[STOCK_OK] = "ok",
	[STOCK_SHORT_HISTORY] = "short_history",
	[STOCK_INSUFFICIENT] = "insufficient_history",
	[STOCK_NO_DEMAND] = "no_demand",
	[STOCK_PERISHES] = "policy_exceeds_shelf_life",
};

const char *const stock_basis_names[STOCK_BASES] = {
	[STOCK_NO_BASIS] = "",
	[STOCK_POLICY] = "policy",
	[STOCK_STATISTICAL] = "statistical",
	[STOCK_PATIENT_SPECIFIC] = "patient_specific",
	[STOCK_FORECAST] = "forecast",
};

/* Sets the status: whether the history is long enough, and whether there is demand. */
static void judge(const struct demand *d, const struct stock_params *p, struct stock_result *r)
{
	const struct weeks *w = &r->weeks;
	size_t least = p->allow_short ? STOCK_DAYS_LEAST : STOCK_DAYS_SHORT, days = d->days + d->cut;
	bool too_short = days < least || w->n < DEMAND_WEEKS_LEAST;
	r->rate_is_given = too_short && !isnan(p->new_rate);
	if (too_short)
		r->status = r->rate_is_given ? STOCK_SHORT_HISTORY : STOCK_INSUFFICIENT;
	else if (w->mean <= 0)
		r->status = STOCK_NO_DEMAND;
	else
		r->status = days < STOCK_DAYS_FULL ? STOCK_SHORT_HISTORY : STOCK_OK;
}

/* Sets the rate, from history or as given, and what the weeks say of its spread. */
static void rate_of(const struct demand *d, const struct stock_params *p, struct stock_result *r)
{
	struct weeks *w = &r->weeks;
	struct demand seen = *d;
	const struct outliers outliers = demand_outliers(d, p->window_days);
	if (p->clip_outliers)
		seen.week_limit = outliers.limit;
	demand_weeks(&seen, p->window_days, w);
	judge(d, p, r);
	if (r->rate_is_given) {
		r->daily_rate = p->new_rate;
		return;
	}
	if (r->status == STOCK_INSUFFICIENT) { /* too few weeks to be of use */
		*w = (struct weeks){ .dropped = w->dropped, .mean = NAN, .sd = NAN };
		return;
	}
	w->mean = demand_weekly_rate(w, &p->rate);
	r->daily_rate = w->mean / 7;
	/* what died in the window is not kept alive by what came before it */
	if (r->status == STOCK_NO_DEMAND)
		return;
	r->outliers = outliers.weeks;
	safety_levels(&seen, w, &p->safety, &r->safety);
}

/* The days of demand that an order is for. */
static double order_days(const struct stock_params *p)
{
	return fmax(p->safety.review_days, p->cycle_days);
}

double stock_forecast_days(const struct stock_params *p)
{
	double interval = p->safety.lead_days + order_days(p);
	return fmax(fmax(interval, p->policy_days), STOCK_RATE_DAYS);
}

/* Takes the rate and the demand of lead and review days from the forecast, not from history. */
static void use_forecast(const struct demand *d, const struct stock_params *p,
			 struct stock_result *r)
{
	const struct safety_params *s = &p->safety;
	double days = s->lead_days + s->review_days, mean = forecast_mean(p->forecast, days);
	double history = r->safety.variance; /* NaN: fmax passes over it */
	r->history_rate = r->daily_rate;
	r->daily_rate = forecast_mean(p->forecast, STOCK_RATE_DAYS) / STOCK_RATE_DAYS;
	double lead_error = r->daily_rate * s->lead_sd;
	double variance = forecast_variance(p->forecast, days) + lead_error * lead_error;
	variance = fmax(fmax(variance, history), 0);
	r->safety = (struct safety_result)SAFETY_UNKNOWN;
	r->safety.mean = mean;
	r->safety.variance = variance;
	struct dist demand = { d->whole ? DIST_NBINOM : DIST_GAMMA, mean, fmax(variance, mean) };
	r->safety.level = dist_quantile(demand, s->service_level);
	r->safety.stock = s->method == SAFETY_POLICY_ONLY ? 0 : fmax(r->safety.level - mean, 0);
	if (isnan(r->safety.level)) /* fmax passes over it */
		r->safety.stock = NAN;
	r->rate_is_given = false;
	if (r->status == STOCK_INSUFFICIENT || r->status == STOCK_NO_DEMAND)
		r->status = STOCK_SHORT_HISTORY;
}

/* Expected demand that safety stock is for; bookings do not count: a full week is no rate. */
static double steady_demand(const struct stock_params *p, const struct stock_result *r, double days)
{
	return p->forecast ? forecast_mean(p->forecast, days) : days * r->daily_rate;
}

double stock_demand(const struct stock_params *p, const struct stock_result *r, double days)
{
	bool booked = p->booked && !p->forecast;
	return booked ? bookings_demand(p->booked, r->daily_rate, days) : steady_demand(p, r, days);
}

/* False for days that an option or a file should not have let through. */
static bool in_range(const struct stock_params *p)
{
	return safety_in_range(&p->safety) && !(p->cycle_days > CYCLE_DAYS_MAX);
}

/* Sets the safety stock and its basis; an unknown statistical level does not count as 0. */
static void safety_of(const struct demand *d, const struct stock_params *p, struct stock_result *r)
{
	double covered = p->policy_is_cover ? p->safety.lead_days + p->safety.review_days : 0;
	double policy = num_ceil(steady_demand(p, r, fmax(p->policy_days - covered, 0)));
	double statistical = isnan(r->safety.stock) ? 0 : num_ceil(r->safety.stock);
	r->safety_stock_30d = num_ceil(steady_demand(p, r, 30));
	r->safety_stock_45d = num_ceil(steady_demand(p, r, 45));
	r->implied_service_level = safety_implied(&r->safety, d->whole, r->safety_stock_30d);
	bool none = p->safety.method == SAFETY_POLICY_ONLY || r->rate_is_given ||
		    r->status == STOCK_NO_DEMAND;
	if (isnan(r->safety.stock) && !none)
		return;
	r->safety_stock = fmax(policy, statistical);
	r->basis = p->forecast ? STOCK_FORECAST
		   : statistical > policy ? STOCK_STATISTICAL : STOCK_POLICY;
}

/* Cuts the levels to what can be used before the beyond-use date. */
static void cap(const struct stock_params *p, struct stock_result *r)
{
	double days = p->shelf_life_days - p->use_days, rate = r->daily_rate;
	if (p->last_order) /* there is no later one to wait for */
		r->reorder_point = r->order_up_to;
	if (isnan(days) || rate <= 0)
		return;
	double used = p->booked ? bookings_demand(p->booked, rate, fmax(days, 0)) : rate * days;
	double usable = fmax(floor(used + 1e-9), 0);
	if (p->last_order) {
		r->reorder_point = r->order_up_to = usable;
		r->capped = true;
		return;
	}
	double wait = r->basis == STOCK_POLICY && !p->policy_is_cover ? p->policy_days
								      : r->safety_stock / rate;
	if (wait + order_days(p) <= days)
		return;
	r->status = STOCK_PERISHES;
	r->capped = true;
	r->order_up_to = usable;
	r->reorder_point = fmin(r->reorder_point, usable);
}

void stock_levels(const struct demand *d, const struct stock_params *p, struct stock_result *r)
{
	*r = (struct stock_result){ .history_days = d->days + d->cut, .daily_rate = NAN,
		.history_rate = NAN,
				    .safety_stock_30d = NAN, .safety_stock_45d = NAN,
				    .implied_service_level = NAN, .safety_stock = NAN,
				    .reorder_point = NAN, .order_up_to = NAN,
				    .safety = SAFETY_UNKNOWN };
	rate_of(d, p, r);
	if (p->forecast && (double)p->forecast->days >= stock_forecast_days(p))
		use_forecast(d, p, r);
	else if (p->forecast)
		r->daily_rate = NAN;
	if (p->pathway == PATHWAY_503A) {
		r->safety = (struct safety_result)SAFETY_UNKNOWN;
		r->safety_stock = 0;
		r->basis = STOCK_PATIENT_SPECIFIC;
		return;
	}
	if (isnan(r->daily_rate) || !in_range(p))
		return;
	safety_of(d, p, r);
	if (isnan(r->safety_stock))
		return;
	double lead = p->safety.lead_days, review = p->safety.review_days;
	r->reorder_point = num_ceil(stock_demand(p, r, lead + review)) + r->safety_stock;
	r->order_up_to = num_ceil(stock_demand(p, r, lead + order_days(p))) + r->safety_stock;
	cap(p, r);
	r->no_room = p->max_units > 0 && r->order_up_to > p->max_units;
	if (r->no_room) { /* what there is no room for is not ordered up to */
		r->order_up_to = p->max_units;
		r->reorder_point = fmin(r->reorder_point, p->max_units);
	}
}

double stock_annual_units(const struct demand *d, size_t window_days)
{
	struct weeks w;
	demand_weeks(d, window_days, &w);
	return d->days + d->cut < STOCK_DAYS_SHORT ? NAN : w.mean / 7 * 365;
}

bool stock_order_counts(const struct stock_params *p, int32_t as_of, int32_t due)
{
	return p->last_order || due == DATE_NONE ||
	       (double)due - (double)as_of <= p->safety.lead_days + p->safety.review_days;
}

double stock_whole_order(double units, double min_order, double pack)
{
	if (pack <= 0)
		return fmax(num_ceil(units), min_order);
	return num_ceil(fmax(units, min_order) / pack) * pack;
}

double stock_order(const struct stock_result *r, double position, double min_order, double pack)
{
	if (isnan(r->reorder_point) || isnan(position))
		return NAN;
	double missing = r->order_up_to - position;
	if (position > r->reorder_point + 1e-9 || missing <= 1e-9)
		return 0;
	double order = stock_whole_order(missing, min_order, pack);
	double fewer = pack > 0 ? fmax(floor(missing / pack + 1e-9), 1) * pack : order;
	/* rounding up may not order what perishes, but one pack if any are needed, and the least */
	return r->capped && fewer + 1e-9 >= min_order ? fewer : order;
}
