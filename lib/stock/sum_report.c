/* The totals of the rows of glp1-stock, in words for people. */
#include <math.h>
#include <stdio.h>

#include "stock/stock_run.h"

#include "base/banned.h"

void stock_sum_row(struct stock_run *r, bool for_each, double quantity, double cost)
{
	r->n_written++;
	if (for_each)
		r->n_for_each++;
	else if (isnan(quantity))
		r->n_unknown++;
	else if (quantity > 0)
		r->n_to_order++;
	if (quantity > 0)
		r->order_cost += cost;
}

/* Writes an amount as ", 60,874.75". */
static void grouped_cents(double v, char text[64])
{
	char digits[40];
	int n = snprintf(digits, sizeof(digits), "%.2f", v), k = snprintf(text, 64, ", ");
	for (int i = 0; i < n && k < 62; i++) {
		if (i && i < n - 3 && (n - 3 - i) % 3 == 0)
			text[k++] = ',';
		text[k++] = digits[i];
	}
	text[k] = '\0';
}

void stock_say(const struct stock_run *r)
{
	char day[DATE_TEXT], cost[64] = "", unknown[48] = "", each[64] = "";
	if (!r->n_written)
		return;
	date_format(r->as_of, day);
	if (r->n_to_order && fabs(r->order_cost) < 1e12)
		grouped_cents(r->order_cost, cost);
	if (r->n_unknown)
		snprintf(unknown, sizeof(unknown), "; %zu unknown", r->n_unknown);
	if (r->n_for_each)
		snprintf(each, sizeof(each), "; %zu for each prescription (503A)", r->n_for_each);
	csv_writer_say(&r->tool->writer, "%zu of %zu SKU%s to order%s%s%s; as of %s; bar: 60 days",
		       r->n_to_order, r->n_written, r->n_written == 1 ? "" : "s", cost, unknown,
		       each, day);
}
