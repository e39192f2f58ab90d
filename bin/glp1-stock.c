/*
 * glp1-stock: prescription volume in, stock levels out: for each SKU its rate, 30
 * and 45 days of safety stock beside the statistical one, reorder point and
 * order-up-to level, what of the lots on hand will expire, and what to order.
 */
#include <math.h>

#include "policy/costs.h"
#include "policy/costs_report.h"
#include "stock/demand_opts.h"
#include "stock/stock_run.h"

#include "base/banned.h"

#define AT(member) offsetof(struct stock_options, member)

static const char *const by_words[] = { "sku", "location", NULL };
static const char *const basis_words[] = { "safety", "cover", NULL };

static const struct opt opts[] = {
	OPT_GROUP("What is there"),
	{ .name = "skus", .type = OPT_FILE, .offset = AT(skus), .arg = "file", .feed = &sku_feed,
	  .help = "how each SKU is bought: pathway, lead_days, pack ..." },
	{ .name = "kits", .type = OPT_FILE, .offset = AT(kits), .arg = "file", .feed = &kits_feed,
	  .help = "what is sold as one and taken from the shelf in parts: kit, sku, quantity" },
	{ .name = "on-hand", .type = OPT_FILE, .offset = AT(on_hand), .arg = "file",
	  .feed = &on_hand_feed,
	  .help = "units there: sku, quantity, and location with --by location" },
	{ .name = "lots", .type = OPT_FILE, .offset = AT(lots), .arg = "file",
	  .feed = &on_hand_feed, .help = "units there by lot: sku, lot, quantity, expires" },
	{ .name = "on-order", .type = OPT_FILE, .offset = AT(on_order), .arg = "file",
	  .feed = &on_order_feed, .help = "units ordered and not received: sku, quantity, due" },
	{ .name = "holidays", .type = OPT_FILE, .offset = AT(holidays), .arg = "file",
	  .feed = &holiday_feed, .help = "days on which the clinic is closed: date" },
	{ .name = "forecast", .type = OPT_FILE, .offset = AT(forecast), .arg = "file",
	  .feed = &forecast_feed,
	  .help = "demand of the days ahead, in place of the rate: date, sku, mean, sd" },
	{ .name = "bookings", .type = OPT_FILE, .offset = AT(bookings), .arg = "file",
	  .feed = &bookings_feed,
	  .help = "what is booked for the days ahead: date, sku, quantity, show_rate" },
	{ .name = "waivers", .type = OPT_FILE, .offset = AT(waivers), .arg = "file",
	  .feed = &waivers_feed,
	  .help = "findings of --check that are decided: sku, finding, until, reason" },
	OPT_GROUP("What to say"),
	{ .name = "as-of", .type = OPT_DATE, .offset = AT(as_of), .arg = "date",
	  .help = "the last day that counts, or today (in UTC); if not given, the latest of the input" },
	{ .name = "by", .letter = 'b', .type = OPT_WORD, .offset = AT(by), .arg = "what",
	  .words = by_words, .def = "sku", .help = "a row for each sku, or sku and location" },
	{ .name = "sku", .type = OPT_LIST, .offset = AT(only), .arg = "pattern",
	  .help = "only SKUs like this, with * and ? as in file names" },
	{ .name = "check", .type = OPT_FLAG, .offset = AT(check),
	  .help = "only SKUs to act on; exit status 1 if there are any" },
	{ .name = "complete", .type = OPT_FLAG, .offset = AT(complete),
	  .help = "--lots and --on-hand list all: what they leave out is not there" },
	{ .name = "max-age", .type = OPT_WHOLE, .offset = AT(max_age), .arg = "days", .min = 0,
	  .max = 3650, .def = "14",
	  .help = "of the last row, before an --as-of that was given: older is stale_volume" },
	{ .name = "exit-zero", .type = OPT_FLAG, .offset = AT(exit_zero),
	  .help = "exit status 0 in spite of findings" },
	{ .name = "backtest", .type = OPT_FLAG, .offset = AT(backtest),
	  .help = "as --report=backtest" },
	OPT_GROUP("How to order"),
	{ .name = "policy-days", .type = OPT_CALL, .offset = AT(policy), .arg = "days",
	  .call = by_pathway_call, .def = "30,503A=0",
	  .help = "of demand to hold as safety stock, also by pathway: 503B=45" },
	{ .name = "policy-basis", .type = OPT_WORD, .offset = AT(policy_basis), .arg = "basis",
	  .words = basis_words, .def = "safety", .help = "in cover, lead and review days are included" },
	{ .name = "service", .type = OPT_REAL, .offset = AT(service_level), .arg = "p",
	  CSV_RANGE(SERVICE_LEVEL), .def = "0.95", .help = "service level, 0.5 to 0.9999" },
	/* 503B fills the same day and ships; 503A takes 48 to 72 hours by direct ship */
	{ .name = "lead", .type = OPT_CALL, .offset = AT(lead), .arg = "days",
	  .call = by_pathway_call, .def = "3", .help = "from order to receipt, or 503B=5" },
	{ .name = "lead-sd", .type = OPT_CALL, .offset = AT(lead_sd), .arg = "days",
	  .call = by_pathway_call, .def = "0", .help = "standard deviation of it, or 503B=2" },
	{ .name = "review", .type = OPT_REAL, .offset = AT(review_days), .arg = "days",
	  CSV_RANGE(REVIEW_DAYS), .def = "7", .help = "between two looks at the stock" },
	{ .name = "cycle", .type = OPT_REAL, .offset = AT(cycle_days), .arg = "days",
	  CSV_RANGE(CYCLE_DAYS), .help = "that an order should last; if not given, review days" },
	{ .name = "moq", .type = OPT_REAL, .offset = AT(min_order), .arg = "units", CSV_RANGE(MIN_ORDER),
	  .def = "0", .help = "the smallest order, where --skus does not say it" },
	{ .name = "pack", .type = OPT_REAL, .offset = AT(pack), .arg = "units", CSV_RANGE(PACK),
	  .def = "0", .help = "order whole packs of so many, where --skus does not say it" },
	{ .name = "bud-days", .type = OPT_REAL, .offset = AT(bud_days), .arg = "days",
	  CSV_RANGE(SHELF_LIFE_DAYS),
	  .help = "from receipt to the beyond-use date, where --skus does not say it" },
	{ .name = "use-days", .type = OPT_REAL, .offset = AT(use_days), .arg = "days",
	  CSV_RANGE(USE_DAYS), .def = "28", .help = "a unit handed out must stay in date so long" },
	{ .name = "supply-ends", .type = OPT_DATE, .offset = AT(supply_ends), .arg = "date",
	  .help = "last day to order on; the last order is as large as dating allows" },
	OPT_GROUP("For --report=costs"),
	{ .name = "order-cost", .type = OPT_REAL, .offset = AT(order_cost), .arg = "money",
	  CSV_RANGE(ORDER_COST), .help = "of an order" },
	{ .name = "holding-rate", .type = OPT_REAL, .offset = AT(holding_rate), .arg = "share",
	  CSV_RANGE(HOLDING_RATE), .help = "of unit_cost, of holding a unit for a year" },
	{ .name = "stockout-cost", .type = OPT_REAL, .offset = AT(stockout_cost), .arg = "money",
	  CSV_RANGE(STOCKOUT_COST), .help = "of a unit short for a day" },
	{ .name = "supply-fails", .type = OPT_REAL, .offset = AT(supply_fails), .arg = "days",
	  CSV_RANGE(SUPPLY_FAILS), .help = "from one outage of the supplier to the next" },
	{ .name = "supply-back", .type = OPT_REAL, .offset = AT(supply_back), .arg = "days",
	  CSV_RANGE(SUPPLY_BACK), .help = "until the supplier can deliver again" },
};

