/* From files to items. */
#include "stock/stock_run.h"

#include <math.h>

#include "base/mem.h"

#include "base/banned.h"

/* How --rate and its like smooth. */
static struct demand_rate rate_of(const struct stock_options *o)
{
	struct demand_rate rate = {
		.smoothed = o->rate > 0,
		.how = { .method = (enum intermittent_method)(o->rate ? o->rate - 1 : 0),
			 .init = INTERMITTENT_MEAN, .alpha_demand = o->alpha,
			 .alpha_interval = o->alpha },
	};
	if (o->tsb.given) {
		rate.smoothed = true;
		rate.how.method = INTERMITTENT_TSB;
		rate.how.alpha_demand = o->tsb.demand;
		rate.how.alpha_interval = o->tsb.probability;
	}
	return rate;
}

/* What the options say of all SKUs. */
static struct stock_settings settings_from(const struct stock_options *o)
{
	struct stock_settings s = {
		.common = {
			.safety = { .method = (enum safety_method)o->method,
				    .service_level = o->service_level, .review_days = o->review_days,
				    .season_days = (size_t)o->season_days },
			.cycle_days = isnan(o->cycle_days) ? 0 : o->cycle_days,
			.policy_is_cover = o->policy_basis == 1,
			.shelf_life_days = o->bud_days,
			.use_days = o->use_days,
			.window_days = (size_t)o->window_days,
			.allow_short = o->allow_short,
			.rate = rate_of(o),
			.clip_outliers = o->outliers == 1,
			.min_order = o->min_order,
			.pack = o->pack,
		},
		.what_if_demand = o->what_if.demand,
		.what_if_lead = o->what_if.lead,
		.supply_ends = o->supply_ends,
	};
	memcpy(s.lead_days, o->lead.days, sizeof(s.lead_days));
	memcpy(s.lead_sd, o->lead_sd.days, sizeof(s.lead_sd));
	memcpy(s.policy_days, o->policy.days, sizeof(s.policy_days));
	return s;
}

/* What does not go together; NULL: nothing. *option is the one to blame. */
static const char *conflict(const struct tool *t, const struct stock_options *o, const char **option)
{
	*option = "--backtest";
	if (o->backtest && t->report != REPORT_STOCK && t->report != REPORT_BACKTEST)
		return "not with another --report";
	*option = "--check";
	if (o->check && (t->report != REPORT_STOCK || o->backtest))
		return "goes with --report=stock";
	*option = "--report=costs";
	if (t->report == REPORT_COSTS &&
	    (isnan(o->order_cost) || isnan(o->holding_rate) || isnan(o->stockout_cost)))
		return "needs --order-cost, --holding-rate and --stockout-cost";
	*option = "--tsb";
	if (o->tsb.given && o->rate && o->rate - 1 != INTERMITTENT_TSB)
		return "contradicts --rate; leave --rate out or say --rate=tsb";
	*option = "--stockout-col";
	if (o->stockout_col && t->n_maps == TOOL_MAPS)
		return "too many columns in --map";
	return NULL;
}

bool stock_run_prepare(struct tool *t, void *options)
{
	const struct stock_options *o = options;
	const char *option, *what = conflict(t, o, &option);
	if (what)
		return tool_option_fault(t, option, what);
	if (o->stockout_col)
		t->maps[t->n_maps++] = (struct csv_map){ STR("stockout"), str_from(o->stockout_col) };
	if (o->backtest)
		t->report = REPORT_BACKTEST;
	if (o->by == 0)
		tool_hide(t, "location");
	return true;
}

static void note_span(const struct stock_run *r, const struct rx_span *span)
{
	if (r->o->as_of == DATE_NONE && span->before != DATE_NONE &&
	    span->latest - span->before > STOCK_GAP_DAYS)
		tool_note(r->tool, "the latest day is %d days after the one before it: if its date is "
				   "mistyped, say --as-of", span->latest - span->before);
	if (span->after)
		tool_note(r->tool, "%llu row%s after --as-of left out", (unsigned long long)span->after,
			  span->after == 1 ? "" : "s");
}

