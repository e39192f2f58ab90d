/*
 * glp1-fill: how long prescriptions really take, open orders counted; which orders are
 * late; when to order each refill.
 */
#include "fill/fill_part_feed.h"
#include "fill/fill_report.h"
#include "fill/fill_run.h"
#include "fill/refills_feed.h"
#include "fill/shippers_feed.h"
#include "pharm/model_feed.h"
#include "precheck/precheck_run.h"
#include "sku/holidays_feed.h"
#include "staff/roster_feed.h"

#include "base/banned.h"

static const char *const day_words[] = { "calendar", "business", NULL };
static const char *const quantile_words[] = { "first", "midpoint", NULL };

struct options {
	struct fill_options fill;
	struct precheck_files pre; /* but for pharmacies, which are those of fill */
};

#define AT(member) offsetof(struct options, fill.member)
#define PRE(member) offsetof(struct options, pre.member)

static const struct opt opts[] = {
	OPT_GROUP("What is printed"),
	{ .name = "by", .letter = 'b', .type = OPT_WORD, .offset = AT(by), .arg = "what",
	  .words = fill_by_words, .def = "pharmacy", .help = "a row for each, beside the pharmacy" },
	{ .name = "target-hours", .type = OPT_CALL, .offset = AT(targets), .arg = "list",
	  .call = fill_targets_call, .def = "24,48,72",
	  .help = "up to four times: the share received within" },
	{ .name = "check", .type = OPT_FLAG, .offset = AT(check),
	  .help = "only what to act on, of the reports fill and due; exit status 1 if there is any" },
	{ .name = "exit-zero", .type = OPT_FLAG, .offset = AT(exit_zero),
	  .help = "exit status 0 in spite of findings" },
	{ .name = "show-ids", .type = OPT_FLAG, .offset = AT(show_ids),
	  .help = "print rx_id and patient" },
	OPT_GROUP("How time is counted"),
	{ .name = "as-of", .type = OPT_CALL, .offset = AT(as_of), .arg = "moment", .call = fill_as_of_call,
	  .help = "the day or moment to stand on (default: the latest in the input)" },
	{ .name = "days", .type = OPT_WORD, .offset = AT(days), .arg = "days", .words = day_words,
	  .def = "calendar", .help = "of business days, weekends and --holidays are left out" },
	{ .name = "holidays", .type = OPT_FILE, .offset = AT(holidays), .arg = "file",
	  .feed = &holiday_feed, .help = "days that are no business days: date" },
	{ .name = "early-days", .type = OPT_REAL, .offset = AT(early_days), .arg = "days", .min = 0,
	  .max = 3650, .help = "before the promise that are on time (default: any number)" },
	{ .name = "late-days", .type = OPT_REAL, .offset = AT(late_days), .arg = "days", .min = 0,
	  .max = 3650, .def = "0", .help = "behind the promise that are on time" },
	{ .name = "silent-hours", .type = OPT_REAL, .offset = AT(silent_hours), .arg = "hours",
	  .min = 0, .max = FILL_HOURS_MAX, .def = "48",
	  .help = "open for longer without a word is silent" },
	OPT_GROUP("Refill day and open orders"),
	{ .name = "pharmacies", .type = OPT_FILE, .offset = AT(pharmacies), .arg = "file",
	  .feed = &shipper_feed, .help = "states, licence, ship days and price of each pharmacy" },
	{ .name = "refills", .type = OPT_FILE, .offset = AT(refills), .arg = "file",
	  .feed = &refill_feed, .help = "what each patient has left, for --report=due and load" },
	{ .name = "early-refill", .type = OPT_REAL, .offset = AT(early_refill), .arg = "share", .min = 0,
	  .max = 1, .def = "0.75", .help = "of the supply to be used before a refill" },
	OPT_GROUP("Orders before they are sent"),
	{ .name = "precheck", .type = OPT_FILE, .offset = PRE(drafts), .arg = "file",
	  .feed = &draft_feed, .help = "orders to be sent: what each lacks; exit status 1 if any does" },
	{ .name = "roster", .type = OPT_FILE, .offset = PRE(roster), .arg = "file",
	  .feed = &roster_feed, .help = "prescribers and their licences, as glp1-staff reads it" },
	{ .name = "lawful", .type = OPT_FILE, .offset = PRE(lawful), .arg = "file",
	  .feed = &pharm_lawful_feed, .help = "drugs and pathways, over the built-in rows" },
	OPT_GROUP("Statistics"),
	{ .name = "limits", .type = OPT_WORD, .offset = AT(limits), .arg = "how",
	  .words = survival_limit_names, .def = "loglog", .help = "how 95 % limits are made" },
	{ .name = "quantile", .type = OPT_WORD, .offset = AT(quantile), .arg = "how",
	  .words = quantile_words, .def = "first",
	  .help = "where a share is met exactly; R has midpoint" },
	{ .name = "robust", .type = OPT_FLAG, .offset = AT(robust),
	  .help = "control limits by medians, which one wild day does not widen" },
	{ .name = "run", .type = OPT_WHOLE, .offset = AT(run), .arg = "days", .min = 2, .max = 28,
	  .def = "8", .help = "in a row on one side of the centre that are a shift" },
	{ .name = "parallel", .type = OPT_WHOLE, .offset = AT(threads), .arg = "n", .min = 1,
	  .max = PARTS_MOST, .help = "threads that read a large file (default: a processor each)" },
	PARTIAL_OPTS(AT(parts)),
};

