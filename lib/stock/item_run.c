/* The calculation for one SKU, from its demand to its row. */
#include "stock/stock_run.h"

#include <math.h>

#include "base/mem.h"

#include "base/banned.h"

/* Fills in the item's demand as the options ask for it. */
static void fill_demand(const struct stock_run *r, struct stock_item *item)
{
	struct demand *d = &item->demand;
	demand_fill(d, item->series, r->as_of);
	if (!r->settings.common.rate.smoothed) /* a method that smooths lumps has to see them */
		demand_spread(d, &r->postings);
	bool any_closed = r->closed.n || r->o->open_days;
	if (any_closed)
		d->closed = mem_zero(d->days, sizeof(*d->closed));
	for (size_t i = 0; i < d->days; i++) {
		d->units[i] *= r->settings.what_if_demand;
		if (any_closed)
			d->closed[i] = closed_on(&r->closed, d->first + (int32_t)i);
	}
}

/* Fills in the lots of the item and projects their use. */
static void project_lots(const struct stock_run *r, struct stock_item *item)
{
	if (!item->held || !item->held->n_lots)
		return;
	item->lots = mem_zero(item->held->n_lots, sizeof(*item->lots));
	for (const struct sku_lot *l = item->held->lots; l; l = l->next)
		item->lots[item->n_lots++] = l->lot;
	lots_project(item->lots, item->n_lots, r->as_of, r->o->use_days, item->result.daily_rate,
		     &item->result.weeks, item->demand.whole);
}

/* The last day with a row at a location; of the whole input unless locations are told apart. */
static int32_t latest_at(const struct stock_run *r, const struct day_series *s)
{
	int32_t *latest = r->o->by == 1 && !r->o->only.n ? map_find(&r->latest, s->location) : NULL;
	return latest ? *latest : r->latest_day;
}

/*
 * The last day of a feed that has stopped, DATE_NONE if it has not; a feed that is posted in lumps
 * has not stopped before the next posting is due.
 */
static int32_t stale_since(const struct stock_run *r, const struct stock_item *item)
{
	int32_t latest = latest_at(r, item->series);
	int64_t age = r->o->max_age + item->demand.posted_every;
	bool stale = r->o->as_of != DATE_NONE && (int64_t)r->as_of - latest > age;
	return stale ? latest : DATE_NONE;
}

static void make_item(struct stock_run *r, struct stock_item *item)
{
	static const struct sku_row nothing = { .pathway = PATHWAY_503B };
	const struct day_series *s = item->series;
	item->sku = skus_of(&r->skus, s->sku, s->location);
	item->held = skus_find(&r->held, s->sku, s->location);
	item->row = item->sku ? &item->sku->row : &nothing;
	item->params = settings_for(&r->settings, item->row, r->as_of,
				    by_sku_find(&r->o->new_rate, s->sku));
	if (forecasts_find(&r->forecasts, s->sku, s->location, &item->forecast))
		item->params.forecast = &item->forecast;
	if (bookings_find(&r->bookings, s->sku, s->location, r->as_of, &item->bookings))
		item->params.booked = &item->bookings;
	fill_demand(r, item);
	stock_levels(&item->demand, &item->params, &item->result);
	project_lots(r, item);
	item->stale_since = stale_since(r, item);
	item->not_counted = (r->o->on_hand.name || r->o->lots.name) &&
			    !(item->held && item->held->on_hand.set) &&
			    item->params.pathway != PATHWAY_503A && !item->params.discontinued &&
			    item->result.daily_rate != 0 && !s->listed_only;
}

/* Returns the ABC classes of all series; the caller frees them. */
static struct abc_item *classify(struct stock_run *r, struct day_series **series, size_t n)
{
	struct abc_item *abc = mem_zero(n + 1, sizeof(*abc));
	for (size_t i = 0; i < n; i++) {
		abc[i].units = abc[i].unit_cost = NAN;
		if (series[i]->first_day > r->as_of || kits_has(&r->kits, series[i]->sku))
			continue;
		struct stock_item item = { .series = series[i] };
		fill_demand(r, &item);
		r->out_of_range |= item.demand.out_of_range;
		abc[i].units = stock_annual_units(&item.demand, r->settings.common.window_days);
		demand_release(&item.demand);
		const struct sku_entry *e = skus_of(&r->skus, series[i]->sku, series[i]->location);
		if (e && e->row.unit_cost.set)
			abc[i].unit_cost = dec_double(e->row.unit_cost);
	}
	abc_classify(abc, n);
	return abc;
}

/* Whether the forecast reaches as far as the levels need. False: a fault was said. */
static bool forecast_reaches(const struct stock_run *r, const struct stock_item *item)
{
	double need = ceil(stock_forecast_days(&item->params));
	struct diag d;
	if (!item->params.forecast || (double)item->forecast.days >= need)
		return true;
	diag_set(&d, DIAG_DATA, "ends %zu days behind the last day of the volume, where %.0f are needed",
		 item->forecast.days, need);
	diag_name(&d, STR("--forecast"));
	d.hint = "ask glp1-titrate for more --days";
	return tool_fault(r->tool, &d);
}

/* Computes a SKU and writes its rows. False: a fault was said. */
static bool write_item(struct stock_run *r, const struct day_series *s, enum abc abc,
		       stock_write_fn *write)
{
	struct stock_item item = { .series = s, .abc = abc };
	make_item(r, &item);
	bool ok = forecast_reaches(r, &item);
	if (ok)
		write(r, &item);
	mem_free(item.lots);
	mem_free(item.bookings.units);
	demand_release(&item.demand);
	return ok;
}

void stock_run_each(struct stock_run *r, stock_write_fn *write)
{
	size_t n;
	struct day_series **series = day_table_sorted(&r->days, &n);
	struct abc_item *abc = classify(r, series, n);
	bool ok = true;
	for (size_t i = 0; i < n && ok && !r->out_of_range; i++)
		if (series[i]->first_day <= r->as_of && !kits_has(&r->kits, series[i]->sku))
			ok = write_item(r, series[i], abc[i].class, write);
	mem_free(abc);
	if (!r->out_of_range)
		return;
	struct diag d;
	diag_set(&d, DIAG_DATA, "net demand of a day is out of range");
	tool_fault(r->tool, &d);
}

