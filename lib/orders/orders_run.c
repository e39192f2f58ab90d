/* Reads the files and makes lines, sorted by supplier. */
#include "orders/orders_run.h"

#include <math.h>
#include <stdlib.h>

#include "base/mem.h"
#include "sku/money.h"

#include "base/banned.h"

bool orders_run_prepare(struct tool *t, void *options)
{
	struct orders_options *o = options;
	bool closed[7];
	struct str receives = str_from(o->receives);
	if (!schedule_weekdays(&receives, closed))
		return tool_option_fault(t, "--receives", "not days of the week, as in Mon-Fri or Tue;Thu");
	if (o->no_transfers && o->lots.name)
		return tool_option_fault(t, "--lots", "is for transfers: leave out --no-transfers");
	if (o->split_by && t->report != ORDERS_ORDERS)
		return tool_option_fault(t, "--split-by", "goes with --report=orders");
	if (o->split_by && !t->opt.output)
		return tool_option_fault(t, "--split-by", "needs -o FOLDER for its files");
	t->split = o->split_by == 1;
	if (!o->explain && t->report == ORDERS_ORDERS)
		tool_hide(t, "explain");
	return true;
}

bool orders_money_fault(struct orders_run *r)
{
	struct diag d;
	diag_set(&d, DIAG_DATA, "the value of an order is out of range");
	return tool_fault(r->tool, &d);
}

/* Adds suppliers and closures. False: a fault was said. */
static bool add_partners(struct orders_run *r)
{
	struct str receives = str_from(r->o->receives);
	r->partners.closure = r->closures.row;
	r->partners.n_closures = r->closures.n;
	schedule_weekdays(&receives, r->partners.receives_not);
	for (size_t i = 0; i < r->suppliers.n; i++) {
		const struct supplier_row *row = (const struct supplier_row *)r->suppliers.row + i;
		struct diag d;
		if (partner_add(&r->partners, row))
			continue;
		diag_set(&d, DIAG_DATA, "a supplier is listed twice");
		diag_name(&d, STR("--suppliers"));
		return tool_fault(r->tool, &d);
	}
	return true;
}

/* Sets the as-of day: --as-of, else that of the plan. False: a fault was said. */
static bool find_day(struct orders_run *r)
{
	struct diag d;
	const struct plan_row *plan = r->plan.row;
	r->as_of = r->o->as_of;
	for (size_t i = 0; i < r->plan.n && r->o->as_of == DATE_NONE; i++) {
		if (plan[i].as_of == DATE_NONE || (i && plan[i].as_of != plan[0].as_of)) {
			diag_set(&d, DIAG_DATA, plan[i].as_of == DATE_NONE ? "the plan does not say of which day it is" :
									    "rows of the plan are of several days");
			d.hint = "give --as-of=DATE";
			return tool_fault(r->tool, &d);
		}
		r->as_of = plan[0].as_of;
	}
	return true;
}

static int by_sku(const void *x, const void *y)
{
	const struct order_line *a = x, *b = y;
	int order = str_cmp(a->plan->sku, b->plan->sku);
	return order ? order : str_cmp(a->plan->location, b->plan->location);
}

static int by_supplier(const void *x, const void *y)
{
	const struct order_line *a = x, *b = y;
	int order = str_cmp(a->sku->supplier, b->sku->supplier);
	return order ? order : by_sku(x, y);
}

/* Plans all rows. False: a row is there twice, which was said. */
static bool plan_all(struct orders_run *r)
{
	const struct plan_row *plan = r->plan.row;
	struct diag d;
	r->n_lines = r->plan.n;
	r->line = mem_zero(r->n_lines + 1, sizeof(*r->line));
	for (size_t i = 0; i < r->n_lines; i++)
		r->line[i].plan = &plan[i];
	if (r->n_lines)
		qsort(r->line, r->n_lines, sizeof(*r->line), by_sku);
	for (size_t i = 0, end; i < r->n_lines; i = end) {
		for (end = i + 1; end < r->n_lines && str_eq(r->line[end].plan->sku, r->line[i].plan->sku); end++)
			if (by_sku(&r->line[end - 1], &r->line[end]) == 0) {
				diag_set(&d, DIAG_DATA, "the plan has a SKU and location twice");
				d.hint = "give one run of glp1-stock, with --by=location if there are several";
				return tool_fault(r->tool, &d);
			}
		orders_plan_sku(r, r->line + i, end - i);
	}
	if (r->n_lines)
		qsort(r->line, r->n_lines, sizeof(*r->line), by_supplier);
	return true;
}

