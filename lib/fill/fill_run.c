/* Turns options and orders into a report. */
#include "fill/fill_run.h"

#include <math.h>

#include "fill/fill_part_feed.h"
#include "fill/refills_feed.h"
#include "fill/shippers_feed.h"
#include "sku/holidays_feed.h"
#include "tool/later.h"

#include "base/banned.h"

const char *const fill_by_words[] = { "pharmacy", "sku", "location", "pathway", NULL };

bool fill_as_of_call(const char *text, void *to, struct diag *d)
{
	struct str s = str_from(text);
	struct instant *as_of = to;
	int32_t day;
	if (opt_today(s, &day)) {
		*as_of = instant_of_day(day);
		return true;
	}
	enum date_status st = instant_parse(s, as_of);
	diag_set(d, DIAG_DATA, "%s", st == DATE_OK ? "" : date_message(st));
	d->hint = "write YYYY-MM-DD, YYYY-MM-DDTHH:MM, or today";
	return st == DATE_OK;
}

bool fill_targets_call(const char *text, void *to, struct diag *d)
{
	struct fill_targets *targets = to;
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

bool fill_choose_part(struct tool *t, struct fill_options *o)
{
	o->asked = t->report;
	if (!partial_prepare(t, &o->parts))
		return false;
	if (o->parts.partial && o->check)
		return tool_option_fault(t, "--check", "goes with --merge, where the whole is judged");
	if (!o->parts.partial)
		return true;
	t->report = REPORT_PART;
	return true;
}

void fill_hide_columns(struct tool *t, const struct fill_options *o)
{
	bool grouped = t->report == REPORT_FILL || t->report == REPORT_LEADS || t->report == REPORT_CURVE;
	if (grouped)
		for (int i = 1; fill_by_words[i]; i++)
			if (i != o->by)
				tool_hide(t, fill_by_words[i]);
	if (t->report == REPORT_LEADS && o->by)
		tool_hide(t, "pharmacy");
	if (t->report == REPORT_OPEN && !o->show_ids)
		tool_hide(t, "rx_id");
	if (t->report == REPORT_OPEN && !o->pharmacies.name)
		tool_hide(t, "others");
	if (t->report == REPORT_DUE && !o->show_ids)
		tool_hide(t, "patient");
	if (t->report == REPORT_PRECHECK && !o->show_ids)
		tool_hide(t, "rx_id");
}

/* What a run holds. */
struct run {
	struct fill_view view;
	struct fill_rules rules;
	struct closed_days closed;
	struct fill fill;
	struct open_orders open;
	struct rows refills, shippers;
	char terms[PARTIAL_TERMS];
};

static void set_terms(struct run *r, const struct fill_options *o)
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
		.early = isnan(o->early_days) ? 0 : (int64_t)(o->early_days * INSTANT_DAY),
		.late = (int64_t)(o->late_days * INSTANT_DAY),
	};
}

/* How to count orders for the report that is asked for. */
static struct orders_terms terms_of(const struct fill_options *o)
{
	bool alone = o->asked == REPORT_OPEN || o->asked == REPORT_DUE || o->asked == REPORT_LOAD;
	return (struct orders_terms){
		.by = o->asked == REPORT_PROBLEMS ? ORDERS_BY_REASON :
		      alone ? ORDERS_BY_NONE : (enum orders_by)o->by,
		.pool_pharmacies = o->asked == REPORT_LEADS && o->by,
		.keep_open = o->asked == REPORT_OPEN,
		.show_ids = o->asked == REPORT_OPEN && o->show_ids,
		.threads = o->threads,
	};
}

static bool read_files(struct tool *t, struct run *r, struct fill_options *o)
{
	const struct orders_terms terms = terms_of(o);
	if (!holidays_read(&r->closed, t, &o->holidays) || !rows_read(&r->refills, t, &o->refills) ||
	    !shippers_read(&r->shippers, t, &o->pharmacies))
		return false;
	if (o->days)
		r->rules.calendar = fill_business_days(r->closed.day, r->closed.n);
	fill_init(&r->fill, &r->rules);
	fill_part_terms(&r->rules, &terms, r->terms);
	if (o->parts.merge ? !fill_parts_read(t, r->terms, &r->fill, &r->open)
			   : !orders_read(t, &terms, &r->fill, &r->open))
		return false;
	if (o->parts.partial) /* the run that merges it says it of the whole */
		return true;
	orders_say_notes(t, &r->fill);
	return tool_later(t, r->fill.later, "order", o->check);
}

/* Returns how many rows are to be acted on. */
static size_t write_report(struct tool *t, struct run *r, const struct fill_options *o)
{
	struct due_rules due = { .as_of = instant_day(&o->as_of), .early_share = o->early_refill,
				 .calendar = r->rules.calendar };
	switch (t->report) {
	case REPORT_OPEN: fill_report_open(t, &r->fill, &r->view, &r->open, &r->shippers); return 0;
	case REPORT_LEADS: fill_report_leads(t, &r->fill, &r->view); return 0;
	case REPORT_CURVE: fill_report_curves(t, &r->fill, &r->view); return 0;
	case REPORT_PROBLEMS: fill_report_problems(t, &r->fill); return 0;
	case REPORT_PART: fill_part_write(t, &r->fill, &r->open, o->show_ids, r->terms); return 0;
	case REPORT_FILL: return fill_report(t, &r->fill, &r->view, o->check);
	default: break;
	}
	refills_look(&r->refills, &r->fill, &r->view, &due, &r->shippers);
	if (t->report == REPORT_DUE)
		return refills_report(t, &r->refills, due.as_of, o->check);
	refills_report_load(t, &r->refills);
	return 0;
}

void fill_run(struct tool *t, void *options)
{
	struct fill_options *o = options;
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
	rows_release(&r.shippers);
	closed_days_release(&r.closed);
}
