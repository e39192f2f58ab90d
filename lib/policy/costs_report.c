/* The costs report of glp1-stock. */
#include <math.h>

#include "policy/costs_report.h"
#include "policy/costs.h"

#include "base/banned.h"

const struct csv_out_col cost_cols[COST_COLS] = {
	{ .name = "sku", .type = OUT_TEXT, .help = "the SKU" },
	{ .name = "location", .type = OUT_TEXT, .help = "the location; only with --by location" },
	{ .name = "daily_rate", .type = OUT_NUMBER, .decimals = 6, .unit = "units/day",
	  .help = "demand per calendar day" },
	{ .name = "unit_cost", .type = OUT_NUMBER, .decimals = 2, .unit = "money",
	  .help = "from --skus" },
	{ .name = "eoq", .type = OUT_NUMBER, .decimals = 2, .unit = "units",
	  .help = "economic order quantity" },
	{ .name = "eoq_cost", .type = OUT_NUMBER, .decimals = 2, .unit = "money/year",
	  .help = "of ordering and holding with it" },
	{ .name = "newsvendor_level", .type = OUT_NUMBER, .decimals = 2, .unit = "units",
	  .help = "to have for lead time and review period" },
	{ .name = "rq_reorder_point", .type = OUT_NUMBER, .decimals = 2, .unit = "units",
	  .help = "r of the (r, Q) policy" },
	{ .name = "rq_quantity", .type = OUT_NUMBER, .decimals = 2, .unit = "units",
	  .help = "Q of the (r, Q) policy" },
	{ .name = "rq_cost", .type = OUT_NUMBER, .decimals = 2, .unit = "money/year",
	  .help = "of ordering, holding and shortage with it" },
	{ .name = "ss_reorder_point", .type = OUT_NUMBER, .decimals = 0, .unit = "units",
	  .help = "s of the (s, S) policy; whole quantities only" },
	{ .name = "ss_order_up_to", .type = OUT_NUMBER, .decimals = 0, .unit = "units",
	  .help = "S of the (s, S) policy" },
	{ .name = "ss_cost", .type = OUT_NUMBER, .decimals = 2, .unit = "money/year",
	  .help = "of ordering, holding and shortage with it" },
};

bool costs_report_row(struct stock_run *r, const struct stock_item *item)
{
	struct csv_writer *w = &r->tool.writer;
	struct dec unit = item->row->unit_cost;
	const struct costs_params p = { r->o.order_cost, r->o.holding_rate, r->o.stockout_cost,
					unit.set ? dec_double(unit) : NAN };
	if (item->params.pathway == PATHWAY_503A)
		return true;
	struct costs c = costs_of(&item->result, &item->params.safety, item->demand.whole, &p);
	csv_put_text(w, item->series->sku);
	csv_put_text(w, item->series->location);
	csv_put_real(w, item->result.daily_rate);
	csv_put_real(w, p.unit_cost);
	csv_put_real(w, c.eoq);
	csv_put_real(w, c.eoq_cost);
	csv_put_real(w, c.newsvendor_level);
	csv_put_real(w, c.rq_point);
	csv_put_real(w, c.rq_quantity);
	csv_put_real(w, c.rq_cost);
	csv_put_real(w, c.ss_point);
	csv_put_real(w, c.ss_level);
	csv_put_real(w, c.ss_cost);
	csv_end_row(w);
	return true;
}
