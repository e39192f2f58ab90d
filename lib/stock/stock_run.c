/* Options and files of a run; the calculation for a SKU is in item_run.c. */
#include "stock/stock_run.h"

#include <math.h>

#include "base/map.h"
#include "volume/back_orders.h"
#include "base/mem.h"
#include "tool/later.h"

#include "base/banned.h"

/* The smoothing that --rate and related options ask for. */
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

/* The settings that options give to all SKUs. */
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

/* Returns what does not go together, NULL if all does. *option: the option to blame. */
static const char *conflict(const struct tool *t, const struct stock_options *o,
			    const char **option)
{
	*option = "--backtest";
	if (o->backtest && t->report != REPORT_STOCK && t->report != REPORT_BACKTEST)
		return "not with another --report";
	*option = "--check";
	if (o->check && (t->report != REPORT_STOCK || o->backtest))
		return "goes with --report=stock";
	*option = "--nagios";
	if (t->opt.nagios && (t->report != REPORT_STOCK || o->backtest))
		return "goes with --report=stock";
	*option = "--complete";
	if (o->complete && !o->lots.name && !o->on_hand.name)
		return "needs --lots or --on-hand";
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
	*option = "--bookings";
	if (o->forecast.name && o->bookings.name)
		return "demand is that of --forecast, which knows the patients: leave one of them out";
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
	if (!rx_zone_set(t, o->zone))
		return false;
	if (o->stockout_col)
		t->maps[t->n_maps++] = (struct csv_map){ STR("stockout"), str_from(o->stockout_col) };
	if (o->backtest)
		t->report = REPORT_BACKTEST;
	if (o->by == 0)
		tool_hide(t, "location");
	if (!o->skus.name && !t->opt.fields) {
		tool_hide(t, "unit");
		tool_hide(t, "doses");
	}
	if (!o->forecast.name)
		tool_hide(t, "history_rate");
	if (!o->bookings.name && !t->opt.fields)
		tool_hide(t, "booked");
	return true;
}

/* Looks for dates that cannot be right or reach too far. False: a fault was said. */
static bool judge_span(const struct stock_run *r, const struct rx_span *span)
{
	struct rx_stray stray;
	struct diag d;
	char first[DATE_TEXT], last[DATE_TEXT], before[DATE_TEXT];
	if (!tool_later(r->tool, span->after, "row", r->o->check))
		return false;
	if (r->o->as_of != DATE_NONE || !rx_stray_days(span, &stray))
		return true;
	date_format(stray.first, first);
	date_format(stray.last, last);
	date_format(stray.before, before);
	diag_set(&d, DIAG_DATA,
		 "%u day%s with rows, %s to %s, %d days after all others, as mistyped dates are",
		 stray.days, stray.days == 1 ? "" : "s", first, last, stray.first - stray.before);
	diag_remedy(&d, "say --as-of=%s to leave them out, --as-of=%s to take them, or --as-of=today",
		    before, last);
	return tool_fault(r->tool, &d);
}

/* Keeps the last day with a row for each location. */
static void note_latest(struct stock_run *r)
{
	for (const struct day_series *s = NULL; (s = map_next(&r->days.series, s));) {
		bool made;
		int32_t *latest = map_get(&r->latest, s->location, sizeof(*latest), &made);
		if (made || s->last_day > *latest)
			*latest = s->last_day;
	}
}

/* Keeps the last days with rows, over all SKUs, if volume is posted in lumps. */
static void note_postings(struct stock_run *r, const struct rx_span *span)
{
	struct postings *p = &r->postings;
	int32_t day = span->latest;
	for (size_t n = 0; n < POSTINGS_MOST && day != DATE_NONE && day >= DATE_FIRST; day--)
		n += rx_has_day(span, day);
	for (int32_t d = day == DATE_NONE ? INT32_MAX : day + 1; d <= span->latest; d++)
		if (rx_has_day(span, d))
			p->day[p->n++] = d;
	postings_keep_regular(p);
}

/* A SKU that has no volume gets a day on which nothing was dispensed. */
static void add_series(struct stock_run *r, struct str sku, struct str location, bool listed)
{
	const struct dec nothing = { 0, 0, true };
	bool made;
	if (!rx_wants(&r->o->only, sku) || r->as_of == DATE_NONE)
		return;
	struct day_series *s = day_series_get(&r->days, sku, location, &made);
	if (!made && s->first_day <= r->as_of)
		return;
	s->listed_only = listed;
	s->no_volume = true;
	day_add(&r->days, s, DAY_DISPENSE, r->as_of, nothing);
}

