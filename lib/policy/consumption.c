/* Average consumption by several conventions; their sources are in consumption.h. */
#include "policy/consumption.h"

#include <math.h>
#include <stdbool.h>

#include "base/banned.h"

static bool in_range(double x)
{
	return isfinite(x) && x >= 0;
}

static double ceiling(double units)
{
	return ceil(units - 1e-9) + 0.0; /* no -0 */
}

/* What is left of a subtraction of equal decimals need not be 0. */
static bool is_some(double time)
{
	return isfinite(time) && time > 1e-9;
}

/* Units per each of the time in stock, NaN if there was none. */
static double per(double units, double in_stock)
{
	return in_range(units) && is_some(in_stock) ? units / in_stock : NAN;
}

double consumption_adjusted(const struct consumption *c, double additional)
{
	double period = c->months * c->days_per_month;
	if (!in_range(c->units) || !in_range(c->months) || !in_range(c->days_per_month) ||
	    !in_range(c->stockout_days) || !in_range(additional))
		return NAN;
	if (c->units <= 0)
		return 0;
	if (!is_some(period - c->stockout_days))
		return c->units;
	return ceiling(c->units * period / (period - c->stockout_days)) + additional;
}

double consumption_msh(const struct consumption *c)
{
	if (!in_range(c->months) || !in_range(c->stockout_days) || !is_some(c->days_per_month))
		return NAN;
	return per(c->units, c->months - c->stockout_days / c->days_per_month);
}

/* Units per day in stock. */
static double per_day(const struct consumption *c)
{
	if (!in_range(c->period_days) || !in_range(c->stockout_days))
		return NAN;
	return per(c->units, c->period_days - c->stockout_days);
}

double consumption_days_in_stock(const struct consumption *c)
{
	return in_range(c->days_per_month) ? per_day(c) * c->days_per_month : NAN;
}

double consumption_horizon(const struct consumption *c, double horizon_days)
{
	return in_range(horizon_days) ? per_day(c) * horizon_days : NAN;
}

static double rounded(double x, int places)
{
	if (places < 0)
		return x;
	double unit = pow(10, places);
	return round(x * unit) / unit;
}

/* Mean and sample standard deviation of a day or more; two passes, for exactness. */
static void moments(const double *units, size_t days, struct daily_levels *r)
{
	double sum = 0, squares = 0;
	for (size_t i = 0; i < days; i++)
		sum += units[i];
	r->mean = sum / (double)days;
	for (size_t i = 0; i < days; i++)
		squares += pow(units[i] - r->mean, 2);
	r->sd = sqrt(squares / (double)(days - 1)); /* of one day 0 / 0: NaN */
}

static const struct daily_levels unknown = {
	.mean = NAN, .sd = NAN, .lead_time_sd = NAN,
	.safety_stock = NAN, .reorder_point = NAN, .order_up_to = NAN,
};

void daily_levels(const double *units, size_t days, const struct daily_params *p,
		  struct daily_levels *r)
{
	*r = unknown;
	if (!in_range(p->lead_days) || !in_range(p->cycle_days) || !in_range(p->z) ||
	    p->places > DAILY_PLACES_MAX || days == 0)
		return;
	moments(units, days, r);
	if (!isfinite(r->mean)) {
		*r = unknown;
		return;
	}
	r->mean = rounded(fmax(r->mean, 0), p->places);
	r->sd = rounded(r->sd, p->places);
	r->lead_time_sd = r->sd * sqrt(p->lead_days);
	r->safety_stock = rounded(p->z * r->lead_time_sd, p->places);
	double reorder = rounded(r->safety_stock + r->mean * p->lead_days, p->places);
	double up_to = rounded(reorder + r->mean * p->cycle_days, p->places);
	r->reorder_point = ceiling(reorder);
	r->order_up_to = ceiling(up_to);
}
