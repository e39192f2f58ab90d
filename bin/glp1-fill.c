/*
 * glp1-fill: how long prescriptions really take, open orders counted; which orders are
 * late; when to order each refill.
 */
#include <math.h>

#include "fill/fill_report.h"
#include "fill/refills_feed.h"
#include "sku/on_hand_feed.h"

#include "base/banned.h"

enum { REPORT_FILL, REPORT_OPEN, REPORT_LEADS, REPORT_CURVE, REPORT_PROBLEMS, REPORT_DUE, REPORT_LOAD };

struct targets {
	double hours[FILL_SHOWN_TARGETS]; /* rising */
	size_t n;
};

struct options {
	int32_t by, days, limits, quantile;
	struct instant as_of;
	struct targets targets;
	struct opt_file holidays, refills;
	double early_days, late_days, silent_hours, early_refill;
	bool check, exit_zero, robust, show_ids;
	int64_t run, threads;
};

static const char *const by_words[] = { "pharmacy", "sku", "location", "pathway", NULL };
static const char *const day_words[] = { "calendar", "business", NULL };
static const char *const quantile_words[] = { "first", "midpoint", NULL };

static bool as_of_call(const char *text, void *to, struct diag *d)
{
	enum date_status st = instant_parse(str_from(text), to);
	diag_set(d, DIAG_DATA, "%s", st == DATE_OK ? "" : date_message(st));
	d->hint = "write YYYY-MM-DD or YYYY-MM-DDTHH:MM";
	return st == DATE_OK;
}

static bool targets_call(const char *text, void *to, struct diag *d)
{
	struct targets *targets = to;
	struct str list = str_from(text), item;
	double least = 0;
	targets->n = 0;
	diag_set(d, DIAG_DATA, "not up to four rising numbers of hours");
	while (str_next_item(&list, &item)) {
		double *hours = &targets->hours[targets->n];
		if (targets->n == FILL_SHOWN_TARGETS ||
		    num_real(item, least, FILL_HOURS_MAX, hours) != NUM_OK)
			return false;
		least = *hours;
		targets->n++;
	}
	return true;
}

#define AT(member) offsetof(struct options, member)

static const struct opt opts[] = {
	OPT_GROUP("What is printed"),
	{ .name = "by", .letter = 'b', .type = OPT_WORD, .offset = AT(by), .arg = "what",
	  .words = by_words, .def = "pharmacy", .help = "a row for each, beside the pharmacy" },
	{ .name = "target-hours", .type = OPT_CALL, .offset = AT(targets), .arg = "list",
	  .call = targets_call, .def = "24,48,72", .help = "up to four times: the share received within" },
	{ .name = "check", .type = OPT_FLAG, .offset = AT(check),
	  .help = "only what to act on, of the reports fill and due; exit status 1 if there is any" },
	{ .name = "exit-zero", .type = OPT_FLAG, .offset = AT(exit_zero),
	  .help = "exit status 0 in spite of findings" },
	{ .name = "show-ids", .type = OPT_FLAG, .offset = AT(show_ids), .help = "print rx_id and patient" },
	OPT_GROUP("How time is counted"),
	{ .name = "as-of", .type = OPT_CALL, .offset = AT(as_of), .arg = "moment", .call = as_of_call,
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
	  .min = 0, .max = FILL_HOURS_MAX, .def = "48", .help = "open for longer without a word is silent" },
	OPT_GROUP("Refill day"),
	{ .name = "refills", .type = OPT_FILE, .offset = AT(refills), .arg = "file",
	  .feed = &refill_feed, .help = "what each patient has left, for --report=due and load" },
	{ .name = "early-refill", .type = OPT_REAL, .offset = AT(early_refill), .arg = "share", .min = 0,
	  .max = 1, .def = "0.75", .help = "of the supply to be used before a refill" },
	OPT_GROUP("Statistics"),
	{ .name = "limits", .type = OPT_WORD, .offset = AT(limits), .arg = "how",
	  .words = survival_limit_names, .def = "loglog", .help = "how 95 % limits are made" },
	{ .name = "quantile", .type = OPT_WORD, .offset = AT(quantile), .arg = "how",
	  .words = quantile_words, .def = "first", .help = "where a share is met exactly; R has midpoint" },
	{ .name = "robust", .type = OPT_FLAG, .offset = AT(robust),
	  .help = "control limits by medians, which one wild day does not widen" },
	{ .name = "run", .type = OPT_WHOLE, .offset = AT(run), .arg = "days", .min = 2, .max = 28,
	  .def = "8", .help = "in a row on one side of the centre that are a shift" },
	{ .name = "parallel", .type = OPT_WHOLE, .offset = AT(threads), .arg = "n", .min = 1,
	  .max = PARTS_MOST, .help = "threads that read a large file (default: a processor each)" },
};

#undef AT

/* What a run holds. */
struct run {
	struct fill_view view;
	struct fill_rules rules;
	struct closed_days closed;
	struct fill fill;
	struct open_orders open;
	struct rows refills;
};

