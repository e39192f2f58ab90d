/*
 * glp1-stock: prescription volume in, stock levels out: for each SKU its rate,
 * 30 and 45 days of safety stock, reorder point, order-up-to level and, with
 * --on-hand, cover and the quantity to order.
 */
#include <errno.h>
#include <math.h>
#include <stddef.h>
#include <stdio.h>

#include "cli/rules.h"
#include "cli/rx.h"
#include "cli/skus.h"
#include "ops/stock.h"

#include "base/banned.h"

struct options {
	int32_t as_of, by;
	bool exclude_last, allow_short;
	const char *skus, *on_hand;
	struct opt_list only, lead, policy_days, new_rate;
	double review_days;
	int64_t window_days;
};

#define AT(member) offsetof(struct options, member)

static const char *const by_words[] = { "sku", "location", NULL };

static const struct opt opts[] = {
	{ .name = "as-of", .type = OPT_DATE, .offset = AT(as_of), .arg = "date",
	  .help = "the last day that counts (default: the latest in the input)" },
	{ .name = "exclude-last", .type = OPT_FLAG, .offset = AT(exclude_last),
	  .help = "the last day is not over: leave it out" },
	{ .name = "by", .letter = 'b', .type = OPT_WORD, .offset = AT(by), .arg = "what",
	  .words = by_words, .help = "a row for each sku (default), or sku and location" },
	{ .name = "sku", .type = OPT_LIST, .offset = AT(only), .arg = "pattern",
	  .help = "only SKUs like this, with * and ? as in file names" },
	{ .name = "skus", .type = OPT_TEXT, .offset = AT(skus), .arg = "file",
	  .help = "how each SKU is bought: pathway, lead_days, pack ..." },
	{ .name = "on-hand", .type = OPT_TEXT, .offset = AT(on_hand), .arg = "file",
	  .help = "units there: sku, quantity, and location with --by location" },
	{ .name = "policy-days", .type = OPT_LIST, .offset = AT(policy_days), .arg = "days",
	  .help = "of demand to hold as safety stock (default 30), or 503B=45" },
	{ .name = "lead", .type = OPT_LIST, .offset = AT(lead), .arg = "days",
	  .help = "from order to receipt (default 3), or 503B=5" },
	{ .name = "review", .type = OPT_REAL, .offset = AT(review_days), .arg = "days", .min = 0,
	  .max = 3650, .help = "between two orders (default 7)" },
	{ .name = "window", .type = OPT_WHOLE, .offset = AT(window_days), .arg = "days", .min = 14,
	  .max = 3650, .help = "of history the rate is taken from, in whole weeks (default 84)" },
	{ .name = "allow-short", .type = OPT_FLAG, .offset = AT(allow_short),
	  .help = "compute from 14 days of history on, not from 28" },
	{ .name = "new-rate", .type = OPT_LIST, .offset = AT(new_rate), .arg = "SKU=units",
	  .help = "units a day to use for a SKU whose history is too short" },
};

#undef AT

/* The order of the output columns; issue and manual page name them alike. */
static const struct csv_out_col out[] = {
	{ .name = "sku", .type = OUT_TEXT, .help = "the SKU" },
	{ .name = "location", .type = OUT_TEXT, .help = "the location; only with --by location" },
	{ .name = "pathway", .type = OUT_TEXT, .help = "503B, 503A or commercial" },
	{ .name = "status", .type = OUT_TEXT,
	  .help = "ok, short_history, insufficient_history or no_demand" },
	{ .name = "as_of", .type = OUT_DATE, .detail = true, .help = "the last day that counts" },
	{ .name = "history_days", .type = OUT_NUMBER, .detail = true, .unit = "days",
	  .help = "from the first row of the SKU to as_of" },
	{ .name = "weeks", .type = OUT_NUMBER, .detail = true, .unit = "weeks",
	  .help = "whole weeks that the rate is taken from" },
	{ .name = "daily_rate", .type = OUT_NUMBER, .decimals = 6, .unit = "units/day",
	  .help = "mean demand per calendar day" },
	{ .name = "weekly_mean", .type = OUT_NUMBER, .decimals = 6, .detail = true,
	  .unit = "units/week", .help = "mean of the weeks" },
	{ .name = "weekly_sd", .type = OUT_NUMBER, .decimals = 6, .detail = true,
	  .unit = "units/week", .help = "their sample standard deviation" },
	{ .name = "lead_days", .type = OUT_NUMBER, .decimals = 1, .detail = true, .unit = "days",
	  .help = "from order to receipt" },
	{ .name = "review_days", .type = OUT_NUMBER, .decimals = 1, .detail = true, .unit = "days",
	  .help = "between two orders" },
	{ .name = "safety_stock_30d", .type = OUT_NUMBER, .unit = "units",
	  .help = "30 days of demand, rounded up" },
	{ .name = "safety_stock_45d", .type = OUT_NUMBER, .unit = "units",
	  .help = "45 days of demand, rounded up" },
	{ .name = "safety_stock", .type = OUT_NUMBER, .unit = "units",
	  .help = "what the policy asks for; 0 for 503A" },
	{ .name = "basis", .type = OUT_TEXT, .detail = true,
	  .help = "what safety_stock rests on: policy, or patient_specific for 503A" },
	{ .name = "reorder_point", .type = OUT_NUMBER, .unit = "units",
	  .help = "order when stock is at or below this" },
	{ .name = "order_up_to", .type = OUT_NUMBER, .unit = "units", .help = "order up to this" },
	{ .name = "on_hand", .type = OUT_NUMBER, .detail = true, .unit = "units",
	  .help = "from --on-hand" },
	{ .name = "usable", .type = OUT_NUMBER, .unit = "units",
	  .help = "of on_hand, what has not expired on the as-of day" },
	{ .name = "days_of_cover", .type = OUT_NUMBER, .decimals = 1, .unit = "days",
	  .help = "usable divided by daily_rate" },
	{ .name = "order_quantity", .type = OUT_NUMBER, .unit = "units",
	  .help = "to order now, in whole packs" },
	{ .name = "note", .type = OUT_TEXT, .help = "what to know about the row" },
};

