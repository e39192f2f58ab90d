/* Checks on a policy by itself: its days, limits, form and carrier. */
#include "cover/cover_rules.h"

#include "base/banned.h"

static const char *unit(int32_t days)
{
	return days == 1 ? "day" : "days";
}

/* Finds a person whose cover in a state ends soon, as the next policy does not reach it. */
static void find_narrowed(struct audit *a, const struct audit_rule *rule,
			  const struct cover_case *c)
{
	const struct cover_person *p = c->person;
	if (!p || !cover_is_clinician(p->role) || !p->best || p->kept)
		return;
	int32_t day = p->best->expires, left = day - a->as_of;
	if (rule->arg == TERM_EXPIRING && left <= c->book->set.warn_days)
		audit_find(a, rule, rule->level, day,
			   "cover in %.*s ends on %s, in %d %s: what follows does not reach it",
			   TEXT(p->state), date_text(day).text, left, unit(left));
}

void cover_check_term(struct audit *a, const struct audit_rule *rule, const void *context)
{
	const struct cover_case *c = context;
	const struct cover_policy *p = c->p;
	if (!p) {
		find_narrowed(a, rule, c);
		return;
	}
	bool unsaid = p->effective == DATE_NONE || p->expires == DATE_NONE;
	if (rule->arg == TERM_UNRECORDED && unsaid)
		audit_find(a, rule, rule->level, DATE_NONE,
			   "%s recorded: whether it holds today is not known",
			   p->effective != DATE_NONE ? "its last day is not"
			   : p->expires != DATE_NONE ? "its first day is not"
						     : "neither first nor last day is");
	bool over = p->expires != DATE_NONE && p->expires < a->as_of;
	bool split = p->replaced && p->dropped && c->us && p->line == COVER_PROFESSIONAL &&
		     c->book->all_covered; /* by policies of each clinician who is still here */
	if (rule->arg == TERM_EXPIRED && over && (p->ended || !p->replaced) && !split)
		audit_find(a, rule, rule->level, p->expires, "expired on %s%s",
			   date_text(p->expires).text,
			   p->ended ? ", and nothing took its place" : "");
	int32_t left = c->live && !unsaid ? p->expires - a->as_of : -1;
	if (rule->arg == TERM_EXPIRING && left >= 0 && left <= c->book->set.warn_days &&
	    !p->replaced)
		audit_find(a, rule, rule->level, p->expires, "expires on %s, in %d %s",
			   date_text(p->expires).text, left, unit(left));
}

/* Whether limits of the line are amounts; workers compensation pays what the statute says. */
static bool has_limits(int32_t line)
{
	return line != COVER_WORKERS && line != COVER_OTHER;
}

void cover_check_limit(struct audit *a, const struct audit_rule *rule, const void *context)
{
	const struct cover_case *c = context;
	const struct cover_policy *p = c->p;
	if (!p || !c->live)
		return;
	int64_t limit = cover_cents(p->per_claim),
		least = p->need ? cover_cents(p->need->per_claim) : -1;
	bool two = p->line == COVER_PROFESSIONAL || p->line == COVER_GENERAL;
	bool no_claim = limit < 0, no_total = two && !p->aggregate.set;
	if (rule->arg == LIMIT_LOW && limit >= 0 && limit < least)
		audit_find(a, rule, rule->level, DATE_NONE, "%s USD per claim, %s are asked for",
			   money_text(limit).text, money_text(least).text);
	if (rule->arg == LIMIT_UNRECORDED && (has_limits(p->line) || least >= 0) &&
	    (no_claim || no_total))
		audit_find(a, rule, rule->level, DATE_NONE, "%s recorded",
			   no_claim && no_total ? "neither limit is" :
			   no_claim ? "the limit per claim is not" : "the aggregate limit is not");
}

void cover_check_aggregate(struct audit *a, const struct audit_rule *rule, const void *context)
{
	const struct cover_case *c = context;
	const struct cover_policy *p = c->p;
	if (!p || !c->live)
		return;
	int64_t limit = cover_cents(p->aggregate), paid = cover_cents(p->claims_paid);
	int64_t least = p->need ? cover_cents(p->need->aggregate) : -1;
	if (rule->arg == AGGREGATE_LOW && limit >= 0 && limit < least)
		audit_find(a, rule, rule->level, DATE_NONE, "%s USD aggregate, %s are asked for",
			   money_text(limit).text, money_text(least).text);
	if (rule->arg == AGGREGATE_ERODED && paid > 0 && limit >= least && limit - paid < least)
		audit_find(a, rule, rule->level, DATE_NONE,
			   "claims paid leave %s USD of the aggregate, "
			   "%s are asked for",
			   money_text(limit > paid ? limit - paid : 0).text, money_text(least).text);
	if (rule->arg == AGGREGATE_CLAIMS && paid < 0 && limit >= 0 && least >= 0)
		audit_find(a, rule, rule->level, DATE_NONE,
			   "what claims have used of the aggregate is not recorded");
}

