/* Reads what a report needs, draws the sample, and writes the report. */
#include "chart/chart_run.h"

#include <errno.h>
#include <stdlib.h>
#include <sys/random.h>

#include "base/array.h"
#include "base/mem.h"
#include "chart/chart_feed.h"
#include "chart/chart_part_feed.h"
#include "staff/roster_feed.h"

#include "base/banned.h"

/* Draws digits from the system's random bytes; bytes from 250 on would favour some digits. */
static bool draw_seed(struct tool *t, char digits[CHART_SEED_DIGITS + 1])
{
	struct diag d;
	unsigned char byte;
	for (size_t n = 0; n < CHART_SEED_DIGITS;) {
		if (getrandom(&byte, 1, 0) != 1) {
			diag_errno(&d, "no random bytes", errno);
			return tool_fault(t, &d);
		}
		if (byte < 250)
			digits[n++] = (char)('0' + byte % 10);
	}
	digits[CHART_SEED_DIGITS] = '\0';
	return true;
}

static bool is_audit(const struct tool *t)
{
	return t->report >= REPORT_CHART_FINDINGS && t->report != REPORT_PART;
}

static bool settle_seed(struct tool *t, struct chart_options *o)
{
	if (o->seed && o->draw_seed)
		return tool_option_fault(t, "--draw-seed", "a seed is given already");
	if (o->draw_seed && !draw_seed(t, o->drawn))
		return false;
	if (o->draw_seed)
		o->seed = o->drawn;
	if (o->draw_seed && (o->parts.partial || o->parts.merge))
		return tool_option_fault(t, "--draw-seed", "parts are drawn by one seed: give it by --seed");
	if (!o->seed || !*o->seed)
		return tool_option_fault(t, "--seed",
					 "is needed: a text fixed before the charts are known, or "
					 "--draw-seed");
	return true;
}

bool chart_prepare(struct tool *t, void *options)
{
	struct chart_options *o = options;
	o->audit.first = REPORT_CHART_FINDINGS;
	t->is_private = true;
	if ((o->audit.check || t->opt.nagios) && t->report == REPORT_SAMPLE)
		t->report = REPORT_CHART_FINDINGS;
	if (!audit_prepare(t, &o->audit, review_rules, REVIEW_RULES) ||
	    !always_check(t, &o->always))
		return false;
	if (o->audit.rules)
		return true;
	o->asked = t->report;
	if (!partial_prepare(t, &o->parts))
		return false;
	if (o->parts.partial) {
		t->report = REPORT_PART;
		return settle_seed(t, o);
	}
	bool reviewed = is_audit(t) || t->report == REPORT_RESULTS || t->report == REPORT_ITEMS;
	if (reviewed && !o->reviewed.name)
		return tool_option_fault(t, "--reviewed", "is needed for this report");
	if (!o->reviewed.name && t->report == REPORT_SAMPLE)
		tool_hide(t, "reviewed");
	return settle_seed(t, o);
}

static int by_text(const void *a, const void *b)
{
	return str_cmp(*(const struct str *)a, *(const struct str *)b);
}

/* Returns the supervisors that a roster names, each once. */
static struct reviewers reviewers_of(const struct rows *roster)
{
	const struct roster_person *p = roster->row;
	struct reviewers who = { .names = mem_alloc((roster->n + 1) * sizeof(*who.names)) };
	size_t kept = 0;
	for (size_t i = 0; i < roster->n; i++)
		if (p[i].supervisor.n)
			who.names[who.n++] = p[i].supervisor;
	if (who.n)
		qsort(who.names, who.n, sizeof(*who.names), by_text);
	for (size_t i = 0; i < who.n; i++)
		if (!kept || !str_ieq(who.names[kept - 1], who.names[i]))
			who.names[kept++] = who.names[i];
	who.n = kept;
	who.loads = mem_zero(who.n, sizeof(*who.loads));
	return who;
}

static void write_audit(struct tool *t, struct strata *s, struct review_book *book,
			const struct chart_options *o,
			const struct review_settings *settings)
{
	struct audit a;
	audit_init(&a, review_rules, REVIEW_RULES, o->as_of);
	audit_choose(&a, &o->audit);
	review_audit(&a, s, book, settings);
	audit_write(t, &a, &o->audit);
	audit_release(&a);
}

static void write_report(struct tool *t, struct strata *s, const struct rows *roster,
			 const struct rows *reviewed,
			 const struct chart_options *o)
{
	struct review_book book = { .as_of = o->as_of, .reviews = reviewed->row,
				    .n = reviewed->n };
	const struct review_settings settings = { (uint64_t)o->expand_on, (uint64_t)o->expand_by,
						   (uint64_t)o->spares };
	const struct chart_plan plan = { .seed = o->seed, .rate = o->rate.text, .by = o->by,
					 .purpose = o->purpose,
					 .redraw = o->redraw, .drawn_seed = o->draw_seed,
					 .as_of = o->as_of,
					 .spares = (uint64_t)o->spares };
	struct reviewers who = reviewers_of(roster);
	review_sort(&book);
	if (o->draw_seed && t->report != REPORT_PLAN)
		tool_note(t, "the seed drawn is %s", o->seed);
	if (is_audit(t))
		write_audit(t, s, &book, o, &settings);
	else if (t->report == REPORT_SAMPLE)
		chart_write_sample(t, s, &who, &book, &settings);
	else if (t->report == REPORT_STRATA)
		chart_write_strata(t, s);
	else if (t->report == REPORT_PLAN)
		chart_write_plan(t, s, &plan);
	else if (t->report == REPORT_RESULTS)
		chart_write_results(t, s, &book);
	else
		chart_write_items(t, s, &book);
	review_release(&book);
	mem_free(who.names);
	mem_free(who.loads);
}

