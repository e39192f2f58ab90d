/*
 * glp1-stock: prescription volume in, stock levels out: for each SKU its rate, 30
 * and 45 days of safety stock beside the statistical one, reorder point and
 * order-up-to level, what of the lots on hand will expire, and what to order.
 */
#include <math.h>
#include <stddef.h>

#include "policy/costs.h"
#include "policy/costs_report.h"
#include "stock/stock_run.h"

#include "base/banned.h"

#define AT(member) offsetof(struct stock_options, member)

static const char *const by_words[] = { "sku", "location", NULL };
static const char *const report_words[] = { "stock", "lots", "backtest", "costs", NULL };
static const char *const rate_words[] = { "mean", "croston", "sba", "sbj", "tsb", "ses", NULL };
static const char *const open_words[] = { "Mon-Sun", "Mon-Fri", "Mon-Sat", NULL };
static const char *const outlier_words[] = { "keep", "clip", NULL };
static const char *const basis_words[] = { "safety", "cover", NULL };

static const struct opt opts[] = {
	{ .name = "as-of", .type = OPT_DATE, .offset = AT(as_of), .arg = "date",
	  .help = "the last day that counts (default: the latest in the input)" },
	{ .name = "exclude-last", .type = OPT_FLAG, .offset = AT(exclude_last),
	  .help = "the last day is not over: leave it out" },
	{ .name = "by", .letter = 'b', .type = OPT_WORD, .offset = AT(by), .arg = "what",
	  .words = by_words, .help = "a row for each sku (default), or sku and location" },
	{ .name = "sku", .type = OPT_LIST, .offset = AT(only), .arg = "pattern",
	  .help = "only SKUs like this, with * and ? as in file names" },
	{ .name = "report", .type = OPT_WORD, .offset = AT(report), .arg = "what",
	  .words = report_words, .help = "stock (default), lots, backtest, or costs" },
	{ .name = "backtest", .type = OPT_FLAG, .offset = AT(backtest),
	  .help = "as --report=backtest" },
	{ .name = "check", .type = OPT_FLAG, .offset = AT(check),
	  .help = "only SKUs to act on; exit status 1 if there are any" },
	{ .name = "exit-zero", .type = OPT_FLAG, .offset = AT(exit_zero),
	  .help = "exit status 0 in spite of findings" },
	{ .name = "skus", .type = OPT_TEXT, .offset = AT(skus), .arg = "file",
	  .help = "how each SKU is bought: pathway, lead_days, pack ..." },
	{ .name = "on-hand", .type = OPT_TEXT, .offset = AT(on_hand), .arg = "file",
	  .help = "units there: sku, quantity, and location with --by location" },
	{ .name = "lots", .type = OPT_TEXT, .offset = AT(lots), .arg = "file",
	  .help = "units there by lot: sku, lot, quantity, expires" },
	{ .name = "on-order", .type = OPT_TEXT, .offset = AT(on_order), .arg = "file",
	  .help = "units ordered and not received: sku, quantity, due" },
	{ .name = "moq", .type = OPT_REAL, .offset = AT(min_order), .arg = "units",
	  .min = MIN_ORDER_MIN, .max = MIN_ORDER_MAX,
	  .help = "the smallest order, where --skus does not say it" },
	{ .name = "pack", .type = OPT_REAL, .offset = AT(pack), .arg = "units",
	  .min = PACK_MIN, .max = PACK_MAX,
	  .help = "order whole packs of so many, where --skus does not say it" },
	{ .name = "holidays", .type = OPT_TEXT, .offset = AT(holidays), .arg = "file",
	  .help = "days on which the clinic is closed: date" },
	{ .name = "open-days", .type = OPT_WORD, .offset = AT(open_days), .arg = "days",
	  .words = open_words, .help = "Mon-Sun (default), Mon-Fri or Mon-Sat" },
	{ .name = "policy-days", .type = OPT_LIST, .offset = AT(policy_days), .arg = "days",
	  .help = "of demand to hold as safety stock (default 30), or 503B=45" },
	{ .name = "policy-basis", .type = OPT_WORD, .offset = AT(policy_basis), .arg = "basis",
	  .words = basis_words, .help = "safety (default); cover: lead and review days included" },
	{ .name = "method", .type = OPT_WORD, .offset = AT(method), .arg = "method",
	  .words = safety_method_names, .help = "of the statistical safety stock (default robust)" },
	{ .name = "service", .type = OPT_REAL, .offset = AT(service_level), .arg = "p",
	  .min = SERVICE_LEVEL_MIN, .max = SERVICE_LEVEL_MAX,
	  .help = "service level, 0.5 to 0.9999 (default 0.95)" },
	{ .name = "lead", .type = OPT_LIST, .offset = AT(lead), .arg = "days",
	  .help = "from order to receipt (default 3), or 503B=5" },
	{ .name = "lead-sd", .type = OPT_LIST, .offset = AT(lead_sd), .arg = "days",
	  .help = "standard deviation of it (default 0), or 503B=2" },
	{ .name = "review", .type = OPT_REAL, .offset = AT(review_days), .arg = "days",
	  .min = REVIEW_DAYS_MIN, .max = REVIEW_DAYS_MAX,
	  .help = "between two looks at the stock (default 7)" },
	{ .name = "cycle", .type = OPT_REAL, .offset = AT(cycle_days), .arg = "days",
	  .min = CYCLE_DAYS_MIN, .max = CYCLE_DAYS_MAX,
	  .help = "that an order should last (default: review days)" },
	{ .name = "window", .type = OPT_WHOLE, .offset = AT(window_days), .arg = "days",
	  .min = WINDOW_DAYS_MIN, .max = WINDOW_DAYS_MAX,
	  .help = "of history the rate is taken from, in whole weeks (default 84)" },
	{ .name = "rate", .type = OPT_WORD, .offset = AT(rate), .arg = "how", .words = rate_words,
	  .help = "mean (default), croston, sba, sbj, tsb or ses" },
	{ .name = "alpha", .type = OPT_REAL, .offset = AT(alpha), .arg = "a", .min = 0, .max = 1,
	  .help = "smoothing of --rate (default 0.1)" },
	{ .name = "tsb", .type = OPT_TEXT, .offset = AT(tsb), .arg = "a_d,a_p",
	  .help = "--rate=tsb with its two smoothing parameters" },
	{ .name = "stockout-col", .type = OPT_TEXT, .offset = AT(stockout_col), .arg = "header",
	  .help = "as --map stockout=header: yes or 1 on days on which it could not be had" },
	{ .name = "outliers", .type = OPT_WORD, .offset = AT(outliers), .arg = "how",
	  .words = outlier_words, .help = "weeks far above the others: keep (default) or clip" },
	{ .name = "season", .type = OPT_WHOLE, .offset = AT(season_days), .arg = "days",
	  .min = SEASON_DAYS_MIN, .max = SEASON_DAYS_MAX,
	  .help = "refill season: forecast by the demand so many days before (28)" },
	{ .name = "bud-days", .type = OPT_REAL, .offset = AT(bud_days), .arg = "days",
	  .min = SHELF_LIFE_DAYS_MIN, .max = SHELF_LIFE_DAYS_MAX,
	  .help = "from receipt to the beyond-use date" },
	{ .name = "use-days", .type = OPT_REAL, .offset = AT(use_days), .arg = "days",
	  .min = USE_DAYS_MIN, .max = USE_DAYS_MAX,
	  .help = "a unit handed out must stay in date so long (default 28)" },
	{ .name = "allow-short", .type = OPT_FLAG, .offset = AT(allow_short),
	  .help = "compute from 14 days of history on, not from 28" },
	{ .name = "new-rate", .type = OPT_LIST, .offset = AT(new_rate), .arg = "SKU=units",
	  .help = "units a day to use for a SKU whose history is too short" },
	{ .name = "order-cost", .type = OPT_REAL, .offset = AT(order_cost), .arg = "money",
	  .min = ORDER_COST_MIN, .max = ORDER_COST_MAX, .help = "of an order, for --report=costs" },
	{ .name = "holding-rate", .type = OPT_REAL, .offset = AT(holding_rate), .arg = "share",
	  .min = HOLDING_RATE_MIN, .max = HOLDING_RATE_MAX,
	  .help = "of unit_cost, of holding a unit for a year" },
	{ .name = "stockout-cost", .type = OPT_REAL, .offset = AT(stockout_cost), .arg = "money",
	  .min = STOCKOUT_COST_MIN, .max = STOCKOUT_COST_MAX, .help = "of a unit short for a day" },
	{ .name = "what-if", .type = OPT_TEXT, .offset = AT(what_if), .arg = "changes",
	  .help = "compute as if demand=1.2 times as large, lead=7 days" },
	RX_PARALLEL(AT(parallel)),
	{ .name = "supply-ends", .type = OPT_DATE, .offset = AT(supply_ends), .arg = "date",
	  .help = "last day to order on; the last order is as large as dating allows" },
};

