/* Checks on people and lines: who is covered, how far, and what the state asks for. */
#include "base/map.h"
#include "cover/cover_rules.h"

#include "base/banned.h"

void cover_check_person(struct audit *a, const struct audit_rule *rule, const void *context)
{
	const struct cover_case *c = context;
	const struct cover_person *p = c->person;
	if (rule->arg == PERSON_UNLISTED && c->p && c->live && c->p->unlisted)
		audit_find(a, rule, rule->level, DATE_NONE,
			   "it names %zu who %s not on the roster", c->p->unlisted,
			   c->p->unlisted == 1 ? "is" : "are");
	if (!p)
		return;
	if (rule->arg == PERSON_UNCOVERED && cover_is_clinician(p->role) && !p->best)
		audit_find(a, rule, rule->level, p->started > a->as_of ? p->started : DATE_NONE,
			   "no professional liability in force names this %s",
			   staff_role_names[p->role]);
	if (rule->arg == PERSON_ROLE && p->role == ROLE_OTHER)
		audit_find(a, rule, rule->level, DATE_NONE,
			   "whether this is a clinician is not known by the role");
}

/* Whether the limits are one person's own: who is the insured, and nobody else is named. */
static bool is_personal(const struct cover_policy *p, struct str who)
{
	return who.n && str_eq(p->insured_key, who) &&
	       !memchr(p->clinician.p ? p->clinician.p : "", ';', p->clinician.n);
}

void cover_check_shared(struct audit *a, const struct audit_rule *rule, const void *context)
{
	const struct cover_case *c = context;
	const struct cover_policy *p = c->p;
	struct str who = p ? p->insured_key : STR("");
	if (c->book->has_roster) {
		p = c->person && cover_is_clinician(c->person->role) ? c->person->best : NULL;
		who = c->person ? c->person->key : who;
	} else if (p && !(c->us && c->live && p->line == COVER_PROFESSIONAL)) {
		return;
	}
	if (p && rule->arg == SHARED_YES && p->shared_limits == COVER_YES)
		audit_find(a, rule, rule->level, DATE_NONE, "limits are shared with others");
	if (p && rule->arg == SHARED_UNKNOWN && p->shared_limits == COVER_UNKNOWN &&
	    !is_personal(p, who))
		audit_find(a, rule, rule->level, DATE_NONE,
			   "whether limits are shared with others is not recorded");
}

/* The key of a postal code: in small letters, and cut where it is none. */
struct state_key {
	char text[8];
	size_t n;
};

static struct state_key state_key(struct str code)
{
	struct state_key k = { .n = code.n < sizeof(k.text) ? code.n : sizeof(k.text) };
	for (size_t i = 0; i < k.n; i++)
		k.text[i] = code.p[i] >= 'A' && code.p[i] <= 'Z' ? (char)(code.p[i] + 32)
								 : code.p[i];
	return k;
}

/* Adds the states of a policy; true if it has all, or none is said, which is another rule's. */
static bool add_states(struct map *m, const struct cover_policy *p)
{
	struct str list = p->telehealth_states, item;
	bool made;
	if (cover_reaches(p, STR("-")) != COVER_NO)
		return true;
	while (str_next_part(&list, " ,;/\t\r\n", &item)) {
		struct state_key k = state_key(item);
		map_get(m, (struct str){ k.text, k.n }, 1, &made);
	}
	return false;
}

/* Finds states of services that no professional liability in force reaches. */
static void find_unreached(struct audit *a, const struct audit_rule *rule,
			   const struct cover_book *b)
{
	struct map reached = { 0 };
	bool all = false, made;
	for (size_t i = 0; i < b->n_policies; i++) {
		const struct cover_policy *p = &b->policies[i];
		if (p->line == COVER_PROFESSIONAL && !p->party_key.n && cover_in_force(p, b->as_of))
			all = add_states(&reached, p) || all;
	}
	for (size_t i = 0; i < b->n_services && !all; i++) {
		struct str list = b->services[i].states, item;
		while (str_next_part(&list, " ,;/\t\r\n", &item)) {
			struct state_key k = state_key(item);
			map_get(&reached, (struct str){ k.text, k.n }, 1, &made);
			if (made && item.n)
				audit_find(a, rule, rule->level, DATE_NONE,
					   "services are given in %.*s, "
					   "and no professional liability in force names it",
					   TEXT(item));
		}
	}
	map_release(&reached);
}

