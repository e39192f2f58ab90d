/* Spreads lumps over days. */
#include "volume/postings.h"

#include <math.h>

#include "base/banned.h"

/* The longest gap may be 13/10 of the shortest: months have 28 to 31 days, a day off at an end. */
enum { LONGEST_TENTHS = 13 };

void postings_keep_regular(struct postings *p)
{
	int32_t least = INT32_MAX, most = 0;
	size_t from = p->n ? p->n - 1 : 0;
	for (; from > 0; from--) {
		int32_t gap = p->day[from] - p->day[from - 1];
		int32_t shorter = gap < least ? gap : least, longer = gap > most ? gap : most;
		if (gap < POSTINGS_APART || 10 * (int64_t)longer > LONGEST_TENTHS * (int64_t)shorter)
			break;
		least = shorter;
		most = longer;
	}
	p->n -= from;
	memmove(p->day, p->day + from, p->n * sizeof(*p->day));
	if (p->n < POSTINGS_LEAST)
		p->n = 0;
}

/* Finds the latest postings of one SKU, as many as there is room for; none: not posted in lumps. */
static void own_postings(const struct demand *d, struct postings *p)
{
	double units = 0;
	size_t from = d->days;
	p->n = 0;
	for (size_t n = 0; from > 0 && n < POSTINGS_MOST; from--)
		n += d->units[from - 1] > 0;
	for (size_t i = from; i < d->days; i++)
		if (d->units[i] > 0)
			p->day[p->n++] = d->first + (int32_t)i;
	postings_keep_regular(p);
	for (size_t i = 0; i < p->n; i++)
		units += d->units[p->day[i] - d->first];
	if (units < -log(QUIET_CHANCE) * (double)p->n)
		p->n = 0;
}

/* Spreads the units of the days from..to, both included, evenly over these days. */
static void spread(struct demand *d, size_t from, size_t to)
{
	double units = 0;
	for (size_t i = from; i <= to; i++)
		units += d->units[i];
	for (size_t i = from; i <= to; i++)
		d->units[i] = units / (double)(to - from + 1);
}

/*
 * Spreads the first posting over the `gap` days up to it, or as many as there are. If history
 * begins with it, its days are not known, and it is cut off.
 */
static void spread_first(struct demand *d, size_t day, size_t gap)
{
	for (size_t i = 0; i < day; i++)
		if (d->units[i] > 0)
			return;
	if (day > 0) {
		spread(d, day + 1 > gap ? day + 1 - gap : 0, day);
		return;
	}
	d->first++;
	d->days--;
	d->cut++;
	memmove(d->units, d->units + 1, d->days * sizeof(*d->units));
	memmove(d->stockout, d->stockout + 1, d->days * sizeof(*d->stockout));
	if (d->returned)
		memmove(d->returned, d->returned + 1, d->days * sizeof(*d->returned));
}

void demand_spread(struct demand *d, const struct postings *all)
{
	struct postings own;
	int32_t last = d->first + (int32_t)d->days - 1, gap = 0;
	size_t k = 0;
	own_postings(d, &own);
	const struct postings *p = own.n ? &own : all;
	while (k < p->n && p->day[k] < d->first)
		k++;
	if (p->n - k < POSTINGS_LEAST || d->out_of_range)
		return;
	size_t first = (size_t)(p->day[k] - d->first);
	for (size_t i = k + 1; i < p->n && p->day[i] <= last; i++) {
		int32_t here = p->day[i] - p->day[i - 1];
		gap = here > gap ? here : gap;
		spread(d, (size_t)(p->day[i - 1] + 1 - d->first), (size_t)(p->day[i] - d->first));
	}
	d->posted_every = gap;
	int32_t since = last - p->day[p->n - 1];
	if (since > 0 && 10 * (int64_t)since <= LONGEST_TENTHS * (int64_t)gap)
		d->cut = (size_t)since;
	d->days -= d->cut;
	spread_first(d, first, (size_t)gap);
}
