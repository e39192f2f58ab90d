/* The rows of the report on transfers and orders. */
#include <math.h>
#include <stdarg.h>
#include <stdio.h>

#include "orders/orders_run.h"
#include "sku/money.h"

#include "base/banned.h"

/* A row; the members are called as the columns. */
struct line {
	const char *action, *unit, *note, *explain;
	struct str supplier, from_location, location, sku, lot, next_supplier, status;
	struct dec quantity, packs, needed, transferred, top_up, pack, min_order, unit_cost;
	struct dec cost_per_dose, cost_per_ml, doses;
	double waste_ml, cost, daily_rate, usable, on_order, reorder_point, order_up_to;
	int32_t order_on, order_by, arrives_on, out_on, next_arrives_on, expires;
};

#define COL(member) CSV_MEMBER(struct line, member)

static const struct csv_out_col cols[] = {
	{ COL(action), .type = OUT_NAME,
	  .help = "transfer, order, or unknown: nobody knows how much" },
	{ COL(supplier), .rank = 1, .type = OUT_TEXT, .help = "whom to order from" },
	{ COL(from_location), .rank = 2, .type = OUT_TEXT, .help = "who gives" },
	{ COL(location), .type = OUT_TEXT, .help = "who gets it" },
	{ COL(sku), .type = OUT_TEXT, .help = "the SKU" },
	{ COL(lot), .rank = 5, .type = OUT_TEXT, .help = "of a transfer, by --lots" },
	{ COL(expires), .type = OUT_DATE, .detail = true, .help = "of the lot" },
	{ COL(quantity), .type = OUT_DEC, .unit = "units", .help = "to send or to order" },
	{ COL(unit), .type = OUT_NAME, .detail = true,
	  .help = "that the quantity is in, by --skus; empty: it does not say" },
	{ COL(packs), .rank = 7, .type = OUT_DEC, .unit = "packs", .help = "that they are" },
	{ COL(unit_cost), .type = OUT_DEC, .detail = true, .unit = "money", .help = "of a unit" },
	{ COL(cost_per_dose), .type = OUT_DEC, .detail = true, .unit = "money",
	  .help = "by unit and doses of --skus; empty: it does not say" },
	{ COL(cost_per_ml), .type = OUT_DEC, .detail = true, .unit = "money",
	  .help = "by unit and ml of --skus; empty: it does not say" },
	{ COL(doses), .type = OUT_DEC, .detail = true,
	  .help = "that quantity gives, by --skus; empty: it does not say" },
	{ COL(waste_ml), .type = OUT_REAL, .decimals = -6, .detail = true, .unit = "mL",
	  .help = "of quantity in no dose: lost with draws, or left when in_use_days are over" },
	{ COL(cost), .rank = 4, .type = OUT_REAL, .decimals = 2, .unit = "money",
	  .help = "of the line, in cents" },
	{ COL(order_on), .type = OUT_DATE, .detail = true,
	  .help = "the first day on which it can be ordered" },
	{ COL(order_by), .rank = 3, .type = OUT_DATE,
	  .help = "the last day on which an order still comes by out_on; order_on if none does" },
	{ COL(arrives_on), .rank = 6, .type = OUT_DATE, .help = "when it comes if ordered on order_on" },
	{ COL(out_on), .rank = 6, .type = OUT_DATE,
	  .help = "the first day on which there is not enough; of a transfer: where it goes to, "
		  "without it" },
	{ COL(next_supplier), .type = OUT_TEXT, .detail = true, .help = "whom to ask otherwise" },
	{ COL(next_arrives_on), .type = OUT_DATE, .detail = true,
	  .help = "when it would come from there" },
	{ COL(needed), .type = OUT_DEC, .detail = true, .unit = "units",
	  .help = "to be up to the level, before transfers and packs" },
	{ COL(transferred), .type = OUT_DEC, .detail = true, .unit = "units",
	  .help = "of it by transfers" },
	{ COL(top_up), .type = OUT_DEC, .detail = true, .unit = "units",
	  .help = "of quantity, for the supplier's minimum only" },
	{ COL(pack), .type = OUT_DEC, .detail = true, .unit = "units",
	  .help = "orders are whole packs of" },
	{ COL(min_order), .type = OUT_DEC, .detail = true, .unit = "units",
	  .help = "the smallest order" },
	{ COL(daily_rate), .type = OUT_REAL, .decimals = 6, .detail = true, .unit = "units/day",
	  .help = "demand" },
	{ COL(usable), .type = OUT_REAL, .decimals = -3, .detail = true, .unit = "units",
	  .help = "there" },
	{ COL(on_order), .type = OUT_REAL, .decimals = -3, .detail = true, .unit = "units",
	  .help = "to come" },
	{ COL(reorder_point), .type = OUT_REAL, .decimals = -3, .detail = true, .unit = "units",
	  .help = "by glp1-stock" },
	{ COL(order_up_to), .type = OUT_REAL, .decimals = -3, .detail = true, .unit = "units",
	  .help = "by glp1-stock" },
	{ COL(note), .is_note = true, .type = OUT_NAME, .help = "what to know of it" },
	{ COL(explain), .type = OUT_NAME, .detail = true,
	  .help = "the quantity in a sentence; with --explain" },
};