void cover_check_form(struct audit *a, const struct audit_rule *rule, const void *context)
{
	const struct cover_case *c = context;
	const struct cover_policy *p = c->p;
	if (p && c->us && c->live && p->form == COVER_FORM_UNKNOWN &&
	    (p->line == COVER_PROFESSIONAL || p->line == COVER_CYBER || p->line == COVER_EO))
		audit_find(a, rule, rule->level, DATE_NONE,
			   "whether it is claims-made or occurrence is not recorded");
}

void cover_check_defence(struct audit *a, const struct audit_rule *rule, const void *context)
{
	const struct cover_case *c = context;
	const struct cover_policy *p = c->p;
	if (!p || !c->us || !c->live || p->line != COVER_PROFESSIONAL)
		return;
	if (rule->arg == DEFENCE_INSIDE && p->defence == COVER_INSIDE)
		audit_find(a, rule, rule->level, DATE_NONE, "defence is paid out of the limits");
	if (rule->arg == DEFENCE_UNRECORDED && p->defence == COVER_DEFENCE_UNKNOWN)
		audit_find(a, rule, rule->level, DATE_NONE,
			   "whether defence is paid out of the limits is not recorded");
}

void cover_check_consent(struct audit *a, const struct audit_rule *rule, const void *context)
{
	const struct cover_case *c = context;
	const struct cover_policy *p = c->p;
	if (!p || !c->us || !c->live || p->line != COVER_PROFESSIONAL)
		return;
	if (rule->arg == CONSENT_UNRECORDED && p->consent == COVER_CONSENT_UNKNOWN)
		audit_find(a, rule, rule->level, DATE_NONE,
			   "whether it settles with consent only is not recorded");
	if (rule->arg == CONSENT_LIMITED && p->consent >= COVER_HAMMER)
		audit_find(a, rule, rule->level, DATE_NONE,
			   p->consent == COVER_HAMMER
				   ? "who refuses to settle bears what exceeds the offer"
				   : "it settles without consent");
}

/* Checks the clinic's own lines only: what others carry is their agent's matter. */
void cover_check_carrier(struct audit *a, const struct audit_rule *rule, const void *context)
{
	const struct cover_case *c = context;
	static const char *const is[COVER_CARRIERS] = {
		[COVER_SURPLUS] = "surplus lines: see that the state takes it",
		[COVER_RRG] = "a risk retention group: see that the state takes it",
		[COVER_NOT_LET_IN] = "neither admitted nor surplus lines nor a risk retention group",
	};
	if (!c->p || !c->us || !c->live)
		return;
	int32_t type = c->p->carrier_type;
	if (rule->arg == CARRIER_UNRECORDED && type == COVER_CARRIER_UNKNOWN)
		audit_find(a, rule, rule->level, DATE_NONE,
			   "whether the carrier is admitted is not recorded");
	if (rule->arg == CARRIER_OTHER && is[type])
		audit_find(a, rule, type == COVER_NOT_LET_IN ? AUDIT_HIGH : rule->level, DATE_NONE,
			   "the carrier is %s", is[type]);
}

/* AM Best's scale, the best first; at most so many are A- or better. NR stands last. */
static const char *const ratings[] = { "A++", "A+", "A", "A-", "B++", "B+", "B", "B-", "C++", "C+",
				       "C", "C-", "D", "E", "F", "S", "NR" };
enum { RATINGS = sizeof(ratings) / sizeof(*ratings), RATINGS_GOOD = 4 };

/* The index of a rating such as "A- VII" or "A (Excellent)"; RATINGS: it cannot be read. */
static size_t rating_of(struct str text)
{
	struct str word = { NULL, 0 };
	size_t i = 0;
	while (!word.n && str_next_part(&text, " ,;:(/", &word))
		;
	while (i < RATINGS && !str_ieq(word, str_from(ratings[i])))
		i++;
	return i;
}

