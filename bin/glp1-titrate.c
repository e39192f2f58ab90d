/*
 * glp1-titrate: who is on which strength, who starts, how they climb and when they stop, to the
 * demand for each strength by period or by day. It plans stock; it never proposes a dose.
 */
#include <math.h>

#include "sku/on_hand_feed.h"
#include "titrate/titrate_run.h"

#include "base/banned.h"

#define AT(member) offsetof(struct titrate_options, member)
#define SHARE .min = 0, .max = 1

static const char *const by_words[] = { "strength", "location", NULL };
static const char *const per_words[] = { "period", "month", NULL };
static const char *const model_words[] = { "slow_climb", "target", NULL };
static const char *const out_words[] = { "below", "hold", NULL };

static const struct opt opts[] = {
	OPT_GROUP("Patients; what is not an option is read from operands or standard input"),
	{ .name = "roster", .type = OPT_FILE, .offset = AT(roster), .arg = "file",
	  .feed = &titrate_roster_feed,
	  .help = "who is on what: product, strength_mg, start_date, last_fill_date" },
	{ .name = "starts", .type = OPT_FILE, .offset = AT(starts), .arg = "file", .feed = &starts_feed,
	  .help = "who will start: period, month or date, product, new_patients" },
	{ .name = "pipeline", .type = OPT_FILE, .offset = AT(pipeline), .arg = "file",
	  .feed = &pipeline_feed,
	  .help = "starts to be expected: consults, show_rate, start_rate" },
	{ .name = "fills", .type = OPT_FILE, .offset = AT(fills), .arg = "file", .feed = &fills_feed,
	  .help = "past fills: date, patient, product and strength_mg, or sku" },
	{ .name = "patient-col", .type = OPT_TEXT, .offset = AT(patient_col), .arg = "header",
	  .help = "of fills, as --map fills.patient=header" },
	OPT_GROUP("How they move"),
	{ .name = "ladder", .type = OPT_FILE, .offset = AT(ladder), .arg = "file", .feed = &ladder_feed,
	  .help = "strengths of products, in place of the built-in ones" },
	{ .name = "moves", .type = OPT_FILE, .offset = AT(moves), .arg = "file", .feed = &moves_feed,
	  .help = "up and down by rung, in place of those measured" },
	{ .name = "up", .type = OPT_REAL, .offset = AT(up), .arg = "share", SHARE,
	  .help = "the same up on all rungs, in place of those measured" },
	{ .name = "model", .type = OPT_WORD, .offset = AT(model), .arg = "model", .words = model_words,
	  .def = "slow_climb", .help = "of measured moves: all climb slowly, or some to a target" },
	{ .name = "persistence", .type = OPT_FILE, .offset = AT(persistence), .arg = "file",
	  .feed = &persistence_feed, .help = "days, still_on, in place of what is measured" },
	{ .name = "stop", .type = OPT_REAL, .offset = AT(stop), .arg = "share", SHARE,
	  .help = "who stop after a fill, in place of what is measured" },
	{ .name = "pause", .type = OPT_REAL, .offset = AT(pause), .arg = "share", SHARE,
	  .help = "who skip the whole next fill" },
	{ .name = "restart", .type = OPT_WHOLE, .offset = AT(restart), .arg = "rung", .min = 1,
	  .max = LADDER_RUNGS_MAX, .help = "on which they come back, if theirs is not lower" },
	{ .name = "switch", .type = OPT_FILE, .offset = AT(switches), .arg = "file", .feed = &switch_feed,
	  .help = "who go to another product: product, rung, share, to_product, to_rung" },
	{ .name = "gap", .type = OPT_WHOLE, .offset = AT(gap), .arg = "days", .min = MOVE_MOST,
	  .max = GAP_DAYS_MAX, .def = "90", .help = "without a fill: stopped" },
	{ .name = "start-days", .type = OPT_WHOLE, .offset = AT(start_days), .arg = "days", .min = 28,
	  .max = 3650, .def = "84", .help = "of fills that the rate of starts is taken from" },
	OPT_GROUP("What to say"),
	{ .name = "as-of", .type = OPT_DATE, .offset = AT(as_of), .arg = "date",
	  .help = "the last day that counts, or today (in UTC); if not given, the latest fill" },
	{ .name = "by", .letter = 'b', .type = OPT_WORD, .offset = AT(by), .arg = "what",
	  .words = by_words, .def = "strength",
	  .help = "a row for each strength, or location and strength" },
	{ .name = "per", .type = OPT_WORD, .offset = AT(per), .arg = "what", .words = per_words,
	  .def = "period", .help = "28 days, or a calendar month: periods split by days" },
	{ .name = "periods", .type = OPT_WHOLE, .offset = AT(periods), .arg = "n", .min = 1,
	  .max = PANEL_PERIODS_MAX, .def = "13", .help = "of 28 days to look ahead" },
	{ .name = "days", .type = OPT_WHOLE, .offset = AT(days), .arg = "n", .min = 1,
	  .max = DUE_DAYS_MAX, .def = "84",
	  .help = "to look ahead with --report=forecast, runout and prescriptions" },
	{ .name = "adherence", .type = OPT_REAL, .offset = AT(adherence), .arg = "share", SHARE,
	  .def = "1", .help = "of doses that are taken" },
	{ .name = "service", .type = OPT_REAL, .offset = AT(service), .arg = "p", .min = 0.5,
	  .max = 0.9999, .def = "0.95", .help = "probability that doses stay within doses_p95" },
	{ .name = "visits", .type = OPT_CALL, .offset = AT(visits), .arg = "list",
	  .call = titrate_visits_call,
	  .help = "in 28 days by phase: start=1,titration=1,maintenance=0.33" },
	OPT_GROUP("What is ordered"),
	{ .name = "units", .type = OPT_FILE, .offset = AT(units), .arg = "file", .feed = &units_feed,
	  .help = "pens, boxes and vials: product, strength_mg, sku, form ..." },
	{ .name = "combine", .type = OPT_FLAG, .offset = AT(combine),
	  .help = "a dose may be drawn from two vials" },
	{ .name = "on-hand", .type = OPT_FILE, .offset = AT(on_hand), .arg = "file",
	  .feed = &on_hand_feed, .help = "what is there, for --report=runout" },
	{ .name = "use-days", .type = OPT_REAL, .offset = AT(use_days), .arg = "days", .min = 0,
	  .max = 3650, .def = "28", .help = "that a unit must stay in date to count as there" },
	{ .name = "send-days", .type = OPT_WHOLE, .offset = AT(send_days), .arg = "days", .min = 0,
	  .max = 365, .def = "0",
	  .help = "that a prescription is sent before its fill: p95 of glp1-fill, in days" },
	{ .name = "backtest", .type = OPT_FLAG, .offset = AT(backtest), .help = "as --report=backtest" },
	OPT_GROUP("What if"),
	{ .name = "what-if", .type = OPT_CALL, .offset = AT(what_if), .arg = "changes",
	  .call = titrate_what_if_call, .help = "factors: up=0.8,down=1,stop=1.5,starts=1.2" },
	{ .name = "out-of", .type = OPT_TEXT, .offset = AT(out_of), .arg = "product=mg",
	  .help = "this strength cannot be had" },
	{ .name = "out-rule", .type = OPT_WORD, .offset = AT(out_rule), .arg = "rule", .words = out_words,
	  .def = "below", .help = "its patients take the rung below, or hold: wait for it" },
	{ .name = "substitute", .type = OPT_TEXT, .offset = AT(substitute), .arg = "product=mg=mgxN",
	  .help = "who has the first takes N of the second: wegovy=1=0.5x2" },
	OPT_GROUP("Low and high side by side: this run, and beside it"),
	{ .name = "high", .type = OPT_CALL, .offset = AT(high), .arg = "changes",
	  .call = titrate_what_if_call, .help = "other factors: up=1.2,starts=1.3" },
	{ .name = "high-moves", .type = OPT_FILE, .offset = AT(high_moves), .arg = "file",
	  .feed = &moves_feed, .help = "other moves" },
	{ .name = "high-persistence", .type = OPT_FILE, .offset = AT(high_persistence), .arg = "file",
	  .feed = &persistence_feed, .help = "other days, still_on" },
};