#undef AT

static const struct tool_input inputs[] = {
	{ "input", rx_cols, RX_COLS },
	{ "--skus", sku_cols, SKU_COLS },
	{ "--on-hand, --lots", held_cols, HELD_COLS },
	{ "--on-order", on_order_cols, ON_ORDER_COLS },
	{ "--holidays", holiday_cols, HOLIDAY_COLS },
};

static const struct tool_output outputs[] = {
	[REPORT_STOCK] = { "output", stock_cols, STOCK_COLS },
	[REPORT_LOTS] = { "--report=lots", lot_cols, LOT_COLS },
	[REPORT_BACKTEST] = { "--report=backtest", backtest_cols, BACKTEST_COLS },
	[REPORT_COSTS] = { "--report=costs", cost_cols, COST_COLS },
};

static const struct tool_spec spec = {
	.name = "glp1-stock",
	.summary = "Turn prescription volume into safety stock, reorder points and orders",
	.opts = opts,
	.n_opts = sizeof(opts) / sizeof(*opts),
	.inputs = inputs,
	.n_inputs = sizeof(inputs) / sizeof(*inputs),
	.outputs = outputs,
	.n_outputs = sizeof(outputs) / sizeof(*outputs),
};

static stock_write_fn *const writers[] = {
	[REPORT_STOCK] = stock_report_row,
	[REPORT_LOTS] = lots_report_rows,
	[REPORT_BACKTEST] = backtest_report_rows,
	[REPORT_COSTS] = costs_report_row,
};

