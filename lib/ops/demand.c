/* Zero-filled days and stockout-corrected weeks. */
#include "ops/demand.h"

#include <math.h>
#include <stdlib.h>

#include "base/banned.h"

bool demand_fill(struct demand *d, const struct day_series *s, int32_t as_of)
{
	size_t days = (size_t)(as_of - s->first_day) + 1;
	*d = (struct demand){ .first = s->first_day, .days = days, .whole = true };
	d->units = calloc(days, sizeof(*d->units));
	d->stockout = calloc(days, sizeof(*d->stockout));
	if (!d->units || !d->stockout)
		return false;
	for (int32_t day = s->first_day; day_next(s, &day) && day <= as_of; day++) {
		size_t i = (size_t)(day - s->first_day);
		struct dec out = day_sum(s, DAY_DISPENSE, day);
		struct dec back = day_sum(s, DAY_RETURN, day);
		struct dec unmet = day_sum(s, DAY_UNMET, day);
		bool summed = dec_add(&out, unmet) == NUM_OK; /* exactly, unless out of range */
		d->units[i] = dec_double(out) - dec_double(back) + (summed ? 0 : dec_double(unmet));
		d->whole = d->whole && d->units[i] == floor(d->units[i]);
		bool out_of_stock = day_sum(s, DAY_STOCKOUT, day).set && !unmet.set;
		d->stockout[i] = out_of_stock && !(s->pooled && d->units[i] > 0);
		d->partly_out |= out_of_stock && !d->stockout[i];
	}
	return true;
}

void demand_release(struct demand *d)
{
	free(d->units);
	free(d->stockout);
	free(d->closed);
	*d = (struct demand){ 0 };
}

/* Mean and sample standard deviation; two passes, for exactness. */
static void moments(struct weeks *w)
{
	double sum = 0, squares = 0;
	for (size_t i = 0; i < w->n; i++)
		sum += w->units[i];
	w->mean = w->n ? sum / (double)w->n : NAN;
	for (size_t i = 0; i < w->n; i++)
		squares += (w->units[i] - w->mean) * (w->units[i] - w->mean);
	w->sd = w->n > 1 ? sqrt(squares / (double)(w->n - 1)) : NAN;
}

void demand_weeks(const struct demand *d, size_t window_days, struct weeks *w)
{
	size_t days = window_days < d->days ? window_days : d->days;
	size_t blocks = days / 7 < DEMAND_WEEKS_MAX ? days / 7 : DEMAND_WEEKS_MAX;
	*w = (struct weeks){ 0 };
	for (size_t b = 0; b < blocks; b++) {
		size_t from = d->days - 7 * (b + 1);
		double units = 0;
		int open = 0, in_stock = 0;
		for (size_t i = from; i < from + 7; i++) {
			bool is_open = !d->closed || !d->closed[i];
			open += is_open;
			in_stock += is_open && !d->stockout[i];
			units += d->stockout[i] ? 0 : d->units[i];
		}
		if (2 * in_stock < open) {
			w->dropped++;
			continue;
		}
		w->negative |= units < 0;
		if (in_stock < open)
			units = units * open / in_stock;
		w->units[w->n++] = units < 0 ? 0 : units;
	}
	moments(w);
}

double demand_weekly_rate(const struct weeks *w, const struct demand_rate *rate)
{
	double oldest_first[DEMAND_WEEKS_MAX];
	if (!rate->smoothed)
		return w->mean;
	for (size_t i = 0; i < w->n; i++)
		oldest_first[i] = w->units[w->n - 1 - i];
	return intermittent_rate(&rate->how, oldest_first, w->n);
}
