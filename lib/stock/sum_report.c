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

void stock_say(const struct stock_run *r)
{
	char day[DATE_TEXT], text[40], cost[64] = "", unknown[48] = "", each[64] = "";
	if (!r->n_written)
		return;
	date_format(r->as_of, day);
	if (r->n_to_order && fabs(r->order_cost) < 1e12) {
		int n = snprintf(text, sizeof(text), "%.2f", r->order_cost);
		cost[num_grouped((struct str){ text, (size_t)n }, cost)] = '\0';
	}
	if (r->n_unknown)
		snprintf(unknown, sizeof(unknown), "; %zu unknown", r->n_unknown);
	if (r->n_for_each)
		snprintf(each, sizeof(each), "; %zu for each prescription (503A)", r->n_for_each);
	csv_writer_say(&r->tool->writer,
		       "%zu of %zu SKU%s to order%s%s%s%s; as of %s; bar: 60 days", r->n_to_order,
		       r->n_written, r->n_written == 1 ? "" : "s", *cost ? ", " : "", cost, unknown,
		       each, day);
}