void cover_check_reach(struct audit *a, const struct audit_rule *rule, const void *context)
{
	const struct cover_case *c = context;
	const struct cover_person *p = c->person;
	if (rule->arg == REACH_NOT && !p && !c->p && !c->want)
		find_unreached(a, rule, c->book);
	if (!p || !cover_is_clinician(p->role) || !p->best)
		return;
	if (rule->arg == REACH_UNRECORDED && !p->state.n)
		audit_find(a, rule, rule->level, DATE_NONE,
			   "the state of practice is not recorded");
	if (rule->arg == REACH_NOT && p->state.n && cover_reaches(p->best, p->state) == COVER_NO)
		audit_find(a, rule, rule->level, DATE_NONE,
			   "works in %.*s, and the cover does not reach it", TEXT(p->state));
}

/* Finds wording that a state asks for and the policy lacks: defence outside limits, a tail. */
static struct audit_finding *find_clause(struct audit *a, const struct audit_rule *rule,
					 const struct cover_policy *p, const struct cover_minimum *m)
{
	bool inside = p->defence == COVER_INSIDE, no_tail = p->tail == COVER_NO;
	if (rule->arg == MINIMUM_DEFENCE && m->defence_outside == COVER_YES &&
	    p->defence != COVER_OUTSIDE)
		return audit_find(a, rule, inside ? rule->level : AUDIT_MEDIUM, DATE_NONE,
				  "%.*s: what it asks for may not be used for defence, which is %s",
				  TEXT(m->state), inside ? "inside the limits" : "not recorded");
	if (rule->arg == MINIMUM_TAIL && m->tail == COVER_YES && p->form == COVER_CLAIMS_MADE &&
	    p->tail != COVER_YES)
		return audit_find(a, rule, no_tail ? rule->level : AUDIT_MEDIUM, DATE_NONE,
				  "%.*s: a claims-made policy must give a tail unless the next one "
				  "keeps its retroactive date; %s", TEXT(m->state),
				  no_tail ? "it gives none" : "whether it does is not recorded");
	return NULL;
}

/* Whether a minimum for independent practice may bind a person of whom that is not known. */
static bool may_bind(const struct cover_person *p, const struct cover_minimum *m)
{
	return m->independent_only == COVER_YES && p->independent_since == DATE_NONE;
}

/* Finds limits below what a state asks for, as a duty or as the price of a fund or cap. */
static struct audit_finding *find_amount(struct audit *a, const struct audit_rule *rule,
					 const struct cover_person *p, const struct cover_minimum *m)
{
	int64_t claim = cover_cents(m->per_claim), total = cover_cents(m->aggregate);
	int64_t has_claim = cover_cents(p->best->per_claim);
	int64_t has_total = cover_cents(p->best->aggregate);
	bool price = m->duty == COVER_CONDITIONAL, unsaid = m->duty == COVER_DUTY_UNKNOWN;
	bool unsure = unsaid || may_bind(p, m);
	if (m->duty == COVER_NO_DUTY || price != (rule->arg == MINIMUM_CONDITIONAL) ||
	    !((has_claim >= 0 && has_claim < claim) || (has_total >= 0 && has_total < total)))
		return NULL;
	return audit_find(a, rule,
			  unsure && rule->level > AUDIT_MEDIUM ? AUDIT_MEDIUM : rule->level,
			  DATE_NONE, "%.*s asks for %s%s%s%s%s%s", TEXT(m->state),
			  claim >= 0 ? money_text(claim).text : "",
			  claim >= 0 ? " USD per claim" : "",
			  claim >= 0 && total >= 0 ? ", " : "",
			  total >= 0 ? money_text(total).text : "",
			  total < 0 ? "" : claim >= 0 ? " aggregate" : " USD aggregate",
			  price	   ? " of who wants its fund or cap"
			  : unsaid ? "; whether that is a duty is not recorded"
			  : unsure ? " of who practises independently"
				   : "");
}

static void find_minimum(struct audit *a, const struct audit_rule *rule, const struct cover_case *c,
			 const struct cover_minimum *m)
{
	const struct cover_person *p = c->person;
	struct audit_finding *f = NULL;
	bool duty = m->duty == COVER_MANDATORY;
	int32_t days = c->book->set.stale_days;
	if (rule->arg == MINIMUM_BELOW || rule->arg == MINIMUM_CONDITIONAL)
		f = find_amount(a, rule, p, m);
	if (rule->arg == MINIMUM_UNSEEN && duty && !m->per_claim.set)
		f = audit_find(a, rule, rule->level, DATE_NONE,
			       "%.*s asks for insurance%s; how much was not seen", TEXT(m->state),
			       may_bind(p, m) ? " of who practises independently" : "");
	if (rule->arg == MINIMUM_DEFENCE || rule->arg == MINIMUM_TAIL)
		f = find_clause(a, rule, p->best, m);
	if (rule->arg == MINIMUM_FUND && duty && m->fund.n)
		f = audit_find(a, rule, rule->level, DATE_NONE, "%.*s has a fund on top: %.*s",
			       TEXT(m->state), TEXT(m->fund));
	if (rule->arg == MINIMUM_STALE && (a->as_of - m->as_of > days || m->as_of > a->as_of))
		f = audit_find(a, rule, rule->level, DATE_NONE, "the table's row on %.*s is of %s",
			       TEXT(m->state), date_text(m->as_of).text);
	if (f && m->citation.n)
		f->citation = m->citation.p;
}

