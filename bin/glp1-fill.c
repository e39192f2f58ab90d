/*
 * glp1-fill: how long prescriptions really take, open orders counted; which orders are
 * late; when to order each refill.
 */
#include <math.h>
#include <stddef.h>
#include <stdlib.h>

#include "base/hash.h"
#include "fill/fill_report.h"
#include "fill/refills_feed.h"
#include "sku/on_hand_feed.h"

#include "base/banned.h"

enum { REPORT_FILL, REPORT_OPEN, REPORT_LEADS, REPORT_CURVE, REPORT_PROBLEMS, REPORT_DUE, REPORT_LOAD };

struct options {
	int32_t report, by, days, limits, quantile;
	const char *as_of, *targets, *holidays, *refills;
	double early_days, late_days, silent_hours, early_refill;
	bool check, exit_zero, robust, show_ids;
	int64_t run, threads;
};

#define AT(member) offsetof(struct options, member)

static const char *const report_words[] = { "fill", "open", "leadtimes", "curve", "problems", "due",
					    "load", NULL };
static const char *const by_words[] = { "pharmacy", "sku", "location", "pathway", NULL };
static const char *const day_words[] = { "calendar", "business", NULL };
static const char *const quantile_words[] = { "first", "midpoint", NULL };

static const struct opt opts[] = {
	{ .name = "by", .letter = 'b', .type = OPT_WORD, .offset = AT(by), .arg = "what",
	  .words = by_words, .help = "a row a pharmacy (default), or pharmacy and sku, location or pathway" },
	{ .name = "as-of", .type = OPT_TEXT, .offset = AT(as_of), .arg = "moment",
	  .help = "the day or moment to stand on (default: the latest in the input)" },
	{ .name = "report", .type = OPT_WORD, .offset = AT(report), .arg = "what", .words = report_words,
	  .help = "fill (default), open, leadtimes, curve, problems, due or load" },
	{ .name = "check", .type = OPT_FLAG, .offset = AT(check),
	  .help = "only what to act on; exit status 1 if there is any" },
	{ .name = "exit-zero", .type = OPT_FLAG, .offset = AT(exit_zero),
	  .help = "exit status 0 in spite of findings" },
	{ .name = "target-hours", .type = OPT_TEXT, .offset = AT(targets), .arg = "list",
	  .help = "up to four times to print the share received within (default 24,48,72)" },
	{ .name = "days", .type = OPT_WORD, .offset = AT(days), .arg = "days", .words = day_words,
	  .help = "calendar (default), or business: weekends and --holidays do not count" },
	{ .name = "holidays", .type = OPT_TEXT, .offset = AT(holidays), .arg = "file",
	  .help = "days that are no business days: date" },
	{ .name = "early-days", .type = OPT_REAL, .offset = AT(early_days), .arg = "days", .min = 0,
	  .max = 3650, .help = "before the promise that are on time (default: any number)" },
	{ .name = "late-days", .type = OPT_REAL, .offset = AT(late_days), .arg = "days", .min = 0,
	  .max = 3650, .help = "behind the promise that are on time (default 0)" },
	{ .name = "silent-hours", .type = OPT_REAL, .offset = AT(silent_hours), .arg = "hours",
	  .min = 0, .max = FILL_HOURS_MAX, .help = "open for longer without a word is silent (default 48)" },
	{ .name = "refills", .type = OPT_TEXT, .offset = AT(refills), .arg = "file",
	  .help = "what each patient has left, for --report=due and load" },
	{ .name = "early-refill", .type = OPT_REAL, .offset = AT(early_refill), .arg = "share", .min = 0,
	  .max = 1, .help = "of the supply to be used before a refill (default 0.75)" },
	{ .name = "limits", .type = OPT_WORD, .offset = AT(limits), .arg = "how",
	  .words = survival_limit_names, .help = "95 % limits by loglog (default), log or plain" },
	{ .name = "quantile", .type = OPT_WORD, .offset = AT(quantile), .arg = "how",
	  .words = quantile_words, .help = "first (default), or midpoint as R has it, where a share is met exactly" },
	{ .name = "robust", .type = OPT_FLAG, .offset = AT(robust),
	  .help = "control limits by medians, which one wild day does not widen" },
	{ .name = "run", .type = OPT_WHOLE, .offset = AT(run), .arg = "days", .min = 2, .max = 28,
	  .help = "in a row on one side of the centre that are a shift (default 8)" },
	{ .name = "show-ids", .type = OPT_FLAG, .offset = AT(show_ids),
	  .help = "print rx_id and patient" },
	{ .name = "parallel", .type = OPT_WHOLE, .offset = AT(threads), .arg = "n", .min = 1,
	  .max = PARTS_MOST, .help = "threads that read a large file (default: a processor each)" },
};