static void add_forecasts(struct stock_run *r)
{
	for (const struct forecast_entry *e = NULL; (e = map_next(&r->forecasts.entries, e));)
		add_series(r, e->sku, e->location, false);
}

/* Adds SKUs that are booked and have no volume, but no kit and no superseded SKU. */
static void add_booked(struct stock_run *r)
{
	for (const struct day_series *s = NULL; (s = map_next(&r->bookings.days.series, s));)
		if (!kits_has(&r->kits, s->sku) &&
		    str_eq(skus_successor(&r->skus, s->sku, s->location, r->as_of), s->sku))
			add_series(r, s->sku, s->location, false);
}

/* Adds SKUs that are listed and have no volume: --new-rate plans them, their dates are watched. */
static void add_listed(struct stock_run *r)
{
	for (const struct sku_entry *e = NULL; (e = map_next(&r->held.entries, e));)
		add_series(r, e->sku, e->location, true);
}

/* For --complete: a SKU that is not listed has 0 units. */
static void add_unlisted(struct stock_run *r)
{
	for (const struct day_series *s = NULL; (s = map_next(&r->days.series, s));) {
		bool made;
		struct sku_entry *e = skus_get(&r->held, s->sku, s->location, &made);
		if (!e->on_hand.set)
			e->on_hand = e->usable = (struct dec){ 0, 0, true };
	}
}

/* Reads stock and open orders, and adds SKUs that other files than the volume name. */
static bool read_held(struct stock_run *r, struct stock_options *o)
{
	const struct held_terms terms = { .by_location = o->by == 1, .skus = &r->skus, .as_of = r->as_of,
					  .use_days = o->use_days, .in_use_days = NAN };
	if (!held_read(&r->held, r->tool, &o->on_hand, &terms) ||
	    !held_read(&r->held, r->tool, &o->lots, &terms) ||
	    !on_order_read(&r->held, r->tool, &o->on_order, &terms))
		return false;
	if (o->check && !o->on_hand.name && !o->lots.name && !o->complete)
		tool_note(r->tool, "--check without --on-hand or --lots: that no order is due is not known");
	stock_note_unknown(r);
	add_forecasts(r);
	add_booked(r);
	add_listed(r);
	if (o->complete)
		add_unlisted(r);
	return true;
}

bool stock_run_read(struct stock_run *r, struct tool *t, struct stock_options *o)
{
	bool by_location = o->by == 1;
	const struct rx_filter filter = { by_location, DATE_NONE, o->as_of, &o->only,
					  o->key, rx_own, &r->skus, o->zone, o->parallel,
					  o->span_years };
	struct rx_span span;
	*r = (struct stock_run){ .tool = t, .o = o, .settings = settings_from(o) };
	for (int i = 0; i < 7; i++)
		r->closed.weekday[i] = o->open_days > 0 && i >= 4 + o->open_days;
	if (!skus_read(&r->skus, t, &o->skus) || !kits_read(&r->kits, t, &o->kits) ||
	    !holidays_read(&r->closed, t, &o->holidays) ||
	    !waivers_read(&r->waivers, t, &o->waivers) ||
	    !rx_read(t, &filter, &r->days, &span))
		return false;
	if (o->unmet == UNMET_KEPT)
		back_orders_serve(&r->days);
	r->as_of = o->as_of == DATE_NONE ? span.latest : o->as_of;
	if (o->exclude_last && r->as_of != DATE_NONE)
		r->as_of--;
	stock_note_unmet(r);
	r->latest_day = span.latest;
	note_latest(r);
	note_postings(r, &span);
	if (!demand_judge(&r->days, &r->kits, &r->skus, r->as_of, t))
		return false;
	r->out_of_range = !demand_move(&r->days, &r->kits, &r->skus, r->as_of);
	return judge_span(r, &span) &&
	       forecasts_read(&r->forecasts, t, &o->forecast, r->as_of, by_location) &&
	       bookings_read(&r->bookings, t, &o->bookings,
			     &(struct bookings_terms){ by_location, r->as_of, &r->skus, &r->kits }) &&
	       read_held(r, o);
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
	bookings_release(&r->bookings);
	waivers_release(&r->waivers);
}