bool stock_run_read(struct stock_run *r, struct tool *t, struct stock_options *o)
{
	bool by_location = o->by == 1;
	const struct rx_filter filter = { by_location, DATE_NONE, o->as_of, &o->only,
					  o->parallel };
	struct rx_span span;
	*r = (struct stock_run){ .tool = t, .o = o, .settings = settings_from(o) };
	for (int i = 0; i < 7; i++)
		r->closed.weekday[i] = o->open_days > 0 && i >= 4 + o->open_days;
	if (!skus_read(&r->skus, t, &o->skus) || !holidays_read(&r->closed, t, &o->holidays) ||
	    !rx_read(t, &filter, &r->days, &span))
		return false;
	r->as_of = o->as_of == DATE_NONE ? span.latest : o->as_of;
	if (o->exclude_last && r->as_of != DATE_NONE)
		r->as_of--;
	note_span(r, &span);
	const struct held_terms terms = { .by_location = by_location, .as_of = r->as_of,
					  .use_days = o->use_days };
	return held_read(&r->held, t, &o->on_hand, &terms) &&
	       held_read(&r->held, t, &o->lots, &terms) &&
	       on_order_read(&r->held, t, &o->on_order, by_location);
}

/* Demand as the options want it. */
static void fill_demand(const struct stock_run *r, struct stock_item *item)
{
	struct demand *d = &item->demand;
	demand_fill(d, item->series, r->as_of);
	bool any_closed = r->closed.n || r->o->open_days;
	if (any_closed)
		d->closed = mem_zero(d->days, sizeof(*d->closed));
	for (size_t i = 0; i < d->days; i++) {
		d->units[i] *= r->settings.what_if_demand;
		if (any_closed)
			d->closed[i] = closed_on(&r->closed, d->first + (int32_t)i);
	}
}

/* The lots of the item, projected. */
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

static void make_item(struct stock_run *r, struct stock_item *item)
{
	static const struct sku_row nothing = { .pathway = PATHWAY_503B };
	const struct day_series *s = item->series;
	item->sku = skus_find(&r->skus, s->sku, (struct str){ NULL, 0 });
	item->held = skus_find(&r->held, s->sku, s->location);
	item->row = item->sku ? &item->sku->row : &nothing;
	item->params = settings_for(&r->settings, item->row, r->as_of,
				    by_sku_find(&r->o->new_rate, s->sku));
	fill_demand(r, item);
	stock_levels(&item->demand, &item->params, &item->result);
	project_lots(r, item);
}

/* ABC classes of all series. The caller frees them. */
static struct abc_item *classify(struct stock_run *r, struct day_series **series, size_t n)
{
	struct abc_item *abc = mem_zero(n + 1, sizeof(*abc));
	for (size_t i = 0; i < n; i++) {
		abc[i].units = abc[i].unit_cost = NAN;
		if (series[i]->first_day > r->as_of)
			continue;
		struct stock_item item = { .series = series[i] };
		fill_demand(r, &item);
		abc[i].units = stock_annual_units(&item.demand, r->settings.common.window_days);
		demand_release(&item.demand);
		const struct sku_entry *e = skus_find(&r->skus, series[i]->sku, (struct str){ NULL, 0 });
		if (e && e->row.unit_cost.set)
			abc[i].unit_cost = dec_double(e->row.unit_cost);
	}
	abc_classify(abc, n);
	return abc;
}

static void write_item(struct stock_run *r, const struct day_series *s, enum abc abc,
		       stock_write_fn *write)
{
	struct stock_item item = { .series = s, .abc = abc };
	make_item(r, &item);
	write(r, &item);
	mem_free(item.lots);
	demand_release(&item.demand);
}

/* What was said of SKUs that have no volume is of no use: a slip of the pen, perhaps. */
static void note_unused(struct stock_run *r, struct day_series **series, size_t n)
{
	size_t unused = skus_unused(&r->held), strange = 0;
	if (r->o->only.n)
		return;
	if (unused)
		tool_note(r->tool, "%zu SKU%s with units listed and no volume left out", unused,
			  unused == 1 ? "" : "s");
	for (size_t i = 0; i < r->o->new_rate.n; i++) {
		size_t k = 0;
		while (k < n && !str_eq(series[k]->sku, by_sku_name(&r->o->new_rate, i)))
			k++;
		strange += k == n;
	}
	if (strange)
		tool_note(r->tool, "%zu SKU%s of --new-rate without volume left out", strange,
			  strange == 1 ? "" : "s");
}

void stock_run_each(struct stock_run *r, stock_write_fn *write)
{
	size_t n;
	struct day_series **series = day_table_sorted(&r->days, &n);
	struct abc_item *abc = classify(r, series, n);
	for (size_t i = 0; i < n; i++)
		if (series[i]->first_day <= r->as_of)
			write_item(r, series[i], abc[i].class, write);
	mem_free(abc);
	note_unused(r, series, n);
}

void stock_run_release(struct stock_run *r)
{
	day_table_release(&r->days);
	skus_release(&r->skus);
	skus_release(&r->held);
	closed_days_release(&r->closed);
}
