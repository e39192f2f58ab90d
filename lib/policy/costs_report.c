/* The costs report of glp1-stock. */
#include "policy/costs_report.h"

#include <math.h>

#include "policy/costs.h"

#include "base/banned.h"

/* A row; the members have the names of the columns. */
struct line {
	struct str sku, location;
	double daily_rate, unit_cost, eoq, eoq_cost, newsvendor_level, rq_reorder_point, rq_quantity;
	double rq_cost, ss_reorder_point, ss_order_up_to, ss_cost, levels_cost, outage_days;
};

#define COL(member) CSV_MEMBER(struct line, member)

static const struct csv_out_col cols[] = {
	{ COL(sku), .type = OUT_TEXT, .help = "the SKU" },
	{ COL(location), .type = OUT_TEXT, .help = "the location; only with --by location" },
	{ COL(daily_rate), .type = OUT_REAL, .decimals = 6, .unit = "units/day",
	  .help = "demand per calendar day" },
	{ COL(unit_cost), .type = OUT_REAL, .decimals = 2, .unit = "money",
	  .help = "from --skus" },
	{ COL(eoq), .type = OUT_REAL, .decimals = 2, .unit = "units",
	  .help = "economic order quantity" },
	{ COL(eoq_cost), .type = OUT_REAL, .decimals = 2, .unit = "money/year",
	  .help = "of ordering and holding with it" },
	{ COL(newsvendor_level), .type = OUT_REAL, .decimals = 2, .unit = "units",
	  .help = "to have for lead time and review period" },
	{ COL(rq_reorder_point), .type = OUT_REAL, .decimals = 2, .unit = "units",
	  .help = "r of the (r, Q) policy" },
	{ COL(rq_quantity), .type = OUT_REAL, .decimals = 2, .unit = "units",
	  .help = "Q of the (r, Q) policy" },
	{ COL(rq_cost), .type = OUT_REAL, .decimals = 2, .unit = "money/year",
	  .help = "of ordering, holding and shortage with it" },
	{ COL(ss_reorder_point), .type = OUT_REAL, .decimals = 0, .unit = "units",
	  .help = "s of the (s, S) policy; whole quantities only" },
	{ COL(ss_order_up_to), .type = OUT_REAL, .decimals = 0, .unit = "units",
	  .help = "S of the (s, S) policy" },
	{ COL(ss_cost), .type = OUT_REAL, .decimals = 2, .unit = "money/year",
	  .help = "of ordering, holding and shortage with it" },
	{ COL(levels_cost), .type = OUT_REAL, .decimals = 2, .unit = "money/year",
	  .help = "the same with reorder_point and order_up_to of --report=stock" },
	{ COL(outage_days), .type = OUT_REAL, .decimals = 0, .unit = "days",
	  .help = "of demand to hold against outages of supply; needs --supply-fails and "
		  "--supply-back" },
};

const struct report costs_report = { "costs", REPORT_COLS(cols) };

void costs_report_row(struct stock_run *r, const struct stock_item *item)
{
	struct dec cost = item->row->unit_cost;
	const struct costs_params p = { r->o->order_cost, r->o->holding_rate, r->o->stockout_cost,
					cost.set ? dec_double(cost) : NAN, r->o->supply_fails,
					r->o->supply_back };
	if (item->params.pathway == PATHWAY_503A)
		return;
	struct costs c = costs_of(&item->result, &item->params.safety, item->demand.whole, &p);
	const struct line line = {
		.sku = item->series->sku,
		.location = item->series->location,
		.daily_rate = item->result.daily_rate,
		.unit_cost = p.unit_cost,
		.eoq = c.eoq,
		.eoq_cost = c.eoq_cost,
		.newsvendor_level = c.newsvendor_level,
		.rq_reorder_point = c.rq_point,
		.rq_quantity = c.rq_quantity,
		.rq_cost = c.rq_cost,
		.ss_reorder_point = c.ss_point,
		.ss_order_up_to = c.ss_level,
		.ss_cost = c.ss_cost,
		.levels_cost = c.levels_cost,
		.outage_days = c.outage_days,
	};
	tool_write(r->tool, &line);
}