#undef AT
#undef PRE

static bool prepare(struct tool *t, void *options)
{
	struct options *all = options;
	struct fill_options *o = &all->fill;
	bool refills = t->report == REPORT_DUE || t->report == REPORT_LOAD;
	t->is_private = o->show_ids;
	if (all->pre.drafts.name)
		t->report = REPORT_PRECHECK;
	if (all->pre.drafts.name && (!o->pharmacies.name || !all->pre.roster.name || !o->as_of.set))
		return tool_option_fault(t, "--precheck", "needs --pharmacies, --roster and --as-of");
	if (all->pre.drafts.name && t->n_operands)
		return tool_option_fault(t, "--precheck", "reads no other orders: leave out their files");
	if (refills && !o->refills.name && !o->parts.partial)
		return tool_option_fault(t, "--report", "due and load need --refills");
	if (refills && !o->as_of.set)
		return tool_option_fault(t, "--report", "due and load need --as-of");
	if (o->check && t->report != REPORT_FILL && t->report != REPORT_DUE && !all->pre.drafts.name)
		return tool_option_fault(t, "--check", "goes with --precheck and the reports fill and due");
	if (!fill_choose_part(t, o))
		return false;
	fill_hide_columns(t, o);
	return true;
}

static void run(struct tool *t, void *options)
{
	struct options *all = options;
	struct fill_options *o = &all->fill;
	bool ok;
	if (t->report != REPORT_PRECHECK) {
		fill_run(t, o);
		return;
	}
	all->pre.pharmacies = o->pharmacies;
	const struct precheck_how how = { instant_day(&o->as_of), o->early_refill, o->check };
	size_t stopped = precheck_run(t, &all->pre, &how, &ok);
	t->silent = ok && o->check && !stopped;
	t->found = stopped && !o->exit_zero;
}

int main(int argc, char **argv)
{
	static const struct feed *const inputs[] = { &orders_feed, &fill_part_feed };
	const struct report reports[] = {
		[REPORT_FILL] = fill_rows_report, [REPORT_OPEN] = fill_open_report,
		[REPORT_LEADS] = fill_leads_report, [REPORT_CURVE] = fill_curve_report,
		[REPORT_PROBLEMS] = fill_problems_report, [REPORT_DUE] = refills_due_report,
		[REPORT_LOAD] = refills_load_report, [REPORT_PRECHECK] = precheck_report,
		[REPORT_PART] = fill_part_report,
	};
	const struct tool_spec spec = {
		.name = "glp1-fill",
		.summary = "Measure how long pharmacies take, open orders counted, and when to order refills",
		.first = "by,target-hours,as-of,refills,check,report,show-ids,map,format,output",
		.examples = "  glp1-fill --format=table orders.csv\n"
			    "  glp1-fill --report=open --show-ids orders.csv\n"
			    "  glp1-fill orders.csv | glp1-pharm-score --fills=- pharmacies.csv\n",
		TOOL_OPTS(opts), TOOL_INPUTS(inputs), TOOL_REPORTS(reports),
		.prepare = prepare, .run = run,
	};
	struct options o = { 0 };
	return tool_main(&spec, &o, argc, argv);
}
