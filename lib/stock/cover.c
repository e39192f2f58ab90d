/* How long stock lasts and what it meets; the sources of the formulas are in stock.h. */
#include "stock/stock.h"

#include <math.h>

#include "base/date.h"
#include "dist/loss.h"

#include "base/banned.h"

double stock_cover(const struct stock_result *r, const struct bookings *booked, double usable)
{
	if (booked)
		return bookings_cover(booked, r->daily_rate, usable);
	return r->daily_rate > 0 ? usable / r->daily_rate : NAN;
}

int32_t stock_out_on(int32_t as_of, double cover)
{
	double days = floor(cover + STOCK_FORGIVEN_DAYS) + 1;
	return days >= 1 && days <= STOCK_OUT_DAYS && days <= DATE_LAST - as_of ?
		       as_of + (int32_t)days : DATE_NONE;
}

int32_t stock_order_by(int32_t as_of, int32_t out_on, double lead_days)
{
	if (out_on == DATE_NONE || !(lead_days >= 0))
		return DATE_NONE;
	return lead_days < out_on - as_of ? out_on - (int32_t)ceil(lead_days) : as_of;
}

/* The variance of the demand of t days, from the weekly sums; NaN if there are too few weeks. */
static double spread_of(const struct weeks *w, double t)
{
	double k = t / 7, s2 = w->sd * w->sd;
	return w->n < 2 ? NAN : k * s2 + k * k * s2 / (double)w->n;
}

static struct dist demand_of(bool whole, double mean, double variance)
{
	/* fmax passes over NaN: an unknown variance becomes the mean, that of Poisson */
	return (struct dist){ whole ? DIST_NBINOM : DIST_GAMMA, mean, fmax(mean, variance) };
}

/* Whether the demand of t days, t > 0, is covered; ties are decided as in dist_quantile. */
static bool lasts(const struct stock_result *r, const struct bookings *booked, double t,
		  double service_level, bool whole, double usable)
{
	double mean = booked ? bookings_demand(booked, r->daily_rate, t) : r->daily_rate * t;
	struct dist d = demand_of(whole, mean, spread_of(&r->weeks, t));
	return dist_cdf(d, usable) >= service_level * (1 - 1e-14);
}

double stock_cover_at(const struct stock_result *r, const struct bookings *booked,
		      double service_level, bool whole, double usable)
{
	int least = 0, beyond = STOCK_COVER_MAX + 1;
	if (isnan(stock_cover(r, booked, usable)))
		return NAN;
	while (beyond - least > 1) {
		int t = (least + beyond) / 2;
		if (lasts(r, booked, t, service_level, whole, usable))
			least = t;
		else
			beyond = t;
	}
	return least;
}

/* The demand of the next t days, with the variance that an uncertain lead time adds. */
static struct dist coming_demand(const struct stock_result *r, const struct stock_params *p,
				 double t, bool whole)
{
	double mean = stock_demand(p, r, t);
	double spread = fmax(spread_of(&r->weeks, t), mean);
	if (p->forecast)
		spread = fmax(spread, forecast_variance(p->forecast, t));
	return demand_of(whole, mean, spread + pow(r->daily_rate * p->safety.lead_sd, 2));
}

double stock_fill_rate(const struct stock_result *r, const struct stock_params *p, bool whole)
{
	double lead = p->safety.lead_days;
	if (isnan(r->reorder_point) || !(r->daily_rate > 0) || p->last_order)
		return NAN;
	struct dist late = coming_demand(r, p, lead + p->safety.review_days, whole);
	struct dist early = coming_demand(r, p, lead, whole);
	double units_short = loss_first(late, r->reorder_point).shortage -
			     loss_first(early, r->reorder_point).shortage;
	return fmin(1 - units_short / (late.mean - early.mean), 1);
}
