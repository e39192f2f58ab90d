/* First expired, first out. */
#include "ops/lots.h"

#include <math.h>
#include <stdlib.h>

#include "base/date.h"

#include "base/banned.h"

double lot_usable_days(int32_t expires, int32_t as_of, double use_days)
{
	if (expires == DATE_NONE)
		return INFINITY;
	return fmax((double)expires - (double)as_of - use_days, 0);
}

/* Lots without a date last. */
static int by_expiry(const void *a, const void *b)
{
	const struct lot *x = a, *y = b;
	if (x->expires == y->expires)
		return str_cmp(x->name, y->name);
	if (x->expires == DATE_NONE || y->expires == DATE_NONE)
		return x->expires == DATE_NONE ? 1 : -1;
	return x->expires < y->expires ? -1 : 1;
}

/* Units of lot used when demand until its end is `demand`; adds them to *used. */
static double leave(const struct lot *lot, double demand, double *used)
{
	double after = fmax(*used, fmin(*used + lot->quantity, demand));
	double waste = lot->quantity - (after - *used);
	*used = after;
	return waste;
}

static double slow_demand(double days, double rate, const struct weeks *w, bool whole)
{
	double k = days / 7, s2 = isnan(w->sd) ? 0 : w->sd * w->sd;
	double mean = rate * days;
	if (isinf(days))
		return INFINITY;
	if (mean <= 0)
		return 0;
	struct dist d = { whole ? DIST_NBINOM : DIST_GAMMA, mean,
			  fmax(mean, k * s2) };
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
		double demand = isinf(lot->usable_days) ? INFINITY : rate * lot->usable_days;
		lot->waste_mean = leave(lot, demand, &used);
		lot->waste_slow = leave(lot, slow_demand(lot->usable_days, rate, w, whole), &used_slow);
	}
}