static void run(struct tool *t, void *options)
{
	static titrate_write_fn *const writers[TITRATE_REPORTS] = {
		[TITRATE_DEMAND] = titrate_demand, [TITRATE_FORECAST] = titrate_forecast,
		[TITRATE_RUNOUT] = titrate_runout, [TITRATE_PRESCRIPTIONS] = titrate_prescriptions,
		[TITRATE_PANEL] = titrate_panel, [TITRATE_MOVES] = titrate_moves,
		[TITRATE_PERSISTENCE] = titrate_persistence, [TITRATE_BACKTEST] = titrate_backtest,
		[TITRATE_TRACKING] = titrate_tracking, [TITRATE_CHECK] = titrate_check,
		[TITRATE_LADDER] = titrate_ladder,
	};
	struct titrate r;
	if (titrate_read(&r, t, options))
		writers[t->report](&r);
	titrate_release(&r);
}

int main(int argc, char **argv)
{
	static const struct feed *const inputs[] = { &fills_feed, &titrate_roster_feed, &starts_feed,
						     &pipeline_feed };
	const struct report reports[] = {
		titrate_demand_report, titrate_forecast_report, titrate_runout_report,
		titrate_prescriptions_report, titrate_panel_report,
		titrate_moves_report, titrate_persistence_report, titrate_backtest_report,
		titrate_tracking_report, titrate_check_report, titrate_ladder_report,
	};
	const struct tool_spec spec = {
		.name = "glp1-titrate",
		.summary = "Forecast demand by strength from the patients who climb the ladder",
		.first = "starts,units,periods,by,as-of,what-if,out-of,report,format,output",
		.examples = "  glp1-titrate --units=units.csv fills.csv\n"
			    "  glp1-titrate --report=forecast fills.csv | glp1-stock --forecast=- rx.csv\n",
		TOOL_OPTS(opts), TOOL_INPUTS(inputs), TOOL_REPORTS(reports),
		.prepare = titrate_prepare, .run = run,
	};
	struct titrate_options o = { .what_if = { CHAIN_AS_GIVEN, 1, false },
				     .high = { CHAIN_AS_GIVEN, 1, false },
				     .visits = { NAN, NAN, NAN, NAN } };
	return tool_main(&spec, &o, argc, argv);
}
