/* The report on fills and forecasts: a row for each place and strength. */
#include <math.h>

#include "titrate/titrate_run.h"
#include "titrate/backtest.h"
#include "titrate/tracking.h"

#include "base/banned.h"

/* A row; the members are called as the columns. */
struct line {
	struct str location, product;
	double strength_mg, fills, forecast, mae, signal;
	size_t periods;
	const char *note;
};

#define COL(member) CSV_MEMBER(struct line, member)

static const struct csv_out_col cols[] = {
	{ COL(location), .type = OUT_TEXT, .help = "the location; only with --by location" },
	{ COL(product), .type = OUT_TEXT, .help = "the drug" },
	{ COL(strength_mg), .type = OUT_REAL, .decimals = -6, .unit = "mg", .help = "of one dose" },
	{ COL(periods), .type = OUT_COUNT, .help = "of 28 days up to as-of, 6 at most" },
	{ COL(fills), .type = OUT_REAL, .decimals = 3, .unit = "fills",
	  .help = "that came, a period" },
	{ COL(forecast), .type = OUT_REAL, .decimals = 3, .unit = "fills",
	  .help = "one period ahead, a period" },
	{ COL(mae), .type = OUT_REAL, .decimals = 3, .unit = "fills",
	  .help = "mean absolute deviation" },
	{ COL(signal), .type = OUT_REAL, .decimals = 2,
	  .help = "fills less forecast of all periods, in mean absolute deviations" },
	{ COL(note), .is_note = true, .type = OUT_NAME,
	  .help = "beyond 4 and -4: more, or less, than forecast" },
};

const struct report titrate_tracking_report = { "tracking", REPORT_COLS(cols) };

bool titrate_tracking(struct titrate *r)
{
	struct tracking t;
	if (!r->is_measured)
		return tool_option_fault(r->tool, "--report=tracking", "needs fills");
	tracking_run(&t, &r->patients.fills, r->measured.terms);
	if (!t.n || !t.item[0].periods)
		tool_note(r->tool, "the fills are too short to track: %d days are needed",
			  BACKTEST_HISTORY + PERIOD_DAYS);
	for (const struct tracked *i = t.item; i < t.item + t.n; i++) {
		const struct ladder *l = &r->rules.ladders.ladder[i->product];
		double n = (double)i->periods;
		struct line line = {
			.location = i->location, .product = l->product,
			.strength_mg = l->rung[i->rung].strength_mg, .periods = i->periods,
			.fills = i->fills / n, .forecast = i->forecast / n, .mae = i->deviations / n,
			.signal = i->signal,
			.note = i->signal > TRACKING_LIMIT ? "more than forecast"
				: i->signal < -TRACKING_LIMIT ? "less than forecast" : NULL,
		};
		if (i->periods && (i->fills > 0 || i->forecast > 0))
			tool_write(r->tool, &line);
	}
	tracking_release(&t);
	return true;
}