#undef AT

static const struct tool_input inputs[] = {
	{ "input", order_cols, ORDER_COLS },
	{ "--refills", refill_cols, REFILL_COLS },
	{ "--holidays", holiday_cols, HOLIDAY_COLS },
};

static const struct tool_output outputs[] = {
	[REPORT_FILL] = { "output", fill_out_cols, FILL_OUT_COLS },
	[REPORT_OPEN] = { "--report=open", fill_open_cols, FILL_OPEN_COLS },
	[REPORT_LEADS] = { "--report=leadtimes", fill_lead_cols, FILL_LEAD_COLS },
	[REPORT_CURVE] = { "--report=curve", fill_curve_cols, FILL_CURVE_COLS },
	[REPORT_PROBLEMS] = { "--report=problems", fill_problem_cols, FILL_PROBLEM_COLS },
	[REPORT_DUE] = { "--report=due", due_cols, DUE_COLS },
	[REPORT_LOAD] = { "--report=load", load_cols, LOAD_COLS },
};

static const struct tool_spec spec = {
	.name = "glp1-fill",
	.summary = "Measure how long pharmacies take, open orders counted, and when to order refills",
	.opts = opts,
	.n_opts = sizeof(opts) / sizeof(*opts),
	.inputs = inputs,
	.n_inputs = sizeof(inputs) / sizeof(*inputs),
	.outputs = outputs,
	.n_outputs = sizeof(outputs) / sizeof(*outputs),
};

/* What a run holds. */
struct run {
	struct options o;
	struct fill_view view;
	struct fill_rules rules;
	struct closed_days closed;
	struct fill fill;
	struct open_orders open;
	struct refills refills;
};

static bool read_targets(struct tool *t, const char *text, struct fill_view *v)
{
	struct str list = str_from(text), item;
	double least = 0;
	while (str_next_item(&list, &item)) {
		if (v->n_targets == FILL_SHOWN_TARGETS ||
		    num_real(item, least, FILL_HOURS_MAX, &v->target[v->n_targets]) != NUM_OK)
			return tool_option_fault(t, "--target-hours",
						 "not up to four rising numbers of hours");
		least = v->target[v->n_targets++];
	}
	return true;
}

static bool read_options(struct tool *t, struct run *r)
{
	const struct options *o = &r->o;
	bool needs_refills = o->report == REPORT_DUE || o->report == REPORT_LOAD;
	enum date_status st = instant_parse(str_from(o->as_of), &r->rules.as_of);
	if (st != DATE_OK)
		return tool_option_fault(t, "--as-of", date_message(st));
	if (needs_refills && !o->refills)
		return tool_option_fault(t, "--report", "due and load need --refills");
	if (needs_refills && !r->rules.as_of.set)
		return tool_option_fault(t, "--report", "due and load need --as-of");
	if (o->check && o->report != REPORT_FILL && o->report != REPORT_DUE)
		return tool_option_fault(t, "--check", "goes with the reports fill and due");
	r->view.limits = (enum survival_limits)o->limits;
	r->view.midpoint = o->quantile;
	r->view.robust = o->robust;
	r->view.run = (size_t)o->run;
	r->view.silent_hours = o->silent_hours;
	r->rules.no_early = isnan(o->early_days);
	r->rules.early = isnan(o->early_days) ? 0 : (int64_t)(o->early_days * 86400);
	r->rules.late = (int64_t)(o->late_days * 86400);
	return read_targets(t, o->targets, &r->view);
}

/* Columns that say what rows are told apart by: only the one that does. */
static void hide_columns(struct tool *t, const struct options *o)
{
	bool grouped = o->report == REPORT_FILL || o->report == REPORT_LEADS || o->report == REPORT_CURVE;
	if (grouped)
		for (int i = 1; by_words[i]; i++)
			if (i != o->by)
				tool_hide(t, by_words[i]);
	if (o->report == REPORT_LEADS && o->by)
		tool_hide(t, "pharmacy");
	if (o->report == REPORT_OPEN && !o->show_ids)
		tool_hide(t, "rx_id");
	if (o->report == REPORT_DUE && !o->show_ids)
		tool_hide(t, "patient");
}

