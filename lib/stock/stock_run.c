/* From files to items. */
#include "stock/stock_run.h"

#include <math.h>

#include "base/map.h"
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
	*option = "--supply-fails";
	if (isnan(o->supply_fails) != isnan(o->supply_back))
		return "goes with --supply-back";
	*option = "--what-if";
	if (o->forecast.name && (o->what_if.demand < 1 || o->what_if.demand > 1))
		return "demand is that of --forecast: say it to glp1-titrate";
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
	if (!o->forecast.name)
		tool_hide(t, "history_rate");
	return true;
}

/* Dates that cannot be right, or not be looked at. False: a fault was said. */
static bool judge_span(const struct stock_run *r, const struct rx_span *span)
{
	struct rx_stray stray;
	struct diag d;
	char first[DATE_TEXT], last[DATE_TEXT], before[DATE_TEXT];
	if (span->after && r->o->check) {
		diag_set(&d, DIAG_DATA, "%llu row%s after --as-of: mistyped dates, or a day that is past",
			 (unsigned long long)span->after, span->after == 1 ? "" : "s");
		d.hint = "mend the dates, or say a later --as-of";
		return tool_fault(r->tool, &d);
	}
	if (span->after)
		tool_note(r->tool, "%llu row%s after --as-of left out", (unsigned long long)span->after,
			  span->after == 1 ? "" : "s");
	if (r->o->as_of != DATE_NONE || !rx_stray_days(span, &stray))
		return true;
	date_format(stray.first, first);
	date_format(stray.last, last);
	date_format(stray.before, before);
	diag_set(&d, DIAG_DATA, "%u day%s with rows, %s to %s, %d days after all others, as mistyped dates are",
		 stray.days, stray.days == 1 ? "" : "s", first, last, stray.first - stray.before);
	diag_remedy(&d, "say --as-of=%s to leave them out, --as-of=%s to take them, or --as-of=today",
		    before, last);
	return tool_fault(r->tool, &d);
}

/* The last day with a row at a place: of the whole input, unless places are told apart. */
static int32_t latest_at(const struct stock_run *r, const struct day_series *s)
{
	int32_t *latest = r->o->by == 1 && !r->o->only.n ? map_find(&r->latest, s->location) : NULL;
	return latest ? *latest : r->latest_day;
}

static void note_latest(struct stock_run *r, struct day_series **series, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		bool made;
		int32_t *latest = map_get(&r->latest, series[i]->location, sizeof(*latest), &made);
		if (made || series[i]->last_day > *latest)
			*latest = series[i]->last_day;
	}
}

/* A SKU that is forecast and has no volume yet gets a day on which nothing was dispensed. */
static void add_forecasts(struct stock_run *r)
{
	const struct dec nothing = { 0, 0, true };
	bool made;
	for (const struct forecast_entry *e = NULL; (e = map_next(&r->forecasts.entries, e));) {
		if (!rx_wants(&r->o->only, e->sku) || r->as_of == DATE_NONE)
			continue;
		struct day_series *s = day_series_get(&r->days, e->sku, e->location, &made);
		if (made)
			day_add(&r->days, s, DAY_DISPENSE, r->as_of, nothing);
	}
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
	if (!skus_read(&r->skus, t, &o->skus) || !kits_read(&r->kits, t, &o->kits) ||
	    !holidays_read(&r->closed, t, &o->holidays) ||
	    !rx_read(t, &filter, &r->days, &span))
		return false;
	r->as_of = o->as_of == DATE_NONE ? span.latest : o->as_of;
	if (o->exclude_last && r->as_of != DATE_NONE)
		r->as_of--;
	r->latest_day = span.latest;
	r->out_of_range = !demand_move(&r->days, &r->kits, &r->skus, r->as_of);
	if (!judge_span(r, &span) ||
	    !forecasts_read(&r->forecasts, t, &o->forecast, r->as_of, by_location))
		return false;
	add_forecasts(r);
	const struct held_terms terms = { .by_location = by_location, .skus = &r->skus, .as_of = r->as_of,
					  .use_days = o->use_days, .in_use_days = NAN };
	return held_read(&r->held, t, &o->on_hand, &terms) &&
	       held_read(&r->held, t, &o->lots, &terms) &&
	       on_order_read(&r->held, t, &o->on_order, &terms);
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
	item->sku = skus_of(&r->skus, s->sku, s->location);
	item->held = skus_find(&r->held, s->sku, s->location);
	item->row = item->sku ? &item->sku->row : &nothing;
	item->params = settings_for(&r->settings, item->row, r->as_of,
				    by_sku_find(&r->o->new_rate, s->sku));
	if (forecasts_find(&r->forecasts, s->sku, s->location, &item->forecast))
		item->params.forecast = &item->forecast;
	fill_demand(r, item);
	stock_levels(&item->demand, &item->params, &item->result);
	project_lots(r, item);
	int32_t latest = latest_at(r, s);
	item->stale_since = r->o->as_of != DATE_NONE && r->as_of - latest > r->o->max_age ? latest : DATE_NONE;
	item->not_counted = (r->o->on_hand.name || r->o->lots.name) &&
			    !(item->held && item->held->on_hand.set) &&
			    item->params.pathway != PATHWAY_503A && !item->params.discontinued &&
			    item->result.daily_rate != 0;
}

/* ABC classes of all series. The caller frees them. */
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

/* The forecast reaches as far as the levels need. False: the fault was said. */
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

/* False: a fault was said. */
static bool write_item(struct stock_run *r, const struct day_series *s, enum abc abc,
		       stock_write_fn *write)
{
	struct stock_item item = { .series = s, .abc = abc };
	make_item(r, &item);
	bool ok = forecast_reaches(r, &item);
	if (ok)
		write(r, &item);
	mem_free(item.lots);
	demand_release(&item.demand);
	return ok;
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
	note_latest(r, series, n);
	bool ok = true;
	for (size_t i = 0; i < n && ok && !r->out_of_range; i++)
		if (series[i]->first_day <= r->as_of && !kits_has(&r->kits, series[i]->sku))
			ok = write_item(r, series[i], abc[i].class, write);
	mem_free(abc);
	if (!r->out_of_range) {
		note_unused(r, series, n);
		return;
	}
	struct diag d;
	diag_set(&d, DIAG_DATA, "net demand of a day is out of range");
	tool_fault(r->tool, &d);
}

void stock_run_release(struct stock_run *r)
{
	day_table_release(&r->days);
	skus_release(&r->skus);
	skus_release(&r->held);
	kits_release(&r->kits);
	closed_days_release(&r->closed);
	map_release(&r->latest);
	forecasts_release(&r->forecasts);
}