static void run(struct tool *t, void *options)
{
	static stock_write_fn *const writers[] = {
		[REPORT_STOCK] = stock_report_row,
		[REPORT_LOTS] = lots_report_rows,
		[REPORT_BACKTEST] = backtest_report_rows,
		[REPORT_COSTS] = costs_report_row,
	};
	struct stock_options *o = options;
	struct stock_run r;
	if (stock_run_read(&r, t, o))
		stock_run_each(&r, writers[t->report]);
	stock_say(&r);
	if (t->opt.nagios)
		stock_monitor(&r, &t->monitor);
	t->silent = o->check && !r.findings && !t->opt.nagios;
	t->found = o->check && r.findings && !o->exit_zero;
	stock_run_release(&r);
}

int main(int argc, char **argv)
{
	static const struct feed *const inputs[] = { &volume_feed };
	const struct report reports[] = { stock_report, lots_report, backtest_report, costs_report };
	const struct tool_spec spec = {
		.name = "glp1-stock",
		.summary = "Turn prescription volume into safety stock, reorder points and orders",
		.first = "skus,lots,on-order,as-of,by,check,service,policy-days,format,output",
		.examples = "  glp1-stock --skus=skus.csv --lots=lots.csv --format=table rx.csv\n"
			    "  glp1-stock --skus=skus.csv --lots=lots.csv --as-of=today --check rx.csv\n",
		TOOL_OPTS(opts), .more_opts = stock_demand_opts, .n_more_opts = stock_n_demand_opts,
		TOOL_INPUTS(inputs),
		TOOL_REPORTS(reports),
		.monitor = true,
		.prepare = stock_run_prepare,
		.run = run,
	};
	struct stock_options o = { .what_if = { 1, NAN } };
	return tool_main(&spec, &o, argc, argv);
}