static bool draw(struct tool *t, struct strata *s)
{
	const struct stratum *at;
	struct diag d;
	switch (strata_end(s, &at)) {
	case STRATA_UNSOUND:
		return tool_option_fault(t, "--merge",
					 "counts that do not fit together: make the parts again");
	case STRATA_REPEATED:
		diag_set(&d, DIAG_DATA, "ids are there more than once, and how many charts there "
					"are is not known");
		d.hint = "say --distinct, which keeps a mark of each id in memory";
		return tool_fault(t, &d);
	case STRATA_SHORT:
		diag_set(&d, DIAG_SYSTEM, "too few charts were kept in one pass");
		d.hint = "run it again with --spares=100";
		return tool_fault(t, &d);
	default:
		return true;
	}
}

/* Returns the value of an item of a plan; empty if there is no such item. */
static struct str item_of(const struct rows *plan, const char *item)
{
	const struct plan_row *row = plan->row;
	for (size_t i = 0; i < plan->n; i++)
		if (str_eq(row[i].item, str_from(item)))
			return row[i].value;
	return (struct str){ "", 0 };
}

/* Whether a plan was made from the same charts. */
static bool is_same_list(struct strata *s, const struct rows *plan)
{
	uint8_t hash[CHART_HASH];
	char hex[CHART_HEX];
	ids_sum_text(s->ids.sum, hex);
	if (str_eq(item_of(plan, "ids_sum"), str_from(hex)))
		return true;
	if (!ids_list_hash(&s->ids, hash))
		return false;
	chart_hex(hash, hex);
	return str_eq(item_of(plan, "ids_sha256"), str_from(hex));
}

/* False, which is said: the same charts were drawn by another seed, and no reason is given. */
static bool is_first_draw(struct tool *t, struct strata *s, const struct rows *previous,
			  const struct chart_options *o)
{
	if (!o->previous.name || o->redraw || str_eq(item_of(previous, "seed"), str_from(o->seed)) ||
	    !is_same_list(s, previous))
		return true;
	return tool_option_fault(t, "--seed",
				 "these charts were drawn by another seed; say why with "
				 "--redraw=REASON");
}

/* Checks that every share of the table of states can be read. False: a fault was said. */
static bool check_rates(struct tool *t, const struct rows *states)
{
	const struct state_rule *s = states->row;
	struct chart_rate rate;
	for (size_t i = 0; i < states->n; i++)
		if ((s[i].chart_rate.n && !chart_rate_parse(s[i].chart_rate, &rate)) ||
		    (s[i].chart_extra.n && !chart_rate_parse(s[i].chart_extra, &rate)))
			return tool_option_fault(t, "--states",
						 "a chart_rate or chart_extra is not a share, as "
						 "0.10 or 1/3");
	return true;
}

static struct strata_rules rules_of(const struct chart_options *o, const struct rows *states)
{
	uint64_t added = o->expand_on > 0 ? (uint64_t)o->expand_by : 0;
	return (struct strata_rules){
		.rule = { o->rate.rate, (uint64_t)o->at_least,
			  o->at_most == OPT_NOT_GIVEN ? UINT64_MAX : (uint64_t)o->at_most,
			  (uint64_t)o->spares + added },
		.window = (enum state_period)(o->window + PERIOD_7_DAYS), .anchor = o->anchor,
		.states = states->row, .n_states = states->n, .due_days = (int32_t)o->due_days,
	};
}

/* Reads encounters or parts into strata, and writes the report. */
static void run_strata(struct tool *t, struct strata *s, const struct chart_options *o,
		       const struct rows *roster, const struct rows *reviewed,
		       const struct rows *previous)
{
	char terms[PARTIAL_TERMS];
	s->ids.wanted = o->distinct || o->previous.name || o->asked == REPORT_PLAN;
	s->ids.all = o->distinct;
	chart_part_terms(&s->rules, o->seed, &o->always, &s->ids, terms);
	if (!(o->parts.merge ? chart_parts_read(t, s, terms) : encounters_read(s, t, &o->always)))
		return;
	if (s->lawless)
		tool_note(t, "charts of a state that is not in the table of states, drawn by the clinic's own "
			     "rate: %llu", (unsigned long long)s->lawless);
	if (t->report == REPORT_PART)
		chart_part_write(t, s, terms);
	else if (draw(t, s) && is_first_draw(t, s, previous, o))
		write_report(t, s, roster, reviewed, o);
}

void chart_run(struct tool *t, void *options)
{
	struct chart_options *o = options;
	struct rows states = { 0 }, roster = { 0 }, reviewed = { 0 }, previous = { 0 };
	struct strata s = { 0 };
	if (o->audit.rules) {
		audit_write_rules(t, review_rules, REVIEW_RULES, ROSTER_RULES_AS_OF);
		return;
	}
	if (states_read(&states, t, &o->states) && check_rates(t, &states) &&
	    rows_read(&roster, t, &o->roster) &&
	    rows_read(&reviewed, t, &o->reviewed) && rows_read(&previous, t, &o->previous)) {
		const struct strata_rules rules = rules_of(o, &states);
		strata_init(&s, &rules, str_from(o->seed));
		run_strata(t, &s, o, &roster, &reviewed, &previous);
	}
	strata_release(&s);
	rows_release(&states);
	rows_release(&roster);
	rows_release(&reviewed);
	rows_release(&previous);
}