static const struct tool_input inputs[] = {
	{ "input", rx_cols, RX_COLS },
	{ "--skus", sku_cols, SKU_COLS },
	{ "--on-hand", on_hand_cols, ON_HAND_COLS },
};

static const struct tool_spec spec = {
	.name = "glp1-stock",
	.summary = "Turn prescription volume into safety stock, reorder points and orders",
	.opts = opts,
	.n_opts = sizeof(opts) / sizeof(*opts),
	.inputs = inputs,
	.n_inputs = sizeof(inputs) / sizeof(*inputs),
	.out = out,
	.n_out = sizeof(out) / sizeof(*out),
};

/* Everything the rows are made from. */
struct run {
	struct tool tool;
	struct options o;
	struct day_table days;
	struct sku_table skus, on_hand;
	double lead[PATHWAYS], policy[PATHWAYS];
	int32_t as_of;
};

static double given(struct dec d, double otherwise)
{
	return d.set ? dec_double(d) : otherwise;
}

static struct stock_params params(const struct run *r, const struct sku_row *sku, struct str name)
{
	enum pathway pathway = (enum pathway)sku->pathway;
	return (struct stock_params){
		.pathway = pathway,
		.lead_days = given(sku->lead_days, r->lead[pathway]),
		.review_days = given(sku->review_days, r->o.review_days),
		.policy_days = given(sku->safety_days, r->policy[pathway]),
		.window_days = (size_t)r->o.window_days,
		.allow_short = r->o.allow_short,
		.new_rate = rules_find(&r->o.new_rate, name),
	};
}

struct note {
	char text[200];
	size_t n;
};

static void add_note(struct note *note, bool holds, const char *text)
{
	if (holds && note->n < sizeof(note->text))
		note->n += (size_t)snprintf(note->text + note->n, sizeof(note->text) - note->n,
					    "%s%s", note->n ? "; " : "", text);
}

static struct note notes(const struct run *r, const struct stock_params *p,
			 const struct stock_result *res, bool in_skus,
			 const struct sku_entry *held)
{
	struct note note = { .n = 0 };
	add_note(&note, p->pathway == PATHWAY_503A, "patient-specific: order for each prescription");
	add_note(&note, res->status == STOCK_INSUFFICIENT, "say --new-rate for a new SKU");
	add_note(&note, res->status == STOCK_SHORT_HISTORY && res->weeks.mean / 7 != res->daily_rate,
		 "rate from --new-rate");
	add_note(&note, res->weeks.dropped > 0, "weeks out of stock left out");
	add_note(&note, res->weeks.negative, "a week of more returns than dispenses counts as 0");
	add_note(&note, r->o.skus && !in_skus, "not in --skus");
	add_note(&note, r->o.on_hand && !held, "not in --on-hand");
	add_note(&note, held && dec_double(held->usable) < dec_double(held->on_hand),
		 "expired units on hand");
	return note;
}

