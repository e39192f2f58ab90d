/* First expired, first out. */
#include "sku/lots.h"

#include "dist/quantile.h"

#include <math.h>
#include <stdlib.h>

#include "base/date.h"

#include "base/banned.h"

static double end_of(int32_t expires)
{
	return expires == DATE_NONE ? INFINITY : (double)expires;
}

double lot_usable_days(int32_t expires, int32_t as_of, double use_days)
{
	return fmax(end_of(expires) - as_of - use_days, 0);
}

enum lot_state lot_state(int32_t expires, int32_t as_of, double use_days)
{
	if (lot_usable_days(expires, as_of, use_days) > 0)
		return LOT_USABLE;
	return expires <= as_of ? LOT_EXPIRED : LOT_LATE;
}

static int by_expiry(const void *a, const void *b)
{
	const struct lot *x = a, *y = b;
	double x_end = end_of(x->expires), y_end = end_of(y->expires);
	int order = (x_end > y_end) - (x_end < y_end);
	if (!order)
		order = str_cmp(x->name, y->name);
	return order ? order : (x->quantity > y->quantity) - (x->quantity < y->quantity);
}

/* A lot without end has none left: demand is infinite, or NaN, which fmin passes over. */
double lot_left_over(double quantity, double demand, double *used)
{
	double after = fmax(*used, fmin(*used + quantity, demand));
	double waste = quantity - (after - *used);
	*used = after;
	return waste;
}

static double slow_demand(double days, double rate, const struct weeks *w, bool whole)
{
	double mean = rate * days, variance = days / 7 * w->sd * w->sd;
	/* fmax passes over a variance that is not known */
	struct dist d = { whole ? DIST_NBINOM : DIST_GAMMA, mean, fmax(mean, variance) };
	return dist_quantile(d, LOT_SLOW_PERCENT / 100.0);
}

void lots_project(struct lot *lots, size_t n, int32_t as_of, double use_days, double rate,
		  const struct weeks *w, bool whole)
{
	double used = 0, used_slow = 0;
	if (n)
		qsort(lots, n, sizeof(*lots), by_expiry);
	for (size_t i = 0; i < n; i++) {
		struct lot *lot = &lots[i];
		lot->usable_days = lot_usable_days(lot->expires, as_of, use_days);
		lot->waste_mean = lot->waste_slow = lot->usable_days > 0 ? NAN : lot->quantity;
		if (isnan(rate))
			continue;
		double slow = slow_demand(lot->usable_days, rate, w, whole);
		lot->waste_mean = lot_left_over(lot->quantity, rate * lot->usable_days, &used);
		lot->waste_slow = lot_left_over(lot->quantity, slow, &used_slow);
	}
}
