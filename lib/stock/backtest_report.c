/* The backtest report of glp1-stock: four rules a SKU, side by side. */
#include <math.h>

#include "stock/replay.h"
#include "stock/stock_run.h"

#include "base/banned.h"

/* A row; the members are called as the columns. */
struct line {
	struct str sku, location;
	const char *rule, *verdict;
	double cycles, cycles_short, days_short, units_short, fill_rate, mean_on_hand, max_on_hand;
	double units_expired, orders;
};

#define COL(member) CSV_MEMBER(struct line, member)

static const struct csv_out_col cols[] = {
	{ COL(sku), .type = OUT_TEXT, .help = "the SKU" },
	{ COL(location), .type = OUT_TEXT, .help = "the location; only with --by location" },
	{ COL(rule), .type = OUT_NAME,
	  .help = "chosen, 30_days, 45_days or z_sigma_sqrt_l" },
	{ COL(cycles), .type = OUT_REAL, .help = "from review to review" },
	{ COL(cycles_short), .type = OUT_REAL, .help = "with a unit short" },
	{ COL(days_short), .type = OUT_REAL, .unit = "days", .help = "with a unit short" },
	{ COL(units_short), .type = OUT_REAL, .decimals = 3, .unit = "units",
	  .help = "demand not met, and lost" },
	{ COL(fill_rate), .type = OUT_REAL, .decimals = 6, .help = "share of demand met" },
	{ COL(mean_on_hand), .type = OUT_REAL, .decimals = 3, .unit = "units",
	  .help = "at the close of a day" },
	{ COL(max_on_hand), .type = OUT_REAL, .decimals = 3, .unit = "units",
	  .help = "at the close of a day" },
	{ COL(units_expired), .type = OUT_REAL, .decimals = 3, .unit = "units",
	  .help = "thrown away" },
	{ COL(orders), .type = OUT_REAL, .help = "placed" },
	{ COL(verdict), .is_note = true, .type = OUT_NAME,
	  .help = "not enough cycles, within chance or too many short" },
};

const struct report backtest_report = { "backtest", REPORT_COLS(cols) };

void backtest_report_rows(struct stock_run *r, const struct stock_item *item)
{
	if (item->params.pathway == PATHWAY_503A)
		return;
	for (int rule = 0; rule < REPLAY_RULES; rule++) {
		struct replay replay;
		bool ran = replay_run(&item->demand, &item->params, (enum replay_rule)rule, &replay);
		const struct line line = {
			.sku = item->series->sku,
			.location = item->series->location,
			.rule = replay_rule_names[rule],
			.cycles = (double)replay.cycles,
			.cycles_short = ran ? (double)replay.cycles_short : NAN,
			.days_short = ran ? (double)replay.days_short : NAN,
			.units_short = ran ? replay.units_short : NAN,
			.fill_rate = replay.fill_rate,
			.mean_on_hand = ran ? replay.mean_on_hand : NAN,
			.max_on_hand = ran ? replay.max_on_hand : NAN,
			.units_expired = ran ? replay.units_expired : NAN,
			.orders = ran ? (double)replay.orders : NAN,
			.verdict = replay_verdict_names[replay.verdict],
		};
		tool_write(r->tool, &line);
	}
}