static bool read_files(struct tool *t, struct run *r)
{
	const struct options *o = &r->o;
	bool leads = o->report == REPORT_LEADS && o->by;
	bool alone = o->report == REPORT_OPEN || o->report == REPORT_DUE || o->report == REPORT_LOAD;
	struct orders_terms terms = {
		.by = o->report == REPORT_PROBLEMS ? ORDERS_BY_REASON :
		      alone ? ORDERS_BY_NONE : (enum orders_by)o->by,
		.pool_pharmacies = leads,
		.keep_open = o->report == REPORT_OPEN,
		.threads = o->threads,
	};
	if (o->holidays && !holidays_read(&r->closed, t, o->holidays))
		return false;
	if (o->days)
		r->rules.calendar = fill_business_days(r->closed.day, r->closed.n);
	if (o->refills && !refills_read(&r->refills, t, o->refills))
		return false;
	fill_init(&r->fill, &r->rules, table_seed());
	return orders_read(t, &terms, &r->fill, &r->open);
}

/* What the counts leave out or could not tell. */
static void say_notes(struct tool *t, const struct fill *f)
{
	const struct {
		const char *name;
		const struct fill_written *w;
	} of[] = { { "ordered", &f->ordered }, { "received", &f->received } };
	for (size_t i = 0; i < sizeof(of) / sizeof(*of); i++) {
		if (of[i].w->days && of[i].w->timed)
			tool_note(t, "%s: days and moments in one column; where one of a pair is a "
				  "day, both are taken as days", of[i].name);
		if (of[i].w->zoned && of[i].w->zoned < of[i].w->timed)
			tool_note(t, "%s: moments with and without an offset; a pair of both is taken "
				  "as written", of[i].name);
	}
	uint64_t left_out = 0;
	for (size_t i = 0; i < f->size; i++)
		left_out += f->group[i]->left_out;
	if (left_out)
		tool_note(t, "%llu order%s received, cancelled or told of before they were ordered: "
			  "left out", (unsigned long long)left_out, left_out == 1 ? "" : "s");
	if (f->later)
		tool_note(t, "%llu order%s after --as-of left out", (unsigned long long)f->later,
			  f->later == 1 ? "" : "s");
}

static size_t write_report(struct tool *t, struct run *r)
{
	const struct options *o = &r->o;
	struct csv_writer *w = &t->writer;
	struct due_rules due = { .as_of = instant_day(&r->rules.as_of), .early_share = o->early_refill,
				 .calendar = r->rules.calendar };
	switch (o->report) {
	case REPORT_OPEN: fill_report_open(w, &r->fill, &r->view, &r->open); return 0;
	case REPORT_LEADS: fill_report_leads(w, &r->fill, &r->view); return 0;
	case REPORT_CURVE: fill_report_curves(w, &r->fill, &r->view); return 0;
	case REPORT_PROBLEMS: fill_report_problems(w, &r->fill); return 0;
	case REPORT_FILL: return fill_report(w, &r->fill, &r->view, o->check);
	default: break;
	}
	refills_look(&r->refills, &r->fill, &r->view, &due);
	if (o->report == REPORT_DUE)
		return refills_report(w, &r->refills, due.as_of, o->check);
	refills_report_load(w, &r->refills);
	return 0;
}

int main(int argc, char **argv)
{
	struct tool t;
	struct run r = { .o = { .as_of = "", .targets = "24,48,72", .early_days = NAN,
				.silent_hours = 48, .early_refill = 0.75, .run = CONTROL_RUN } };
	size_t found = 0;
	int status = tool_start(&t, &spec, &r.o, argc, argv);
	if (status != TOOL_GO)
		return status;
	t.output = (size_t)r.o.report;
	hide_columns(&t, &r.o);
	tool_reads(&t, r.o.refills);
	tool_reads(&t, r.o.holidays);
	if (read_options(&t, &r) && tool_open(&t) && read_files(&t, &r)) {
		fill_sort(&r.fill);
		say_notes(&t, &r.fill);
		found = write_report(&t, &r);
		t.silent = r.o.check && !found;
	}
	fill_release(&r.fill);
	open_orders_release(&r.open);
	refills_release(&r.refills);
	closed_days_release(&r.closed);
	return tool_finish(&t, r.o.check && found && !r.o.exit_zero);
}