void cover_check_minimum(struct audit *a, const struct audit_rule *rule, const void *context)
{
	const struct cover_case *c = context;
	const struct cover_person *p = c->person;
	size_t n;
	if (!p || !cover_is_clinician(p->role) || !p->best || !p->state.n)
		return;
	const struct cover_minimum **m = cover_minimums(c->book, p->state, &n);
	bool known = false;
	for (size_t i = 0; i < n; i++) {
		bool later = m[i]->since != DATE_NONE && m[i]->since > a->as_of;
		bool alone = p->independent_since == DATE_NONE || p->independent_since <= a->as_of;
		if (later || !m[i]->roles.n || !state_counts(m[i]->roles, p->role) ||
		    (m[i]->independent_only == COVER_YES && !alone))
			continue;
		find_minimum(a, rule, c, m[i]);
		known = known || m[i]->duty != COVER_DUTY_UNKNOWN || m[i]->per_claim.set;
	}
	if (rule->arg == MINIMUM_ABSENT && !known)
		audit_find(a, rule, rule->level, DATE_NONE,
			   "what %.*s asks of this %s is not in the table", TEXT(p->state),
			   staff_role_names[p->role]);
}

void cover_check_line(struct audit *a, const struct audit_rule *rule, const void *context)
{
	const struct cover_case *c = context;
	bool employees = c->want && c->want->need->employees_only == COVER_YES;
	if (c->want && !c->want->held && (rule->arg == LINE_WORKERS) == employees)
		audit_find(a, rule, rule->level, DATE_NONE,
			   "no policy of this line is known to be in force%s",
			   employees ? ", and it is asked of who has employees" : "");
}

/* Finds services of which the carrier was not told, or of which that is not known. */
static void find_undeclared(struct audit *a, const struct audit_rule *rule,
			    const size_t declared[COVER_ANSWERS])
{
	size_t no = declared[COVER_NO], unsaid = declared[COVER_UNKNOWN];
	if (rule->arg == FILES_UNDECLARED && no)
		audit_find(a, rule, rule->level, DATE_NONE,
			   "the carrier was not told of %zu service%s", no, no == 1 ? "" : "s");
	if (rule->arg == FILES_DECLARED && unsaid)
		audit_find(a, rule, rule->level, DATE_NONE,
			   "whether the carrier was told of %zu service%s is not recorded", unsaid,
			   unsaid == 1 ? "" : "s");
}

/* Finds what the audit was not given, and cannot do without. */
void cover_check_files(struct audit *a, const struct audit_rule *rule, const void *context)
{
	const struct cover_case *c = context;
	const struct cover_book *b = c->book;
	size_t unsaid = 0, nowhere = 0, declared[COVER_ANSWERS] = { 0 };
	if (c->p || c->person || c->want)
		return;
	for (size_t i = 0; i < b->n_services; i++) {
		unsaid += b->services[i].first_day == DATE_NONE;
		nowhere += !b->services[i].states.n;
		declared[b->services[i].declared]++;
	}
	find_undeclared(a, rule, declared);
	if (rule->arg == FILES_ROSTER && !b->has_roster)
		audit_find(a, rule, rule->level, DATE_NONE,
			   "who must be covered is not known: give --roster");
	if (rule->arg == FILES_SERVICES && !b->has_services)
		audit_find(a, rule, rule->level, DATE_NONE,
			   "since when services are given, and in which "
			   "states, is not known: give --services");
	if (rule->arg == FILES_FIRST_DAY && unsaid)
		audit_find(a, rule, rule->level, DATE_NONE,
			   "the first day of %zu service%s is not "
			   "recorded: retroactive dates may be too late",
			   unsaid, unsaid == 1 ? "" : "s");
	if (rule->arg == FILES_STATES && nowhere)
		audit_find(a, rule, rule->level, DATE_NONE,
			   "in which states %zu service%s given is not recorded", nowhere,
			   nowhere == 1 ? " is" : "s are");
}
