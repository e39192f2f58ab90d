/* Lots that are used first expired, first out. */
#include "sku/lots.h"

#include "dist/quantile.h"

#include <math.h>
#include <stdlib.h>

#include "base/date.h"

#include "base/banned.h"

const char *const lot_status_names[LOT_STATUSES + 1] = {
	[LOT_AVAILABLE] = "available", [LOT_HOLD] = "hold", [LOT_QUARANTINE] = "quarantine",
	[LOT_RECALLED] = "recalled", [LOT_ALLOCATED] = "allocated", [LOT_OPENED] = "opened",
};

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

/* If demand is infinite, or NaN, which fmin leaves out, nothing is left over. */
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
	/* a variance that is not known is NaN, which fmax leaves out */
	struct dist d = { whole ? DIST_NBINOM : DIST_GAMMA, mean, fmax(mean, variance) };
	return dist_quantile(d, LOT_SLOW_PERCENT / 100.0);
}

struct lot lot_of(const struct lot_said *said)
{
	bool opened = said->opened != DATE_NONE;
	struct lot lot = { .quantity = said->quantity, .status = said->status, .opened = opened,
			   .owned = said->owned, .expires = said->expires,
			   .opened_on = said->opened };
	double until = said->opened + said->in_use_days;
	if (opened && until < end_of(lot.expires))
		lot.expires = (int32_t)fmin(until, DATE_LAST);
	if (opened && lot.status == LOT_AVAILABLE)
		lot.status = LOT_OPENED;
	bool whole = said->owned || (lot.status == LOT_OPENED ? !opened : lot.status != LOT_AVAILABLE);
	double kept = whole ? said->quantity : isnan(said->allocated) ? 0 : said->allocated;
	lot.kept = fmax(fmin(kept, said->quantity), 0);
	return lot;
}

bool lot_is_free(const struct lot *lot)
{
	return lot->quantity <= 0 || lot->kept < lot->quantity;
}

/*
 * Returns the waste of a lot that is kept whole: all of it if it is recalled, or open nobody
 * knows since when; else NaN, as nobody knows whether it will be used.
 */
static double waste_of_kept(const struct lot *lot)
{
	bool lost = lot->status == LOT_RECALLED || (lot->status == LOT_OPENED && !lot->opened);
	return lost ? lot->quantity : NAN;
}

/* Returns how many units the lots below 0 lack together. */
static double lacking(const struct lot *lots, size_t n)
{
	double units = 0;
	for (size_t i = 0; i < n; i++)
		units += fmax(-lots[i].quantity, 0);
	return units;
}

void lots_project(struct lot *lots, size_t n, int32_t as_of, double use_days, double rate,
		  const struct weeks *w, bool whole)
{
	double used = 0, used_slow = 0, lack = lacking(lots, n);
	if (n)
		qsort(lots, n, sizeof(*lots), by_expiry);
	for (size_t i = 0; i < n; i++) {
		struct lot *lot = &lots[i];
		double taken = fmin(fmax(lot->quantity - lot->kept, 0), lack);
		double left = fmax(lot->quantity - lot->kept, 0) - taken;
		lack -= taken;
		lot->usable_days = lot_usable_days(lot->expires, as_of, lot->opened ? 0 : use_days);
		lot->waste_mean = lot->waste_slow = lot->usable_days > 0 ? NAN : left;
		if (!lot_is_free(lot)) {
			lot->usable_days = 0;
			lot->waste_mean = lot->waste_slow = waste_of_kept(lot);
		} else if (!isnan(rate)) {
			double slow = slow_demand(lot->usable_days, rate, w, whole);
			lot->waste_mean = lot_left_over(left, rate * lot->usable_days, &used);
			lot->waste_slow = lot_left_over(left, slow, &used_slow);
		}
	}
}