const struct report orders_report = { "orders", REPORT_COLS(cols) };

enum { TEXT = 400 };

/* A text that is added to, and cut when it is full. */
struct text {
	char p[TEXT];
	size_t n;
};

__attribute__((format(printf, 2, 3))) static void say(struct text *t, const char *fmt, ...)
{
	va_list ap;
	va_start(ap, fmt);
	int n = vsnprintf(t->p + t->n, TEXT - t->n, fmt, ap);
	va_end(ap);
	t->n += n > 0 ? (size_t)n : 0;
	t->n = t->n < TEXT ? t->n : TEXT - 1;
}

static void remark(struct text *t, const char *what)
{
	say(t, "%s%s", t->n ? "; " : "", what);
}

static void note_order(struct text *t, const struct order_line *l, const struct order_block *b)
{
	t->p[0] = '\0';
	if (l->order_on == DATE_NONE)
		remark(t, "the supplier takes no order any more");
	else if (l->out_on != DATE_NONE && l->arrives_on > l->out_on)
		remark(t, "late: out before it comes");
	if (l->switched)
		remark(t, "the first supplier cannot in time");
	if (l->limited)
		remark(t, "room for no more");
	if (l->buy.top_up > 0)
		remark(t, "filled up for the minimum of the order");
	if (isnan(b->top_up_days))
		remark(t, b->n_unpriced ? "a price is not known, nor whether the minimum is reached" :
					  "below the minimum of the order");
}

/* Explains the quantity in a sentence; its figures are columns of the row. */
static void explain_order(struct text *t, const struct line *l)
{
	t->p[0] = '\0';
	say(t, "usable %.9g", l->usable);
	if (l->on_order > 0)
		say(t, " and on order %.9g", l->on_order);
	double there = l->usable + (l->on_order > 0 ? l->on_order : 0);
	bool above = there > l->reorder_point + 1e-9;
	say(t, ", at %.3g a day, are %s %.9g%s: %.9g needed", l->daily_rate,
	    above ? "above" : "at or below",
	    l->reorder_point, above ? ", but not all of it lasts, or comes before all is used up" : "",
	    dec_double(l->needed));
	if (!above && fabs(l->order_up_to - there - dec_double(l->needed)) < 1e-6)
		say(t, " to be up to %.9g", l->order_up_to);
	else if (!above)
		say(t, ", with what perishes or packs have added");
	if (l->transferred.m)
		say(t, ", %.9g come from other locations", dec_double(l->transferred));
	if (l->pack.set && l->pack.m)
		say(t, ", in packs of %.9g", dec_double(l->pack));
	if (l->min_order.set && l->min_order.m)
		say(t, ", %.9g at least", dec_double(l->min_order));
	if (l->top_up.m)
		say(t, ", %.9g more for the minimum of the order", dec_double(l->top_up));
	say(t, ": order %.9g", dec_double(l->quantity));
}

static void write_transfers(struct orders_run *r)
{
	for (size_t i = 0; i < r->n_transfers; i++) {
		const struct order_transfer *x = &r->transfer[i];
		struct text text = { .n = 0 };
		int32_t arrives = r->as_of + (int32_t)ceil(r->o->transfer_days);
		say(&text, "%.9g usable is %.9g above its reorder point of %.9g: send %.9g where %.9g are usable",
		    x->from->usable, x->from->usable - x->from->reorder_point, x->from->reorder_point,
		    x->units, x->to->usable);
		const struct line line = {
			.action = "transfer", .from_location = x->from->location, .location = x->to->location,
			.sku = x->to->sku, .cost = NAN, .waste_ml = NAN,
			.lot = x->lot ? x->lot->name : (struct str){ NULL, 0 },
			.expires = x->lot ? x->lot->expires : DATE_NONE, .quantity = dec_from_real(x->units),
			.daily_rate = x->to->daily_rate, .usable = x->to->usable, .on_order = x->to->on_order,
			.reorder_point = x->to->reorder_point, .order_up_to = x->to->order_up_to,
			.order_on = r->as_of, .order_by = DATE_NONE, .arrives_on = arrives,
			.out_on = orders_out_on(r, x->to, 0), .next_arrives_on = DATE_NONE,
			.note = x->lot ? NULL : "no lot is known: send what ends first", .explain = text.p,
		};
		tool_write(r->tool, &line);
	}
}