bool orders_run_read(struct orders_run *r, struct tool *t, struct orders_options *o)
{
	*r = (struct orders_run){ .tool = t, .o = o };
	if (!skus_read(&r->skus, t, &o->skus) || !rows_read(&r->suppliers, t, &o->suppliers) ||
	    !rows_read(&r->closures, t, &o->closures) || !rows_read(&r->plan, t, NULL) || !find_day(r) ||
	    !add_partners(r))
		return false;
	const struct held_terms terms = { .by_location = true, .skus = &r->skus, .as_of = r->as_of,
		.use_days = o->use_days,
					  .in_use_days = NAN };
	return held_read(&r->held, t, &o->lots, &terms) && plan_all(r);
}

void orders_run_release(struct orders_run *r)
{
	rows_release(&r->plan);
	rows_release(&r->suppliers);
	rows_release(&r->closures);
	skus_release(&r->skus);
	skus_release(&r->held);
	partners_release(&r->partners);
	arena_release(&r->arena);
	mem_free(r->line);
	mem_free(r->transfer);
}

static void fill_up(struct order_block *b, const struct supplier_row *s)
{
	struct buy_line *buy = mem_zero(b->n + 1, sizeof(*buy));
	for (size_t i = 0; i < b->n; i++)
		buy[i] = b->lines[i].buy;
	double least = s->min_order_value.set ? dec_double(s->min_order_value) : 0;
	b->top_up_days = least > 0 && b->n_unpriced ? NAN : buy_top_up(buy, b->n, least);
	for (size_t i = 0; i < b->n; i++)
		b->lines[i].buy = buy[i];
	mem_free(buy);
}

/* Sums up money and days of a block once its quantities are set. False: money is out of range. */
static bool add_up(struct order_block *b, const struct supplier_row *s)
{
	enum num_status st = NUM_OK;
	b->goods = (struct dec){ .set = true };
	b->order_by = b->arrives_on = DATE_NONE;
	b->n_ordered = 0;
	for (size_t i = 0; i < b->n && st == NUM_OK; i++) {
		const struct order_line *l = &b->lines[i];
		struct dec cost;
		if (!(l->buy.quantity > 0))
			continue;
		b->n_ordered++;
		st = money_of(dec_from_real(l->buy.quantity), l->buy.price, &cost);
		if (st == NUM_OK && cost.set)
			st = dec_add(&b->goods, cost);
		if (l->order_by != DATE_NONE && (b->order_by == DATE_NONE || l->order_by < b->order_by))
			b->order_by = l->order_by;
		b->arrives_on = l->arrives_on > b->arrives_on ? l->arrives_on : b->arrives_on;
	}
	bool is_free = s->freight_free_from.set &&
		       dec_double(b->goods) >= dec_double(s->freight_free_from) - 0.005;
	b->freight = s->freight;
	if (is_free)
		b->freight = (struct dec){ .set = true };
	b->total = b->goods;
	if (st == NUM_OK && b->freight.set)
		st = dec_add(&b->total, b->freight);
	if (b->n_unpriced)
		b->goods.set = b->total.set = false;
	return st == NUM_OK;
}

bool orders_next_block(struct orders_run *r, size_t *at, struct order_block *b)
{
	while (*at < r->n_lines) {
		size_t first = *at, n = 1;
		struct str supplier = r->line[first].sku->supplier;
		while (first + n < r->n_lines && str_eq(r->line[first + n].sku->supplier, supplier))
			n++;
		*at = first + n;
		*b = (struct order_block){ .partner = r->line[first].partner, .supplier = supplier,
					   .lines = r->line + first, .n = n };
		for (size_t i = 0; i < n; i++) {
			bool ordered = b->lines[i].buy.quantity > 0;
			b->n_ordered += ordered;
			b->n_unpriced += ordered && !b->lines[i].buy.price.set;
		}
		if (!b->n_ordered)
			continue;
		fill_up(b, &b->partner->row);
		return add_up(b, &b->partner->row) || orders_money_fault(r);
	}
	return false;
}
