/* The report on past forecasts: a row for each rule, strength and distance. */
#include <math.h>

#include "titrate/backtest.h"
#include "titrate/titrate_run.h"

#include "base/banned.h"

/* A row; the members are called as the columns. */
struct line {
	const char *rule, *note;
	struct str product;
	double strength_mg;
	int64_t period;
	size_t forecasts;
	double fills, mae, mae_share, bias, covered;
};

#define COL(member) CSV_MEMBER(struct line, member)

static const struct csv_out_col cols[] = {
	{ COL(rule), .type = OUT_NAME,
	  .help = "slow_climb, target, last_84_days, label or trial_supply" },
	{ COL(product), .type = OUT_TEXT, .help = "the drug; empty: all" },
	{ COL(strength_mg), .type = OUT_REAL, .decimals = -6, .unit = "mg",
	  .help = "of one dose; empty: all" },
	{ COL(period), .type = OUT_WHOLE, .help = "of 28 days behind the month-end; empty: all" },
	{ COL(forecasts), .type = OUT_COUNT, .help = "that were made" },
	{ COL(fills), .type = OUT_REAL, .decimals = 3, .unit = "fills", .help = "that came, mean" },
	{ COL(mae), .type = OUT_REAL, .decimals = 3, .unit = "fills",
	  .help = "mean absolute error" },
	{ COL(mae_share), .type = OUT_REAL, .decimals = 4, .bar_full = 1,
	  .help = "of the fills that came" },
	{ COL(bias), .type = OUT_REAL, .decimals = 3, .unit = "fills",
	  .help = "mean of forecast less fills" },
	{ COL(covered), .type = OUT_REAL, .decimals = 4,
	  .help = "share of fills at or below the 95 % level; empty: the rule has none" },
	{ COL(note), .is_note = true, .type = OUT_NAME, .help = "the better of slow_climb and target" },
};

const struct report titrate_backtest_report = { "backtest", REPORT_COLS(cols) };

static void write_cell(const struct titrate *r, struct line line, const struct backtest_cell *k)
{
	double n = (double)k->n;
	if (!k->n || (!(k->demand > 0) && !(k->error > 0)))
		return;
	line.forecasts = k->n;
	line.fills = k->demand / n;
	line.mae = k->error / n;
	line.mae_share = k->demand > 0 ? k->error / k->demand : NAN;
	line.bias = k->bias / n;
	line.covered = k->levels ? (double)k->covered / (double)k->levels : NAN;
	tool_write(r->tool, &line);
}

static void write_rungs(const struct titrate *r, const struct backtest *b, enum backtest_rule rule)
{
	const struct ladders *l = &r->rules.ladders;
	int at = 0;
	for (int p = 0; p < l->n; p++)
		for (int i = 0; i < l->ladder[p].n; i++, at++)
			for (int t = 0; t < BACKTEST_PERIODS; t++)
				write_cell(r, (struct line){ .rule = backtest_rule_names[rule],
					.product = l->ladder[p].product, .period = t + 1,
					.strength_mg = l->ladder[p].rung[i].strength_mg },
					backtest_at(b, rule, at, t));
}

bool titrate_backtest(struct titrate *r)
{
	struct backtest b;
	if (!r->is_measured)
		return tool_option_fault(r->tool, "--report=backtest", "needs fills");
	backtest_run(&b, &r->patients.fills, r->measured.terms);
	if (!b.origins)
		tool_note(r->tool, "the fills are too short for a backtest: %d days to learn from and %d to "
			  "look ahead are needed", BACKTEST_HISTORY, BACKTEST_PERIODS * PERIOD_DAYS);
	for (int rule = 0; rule < BACKTEST_RULES; rule++) {
		struct backtest_cell all = backtest_total(&b, (enum backtest_rule)rule);
		bool better = b.origins && (enum backtest_rule)rule == backtest_better(&b);
		write_cell(r, (struct line){ .rule = backtest_rule_names[rule], .strength_mg = NAN,
			   .period = OUT_UNKNOWN, .note = better ? "better model" : NULL }, &all);
	}
	for (int rule = 0; rule < BACKTEST_RULES; rule++)
		write_rungs(r, &b, (enum backtest_rule)rule);
	backtest_release(&b);
	return true;
}
