/* Finds the days without stock before an open order comes; the rules are in position.h. */
#include "stock/position.h"

#include <math.h>
#include <stdlib.h>

#include "base/date.h"
#include "base/mem.h"

#include "base/banned.h"

#define FORGIVEN 1e-9

struct arrival {
	int32_t days; /* from as_of */
	double units;
};

static int earlier(const void *va, const void *vb)
{
	const struct arrival *a = va, *b = vb;
	return (a->days > b->days) - (a->days < b->days);
}

/* Lists, by day, the open orders that count and are due ahead; *there: the units of the others. */
static size_t arrivals(const struct stock_listed *l, const struct stock_params *p,
		       struct arrival **found, double *there)
{
	size_t n = 0, most = 0;
	for (const struct sku_order *o = l->held->orders; o; o = o->next)
		most++;
	struct arrival *a = mem_zero(most + 1, sizeof(*a));
	for (const struct sku_order *o = l->held->orders; o; o = o->next) {
		if (!stock_order_counts(p, l->as_of, o->due) || o->quantity.m <= 0)
			continue;
		if (o->due == DATE_NONE || o->due <= l->as_of)
			*there += dec_double(o->quantity);
		else
			a[n++] = (struct arrival){ o->due - l->as_of, dec_double(o->quantity) };
	}
	qsort(a, n, sizeof(*a), earlier);
	*found = a;
	return n;
}

/* The whole days that units last; the caller knows that they do not last for `beyond` days. */
static int32_t days_left(const struct stock_params *p, const struct stock_result *r, double units,
			 int32_t beyond)
{
	int32_t least = 0;
	while (beyond - least > 1) {
		int32_t t = least + (beyond - least) / 2;
		if (stock_demand(p, r, t) > units + FORGIVEN)
			beyond = t;
		else
			least = t;
	}
	return least;
}

struct stock_gap stock_gap_of(const struct stock_listed *l, const struct stock_params *p,
			      const struct stock_result *r, double lasting)
{
	struct stock_gap gap = { DATE_NONE, DATE_NONE, 0 };
	struct arrival *a;
	if (p->discontinued || !l->held || !l->held->orders || isnan(lasting) || isnan(r->reorder_point))
		return gap;
	size_t n = arrivals(l, p, &a, &lasting);
	for (size_t i = 0; i < n; lasting += a[i++].units) {
		if (!(stock_demand(p, r, a[i].days - 1) > lasting + FORGIVEN))
			continue;
		if (gap.from == DATE_NONE) {
			gap.from = l->as_of + days_left(p, r, lasting, a[i].days - 1) + 1;
			gap.until = l->as_of + a[i].days;
		}
		if (p->safety.lead_days < a[i].days)
			gap.bridge = fmax(gap.bridge, stock_demand(p, r, a[i].days) - lasting);
	}
	mem_free(a);
	return gap;
}