void cover_check_rating(struct audit *a, const struct audit_rule *rule, const void *context)
{
	const struct cover_case *c = context;
	if (!c->p || !c->live)
		return;
	size_t place = rating_of(c->p->am_best);
	if (rule->arg == RATING_LOW && place >= RATINGS_GOOD && place < RATINGS)
		audit_find(a, rule, rule->level, DATE_NONE, "AM Best gives the carrier %s",
			   ratings[place]);
	if (rule->arg == RATING_UNRECORDED && place == RATINGS)
		audit_find(a, rule, rule->level, DATE_NONE, "the carrier's AM Best rating is %s",
			   c->p->am_best.n ? "none of its scale" : "not recorded");
}

void cover_check_notice(struct audit *a, const struct audit_rule *rule, const void *context)
{
	const struct cover_case *c = context;
	if (!c->p || !c->live)
		return;
	int64_t least = c->book->set.notice_days * 100;
	int64_t asked = c->p->need ? cover_cents(c->p->need->notice_days) : -1;
	int64_t days = cover_cents(c->p->notice_days); /* whole, as 100ths */
	least = asked >= 0 ? asked : least;
	if (rule->arg == NOTICE_SHORT && days >= 0 && days < least)
		audit_find(a, rule, rule->level, DATE_NONE,
			   "%d days' notice of cancellation, %d are "
			   "asked for",
			   (int)(days / 100), (int)(least / 100));
	if (rule->arg == NOTICE_UNRECORDED && days < 0)
		audit_find(a, rule, rule->level, DATE_NONE,
			   "how many days' notice of cancellation is given is not recorded");
}

void cover_check_recorded(struct audit *a, const struct audit_rule *rule, const void *context)
{
	const struct cover_case *c = context;
	const struct cover_policy *p = c->p;
	if (!p || !c->live)
		return;
	if (rule->arg == RECORDED_DEDUCTIBLE && c->us && has_limits(p->line) && !p->deductible.set)
		audit_find(a, rule, rule->level, DATE_NONE,
			   "deductible or retention is not recorded");
	if (rule->arg == RECORDED_CLINICIANS && c->us && p->line == COVER_PROFESSIONAL &&
	    !p->clinician.n)
		audit_find(a, rule, rule->level, DATE_NONE,
			   "whom it covers is not recorded: nobody is "
			   "taken to be covered by it%s",
			   p->insured.n ? " but the insured by that name" : "");
	if (rule->arg == RECORDED_REQUIRE && !c->us && !p->need)
		audit_find(a, rule, rule->level, DATE_NONE,
			   "what this party must carry of this line is not said");
}

/* Finds an insured that is not recorded, or differs from the clinic's folded legal name. */
void cover_check_insured(struct audit *a, const struct audit_rule *rule, const void *context)
{
	const struct cover_case *c = context;
	const struct cover_policy *p = c->p;
	struct str entity = c->book->set.entity;
	if (!p || !c->us || !c->live || p->line == COVER_PROFESSIONAL || !entity.n)
		return;
	if (!p->insured_key.n)
		audit_find(a, rule, rule->level, DATE_NONE, "the named insured is not recorded");
	else if (!str_eq(p->insured_key, entity))
		audit_find(a, rule, rule->level, DATE_NONE,
			   "the named insured is another than the clinic's legal name");
}

void cover_check_twin(struct audit *a, const struct audit_rule *rule, const void *context)
{
	const struct cover_case *c = context;
	if (c->p && c->p->twin)
		audit_find(a, rule, rule->level, DATE_NONE,
			   "another row on the same policy has other days, limits or form");
}

/* Checks that a party names the clinic if it must: that it is said, and by an endorsement. */
void cover_check_added(struct audit *a, const struct audit_rule *rule, const void *context)
{
	const struct cover_case *c = context;
	const struct cover_policy *p = c->p;
	if (!p || !c->live)
		return;
	struct str s = p->additional_insured;
	bool no = str_ieq(s, STR("no")) || str_ieq(s, STR("none"));
	bool asked = p->need && p->need->additional_insured == COVER_YES;
	if (asked && (!s.n || no))
		audit_find(a, rule, rule->level, DATE_NONE,
			   "that the clinic is additional insured is %s",
			   s.n ? "denied" : "not recorded");
	else if (s.n && !no && p->evidence < COVER_ENDORSEMENT)
		audit_find(a, rule, rule->level, DATE_NONE,
			   "additional insured by %s only: it takes "
			   "an endorsement",
			   p->evidence == COVER_NO_EVIDENCE   ? "hearsay"
			   : p->evidence == COVER_CERTIFICATE ? "a certificate"
							      : "the declarations");
}