int main(int argc, char **argv)
{
	struct stock_run r = {
		.o = { .as_of = DATE_NONE, .supply_ends = DATE_NONE, .review_days = 7,
		       .window_days = STOCK_DAYS_FULL, .service_level = 0.95, .use_days = 28,
		       .bud_days = NAN, .alpha = 0.1, .order_cost = NAN, .holding_rate = NAN,
		       .stockout_cost = NAN },
		/* 503B fills the same day and ships; 503A takes 48 to 72 hours by direct ship */
		.settings = { .lead_days = { 3, 3, 3 }, .policy_days = { 30, 0, 30 } },
	};
	struct tool *t = &r.tool;
	int status = tool_start(t, &spec, &r.o, argc, argv);
	if (status != TOOL_GO)
		return status;
	if (r.o.backtest && r.o.report != REPORT_STOCK && r.o.report != REPORT_BACKTEST) {
		tool_option_fault(t, "--backtest", "not with another --report");
		return tool_finish(t, 0);
	}
	if (r.o.backtest)
		r.o.report = REPORT_BACKTEST;
	t->output = (size_t)r.o.report;
	if (r.o.by == 0)
		tool_hide(t, "location");
	if (stock_run_options(&r) && tool_open(t) && stock_run_read(&r))
		stock_run_each(&r, writers[r.o.report]);
	stock_run_release(&r);
	t->silent = r.o.check && !r.findings;
	return tool_finish(t, r.o.check && !r.o.exit_zero && r.findings);
}
