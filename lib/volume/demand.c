/* Weeks, corrected for stockouts; demand_fill.c makes the days that they are computed from. */
#include "volume/demand.h"

#include <math.h>

#include "base/banned.h"

enum { WEEK = 7 };

/* Sets mean and sample standard deviation of the weeks; in two passes, for exactness. */
static void moments(struct weeks *w)
{
	double sum = 0, squares = 0;
	for (size_t i = 0; i < w->n; i++)
		sum += w->units[i];
	w->mean = sum / (double)w->n; /* of no weeks 0 / 0: NaN */
	for (size_t i = 0; i < w->n; i++)
		squares += pow(w->units[i] - w->mean, 2);
	w->sd = w->n ? sqrt(squares / (double)(w->n - 1)) : NAN; /* of one week 0 / 0, too */
}

static size_t larger(size_t a, size_t b)
{
	return a > b ? a : b;
}

static size_t smaller(size_t a, size_t b)
{
	return a < b ? a : b;
}

/* Returns how many whole weeks are in the last so many days of the history. */
static size_t blocks_of(const struct demand *d, size_t last_days)
{
	return smaller(smaller(last_days, d->days) / WEEK, DEMAND_WEEKS_MAX);
}

static bool is_open(const struct demand *d, size_t i)
{
	return !d->closed || !d->closed[i];
}

/* Sets *units of the block-th week back, corrected for stockouts. False: there were too many. */
static bool week_units(const struct demand *d, size_t block, double *units)
{
	size_t from = d->days - WEEK * (block + 1);
	int open = 0, in_stock = 0;
	*units = 0;
	for (size_t i = from; i < from + WEEK; i++) {
		open += is_open(d, i);
		in_stock += is_open(d, i) && !d->stockout[i];
		*units += d->stockout[i] ? 0 : d->units[i];
	}
	if (2 * in_stock < open)
		return false;
	if (in_stock < open)
		*units = *units * open / in_stock;
	return true;
}

/* Adds the block-th week back to w, or counts it as dropped if it was out of stock for too long. */
static void add_week(const struct demand *d, size_t block, struct weeks *w)
{
	double units;
	if (!week_units(d, block, &units)) {
		w->dropped++;
		return;
	}
	if (w->n == 0)
		w->newest = block;
	if (d->week_limit > 0)
		units = fmin(units, d->week_limit);
	w->units[w->n++] = fmax(units, 0);
}

void demand_weeks(const struct demand *d, size_t window_days, struct weeks *w)
{
	size_t blocks = blocks_of(d, window_days), all = blocks_of(d, SIZE_MAX), b = 0;
	*w = (struct weeks){ 0 };
	while (b < blocks)
		add_week(d, b++, w);
	w->old = w->n < DEMAND_WEEKS_LEAST && w->dropped;
	for (size_t n = blocks; w->old && b < all && w->n < n;)
		add_week(d, b++, w);
	w->old = w->old && w->n >= DEMAND_WEEKS_LEAST;
	moments(w);
}

double demand_week_part(const struct demand *d, size_t block)
{
	double units;
	if (!(d->week_limit > 0) || WEEK * (block + 1) > d->days || !week_units(d, block, &units))
		return 1;
	return d->week_limit / fmax(units, d->week_limit);
}

struct outliers demand_outliers(const struct demand *d, size_t window_days)
{
	struct weeks w;
	struct outliers o = { 0, 0 };
	demand_weeks(d, larger(window_days, OUTLIER_HISTORY), &w);
	if (w.n < OUTLIER_WEEKS)
		return o;
	size_t largest = 0;
	for (size_t i = 1; i < w.n; i++)
		if (w.units[i] > w.units[largest])
			largest = i;
	double most = w.units[largest];
	w.units[largest] = w.units[--w.n];
	moments(&w);
	if (w.mean <= 0)
		return o;
	o.limit = w.mean + OUTLIER_DEVIATIONS * fmax(w.sd, sqrt(w.mean));
	o.weeks = most > o.limit;
	for (size_t i = 0; i < w.n; i++)
		o.weeks += w.units[i] > o.limit;
	return o;
}

/*
 * Returns the demand to be expected on the days from..to - 1, by the mean of the same days of the
 * week on all other days from `first` on. Days on which the clinic was closed do not count.
 */
static double usual(const struct demand *d, size_t first, size_t from, size_t to)
{
	double units[WEEK] = { 0 }, expected = 0;
	int days[WEEK] = { 0 };
	for (size_t i = first; i < d->days; i++)
		if (is_open(d, i) && (i < from || i >= to)) {
			units[i % WEEK] += d->units[i];
			days[i % WEEK]++;
		}
	for (size_t i = from; i < to; i++)
		if (is_open(d, i) && days[i % WEEK])
			expected += units[i % WEEK] / days[i % WEEK];
	return expected;
}

struct quiet demand_quiet(const struct demand *d, size_t window_days)
{
	const double hardly = -log(QUIET_CHANCE);
	struct quiet q = { 0, 0 };
	size_t days = WEEK * blocks_of(d, window_days), first = d->days - days;
	double units = 0;
	bool begun = false;
	for (size_t i = 0; i < first && !begun; i++)
		begun = d->units[i] > 0;
	bool noted = d->partly_out || d->noted > first;
	for (size_t i = first; i < d->days; i++) {
		units += d->units[i];
		noted |= d->stockout[i];
	}
	for (size_t i = first; i < d->days; i++) {
		size_t from = i;
		while (i < d->days && d->units[i] <= 0 && !(d->returned && d->returned[i]))
			i++;
		size_t n = begun ? i - from : 0;
		begun = true;
		q.days = larger(n, q.days);
		if (!noted && units / (double)days * (double)n > hardly &&
		    usual(d, first, from, i) > hardly)
			q.suspected = larger(n, q.suspected);
	}
	return q;
}

double demand_weekly_rate(const struct weeks *w, const struct demand_rate *rate)
{
	double oldest_first[DEMAND_WEEKS_MAX] = { 0 };
	if (!rate->smoothed)
		return w->mean;
	for (size_t i = 0; i < w->n; i++)
		oldest_first[i] = w->units[w->n - 1 - i];
	return intermittent_rate(&rate->how, oldest_first, w->n);
}
