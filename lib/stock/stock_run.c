/* From files to items. */
#include "stock/stock_run.h"

#include <errno.h>
#include <math.h>
#include <stdlib.h>

#include "stock/by_key.h"

#include "base/banned.h"

/* --tsb=A_D,A_P */
static bool read_tsb(struct stock_run *r)
{
	struct str list = str_from(r->o.tsb), demand, probability;
	struct intermittent_params *how = &r->rate.how;
	r->rate.smoothed = true;
	how->method = INTERMITTENT_TSB;
	str_next_item(&list, &demand); /* there is one, if only an empty one */
	if (str_next_item(&list, &probability) && !list.p &&
	    num_real(demand, 0, 1, &how->alpha_demand) == NUM_OK &&
	    num_real(probability, 0, 1, &how->alpha_interval) == NUM_OK)
		return true;
	return tool_option_fault(&r->tool, "--tsb", "not two numbers from 0 to 1, as in 0.1,0.05");
}

/* --what-if=demand=1.2,lead=7 */
static bool read_what_if(struct stock_run *r)
{
	struct str list = str_from(r->o.what_if), item;
	while (str_next_item(&list, &item)) {
		const char *eq = item.n ? memchr(item.p, '=', item.n) : NULL;
		struct str key = { item.p, eq ? (size_t)(eq - item.p) : 0 };
		struct str value = { eq ? eq + 1 : item.p, eq ? item.n - key.n - 1 : 0 };
		bool ok = str_eq(key, STR("demand")) ? num_real(value, 0, 1000, &r->what_if_demand) == NUM_OK
			  : str_eq(key, STR("lead")) ? num_real(value, 0, 3650, &r->what_if_lead) == NUM_OK
						     : false;
		if (!ok)
			return tool_option_fault(&r->tool, "--what-if", "not demand=FACTOR or lead=DAYS");
	}
	return true;
}

bool stock_run_options(struct stock_run *r)
{
	struct tool *t = &r->tool;
	const struct stock_options *o = &r->o;
	tool_reads(t, o->skus);
	tool_reads(t, o->on_hand);
	tool_reads(t, o->lots);
	tool_reads(t, o->on_order);
	tool_reads(t, o->holidays);
	r->what_if_demand = 1;
	r->what_if_lead = NAN;
	r->rate = (struct demand_rate){
		.smoothed = o->rate > 0,
		.how = { .method = (enum intermittent_method)(o->rate ? o->rate - 1 : 0),
			 .init = INTERMITTENT_MEAN, .alpha_demand = o->alpha,
			 .alpha_interval = o->alpha },
	};
	for (int i = 0; i < 7; i++)
		r->closed.weekday[i] = o->open_days > 0 && i >= 4 + o->open_days;
	if (o->report == REPORT_COSTS &&
	    (isnan(o->order_cost) || isnan(o->holding_rate) || isnan(o->stockout_cost)))
		return tool_option_fault(&r->tool, "--report=costs",
				    "needs --order-cost, --holding-rate and --stockout-cost");
	if (o->stockout_col && r->tool.n_maps == TOOL_MAPS)
		return tool_option_fault(&r->tool, "--stockout-col", "too many columns in --map");
	if (o->stockout_col)
		r->tool.maps[r->tool.n_maps++] =
			(struct csv_map){ STR("stockout"), str_from(o->stockout_col) };
	if (o->check && o->report != REPORT_STOCK)
		return tool_option_fault(&r->tool, "--check", "goes with --report=stock");
	return rules_by_pathway(t, "lead", &o->lead, r->lead) &&
	       rules_by_pathway(t, "lead-sd", &o->lead_sd, r->lead_sd) &&
	       rules_by_pathway(t, "policy-days", &o->policy_days, r->policy) &&
	       rules_by_sku(t, "new-rate", &o->new_rate) && (!o->tsb || read_tsb(r)) &&
	       (!o->what_if || read_what_if(r));
}

