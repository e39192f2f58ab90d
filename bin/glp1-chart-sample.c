/*
 * glp1-chart-sample: which charts are reviewed, and by whom. Encounters in; out, for each clinician
 * and window, those with the lowest SHA-256 of seed and id, so that anybody can draw them again.
 */
#include "chart/chart_run.h"

#include "chart/chart_feed.h"
#include "chart/chart_part_feed.h"
#include "staff/roster_feed.h"

#include "base/banned.h"

/* state_period_names without the first and the last. */
static const char *const window_words[] = { "7d", "14d", "30d", "month", "quarter", NULL };

static bool rate_call(const char *text, void *to, struct diag *d)
{
	struct rate_option *r = to;
	r->text = text;
	if (chart_rate_parse(str_from(text), &r->rate))
		return true;
	diag_set(d, DIAG_DATA, "not a share above 0 and up to 1, as 0.10, 10%% or 1/3");
	return false;
}

#define AT(member) offsetof(struct chart_options, member)
#define FILE_OF(rows) .type = OPT_FILE, .arg = "file", .feed = &(rows)
#define CHARTS .type = OPT_WHOLE, .arg = "charts", .min = 0, .max = 1e9

static const struct opt opts[] = {
	OPT_GROUP("How the draw is made"),
	{ .name = "seed", .type = OPT_TEXT, .offset = AT(seed), .arg = "text",
	  .help = "fixed before the list of charts is complete; text: 7 and 007 differ" },
	{ .name = "draw-seed", .type = OPT_FLAG, .offset = AT(draw_seed),
	  .help = "draw 20 digits from the system and say them" },
	{ .name = "rate", .type = OPT_CALL, .offset = AT(rate), .arg = "share", .call = rate_call,
	  .def = "0.10",
	  .help = "of charts, exact: 0.10, 10% or 1/3; a state's number goes before it" },
	{ .name = "window", .type = OPT_WORD, .offset = AT(window), .arg = "days",
	  .words = window_words, .def = "month",
	  .help = "in which each clinician's charts are a stratum; a state's goes before it" },
	{ .name = "window-start", .type = OPT_DATE, .offset = AT(anchor), .arg = "date",
	  .def = "2001-01-01",
	  .help = "a first day of windows of 7, 14 or 30 days; the default is a Monday" },
	{ .name = "at-least", CHARTS, .offset = AT(at_least), .def = "0",
	  .help = "of a stratum, or all it has" },
	{ .name = "at-most", CHARTS, .offset = AT(at_most), .help = "of a stratum" },
	{ .name = "always", .type = OPT_LIST, .offset = AT(always), .arg = "column=value",
	  .help = "review all charts like this, as controlled=yes" },
	{ .name = "states", .offset = AT(states), FILE_OF(state_feed),
	  .help = "what states ask, over the built-in table" },
	{ .name = "spares", CHARTS, .offset = AT(spares), .def = "0",
	  .help = "of a stratum, the next ranks" },
	{ .name = "distinct", .type = OPT_FLAG, .offset = AT(distinct),
	  .help = "count an id that comes again once; takes memory for each id" },
	OPT_GROUP("What the plan says"),
	{ .name = "by", .type = OPT_TEXT, .offset = AT(by), .arg = "text", .help = "who draws" },
	{ .name = "purpose", .type = OPT_TEXT, .offset = AT(purpose), .arg = "text",
	  .help = "name of the review" },
	{ .name = "previous", .offset = AT(previous), FILE_OF(plan_feed),
	  .help = "a plan drawn before: another seed for the same charts is refused without "
		  "--redraw" },
	{ .name = "redraw", .type = OPT_TEXT, .offset = AT(redraw), .arg = "reason",
	  .help = "why it is drawn a second time" },
	OPT_GROUP("The review"),
	OPT_AS_OF_TODAY(AT(as_of)),
	{ .name = "roster", .offset = AT(roster), FILE_OF(roster_feed),
	  .help = "whose supervisors review" },
	{ .name = "due-days", .type = OPT_WHOLE, .offset = AT(due_days), .arg = "days", .min = 0,
	  .max = 3650,
	  .def = "30", .help = "after a window, for its review" },
	{ .name = "reviewed", .offset = AT(reviewed), FILE_OF(review_feed),
	  .help = "what was reviewed, and found" },
	{ .name = "expand-on", CHARTS, .offset = AT(expand_on), .def = "0",
	  .help = "in error in a stratum, from which more are asked for; 0: never" },
	{ .name = "expand-by", CHARTS, .offset = AT(expand_by), .def = "10",
	  .help = "then, the next ranks" },
	AUDIT_OPTS(struct chart_options, audit),
	PARTIAL_OPTS(AT(parts)),
};

int main(int argc, char **argv)
{
	static const struct feed *const inputs[] = { &encounter_feed, &chart_part_feed };
	static const struct tool_spec spec = {
		.name = "glp1-chart-sample",
		.summary = "Draw charts for review so that anybody can draw them again",
		.first = "seed,rate,window,roster,reviewed,as-of,check,report,format,output",
		.examples = "  glp1-chart-sample --seed=20260301 --roster roster.csv "
			    "encounters.csv\n"
			    "  glp1-chart-sample --seed=20260301 --reviewed reviews.csv --check "
			    "encounters.csv\n",
		TOOL_OPTS(opts),
		TOOL_INPUTS(inputs),
		.reports = chart_reports,
		.n_reports = CHART_REPORTS,
		.monitor = true,
		.prepare = chart_prepare,
		.run = chart_run,
	};
	struct chart_options o = { 0 };
	return tool_main(&spec, &o, argc, argv);
}
