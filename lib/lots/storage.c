/* Compares readings of a refrigerator with the label of a product. */
#include "lots/storage.h"

#include <math.h>
#include <stdlib.h>

#include "base/date.h"

#include "base/banned.h"

/* The rule for a product without a label: a refrigerator for medicines, USP <659>. */
static const struct storage_rule unknown = { .min_c = 2, .max_c = 8, .out_max_c = 8 };

const struct storage_rule *storage_find(const struct storage_rules *rules, struct str brand)
{
	for (size_t i = 0; i < rules->n && brand.n; i++)
		if (str_ieq(rules->rule[i].brand, brand))
			return &rules->rule[i];
	return NULL;
}

static int by_place_and_day(const void *x, const void *y)
{
	const struct storage_reading *a = x, *b = y;
	int order = str_cmp(a->location, b->location);
	order = order ? order : (a->date > b->date) - (a->date < b->date);
	order = order ? order : (a->low_c > b->low_c) - (a->low_c < b->low_c);
	double a_high = fmax(a->high_c, a->low_c), b_high = fmax(b->high_c, b->low_c);
	return order ? order : (a_high > b_high) - (a_high < b_high);
}

void storage_sort(struct storage_reading *readings, size_t n)
{
	if (n)
		qsort(readings, n, sizeof(*readings), by_place_and_day);
}

/* The index of the first reading of a location. */
static size_t first_of(const struct storage_reading *r, size_t n, struct str location)
{
	size_t low = 0, high = n;
	while (low < high) {
		size_t i = low + (high - low) / 2;
		if (str_cmp(r[i].location, location) < 0)
			low = i + 1;
		else
			high = i;
	}
	return low;
}

static void worst(struct storage_history *h, enum storage_verdict v, int32_t day)
{
	if (v > h->verdict)
		h->verdict = v;
	if (h->day == DATE_NONE || day < h->day)
		h->day = day;
}

/* Adds the readings of one location to the history. */
static void add(struct storage_history *h, const struct storage_rule *rule,
		const struct storage_reading *r, size_t n, struct str location, int32_t from,
		int32_t until)
{
	int32_t last = DATE_NONE;
	for (size_t i = first_of(r, n, location); i < n && str_eq(r[i].location, location); i++) {
		double high = fmax(r[i].high_c, r[i].low_c); /* passes over NaN */
		if (r[i].date > until || (from != DATE_NONE && r[i].date < from))
			continue;
		if (high > rule->max_c) {
			h->days += r[i].date != last;
			last = r[i].date;
			worst(h, high > rule->out_max_c ? STORAGE_TOO_WARM : STORAGE_WARM, r[i].date);
		}
		if (r[i].low_c < rule->min_c)
			worst(h, STORAGE_TOO_COLD, r[i].date);
	}
}

struct storage_history storage_judge(const struct storage_rule *rule,
				     const struct storage_reading *readings, size_t n,
				     struct str location, int32_t from, int32_t until)
{
	struct storage_history h = { .verdict = STORAGE_FINE, .day = DATE_NONE };
	const struct storage_rule *by = rule ? rule : &unknown;
	add(&h, by, readings, n, location, from, until);
	if (location.n)
		add(&h, by, readings, n, (struct str){ NULL, 0 }, from, until);
	if (h.verdict == STORAGE_WARM && (double)h.days > by->out_days)
		h.verdict = STORAGE_TOO_LONG;
	if (!rule && h.verdict != STORAGE_FINE)
		h.verdict = STORAGE_ASK;
	return h;
}