bool stock_run_read(struct stock_run *r)
{
	struct tool *t = &r->tool;
	const struct stock_options *o = &r->o;
	bool by_location = o->by == 1;
	const struct rx_filter filter = { by_location, DATE_NONE, o->as_of, &o->only,
					  o->parallel };
	struct rx_span span;
	if ((o->skus && !skus_read(&r->skus, t, o->skus)) ||
	    (o->holidays && !holidays_read(&r->closed, t, o->holidays)) ||
	    !rx_read(t, &filter, &r->days, &span))
		return false;
	r->as_of = o->as_of == DATE_NONE ? span.latest : o->as_of;
	if (o->exclude_last && r->as_of != DATE_NONE)
		r->as_of--;
	if (o->as_of == DATE_NONE && span.before != DATE_NONE &&
	    span.latest - span.before > STOCK_GAP_DAYS)
		tool_note(t, "the latest day is %d days after the one before it: if its date is "
			     "mistyped, say --as-of", span.latest - span.before);
	if (span.after)
		tool_note(t, "%llu row%s after --as-of left out", (unsigned long long)span.after,
			  span.after == 1 ? "" : "s");
	const struct held_terms totals = { "--on-hand", by_location, r->as_of, o->use_days };
	const struct held_terms lots = { "--lots", by_location, r->as_of, o->use_days };
	return (!o->on_hand || held_read(&r->held, t, o->on_hand, &totals)) &&
	       (!o->lots || held_read(&r->held, t, o->lots, &lots)) &&
	       (!o->on_order || on_order_read(&r->held, t, o->on_order, by_location));
}

static double given(struct dec d, double otherwise)
{
	return d.set ? dec_double(d) : otherwise;
}

static struct stock_params params_of(const struct stock_run *r, const struct sku_row *row,
				     struct str name)
{
	const struct stock_options *o = &r->o;
	enum pathway pathway = (enum pathway)row->pathway;
	double review = given(row->review_days, o->review_days);
	double lead = given(row->lead_days, r->lead[pathway]);
	return (struct stock_params){
		.pathway = pathway,
		.safety = { .method = (enum safety_method)o->method,
			    .service_level = given(row->service_level, o->service_level),
			    .lead_days = isnan(r->what_if_lead) ? lead : r->what_if_lead,
			    .lead_sd = given(row->lead_sd, r->lead_sd[pathway]),
			    .review_days = review,
			    .season_days = (size_t)o->season_days },
		.policy_days = given(row->safety_days, r->policy[pathway]),
		.policy_is_cover = o->policy_basis == 1,
		.shelf_life_days = given(row->shelf_life_days, o->bud_days),
		.use_days = o->use_days,
		.window_days = (size_t)o->window_days,
		.allow_short = o->allow_short,
		.new_rate = rules_find(&o->new_rate, name) * r->what_if_demand,
		.rate = r->rate,
		.clip_outliers = o->outliers == 1,
		.last_order = o->supply_ends >= r->as_of &&
			      (double)o->supply_ends < (double)r->as_of + review,
		.min_order = given(row->min_order, o->min_order),
		.pack = given(row->pack, o->pack),
	};
}

/* Demand as the options want it. */
static bool fill_demand(const struct stock_run *r, struct stock_item *item)
{
	struct demand *d = &item->demand;
	if (!demand_fill(d, item->series, r->as_of))
		return false;
	bool any_closed = r->closed.n || r->o.open_days;
	if (any_closed && !(d->closed = calloc(d->days, sizeof(*d->closed))))
		return false;
	for (size_t i = 0; i < d->days; i++) {
		d->units[i] *= r->what_if_demand;
		if (any_closed)
			d->closed[i] = closed_on(&r->closed, d->first + (int32_t)i);
	}
	return true;
}

/* The lots of the item, projected. False: memory is out. */
static bool project_lots(const struct stock_run *r, struct stock_item *item)
{
	if (!item->held || !item->held->n_lots)
		return true;
	item->lots = calloc(item->held->n_lots, sizeof(*item->lots));
	if (!item->lots)
		return false;
	for (const struct sku_lot *l = item->held->lots; l; l = l->next)
		item->lots[item->n_lots++] = l->lot;
	lots_project(item->lots, item->n_lots, r->as_of, r->o.use_days, item->result.daily_rate,
		     &item->result.weeks, item->demand.whole);
	return true;
}

