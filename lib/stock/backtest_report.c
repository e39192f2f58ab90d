/* The backtest report of glp1-stock: four rules a SKU, side by side. */
#include <math.h>

#include "stock/replay.h"
#include "stock/stock_run.h"

#include "base/banned.h"

const struct csv_out_col backtest_cols[BACKTEST_COLS] = {
	{ .name = "sku", .type = OUT_TEXT, .help = "the SKU" },
	{ .name = "location", .type = OUT_TEXT, .help = "the location; only with --by location" },
	{ .name = "rule", .type = OUT_TEXT,
	  .help = "chosen, 30_days, 45_days or z_sigma_sqrt_l" },
	{ .name = "cycles", .type = OUT_NUMBER, .help = "from review to review" },
	{ .name = "cycles_short", .type = OUT_NUMBER, .help = "with a unit short" },
	{ .name = "days_short", .type = OUT_NUMBER, .unit = "days", .help = "with a unit short" },
	{ .name = "units_short", .type = OUT_NUMBER, .decimals = 3, .unit = "units",
	  .help = "demand not met, and lost" },
	{ .name = "fill_rate", .type = OUT_NUMBER, .decimals = 6, .help = "share of demand met" },
	{ .name = "mean_on_hand", .type = OUT_NUMBER, .decimals = 3, .unit = "units",
	  .help = "at the close of a day" },
	{ .name = "max_on_hand", .type = OUT_NUMBER, .decimals = 3, .unit = "units",
	  .help = "at the close of a day" },
	{ .name = "units_expired", .type = OUT_NUMBER, .decimals = 3, .unit = "units",
	  .help = "thrown away" },
	{ .name = "orders", .type = OUT_NUMBER, .help = "placed" },
	{ .name = "verdict", .type = OUT_TEXT,
	  .help = "not enough cycles, within chance or too many short" },
};

bool backtest_report_rows(struct stock_run *r, const struct stock_item *item)
{
	struct csv_writer *w = &r->tool.writer;
	if (item->params.pathway == PATHWAY_503A)
		return true;
	for (int rule = 0; rule < REPLAY_RULES; rule++) {
		struct replay replay;
		bool ran = replay_run(&item->demand, &item->params, (enum replay_rule)rule, &replay);
		csv_put_text(w, item->series->sku);
		csv_put_text(w, item->series->location);
		csv_put_text(w, str_from(replay_rule_names[rule]));
		csv_put_whole(w, (int64_t)replay.cycles);
		csv_put_real(w, ran ? (double)replay.cycles_short : NAN);
		csv_put_real(w, ran ? (double)replay.days_short : NAN);
		csv_put_real(w, ran ? replay.units_short : NAN);
		csv_put_real(w, replay.fill_rate);
		csv_put_real(w, ran ? replay.mean_on_hand : NAN);
		csv_put_real(w, ran ? replay.max_on_hand : NAN);
		csv_put_real(w, ran ? replay.units_expired : NAN);
		csv_put_real(w, ran ? (double)replay.orders : NAN);
		csv_put_text(w, str_from(replay_verdict_names[replay.verdict]));
		csv_end_row(w);
	}
	return true;
}
