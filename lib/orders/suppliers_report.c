/* The report with a row for each order: what it costs and when it must be sent. */
#include <math.h>
#include <stdio.h>

#include "orders/orders_run.h"
#include "sku/money.h"

#include "base/banned.h"

/* A row; the members are called as the columns. */
struct line {
	struct str supplier;
	size_t lines;
	double goods, freight, total, min_order_value, top_up_days;
	int32_t order_on, order_by, arrives_on;
	const char *status, *note;
};

#define COL(member) CSV_MEMBER(struct line, member)

static const struct csv_out_col cols[] = {
	{ COL(supplier), .type = OUT_TEXT, .help = "whom to order from" },
	{ COL(lines), .rank = 5, .type = OUT_COUNT, .help = "of the order" },
	{ COL(goods), .rank = 5, .type = OUT_REAL, .decimals = 2, .unit = "money",
	  .help = "what they cost; empty: a price is not known" },
	{ COL(freight), .rank = 4, .type = OUT_REAL, .decimals = 2, .unit = "money",
	  .help = "of the order; empty: not known" },
	{ COL(total), .type = OUT_REAL, .decimals = 2, .unit = "money",
	  .help = "goods and freight, as far as it is known" },
	{ COL(min_order_value), .rank = 6, .type = OUT_REAL, .decimals = 2, .unit = "money",
	  .help = "of the supplier" },
	{ COL(top_up_days), .rank = 6, .type = OUT_REAL, .decimals = 1, .unit = "days",
	  .help = "of cover to which lines were filled up for the minimum; empty: not needed" },
	{ COL(order_on), .rank = 3, .type = OUT_DATE, .help = "the first day on which it can be sent" },
	{ COL(order_by), .type = OUT_DATE, .help = "the last day for all lines to be in time" },
	{ COL(arrives_on), .rank = 3, .type = OUT_DATE, .help = "when the last of it comes" },
	{ COL(status), .type = OUT_NAME, .help = "ok, below_minimum, no_price or closed" },
	{ COL(note), .is_note = true, .type = OUT_NAME, .help = "what to know of it" },
};

const struct report order_suppliers_report = { "suppliers", REPORT_COLS(cols) };

/* Notes how much is missing to free freight, if that is less than the freight. */
static void note_freight(const struct order_block *b, char *note, size_t size)
{
	const struct supplier_row *s = &b->partner->row;
	double missing = s->freight_free_from.set && b->goods.set ?
				 dec_double(s->freight_free_from) - dec_double(b->goods) : 0;
	if (missing > 0 && s->freight.set && missing < dec_double(s->freight))
		snprintf(note, size, "%.2f more would save the freight", missing);
	else
		snprintf(note, size, "%s", b->partner->listed || !b->supplier.n ? "" : "not in --suppliers");
}

void order_suppliers_write(struct orders_run *r)
{
	struct order_block b;
	for (size_t at = 0; orders_next_block(r, &at, &b);) {
		char note[80];
		int32_t order_on = open_from(&b.partner->orders, r->as_of);
		int32_t last = b.partner->row.supply_ends;
		bool closed = order_on == DATE_NONE || (last != DATE_NONE && order_on > last);
		note_freight(&b, note, sizeof(note));
		const struct line line = {
			.supplier = b.supplier, .lines = b.n_ordered, .goods = money_double(b.goods),
			.freight = money_double(b.freight), .total = money_double(b.total),
			.min_order_value = money_double(b.partner->row.min_order_value),
			.top_up_days = b.top_up_days > 0 ? b.top_up_days : NAN,
			.order_on = closed ? DATE_NONE : order_on, .order_by = b.order_by,
			.arrives_on = b.arrives_on,
			.status = closed ? "closed" : b.n_unpriced ? "no_price" :
				  isnan(b.top_up_days) ? "below_minimum" : "ok",
			.note = note,
		};
		tool_write(r->tool, &line);
	}
}