static bool make_item(struct stock_run *r, struct stock_item *item)
{
	static const struct sku_row nothing = { .pathway = PATHWAY_503B };
	const struct day_series *s = item->series;
	if (!skus_find(&r->skus, s->sku, (struct str){ NULL, 0 }, &item->sku) ||
	    !skus_find(&r->held, s->sku, s->location, &item->held))
		return false;
	item->row = item->sku ? &item->sku->row : &nothing;
	item->params = params_of(r, item->row, s->sku);
	if (!fill_demand(r, item))
		return false;
	stock_levels(&item->demand, &item->params, &item->result);
	return project_lots(r, item);
}

/* Annual units of a series, NaN if it has too little history. False: memory is out. */
static bool annual_units(const struct stock_run *r, const struct day_series *series, double *units)
{
	struct stock_item item = { .series = series };
	struct weeks w;
	bool ok = fill_demand(r, &item);
	*units = NAN;
	if (ok && item.demand.days >= STOCK_DAYS_SHORT) {
		demand_weeks(&item.demand, (size_t)r->o.window_days, &w);
		*units = abc_annual_value(w.mean / 7, 1);
	}
	demand_release(&item.demand);
	return ok;
}

/*
 * ABC classes of all series: by annual cost if the cost of each is known, else by
 * units. NULL when memory is out.
 */
static struct abc_item *classify(struct stock_run *r, struct day_series **series, size_t n)
{
	struct abc_item *abc = calloc(n + 1, sizeof(*abc));
	double *cost = calloc(n + 1, sizeof(*cost));
	bool ok = abc && cost, all_costs = true;
	for (size_t i = 0; ok && i < n; i++) {
		const struct sku_entry *e;
		abc[i].value = cost[i] = NAN;
		if (series[i]->first_day > r->as_of)
			continue;
		ok = annual_units(r, series[i], &abc[i].value) &&
		     skus_find(&r->skus, series[i]->sku, (struct str){ NULL, 0 }, &e);
		if (ok && e)
			cost[i] = given(e->row.unit_cost, NAN);
		all_costs = all_costs && !isnan(cost[i]);
	}
	for (size_t i = 0; ok && all_costs && i < n; i++)
		abc[i].value *= cost[i];
	if (ok)
		abc_classify(abc, n);
	else
		free(abc);
	free(cost);
	return ok ? abc : NULL;
}

static bool write_item(struct stock_run *r, const struct day_series *s, enum abc abc,
		       stock_write_fn *write)
{
	struct stock_item item = { .series = s, .abc = abc };
	bool ok = make_item(r, &item) && write(r, &item);
	free(item.lots);
	demand_release(&item.demand);
	return ok;
}

/* What was said of SKUs that have no volume is of no use: a slip of the pen, perhaps. */
static void note_unused(struct stock_run *r, struct day_series **series, size_t n)
{
	size_t unused = skus_unused(&r->held), strange = 0;
	if (r->o.only.n)
		return;
	if (unused)
		tool_note(&r->tool, "%zu SKU%s with units listed and no volume left out", unused,
			  unused == 1 ? "" : "s");
	for (size_t i = 0; i < r->o.new_rate.n; i++) {
		size_t k = 0;
		while (k < n && !str_eq(series[k]->sku, rules_sku(&r->o.new_rate, i)))
			k++;
		strange += k == n;
	}
	if (strange)
		tool_note(&r->tool, "%zu SKU%s of --new-rate without volume left out", strange,
			  strange == 1 ? "" : "s");
}

bool stock_run_each(struct stock_run *r, stock_write_fn *write)
{
	size_t n;
	struct day_series **series = day_table_sorted(&r->days, &n);
	struct abc_item *abc = series ? classify(r, series, n) : NULL;
	bool ok = abc != NULL;
	for (size_t i = 0; ok && i < n; i++)
		if (series[i]->first_day <= r->as_of)
			ok = write_item(r, series[i], abc[i].class, write);
	free(abc);
	if (ok) {
		note_unused(r, series, n);
		return true;
	}
	struct diag d;
	diag_errno(&d, "", ENOMEM);
	return tool_fault(&r->tool, &d);
}

void stock_run_release(struct stock_run *r)
{
	day_table_release(&r->days);
	skus_release(&r->skus);
	skus_release(&r->held);
	closed_days_release(&r->closed);
}
