/* Reads what a report needs, computes it and writes it. */
#include "staff/staff_run.h"

#include <math.h>

#include "tool/later.h"

#include "base/banned.h"

/* The side files, and what was made of them. */
struct sides {
	struct rows standards, calendars, wages, people, events, states, excluded;
	struct roster roster;
	const struct state_rule *bound[STAFF_STATES_MAX];
	size_t n_bound;
};

static bool is_audit(const struct tool *t)
{
	return t->report >= REPORT_FINDINGS;
}

static bool wants_roster(const struct tool *t)
{
	return is_audit(t) || t->report == REPORT_OVERSIGHT;
}

/* Whether the report needs standards and working time. */
static bool wants_plan(const struct tool *t)
{
	return t->report <= REPORT_MODELS;
}

static bool needs(struct tool *t, bool wanted, const struct opt_file *file, const char *option)
{
	return !wanted || file->name || tool_option_fault(t, option, "is needed for this report");
}

bool staff_prepare(struct tool *t, void *options)
{
	struct staff_options *o = options;
	if (o->wages.name && strcmp(o->wages.name, "bls") == 0) {
		o->bls = true;
		o->wages.name = NULL;
	}
	if ((o->audit.check || t->opt.nagios) && t->report == REPORT_STAFF)
		t->report = REPORT_FINDINGS;
	o->audit.first = REPORT_FINDINGS;
	if (!audit_prepare(t, &o->audit, roster_rules, ROSTER_RULES) ||
	    !visits_words_check(t, &o->words))
		return false;
	if (o->until != DATE_NONE && o->since > o->until)
		return tool_option_fault(t, "--since", "this day is after --until");
	if (o->audit.rules || t->report == REPORT_STATES)
		return true;
	if (o->exclusions.name && !is_audit(t))
		return tool_option_fault(t, "--exclusions", "is for --check and the reports of the audit");
	return needs(t, wants_plan(t), &o->standards, "--standards") &&
	       needs(t, wants_plan(t), &o->calendar, "--calendar") &&
	       needs(t, wants_roster(t), &o->roster, "--roster") &&
	       needs(t, t->report == REPORT_OVERSIGHT, &o->oversight, "--oversight");
}

static bool read_sides(struct sides *s, struct tool *t, struct staff_options *o)
{
	return states_read(&s->states, t, &o->states) &&
		rows_read(&s->standards, t, &o->standards) &&
	       rows_read(&s->calendars, t, &o->calendar) &&
	       (o->bls ? wages_read_bls(&s->wages, t) : rows_read(&s->wages, t, &o->wages)) &&
	       rows_read(&s->people, t, &o->roster) &&
	       rows_read(&s->events, t, &o->oversight) &&
	       rows_read(&s->excluded, t, &o->exclusions);
}

static void resolve(struct sides *s, struct tool *t, const struct staff_options *o)
{
	s->roster = (struct roster){
		.people = s->people.row, .n = s->people.n, .states = s->states.row,
			.n_states = s->states.n,
		.events = o->oversight.name ? s->events.row : NULL, .n_events = s->events.n,
		.settings = { (int32_t)o->warn_days, (int32_t)o->exclusion_days,
			      (int32_t)o->stale_days, o->ratio },
	};
	static const struct oversight none = { 0 };
	/* a file without rows is no file that was not given */
	if (o->oversight.name && !s->events.n)
		s->roster.events = &none;
	s->roster.excluded = s->excluded.n ? s->excluded.row : NULL; /* no rows: nobody was looked for */
	s->roster.n_excluded = s->excluded.n;
	roster_resolve(&s->roster);
	if (s->roster.n_again)
		tool_note(t, "--roster: rows that say a job once more, counted once: %zu",
			  s->roster.n_again);
}

static void release(struct sides *s)
{
	roster_release(&s->roster);
	rows_release(&s->standards);
	rows_release(&s->calendars);
	rows_release(&s->wages);
	rows_release(&s->people);
	rows_release(&s->events);
	rows_release(&s->excluded);
	rows_release(&s->states);
}

static void bind_state(struct sides *s, const struct state_rule *rule)
{
	for (size_t i = 0; i < s->n_bound; i++)
		if (s->bound[i] == rule)
			return;
	if (rule && s->n_bound < STAFF_STATES_MAX)
		s->bound[s->n_bound++] = rule;
}

/* Finds the states whose caps bind: --state, else those of the appointments, else of the roster. */
static bool bind_states(struct sides *s, struct tool *t, const struct staff_options *o,
			const struct visits *v)
{
	const struct roster *r = &s->roster;
	for (size_t i = 0; i < o->bound.n; i++) {
		const struct state_rule *rule = state_find(r->states, r->n_states,
							   str_from(o->bound.item[i]));
		if (!rule)
			return tool_option_fault(t, "--state",
						 "no row of the table of states has this code");
		bind_state(s, rule);
	}
	for (size_t i = 0; i < v->n_states && !o->bound.n; i++) {
		const struct state_rule *rule = state_find(r->states, r->n_states, v->states[i]);
		if (!rule)
			tool_note(t, "a state of the appointments is not in the table of states: "
				     "its cap is not known");
		bind_state(s, rule);
	}
	for (size_t i = 0; i < r->n && !o->bound.n && !v->n_states; i++)
		if (roster_is_supervised(&r->people[i], o->as_of))
			bind_state(s, r->people[i].rule);
	return true;
}

