/* The main report of glp1-stock: a row a SKU. */
#include <math.h>
#include <stdio.h>

#include "reports/stock_run.h"

#include "base/banned.h"

/* Their order is the order in which write_levels and write_stock put the cells. */
const struct csv_out_col stock_cols[STOCK_COLS] = {
	{ .name = "sku", .type = OUT_TEXT, .help = "the SKU" },
	{ .name = "location", .type = OUT_TEXT, .help = "the location; only with --by location" },
	{ .name = "pathway", .type = OUT_TEXT, .help = "503B, 503A or commercial" },
	{ .name = "status", .type = OUT_TEXT,
	  .help = "ok, short_history, insufficient_history, no_demand or "
		  "policy_exceeds_shelf_life" },
	{ .name = "as_of", .type = OUT_DATE, .detail = true, .help = "the last day that counts" },
	{ .name = "history_days", .type = OUT_NUMBER, .detail = true, .unit = "days",
	  .help = "from the first row of the SKU to as_of" },
	{ .name = "weeks", .type = OUT_NUMBER, .detail = true, .unit = "weeks",
	  .help = "whole weeks that the rate is taken from" },
	{ .name = "daily_rate", .type = OUT_NUMBER, .decimals = 6, .unit = "units/day",
	  .help = "demand per calendar day" },
	{ .name = "weekly_mean", .type = OUT_NUMBER, .decimals = 6, .detail = true,
	  .unit = "units/week", .help = "7 times daily_rate: the mean of the weeks, or as --rate says" },
	{ .name = "weekly_sd", .type = OUT_NUMBER, .decimals = 6, .detail = true,
	  .unit = "units/week", .help = "sample standard deviation of the weeks" },
	{ .name = "demand_class", .type = OUT_TEXT, .detail = true,
	  .help = "smooth, intermittent, erratic or lumpy, by ADI and CV2 of the weeks" },
	{ .name = "abc", .type = OUT_TEXT, .detail = true,
	  .help = "A to 80 %, B to 95 % of annual cost, or of units if a cost is unknown" },
	{ .name = "lead_days", .type = OUT_NUMBER, .decimals = 1, .detail = true, .unit = "days",
	  .help = "from order to receipt" },
	{ .name = "review_days", .type = OUT_NUMBER, .decimals = 1, .detail = true, .unit = "days",
	  .help = "between two orders" },
	{ .name = "safety_stock_30d", .type = OUT_NUMBER, .unit = "units",
	  .help = "30 days of demand, rounded up" },
	{ .name = "safety_stock_45d", .type = OUT_NUMBER, .unit = "units",
	  .help = "45 days of demand, rounded up" },
	{ .name = "safety_stock_statistical", .type = OUT_NUMBER, .decimals = 6, .detail = true,
	  .unit = "units", .help = "what the service level asks for" },
	{ .name = "safety_stock", .type = OUT_NUMBER, .unit = "units",
	  .help = "the larger of policy and statistics; 0 for 503A" },
	{ .name = "basis", .type = OUT_TEXT,
	  .help = "what safety_stock rests on: policy, statistical or patient_specific" },
	{ .name = "implied_service_level", .type = OUT_NUMBER, .decimals = 6, .detail = true,
	  .help = "probability that 30 days of safety stock cover an interval" },
	{ .name = "reorder_point", .type = OUT_NUMBER, .unit = "units",
	  .help = "order when usable and on order are at or below this" },
	{ .name = "order_up_to", .type = OUT_NUMBER, .unit = "units", .help = "order up to this" },
	{ .name = "on_hand", .type = OUT_NUMBER, .detail = true, .unit = "units",
	  .help = "from --on-hand or --lots" },
	{ .name = "usable", .type = OUT_NUMBER, .unit = "units",
	  .help = "of on_hand, what can still be dispensed before its date" },
	{ .name = "on_order", .type = OUT_NUMBER, .detail = true, .unit = "units",
	  .help = "from --on-order" },
	{ .name = "days_of_cover", .type = OUT_NUMBER, .decimals = 1, .bar_full = 60, .unit = "days",
	  .help = "usable divided by daily_rate" },
	{ .name = "order_quantity", .type = OUT_NUMBER, .decimals = -3, .unit = "units",
	  .help = "to order now, in whole packs" },
	{ .name = "order_cost", .type = OUT_NUMBER, .decimals = 2, .detail = true, .unit = "money",
	  .help = "order_quantity times unit_cost" },
	{ .name = "waste_mean", .type = OUT_NUMBER, .decimals = 6, .detail = true, .unit = "units",
	  .help = "of the lots on hand, expected to expire unused" },
	{ .name = "waste_p10", .type = OUT_NUMBER, .decimals = 6, .detail = true, .unit = "units",
	  .help = "the same in a slow spell, undercut once in ten times" },
	{ .name = "note", .type = OUT_TEXT, .help = "what to know and to do" },
};

