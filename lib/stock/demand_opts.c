/* The options of glp1-stock on how demand is measured. */
#include "stock/demand_opts.h"

#include "stock/stock_run.h"

#include "base/banned.h"

#define AT(member) offsetof(struct stock_options, member)

static const char *const rate_words[] = { "mean", "croston", "sba", "sbj", "tsb", "ses", NULL };
static const char *const open_words[] = { "Mon-Sun", "Mon-Fri", "Mon-Sat", NULL };
static const char *const outlier_words[] = { "keep", "clip", NULL };
static const char *const unmet_words[] = {
	[UNMET_ASK] = "ask", [UNMET_LOST] = "lost", [UNMET_KEPT] = "kept", NULL,
};

const struct opt stock_demand_opts[] = {
	OPT_GROUP("How demand is measured"),
	RX_KEY(AT(key)),
	RX_ZONE(AT(zone)),
	{ .name = "unmet", .type = OPT_WORD, .offset = AT(unmet), .arg = "what", .words = unmet_words,
	  .def = "ask",
	  .help = "unmet demand is lost, or kept on a list and filled in order; ask: lost, but say where "
		  "it looks kept" },
	{ .name = "open-days", .type = OPT_WORD, .offset = AT(open_days), .arg = "days",
	  .words = open_words, .def = "Mon-Sun", .help = "on which the clinic is open" },
	{ .name = "exclude-last", .type = OPT_FLAG, .offset = AT(exclude_last),
	  .help = "the last day is not over: leave it out" },
	{ .name = "window", .type = OPT_WHOLE, .offset = AT(window_days), .arg = "days",
	  CSV_RANGE(WINDOW_DAYS), .def = "84",
	  .help = "of history the rate is taken from, in whole weeks" },
	{ .name = "allow-short", .type = OPT_FLAG, .offset = AT(allow_short),
	  .help = "compute from 14 days of history on, not from 28" },
	{ .name = "new-rate", .type = OPT_CALL, .offset = AT(new_rate), .arg = "SKU=units",
	  .call = by_sku_call, .help = "units a day to use for a SKU whose history is too short" },
	{ .name = "stockout-col", .type = OPT_TEXT, .offset = AT(stockout_col), .arg = "header",
	  .help = "as --map stockout=header: yes or 1 on days on which it could not be had" },
	{ .name = "outliers", .type = OPT_WORD, .offset = AT(outliers), .arg = "how",
	  .words = outlier_words, .def = "keep", .help = "weeks far above the others" },
	{ .name = "season", .type = OPT_WHOLE, .offset = AT(season_days), .arg = "days",
	  CSV_RANGE(SEASON_DAYS), .def = "0",
	  .help = "refill season (28): forecast by demand so many days before" },
	{ .name = "method", .type = OPT_WORD, .offset = AT(method), .arg = "method",
	  .words = safety_method_names, .def = "robust", .help = "of the statistical safety stock" },
	{ .name = "rate", .type = OPT_WORD, .offset = AT(rate), .arg = "how", .words = rate_words,
	  .def = "mean", .help = "how the rate comes from the weeks" },
	{ .name = "alpha", .type = OPT_REAL, .offset = AT(alpha), .arg = "a", .min = 0, .max = 1,
	  .def = "0.1", .help = "smoothing of --rate" },
	{ .name = "tsb", .type = OPT_CALL, .offset = AT(tsb), .arg = "a_d,a_p", .call = tsb_call,
	  .help = "--rate=tsb with its two smoothing parameters" },
	{ .name = "what-if", .type = OPT_CALL, .offset = AT(what_if), .arg = "changes",
	  .call = what_if_call, .help = "compute as if demand=1.2 times as large, lead=7 days" },
	RX_PARALLEL(AT(parallel)),
	RX_SPAN_YEARS(AT(span_years)),
};

const size_t stock_n_demand_opts = sizeof(stock_demand_opts) / sizeof(*stock_demand_opts);