static bool plan_fault(struct tool *t, enum staff_fault f, const struct visit_tally *at)
{
	struct diag d;
	diag_set(&d, DIAG_DATA, "%s", staff_message(f));
	d.hint = staff_hint(f);
	if (at) {
		d.line = at->line;
		d.file = at->file;
	}
	return tool_fault(t, &d);
}

static struct staff_plan plan_of(const struct sides *s, const struct visits_read *r,
				 const struct staff_options *o)
{
	return (struct staff_plan){
		.visits = &r->visits, .panel = r->kind == VISITS_PANEL,
		.standards = s->standards.row, .n_standards = s->standards.n,
		.calendars = s->calendars.row, .n_calendars = s->calendars.n,
		.wages = s->wages.row, .n_wages = s->wages.n,
		.roster = o->roster.name ? &s->roster : NULL, .states = s->bound,
			.n_bound = s->n_bound,
		.settings = { .growth = o->growth, .no_show = o->no_show,
			      .leave_out_lost = o->leave_out_lost,
			      .round = (enum wisn_round)o->round, .by_heads = o->cost_by == 1,
			      .ratio = o->ratio },
	};
}

static void write_plan(struct tool *t, const struct staff_plan *p, const struct staff_options *o)
{
	const struct visit_tally *at;
	struct arena arena = { 0 };
	size_t n = 0;
	enum staff_fault f = staff_check(p, &at);
	if (f != STAFF_OK) {
		plan_fault(t, f, at);
		return;
	}
	const struct staff_line *lines = staff_lines(p, &arena, &n);
	const struct models_how models = { o->mixed_share, o->md_minutes };
	if (t->report == REPORT_SUPERVISION)
		staff_write_supervision(t, p, lines, n);
	else if (t->report != REPORT_MODELS)
		staff_write_lines(t, lines, n);
	else if (!staff_write_models(t, p, lines, n, &models))
		tool_option_fault(t, "--report",
				  "models need NP or PA, and MD, among the roles of --standards");
	arena_release(&arena);
}

static bool change(struct tool *t, const struct staff_options *o, struct sides *s)
{
	return !what_if_apply(&o->what_if, s->wages.row, s->wages.n, s->standards.row,
			      s->standards.n) ||
	       tool_option_fault(t, "--what-if",
				 "no row of --wages or --standards is of one of the names");
}

/* Each location is held against each type and role: a column of names there would take hours. */
static bool is_small(struct tool *t, const struct visits *v)
{
	if (t->report == REPORT_VISITS || map_count(&v->map) <= VISITS_PAIRS_MAX)
		return true;
	return tool_option_fault(t, "location",
				 "more than 4000 pairs of location and type: are these the columns? "
				 "--map location= leaves the one out, --map type=HEADER names the other");
}

/* Runs the reports on visits. */
static void run_visits(struct tool *t, struct staff_options *o, struct sides *s)
{
	struct visits_read r = { 0 };
	const struct visits_how how = { o->since, o->until, o->as_of, (enum unsettled)o->unsettled,
					&o->words };
	const struct queue_how queue = { o->wait_within, o->wait_target, o->shrinkage,
					 o->max_occupancy, o->max_blocked };
	visits_init(&r.visits, t->report == REPORT_LOAD);
	if (visits_read(&r, t, &how) && is_small(t, &r.visits) &&
	    bind_states(s, t, o, &r.visits) && change(t, o, s)) {
		struct staff_plan p = plan_of(s, &r, o);
		bool queues = r.kind == VISITS_QUEUES;
		if (queues != (t->report == REPORT_QUEUE))
			tool_option_fault(t, "--report", queues ? "this input is for --report=queue"
					  : "queue wants the columns queue, per_hour and minutes, "
					    "not visits");
		else if (t->report == REPORT_QUEUE)
			staff_write_queues(t, &r, &queue);
		else if (t->report == REPORT_LOAD)
			staff_write_load(t, &p);
		else if (t->report == REPORT_VISITS)
			staff_write_visits(t, &p);
		else
			write_plan(t, &p, o);
	}
	visits_read_release(&r);
}

/* Looks for oversight after the as-of day, which cannot have happened. False: a fault was said. */
static bool judge_later(struct tool *t, const struct roster *r, int32_t as_of)
{
	size_t later = 0;
	for (size_t i = 0; i < r->n_events; i++)
		later += r->events[i].date > as_of;
	return tool_later(t, later, "oversight event", true);
}

static void run_audit(struct tool *t, const struct staff_options *o, struct roster *r)
{
	struct audit a;
	if (!input_some(t, r->n, o->roster.name) || !judge_later(t, r, o->as_of))
		return;
	audit_init(&a, roster_rules, ROSTER_RULES, o->as_of);
	audit_choose(&a, &o->audit);
	roster_audit(&a, r);
	audit_write(t, &a, &o->audit);
	audit_release(&a);
}

void staff_run(struct tool *t, void *options)
{
	struct staff_options *o = options;
	struct sides s = { 0 };
	if (o->audit.rules) {
		audit_write_rules(t, roster_rules, ROSTER_RULES, ROSTER_RULES_AS_OF);
		return;
	}
	if (read_sides(&s, t, o)) {
		const struct state_rule *state = s.states.row;
		resolve(&s, t, o);
		if (t->report == REPORT_STATES)
			for (size_t i = 0; i < s.states.n; i++)
				tool_write(t, &state[i]);
		else if (is_audit(t))
			run_audit(t, o, &s.roster);
		else if (t->report == REPORT_OVERSIGHT)
			staff_write_oversight(t, &s.roster, o->as_of);
		else
			run_visits(t, o, &s);
	}
	release(&s);
}