/* What follows from levels and stock together. */
struct position {
	struct dec on_hand, usable, on_order; /* as given */
	struct dec late, far;                 /* of on_order: overdue; due too late to count */
	double order, cost, waste_mean, waste_slow;
	bool understocked;
};

/*
 * Of the open orders those that count, exactly; *late and *far as in struct position.
 * Parts of a sum that fits fit too.
 */
static struct dec coming(const struct stock_run *r, const struct stock_item *item,
			 struct position *p)
{
	struct dec counted = { 0, 0, true };
	for (const struct sku_order *o = item->held ? item->held->orders : NULL; o; o = o->next) {
		bool counts = stock_order_counts(&item->params, r->as_of, o->due);
		dec_add(counts ? &counted : &p->far, o->quantity);
		if (o->due != DATE_NONE && o->due < r->as_of)
			dec_add(&p->late, o->quantity);
	}
	return counted;
}

static struct position position_of(const struct stock_run *r, const struct stock_item *item)
{
	const struct sku_row *row = item->row;
	struct position p = { .waste_mean = NAN, .waste_slow = NAN };
	if (item->held) {
		p.on_hand = item->held->on_hand;
		p.usable = item->held->usable;
		p.on_order = item->held->on_order;
	}
	double usable = p.usable.set ? dec_double(p.usable) : NAN;
	p.order = stock_order(&item->result, usable + dec_double(coming(r, item, &p)),
			      item->params.min_order, item->params.pack);
	p.cost = row->unit_cost.set ? p.order * dec_double(row->unit_cost) : NAN;
	for (size_t i = 0; i < item->n_lots; i++) {
		p.waste_mean = (i ? p.waste_mean : 0) + item->lots[i].waste_mean;
		p.waste_slow = (i ? p.waste_slow : 0) + item->lots[i].waste_slow;
	}
	p.understocked = usable < item->result.safety_stock;
	return p;
}

struct note {
	char text[1024]; /* longer than all of them */
	size_t n;
};

static void add_note(struct note *note, bool holds, const char *text)
{
	if (!holds || note->n + strlen(text) + 3 > sizeof(note->text))
		return;
	note->n += (size_t)snprintf(note->text + note->n, sizeof(note->text) - note->n, "%s%s",
				    note->n ? "; " : "", text);
}

/* As add_note, "QUANTITY text", if there is a quantity above 0. */
static void add_counted(struct note *note, struct dec quantity, const char *text)
{
	char line[DEC_TEXT + 80];
	size_t n = dec_format(quantity, line);
	snprintf(line + n, sizeof(line) - n, " %s", text);
	add_note(note, quantity.m > 0, line);
}

/* What somebody has to act on. True if there is anything. */
static bool add_findings(struct note *note, const struct stock_item *item, const struct position *p)
{
	add_note(note, p->order > 0, "reorder");
	add_note(note, p->understocked, "understocked");
	add_note(note, p->waste_mean > 0, "expiring");
	add_note(note, item->result.status == STOCK_PERISHES, "policy_exceeds_shelf_life");
	return note->n > 0;
}

