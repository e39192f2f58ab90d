/* Checks on one person: licence, agreement, supervisor, practice authority, exclusion, time. */
#include "staff/roster_rules.h"

#include "audit/npi.h"

#include "base/banned.h"

#define TEXT(s) (int)str_cut((s), 300).n, (s).p ? (s).p : ""

/* Checks a paper that ends: expired, about to expire, or not recorded, as rule->arg asks. */
static void check_end(struct audit *a, const struct audit_rule *rule, int32_t end,
		      int32_t warn_days,
		      const char *what)
{
	char day[DATE_TEXT] = "";
	if (end != DATE_NONE)
		date_format(end, day);
	if (rule->arg == PAPER_UNRECORDED && end == DATE_NONE)
		audit_find(a, rule, rule->level, DATE_NONE, "when the %s ends is not recorded",
			   what);
	if (end == DATE_NONE)
		return;
	if (rule->arg == PAPER_EXPIRED && end < a->as_of)
		audit_find(a, rule, rule->level, end, "the %s expired on %s", what, day);
	if (rule->arg == PAPER_EXPIRING && end >= a->as_of && end - a->as_of <= warn_days)
		audit_find(a, rule, rule->level, end, "the %s expires on %s", what, day);
}

void roster_check_licence(struct audit *a, const struct audit_rule *rule, const void *context)
{
	const struct roster_case *c = context;
	if (staff_is_licensed(c->p->role) || c->p->licence_expires != DATE_NONE)
		check_end(a, rule, c->p->licence_expires, c->roster->settings.warn_days, "licence");
}

void roster_check_agreement(struct audit *a, const struct audit_rule *rule, const void *context)
{
	const struct roster_case *c = context;
	int32_t approved = c->p->agreement_approved;
	if (!c->wants_md || !c->p->supervisor.n)
		return;
	if (rule->arg != PAPER_UNSIGNED)
		check_end(a, rule, c->p->agreement_expires, c->roster->settings.warn_days,
			  "agreement");
	else if (approved == DATE_NONE)
		audit_find(a, rule, rule->level, DATE_NONE,
			   "that the agreement with %.*s is signed and approved is not recorded",
			   TEXT(c->p->supervisor));
	else if (approved > a->as_of)
		audit_find(a, rule, rule->level, approved,
			   "the agreement with %.*s is approved only after the as-of day",
			   TEXT(c->p->supervisor));
}

void roster_check_supervisor(struct audit *a, const struct audit_rule *rule, const void *context)
{
	const struct roster_case *c = context;
	const struct roster_person *p = c->p;
	if (rule->arg == SUPERVISOR_MISSING && c->wants_md && !p->supervisor.n && p->rule &&
	    p->rule->authority != AUTHORITY_FULL)
		audit_find(a, rule, rule->level, DATE_NONE,
			   "no supervisor is named; %.*s is filed as %s",
			   TEXT(p->rule->state), state_authority_names[p->rule->authority]);
	if (!c->supervised || !p->supervisor.n)
		return;
	bool self = str_ieq(p->supervisor, p->person);
	if (rule->arg == SUPERVISOR_SELF && self)
		audit_find(a, rule, rule->level, DATE_NONE, "is named as the supervisor of itself");
	if (rule->arg == SUPERVISOR_UNLISTED && !p->md)
		audit_find(a, rule, rule->level, DATE_NONE,
			   "the supervisor %.*s has no row: licence, load and cap cannot be seen",
			   TEXT(p->supervisor));
	if (!p->md || self)
		return;
	if (rule->arg == SUPERVISOR_ELSEWHERE && p->state.n && !str_ieq(p->md->state, p->state))
		audit_find(a, rule, rule->level, DATE_NONE,
			   "the supervisor %.*s has no row for %.*s",
			   TEXT(p->supervisor), TEXT(p->state));
	if (rule->arg == SUPERVISOR_ROLE && p->md->role != ROLE_MD)
		audit_find(a, rule, rule->level, DATE_NONE,
			   "the supervisor %.*s is no physician (%.*s)",
			   TEXT(p->supervisor), TEXT(p->md->role_text));
}