/* Columns that say what rows are told apart by: only the one that does. */
static void hide_columns(struct tool *t, const struct options *o)
{
	bool grouped = t->report == REPORT_FILL || t->report == REPORT_LEADS || t->report == REPORT_CURVE;
	if (grouped)
		for (int i = 1; by_words[i]; i++)
			if (i != o->by)
				tool_hide(t, by_words[i]);
	if (t->report == REPORT_LEADS && o->by)
		tool_hide(t, "pharmacy");
	if (t->report == REPORT_OPEN && !o->show_ids)
		tool_hide(t, "rx_id");
	if (t->report == REPORT_DUE && !o->show_ids)
		tool_hide(t, "patient");
}

static bool prepare(struct tool *t, void *options)
{
	const struct options *o = options;
	bool refills = t->report == REPORT_DUE || t->report == REPORT_LOAD;
	if (refills && !o->refills.name)
		return tool_option_fault(t, "--report", "due and load need --refills");
	if (refills && !o->as_of.set)
		return tool_option_fault(t, "--report", "due and load need --as-of");
	if (o->check && t->report != REPORT_FILL && t->report != REPORT_DUE)
		return tool_option_fault(t, "--check", "goes with the reports fill and due");
	hide_columns(t, o);
	return true;
}

static void set_terms(struct run *r, const struct options *o)
{
	r->view = (struct fill_view){
		.n_targets = o->targets.n,
		.limits = (enum survival_limits)o->limits,
		.midpoint = o->quantile,
		.robust = o->robust,
		.run = (size_t)o->run,
		.silent_hours = o->silent_hours,
	};
	memcpy(r->view.target, o->targets.hours, sizeof(o->targets.hours));
	r->rules = (struct fill_rules){
		.as_of = o->as_of,
		.no_early = isnan(o->early_days),
		.early = isnan(o->early_days) ? 0 : (int64_t)(o->early_days * 86400),
		.late = (int64_t)(o->late_days * 86400),
	};
}

static bool read_files(struct tool *t, struct run *r, struct options *o)
{
	bool leads = t->report == REPORT_LEADS && o->by;
	bool alone = t->report == REPORT_OPEN || t->report == REPORT_DUE || t->report == REPORT_LOAD;
	struct orders_terms terms = {
		.by = t->report == REPORT_PROBLEMS ? ORDERS_BY_REASON :
		      alone ? ORDERS_BY_NONE : (enum orders_by)o->by,
		.pool_pharmacies = leads,
		.keep_open = t->report == REPORT_OPEN,
		.threads = o->threads,
	};
	if (!holidays_read(&r->closed, t, &o->holidays) || !rows_read(&r->refills, t, &o->refills))
		return false;
	if (o->days)
		r->rules.calendar = fill_business_days(r->closed.day, r->closed.n);
	fill_init(&r->fill, &r->rules);
	return orders_read(t, &terms, &r->fill, &r->open);
}

/* Returns how many rows are to be acted on. */
static size_t write_report(struct tool *t, struct run *r, const struct options *o)
{
	struct due_rules due = { .as_of = instant_day(&o->as_of), .early_share = o->early_refill,
				 .calendar = r->rules.calendar };
	switch (t->report) {
	case REPORT_OPEN: fill_report_open(t, &r->fill, &r->view, &r->open); return 0;
	case REPORT_LEADS: fill_report_leads(t, &r->fill, &r->view); return 0;
	case REPORT_CURVE: fill_report_curves(t, &r->fill, &r->view); return 0;
	case REPORT_PROBLEMS: fill_report_problems(t, &r->fill); return 0;
	case REPORT_FILL: return fill_report(t, &r->fill, &r->view, o->check);
	default: break;
	}
	refills_look(&r->refills, &r->fill, &r->view, &due);
	if (t->report == REPORT_DUE)
		return refills_report(t, &r->refills, due.as_of, o->check);
	refills_report_load(t, &r->refills);
	return 0;
}

static void run(struct tool *t, void *options)
{
	struct options *o = options;
	struct run r = { 0 };
	set_terms(&r, o);
	if (read_files(t, &r, o)) {
		size_t found = write_report(t, &r, o);
		t->silent = o->check && !found;
		t->found = o->check && found && !o->exit_zero;
	}
	fill_release(&r.fill);
	open_orders_release(&r.open);
	rows_release(&r.refills);
	closed_days_release(&r.closed);
}

int main(int argc, char **argv)
{
	static const struct feed *const inputs[] = { &orders_feed };
	const struct report reports[] = {
		[REPORT_FILL] = fill_rows_report, [REPORT_OPEN] = fill_open_report,
		[REPORT_LEADS] = fill_leads_report, [REPORT_CURVE] = fill_curve_report,
		[REPORT_PROBLEMS] = fill_problems_report, [REPORT_DUE] = refills_due_report,
		[REPORT_LOAD] = refills_load_report,
	};
	const struct tool_spec spec = {
		.name = "glp1-fill",
		.summary = "Measure how long pharmacies take, open orders counted, and when to order refills",
		.examples = "  glp1-fill --format=table orders.csv\n"
			    "  glp1-fill --report=open --show-ids orders.csv\n"
			    "  glp1-fill orders.csv | glp1-pharm-score --fills=- pharmacies.csv\n",
		TOOL_OPTS(opts),
		TOOL_INPUTS(inputs),
		TOOL_REPORTS(reports),
		.prepare = prepare,
		.run = run,
	};
	struct options o = { 0 };
	return tool_main(&spec, &o, argc, argv);
}