static void write_row(struct run *r, const struct day_series *s, const struct demand *d)
{
	static const struct sku_row unknown = { .pathway = PATHWAY_503B };
	struct csv_writer *w = &r->tool.writer;
	const struct sku_entry *sku = skus_find(&r->skus, s->sku, (struct str){ NULL, 0 });
	const struct sku_entry *held = skus_find(&r->on_hand, s->sku, s->location);
	const struct sku_row *row = sku ? &sku->row : &unknown;
	const struct stock_params p = params(r, row, s->sku);
	struct stock_result res;
	stock_levels(d, &p, &res);
	double usable = held ? dec_double(held->usable) : NAN;
	struct note note = notes(r, &p, &res, sku != NULL, held);

	csv_put_text(w, s->sku);
	csv_put_text(w, s->location);
	csv_put_text(w, str_from(pathway_names[p.pathway]));
	csv_put_text(w, str_from(stock_status_names[res.status]));
	csv_put_date(w, r->as_of);
	csv_put_whole(w, (int64_t)res.history_days);
	csv_put_real(w, res.status == STOCK_INSUFFICIENT ? NAN : (double)res.weeks.n);
	csv_put_real(w, res.daily_rate);
	csv_put_real(w, res.weeks.mean);
	csv_put_real(w, res.weeks.sd);
	csv_put_real(w, p.lead_days);
	csv_put_real(w, p.review_days);
	csv_put_real(w, res.safety_stock_30d);
	csv_put_real(w, res.safety_stock_45d);
	csv_put_real(w, res.safety_stock);
	csv_put_text(w, isnan(res.safety_stock)       ? STR("")
			: p.pathway == PATHWAY_503A ? STR("patient_specific")
						    : STR("policy"));
	csv_put_real(w, res.reorder_point);
	csv_put_real(w, res.order_up_to);
	csv_put_dec(w, held ? held->on_hand : (struct dec){ 0 });
	csv_put_dec(w, held ? held->usable : (struct dec){ 0 });
	csv_put_real(w, stock_cover(&res, usable));
	csv_put_real(w, stock_order(&res, usable, given(row->min_order, 0), given(row->pack, 0)));
	csv_put_text(w, (struct str){ note.text, note.n });
	csv_end_row(w);
}

static bool out_of_memory(struct run *r)
{
	struct diag d;
	diag_errno(&d, "", ENOMEM);
	return tool_fault(&r->tool, &d);
}

static bool write_all(struct run *r)
{
	size_t n;
	struct day_series **series = day_table_sorted(&r->days, &n);
	if (!series)
		return out_of_memory(r);
	for (size_t i = 0; i < n; i++) {
		struct demand d;
		if (series[i]->unwanted || series[i]->first_day > r->as_of)
			continue;
		bool ok = demand_fill(&d, series[i], r->as_of);
		if (ok)
			write_row(r, series[i], &d);
		demand_release(&d);
		if (!ok)
			return out_of_memory(r);
	}
	return true;
}

static bool read_all(struct run *r)
{
	struct tool *t = &r->tool;
	bool by_location = r->o.by == 1;
	const struct rx_filter filter = { by_location, DATE_NONE, r->o.as_of, &r->o.only };
	struct rx_span span;
	if (r->o.skus && !skus_read(&r->skus, t, r->o.skus))
		return false;
	if (!rx_read(t, &filter, &r->days, &span))
		return false;
	r->as_of = r->o.as_of == DATE_NONE ? span.latest : r->o.as_of;
	if (r->o.exclude_last && r->as_of != DATE_NONE)
		r->as_of--;
	if (span.after)
		tool_note(t, "%llu rows after --as-of left out", (unsigned long long)span.after);
	return !r->o.on_hand ||
	       on_hand_read(&r->on_hand, t, r->o.on_hand, by_location, r->as_of);
}

int main(int argc, char **argv)
{
	struct run r = {
		.o = { .as_of = DATE_NONE, .review_days = 7, .window_days = STOCK_DAYS_FULL },
		/* 503B fills the same day and ships; 503A takes 48 to 72 hours by direct ship */
		.lead = { 3, 3, 3 },
		.policy = { 30, 0, 30 },
	};
	struct tool *t = &r.tool;
	int status = tool_start(t, &spec, &r.o, argc, argv);
	if (status != TOOL_GO)
		return status;
	if (r.o.by == 0)
		tool_hide(t, "location");
	if (rules_by_pathway(t, "lead", &r.o.lead, r.lead) &&
	    rules_by_pathway(t, "policy-days", &r.o.policy_days, r.policy) &&
	    rules_by_sku(t, "new-rate", &r.o.new_rate) && tool_open_output(t) && read_all(&r))
		write_all(&r);
	day_table_release(&r.days);
	skus_release(&r.skus);
	skus_release(&r.on_hand);
	return tool_finish(t, 0);
}