void roster_check_authority(struct audit *a, const struct audit_rule *rule, const void *context)
{
	const struct roster_case *c = context;
	const struct roster_person *p = c->p;
	bool independent = staff_is_supervised(p->role) && !c->supervised;
	if (!p->rule || p->role == ROLE_OTHER)
		return;
	enum state_path path = (enum state_path)p->rule->path;
	bool full = p->rule->authority == AUTHORITY_FULL;
	bool none = path == PATH_NONE || (path == PATH_UNKNOWN && !full);
	if (rule->arg == AUTHORITY_NOT_GIVEN && independent && (none || p->role == ROLE_PA))
		audit_find(a, rule, rule->level, DATE_NONE,
			   "is recorded as independent; no way to that is known for %s in %.*s",
			   p->role == ROLE_PA ? "a PA" : "an NP", TEXT(p->rule->state));
	if (rule->arg == AUTHORITY_CONDITIONS && independent && p->role != ROLE_PA &&
	    (path == PATH_AFTER || path == PATH_STEPS || (path == PATH_UNKNOWN && full)))
		audit_find(a, rule, rule->level, DATE_NONE,
			   "is recorded as independent; %.*s asks: %s%s%.*s",
			   TEXT(p->rule->state), p->rule->after > 0 ? "time and " : "",
			   p->rule->path_note.n ? "" : "see the law", TEXT(p->rule->path_note));
	if (rule->arg == AUTHORITY_UNSAID && c->wants_md && !p->supervisor.n && full)
		audit_find(a, rule, rule->level, DATE_NONE,
			   "neither supervisor nor independent_since is recorded; %.*s lets NPs "
			   "practise "
			   "alone only on conditions: %.*s", TEXT(p->rule->state),
			   TEXT(p->rule->path_note));
}

void roster_check_specialty(struct audit *a, const struct audit_rule *rule, const void *context)
{
	const struct roster_case *c = context;
	if (!c->wants_md || !c->p->md || c->p->md == c->p)
		return;
	struct str own = c->p->specialty, md = c->p->md->specialty;
	if (!own.n || !md.n)
		audit_find(a, rule, AUDIT_LOW, DATE_NONE, "the specialty of %s is not recorded",
			   own.n ? "the supervisor" : md.n ? "the supervised" : "both");
	else if (!str_ieq(own, md))
		audit_find(a, rule, rule->level, DATE_NONE,
			   "the specialty is %.*s, that of the supervisor %.*s",
			   TEXT(own), TEXT(md));
}

void roster_check_exclusion(struct audit *a, const struct audit_rule *rule, const void *context)
{
	const struct roster_case *c = context;
	const struct roster_person *p = c->p;
	int32_t days = c->roster->settings.exclusion_days;
	if (rule->arg == NOT_DONE && p->excluded == ROSTER_YES)
		audit_find(a, rule, rule->level, DATE_NONE, "is on the exclusion list");
	if (rule->arg != NOT_KNOWN || p->excluded == ROSTER_YES)
		return;
	if (c->roster->excluded && p->npi.n && !npi_is_valid(p->npi))
		audit_find(a, rule, rule->level, DATE_NONE,
			   "the NPI is none: the list was looked at by name only");
	if (c->roster->excluded)
		return;
	if (p->excluded == ROSTER_UNKNOWN || p->exclusion_checked == DATE_NONE)
		audit_find(a, rule, rule->level, DATE_NONE,
			   "a look at the exclusion list is not recorded");
	else if (a->as_of - p->exclusion_checked > days)
		audit_find(a, rule, rule->level, p->exclusion_checked + days,
			   "was last looked up on the exclusion list over %d days ago", days);
}

/* arg 0: excluded by number; 1: by name. Each person is looked for once. */
void roster_check_listed(struct audit *a, const struct audit_rule *rule, const void *context)
{
	const struct roster_case *c = context;
	const struct name name = name_fold(&a->arena, c->p->person);
	const struct excluded_who who = { &name, 1, c->p->npi, c->p->cleared_matches };
	if (c->roster->excluded && (c->p->first || c->p->npi.n))
		excluded_look(a, rule, &c->roster->list, &who);
}

/* Adds a finding if the rows of a person add up to more than a full-time week. */
void roster_check_time(struct audit *a, const struct audit_rule *rule, const void *context)
{
	const struct roster_case *c = context;
	double fte = 0;
	size_t n;
	struct roster_person **rows = c->p->first ? roster_rows(c->roster, c->p->person, &n) : NULL;
	for (size_t i = 0; rows && i < n; i++)
		fte += rows[i]->fte > 0 && !rows[i]->again ? rows[i]->fte : 0;
	if (fte > 1 + 1e-9)
		audit_find(a, rule, rule->level, DATE_NONE, "is down for %.4g full-time weeks",
			   fte);
}

void roster_check_again(struct audit *a, const struct audit_rule *rule, const void *context)
{
	const struct roster_case *c = context;
	if (c->p->again)
		audit_find(a, rule, rule->level, DATE_NONE,
			   "another row has the same person, role, state, location and supervisor; "
			   "only one is counted%s", c->p->differs ?
			   ", the one with the most time: they differ" : "");
}
