/*
 * Checks on all that a supervisor has: caps of states, the clinic's ratio, meetings and visits.
 */
#include "staff/roster_rules.h"

#include <math.h>

#include "base/banned.h"

#define TEXT(s) (int)str_cut((s), 300).n, (s).p ? (s).p : ""

static const char *const units[CAP_UNITS] = {
	[CAP_HEADS] = "heads", [CAP_FTE] = "FTE", [CAP_HEADS_OR_FTE] = "heads or FTE",
	[CAP_HOURS] = "hours a week", [CAP_OFFICES] = "offices",
};

/* What other employers add to the load, in the cap's unit; NaN if it is not recorded. */
static double elsewhere(const struct roster_person *md, enum cap_unit unit)
{
	const struct supervised others = { md->other_heads, md->other_fte, md->other_hours, NAN };
	return cap_counted((struct cap){ 1, unit }, &others);
}

/* The row of a supervisor in a state, or else the supervisor's first row. */
static const struct roster_person *row_in(const struct roster *r, const struct roster_person *md,
					  const struct state_rule *s)
{
	size_t n;
	struct roster_person **rows = roster_rows(r, md->person, &n);
	for (size_t i = 0; i < n; i++)
		if (rows[i]->rule == s)
			return rows[i];
	return md;
}

/* Makes the finding cite the law of the state. */
static void cite(struct audit_finding *f, const struct state_rule *s)
{
	if (f && s->cap_citation.n)
		f->citation = s->cap_citation.p;
}

/* Checks one supervisor in one state with a known cap. */
static void check_load(struct audit *a, const struct audit_rule *rule, const struct roster *r,
		       const struct roster_person *md, const struct state_rule *s)
{
	struct cap cap = { s->cap, (enum cap_unit)s->cap_unit };
	struct supervised load = roster_load(r, md, s, a->as_of);
	double here = cap_counted(cap, &load), others = elsewhere(row_in(r, md, s), cap.unit);
	double sum = here + (isnan(others) ? 0 : others);
	if (load.heads <= 0) /* of those that the cap counts */
		return;
	enum audit_level level = s->cap_verified == GRADE_PRIMARY ? rule->level : AUDIT_MEDIUM;
	if (rule->arg == CAP_OVER && sum > cap.value * (1 + 1e-9))
		cite(audit_find(a, rule, level, DATE_NONE,
				"%.6g %s in %.*s, %.6g of them elsewhere; the cap is %.6g: %.*s",
				sum, units[cap.unit], TEXT(s->state), sum - here, cap.value,
					TEXT(s->cap_scope)), s);
	if (rule->arg == CAP_LOAD_UNKNOWN && isnan(here))
		cite(audit_find(a, rule, rule->level, DATE_NONE,
				"%s of the supervised in %.*s are not recorded; the cap is %.6g",
					units[cap.unit],
				TEXT(s->state), cap.value), s);
	else if (rule->arg == CAP_LOAD_UNKNOWN && isnan(others) && here <= cap.value)
		cite(audit_find(a, rule, rule->level, DATE_NONE,
				"%.6g %s here in %.*s, elsewhere not recorded; the cap is %.6g "
				"over all employers",
				here, units[cap.unit], TEXT(s->state), cap.value), s);
}

/* Adds a finding if a state's row has no cap, or is too old, as rule->arg asks. */
static void check_unknown(struct audit *a, const struct audit_rule *rule, const struct roster *r,
			  const struct state_rule *s)
{
	if (rule->arg == CAP_UNKNOWN && isnan(s->cap) && s->path != PATH_LICENCE)
		audit_find(a, rule, s->authority == AUTHORITY_FULL ? AUDIT_INFO : rule->level,
			   DATE_NONE,
			   "no cap was found for %.*s%s%.*s", TEXT(s->state), s->note.n ? ": " : "",
			   TEXT(s->note));
	if (rule->arg == CAP_TABLE_STALE && a->as_of - s->as_of > r->settings.stale_days)
		audit_find(a, rule, rule->level, DATE_NONE,
			   "the row for %.*s was looked up over %d days ago",
			   TEXT(s->state), r->settings.stale_days);
}

void roster_check_cap(struct audit *a, const struct audit_rule *rule, const void *context)
{
	const struct roster_case *c = context;
	const struct state_rule *s, *done = NULL;
	size_t n;
	struct roster_person **team = c->p->first ? roster_team(c->roster, c->p->person, &n) : NULL;
	/* the states of a team, each once: those of the roster are few */
	for (size_t i = 0; team && i < c->roster->n_states; i++) {
		s = &c->roster->states[i];
		for (size_t k = 0; k < n && done != s; k++)
			if (team[k]->rule == s && roster_is_supervised(team[k], a->as_of))
				done = s;
		if (done != s)
			continue;
		check_unknown(a, rule, c->roster, s);
		if (!isnan(s->cap) && s->cap_unit != CAP_NONE)
			check_load(a, rule, c->roster, c->p, s);
	}
}

void roster_check_policy(struct audit *a, const struct audit_rule *rule, const void *context)
{
	const struct roster_case *c = context;
	double others = c->p->other_heads > 0 ? c->p->other_heads : 0;
	double heads = c->p->first ? (double)roster_heads(c->roster, c->p, a->as_of) : 0;
	if (heads > 0 && heads + others > c->roster->settings.ratio.most)
		audit_find(a, rule, rule->level, DATE_NONE,
			   "supervises %.6g people, %.6g of them elsewhere; the clinic's ratio is "
			   "1 to %.6g at most",
			   heads + others, others, c->roster->settings.ratio.most);
}

void roster_check_state(struct audit *a, const struct audit_rule *rule, const void *context)
{
	const struct roster_case *c = context;
	const struct roster_person *p = c->p;
	if (!p->rule && (p->state.n || staff_is_licensed(p->role)))
		audit_find(a, rule, rule->level, DATE_NONE,
			   "%s: what the state asks cannot be said",
			   p->state.n ? "no row of the table has the state"
			   : "the state is not recorded");
}

void roster_check_oversight(struct audit *a, const struct audit_rule *rule, const void *context)
{
	const struct roster_case *c = context;
	const struct state_rule *s = c->p->rule;
	char due[DATE_TEXT] = "";
	if (!c->roster->events || !c->wants_md || !c->p->supervisor.n || !s ||
	    s->oversight == OVERSIGHT_NONE)
		return;
	struct oversight_state o = oversight_of(c->roster->events, c->roster->n_events, s,
						c->p->supervisor,
						c->p->person, a->as_of, OVERSIGHT_SOON_DAYS);
	if ((int)o.status != rule->arg)
		return;
	const char *kind = oversight_kind_names[s->oversight],
		*every = state_period_names[s->oversight_every];
	if (o.due != DATE_NONE)
		date_format(o.due, due);
	struct audit_finding *f = audit_find(a, rule, rule->level, o.due,
					     "%s with %.*s, each %s: %s%s", kind,
					     TEXT(c->p->supervisor), every,
					     o.due == DATE_NONE ? "none is recorded"
					     : "the next is to be by ", due);
	if (f && s->oversight_citation.n)
		f->citation = s->oversight_citation.p;
}
