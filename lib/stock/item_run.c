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

static void make_item(const struct stock_run *r, struct stock_item *item)
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
	if (!item->demand.units) /* it may be kept from when its class was found */
		fill_demand(r, item);
	stock_levels(&item->demand, &item->params, &item->result);
	project_lots(r, item);
	item->stale_since = stale_since(r, item);
	item->not_counted = (r->o->on_hand.name || r->o->lots.name) &&
			    !(item->held && item->held->on_hand.set) &&
			    item->params.pathway != PATHWAY_503A && !item->params.discontinued &&
			    item->result.daily_rate != 0 && !s->listed_only;
}

enum { KEPT_DAYS = 1 << 20 }; /* of demand, of all SKUs: 9 bytes each */

/* The series that get a row, sorted by name. */
struct work {
	struct day_series **series;
	struct abc_item *abc; /* of each */
	struct demand *kept;  /* of the first n_kept, until its row is written */
	size_t n, n_kept;
};

static void begin_work(struct work *w, struct stock_run *r)
{
	size_t n, days = 0;
	*w = (struct work){ .series = day_table_sorted(&r->days, &n) };
	for (size_t i = 0; i < n; i++)
		if (w->series[i]->first_day <= r->as_of && !kits_has(&r->kits, w->series[i]->sku))
			w->series[w->n++] = w->series[i];
	for (; w->n_kept < w->n; w->n_kept++) {
		days += (size_t)((int64_t)r->as_of - w->series[w->n_kept]->first_day) + 1;
		if (days > KEPT_DAYS)
			break;
	}
	w->abc = mem_zero(w->n, sizeof(*w->abc));
	w->kept = mem_zero(w->n_kept, sizeof(*w->kept));
}

static void end_work(struct work *w)
{
	for (size_t i = 0; i < w->n_kept; i++)
		demand_release(&w->kept[i]);
	mem_free(w->kept);
	mem_free(w->abc);
}

/* Finds the ABC class of each, and keeps the demand of some, since to fill it takes longest. */
static void classify(struct work *w, struct stock_run *r)
{
	for (size_t i = 0; i < w->n; i++) {
		const struct day_series *s = w->series[i];
		struct stock_item item = { .series = s };
		fill_demand(r, &item);
		r->out_of_range |= item.demand.out_of_range;
		w->abc[i].units = stock_annual_units(&item.demand, r->settings.common.window_days);
		const struct sku_entry *e = skus_of(&r->skus, s->sku, s->location);
		w->abc[i].unit_cost = e && e->row.unit_cost.set ? dec_double(e->row.unit_cost) : NAN;
		if (i < w->n_kept)
			w->kept[i] = item.demand;
		else
			demand_release(&item.demand);
	}
	abc_classify(w->abc, w->n);
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
static bool write_item(struct stock_run *r, struct work *w, size_t i, stock_write_fn *write)
{
	struct stock_item item = { .series = w->series[i], .abc = w->abc[i].class };
	if (i < w->n_kept) {
		item.demand = w->kept[i];
		w->kept[i] = (struct demand){ 0 };
	}
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
	struct work w;
	bool ok = true;
	begin_work(&w, r);
	classify(&w, r);
	for (size_t i = 0; i < w.n && ok && !r->out_of_range; i++)
		ok = write_item(r, &w, i, write);
	end_work(&w);
	if (!r->out_of_range)
		return;
	struct diag d;
	diag_set(&d, DIAG_DATA, "net demand of a day is out of range");
	tool_fault(r->tool, &d);
}