/* The cost of one mL or one dose; not .set if --skus does not say how much is in a unit. */
static struct dec cost_per(const struct sku_row *sku, enum sku_unit unit)
{
	const struct sku_contents c = sku_contents_of(sku);
	struct dec cost = { .set = false };
	/* the cost of a unit times the units that are in one mL or dose */
	if (!sku->unit_cost.set || !c.unit ||
	    units_convert(&c, sku->unit_cost, unit, c.unit, &cost) != UNITS_OK)
		cost.set = false;
	return cost;
}

static struct line line_of(const struct order_line *l)
{
	const struct plan_row *p = l->plan;
	return (struct line){
		.supplier = l->sku->supplier, .location = p->location, .sku = p->sku,
		.unit = sku_unit_names[l->sku->unit],
		.expires = DATE_NONE, .cost = NAN, .waste_ml = NAN, .unit_cost = l->sku->unit_cost,
		.cost_per_dose = cost_per(l->sku, UNIT_DOSE), .cost_per_ml = cost_per(l->sku, UNIT_ML),
		.order_on = l->order_on, .order_by = l->order_by, .arrives_on = l->arrives_on,
		.out_on = l->out_on, .next_supplier = l->next ? l->next->supplier : (struct str){ NULL, 0 },
		.next_arrives_on = l->next_arrives_on, .needed = dec_from_real(l->needs),
		.transferred = dec_from_real(l->got), .pack = l->sku->pack, .min_order = l->sku->min_order,
		.daily_rate = p->daily_rate, .usable = p->usable, .on_order = p->on_order,
		.reorder_point = p->reorder_point, .order_up_to = p->order_up_to,
	};
}

/* Writes the rows of an order. False: money is out of range. */
static bool write_block(struct orders_run *r, const struct order_block *b)
{
	for (size_t i = 0; i < b->n; i++) {
		const struct order_line *l = &b->lines[i];
		struct text note = { .n = 0 }, why = { .n = 0 };
		struct line line = line_of(l);
		struct dec cost;
		if (!(l->buy.quantity > 0))
			continue;
		line.action = "order";
		line.quantity = dec_from_real(l->buy.quantity);
		line.top_up = dec_from_real(l->buy.top_up);
		line.doses = sku_doses(l->sku, line.quantity);
		line.waste_ml = sku_waste_ml(l->sku, line.quantity);
		if (l->buy.terms.pack > 0)
			line.packs = dec_from_real(l->buy.quantity / l->buy.terms.pack);
		if (money_of(line.quantity, line.unit_cost, &cost) != NUM_OK)
			return orders_money_fault(r);
		line.cost = money_double(cost);
		note_order(&note, l, b);
		explain_order(&why, &line);
		line.note = note.p;
		line.explain = why.p;
		tool_write(r->tool, &line);
	}
	return true;
}

/* Writes the rows for which glp1-stock knows no quantity although there is demand. */
static void write_unknown(struct orders_run *r)
{
	for (size_t i = 0; i < r->n_lines; i++) {
		const struct order_line *l = &r->line[i];
		const struct plan_row *p = l->plan;
		if (p->order_quantity.set || p->pathway == PATHWAY_503A || l->ended ||
		    str_eq(p->status, STR("no_demand")))
			continue;
		struct line line = line_of(l);
		line.action = "unknown";
		line.needed.set = line.transferred.set = false;
		line.note = "glp1-stock gives no quantity: see its note";
		tool_write(r->tool, &line);
	}
}

void orders_write(struct orders_run *r)
{
	struct order_block b;
	if (!tool_part(r->tool, STR("transfers")))
		return;
	write_transfers(r);
	for (size_t at = 0; orders_next_block(r, &at, &b);)
		if (!tool_part(r->tool, b.supplier.n ? b.supplier : STR("no supplier")) ||
		    !write_block(r, &b))
			return;
	if (tool_part(r->tool, STR("unknown")))
		write_unknown(r);
}