static void add_remarks(struct note *note, const struct stock_run *r, const struct stock_item *item,
			const struct position *p)
{
	const struct stock_result *res = &item->result;
	add_note(note, item->params.pathway == PATHWAY_503A,
		 "patient-specific: order for each prescription");
	bool too_short = res->status == STOCK_INSUFFICIENT;
	add_note(note, too_short && !res->weeks.dropped, "say --new-rate for a new SKU");
	add_note(note, too_short && res->weeks.dropped, "out of stock too long to say");
	add_note(note, item->demand.partly_out, "out of stock at some locations: see --by location");
	add_note(note, res->rate_is_given, "rate from --new-rate");
	add_note(note, res->weeks.dropped > 0, "weeks out of stock left out");
	add_note(note, res->weeks.negative, "a week of more returns than dispenses counts as 0");
	add_note(note, res->safety.bias > 0.1, "demand grows");
	add_note(note, item->params.last_order, "last order before supply ends");
	add_note(note, item->params.last_order && isnan(item->params.shelf_life_days),
		 "shelf life unknown");
	add_note(note, r->o.skus && !item->sku, "not in --skus");
	add_note(note, (r->o.on_hand || r->o.lots) && !p->on_hand.set, "nothing on hand listed");
	add_counted(note, p->late, "on order overdue");
	add_counted(note, p->far, "on order due too late to count");
	add_note(note, p->usable.set && dec_double(p->usable) < dec_double(p->on_hand),
		 "units past their date on hand");
}

static void put_name(struct csv_writer *w, const char *name)
{
	csv_put_text(w, str_from(name));
}

static const char *class_of(const struct weeks *weeks)
{
	double oldest_first[DEMAND_WEEKS_MAX];
	struct demand_pattern pattern;
	for (size_t i = 0; i < weeks->n; i++)
		oldest_first[i] = weeks->units[weeks->n - 1 - i];
	demand_pattern_of(oldest_first, weeks->n, &pattern);
	return demand_class_names[pattern.class];
}

static void write_levels(struct csv_writer *w, const struct stock_run *r,
			 const struct stock_item *item)
{
	const struct stock_result *res = &item->result;
	csv_put_text(w, item->series->sku);
	csv_put_text(w, item->series->location);
	put_name(w, pathway_names[item->params.pathway]);
	put_name(w, stock_status_names[res->status]);
	csv_put_date(w, r->as_of);
	csv_put_whole(w, (int64_t)res->history_days);
	csv_put_real(w, res->weeks.n ? (double)res->weeks.n : NAN);
	csv_put_real(w, res->daily_rate);
	csv_put_real(w, res->weeks.mean);
	csv_put_real(w, res->weeks.sd);
	put_name(w, class_of(&res->weeks));
	put_name(w, abc_names[item->abc]);
	csv_put_real(w, item->params.safety.lead_days);
	csv_put_real(w, item->params.safety.review_days);
	csv_put_real(w, res->safety_stock_30d);
	csv_put_real(w, res->safety_stock_45d);
	csv_put_real(w, res->safety.stock);
	csv_put_real(w, res->safety_stock);
	put_name(w, stock_basis_names[res->basis]);
	csv_put_real(w, res->implied_service_level);
	csv_put_real(w, res->reorder_point);
	csv_put_real(w, res->order_up_to);
}

bool stock_report_row(struct stock_run *r, const struct stock_item *item)
{
	struct csv_writer *w = &r->tool.writer;
	const struct position p = position_of(r, item);
	struct note note = { .n = 0 };
	bool found = add_findings(&note, item, &p);
	r->findings += found;
	if (r->o.check && !found)
		return true;
	add_remarks(&note, r, item, &p);
	write_levels(w, r, item);
	csv_put_dec(w, p.on_hand);
	csv_put_dec(w, p.usable);
	csv_put_dec(w, p.on_order);
	csv_put_real(w, stock_cover(&item->result, p.usable.set ? dec_double(p.usable) : NAN));
	csv_put_real(w, p.order);
	csv_put_real(w, p.cost);
	csv_put_real(w, p.waste_mean);
	csv_put_real(w, p.waste_slow);
	csv_put_text(w, (struct str){ note.text, note.n });
	csv_end_row(w);
	return true;
}
