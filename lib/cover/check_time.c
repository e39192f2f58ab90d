/* Checks on acts of the past: retroactive dates, gaps, tails, and the first day of cover. */
#include "cover/cover_rules.h"

#include "base/banned.h"

void cover_check_retro(struct audit *a, const struct audit_rule *rule, const void *context)
{
	const struct cover_case *c = context;
	const struct cover_policy *p = c->p;
	if (!p || !c->us || !c->live || p->form != COVER_CLAIMS_MADE || p->prior_acts == COVER_YES)
		return;
	if (rule->arg == RETRO_UNRECORDED && p->retroactive == DATE_NONE)
		audit_find(a, rule, rule->level, DATE_NONE,
			   "claims-made, and its retroactive date is not recorded");
	if (rule->arg == RETRO_LATE && p->retroactive != DATE_NONE &&
	    p->exposed_since != DATE_NONE && p->retroactive > p->exposed_since)
		audit_find(a, rule, rule->level, DATE_NONE, "acts from %s on are covered, services "
			   "began on %s", date_text(p->retroactive).text,
			   date_text(p->exposed_since).text);
}

void cover_check_chain(struct audit *a, const struct audit_rule *rule, const void *context)
{
	const struct cover_case *c = context;
	const struct cover_policy *p = c->p;
	if (!p)
		return;
	if (rule->arg == CHAIN_GAP && p->gap_since != DATE_NONE) {
		int32_t days = p->effective - p->gap_since - 1;
		audit_find(a, rule, rule->level, p->effective > a->as_of ? p->gap_since : DATE_NONE,
			   "%d day%s without cover: one ended on %s, this begins on %s", days,
			   days == 1 ? "" : "s", date_text(p->gap_since).text,
			   date_text(p->effective).text);
	}
	if (rule->arg == CHAIN_PRIOR_ACTS && p->next)
		audit_find(
			a, rule, rule->level, p->expires > a->as_of ? p->expires : DATE_NONE,
			"claims-made, ends on %s, and the next one (%s) %s; no tail is on record",
			date_text(p->expires).text, cover_form_names[p->next->form],
			p->next->form == COVER_CLAIMS_MADE
				? "is not known to keep the retroactive date"
				: "covers no earlier acts");
	if (rule->arg == CHAIN_TAIL && p->dropped && p->form == COVER_CLAIMS_MADE &&
	    p->tail != COVER_YES)
		audit_find(a, rule, p->replaced ? AUDIT_MEDIUM : rule->level, DATE_NONE,
			   "claims-made, ended on %s, and %s%s", date_text(p->expires).text,
			   p->tail == COVER_NO ? "no tail was bought" : "no tail is on record",
			   p->replaced ? " for those whom no other policy took over" : "");
}

/* The first day whose acts some policy covers; DATE_NONE: no policy has a first day. */
static int32_t covered_since(const struct cover_book *b, struct str who)
{
	size_t n;
	int32_t first = DATE_NONE;
	const struct cover_entry *e = cover_entries(b, COVER_PROFESSIONAL, STR(""), who, &n);
	for (size_t i = 0; i < n; i++) {
		const struct cover_policy *p = e[i].p;
		int32_t day = p->effective;
		if (p->form == COVER_CLAIMS_MADE && p->retroactive != DATE_NONE &&
		    p->retroactive < day)
			day = p->retroactive;
		if (day != DATE_NONE && p->prior_acts == COVER_YES)
			day = DATE_FIRST;
		if (day != DATE_NONE && (first == DATE_NONE || day < first))
			first = day;
	}
	return first;
}

void cover_check_since(struct audit *a, const struct audit_rule *rule, const void *context)
{
	const struct cover_case *c = context;
	const struct cover_person *p = c->person;
	if (!p || !cover_is_clinician(p->role) || !p->best)
		return;
	if (rule->arg == SINCE_UNRECORDED && p->started == DATE_NONE)
		audit_find(a, rule, rule->level, DATE_NONE,
			   "since when it works here is not recorded");
	if (rule->arg != SINCE_LATE || p->started == DATE_NONE)
		return;
	int32_t own = p->key.n ? covered_since(c->book, p->key) : DATE_NONE;
	int32_t all = covered_since(c->book, STR(""));
	int32_t first = own == DATE_NONE || (all != DATE_NONE && all < own) ? all : own;
	int32_t began = c->book->first_service > p->started ? c->book->first_service : p->started;
	if (first > began)
		audit_find(a, rule, rule->level, DATE_NONE, "works here since %s, the first policy "
			   "covers acts from %s on", date_text(began).text, date_text(first).text);
}
