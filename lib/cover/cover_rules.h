/* Inside lib/cover: the case that a check looks at, and the checks behind the rules. */
#ifndef GLP1_COVER_COVER_RULES_H
#define GLP1_COVER_COVER_RULES_H

#include "base/date.h"
#include "cover/cover.h"
#include "sku/money.h"

/* The two arguments of %.*s for a text, which may be NULL; cut at 120 bytes. */
#define TEXT(s) (int)str_cut((s), 120).n, (s).p ? (s).p : ""

/* One of p, person and want is set; none if the case is the clinic as a whole. */
struct cover_case {
	const struct cover_book *book;
	const struct cover_policy *p;
	const struct cover_person *person;
	const struct cover_want *want;
	bool us;       /* a policy of the clinic */
	bool live;     /* a policy that is in force, is yet to begin, or may be */
	bool worded;   /* see cover_is_worded */
};

/* Sets entries, by_state and wants, and the members that cover.h marks as set by cover_audit. */
bool cover_resolve(struct cover_book *b, struct arena *arena);

/*
 * In index.c. cover_by_time compares policies by time, then by all else, so that the order of rows
 * does not matter; cover_sort sorts entries and sets by_state; cover_find_twins sets twin.
 */
int cover_by_time(const struct cover_policy *a, const struct cover_policy *b);
void cover_sort(struct cover_book *b);
void cover_find_twins(struct cover_book *b);

/* In wants.c: sets wants, and need of each policy; call it after cover_sort. */
void cover_find_wants(struct cover_book *b, struct arena *arena);

/* Returns the first of *n entries of a line and party for who. */
const struct cover_entry *cover_entries(const struct cover_book *b, int32_t line, struct str party,
					struct str who, size_t *n);

/* Returns the first of *n rows of a state: only the user's if there are any. */
const struct cover_minimum **cover_minimums(const struct cover_book *b, struct str state,
					    size_t *n);

/* The checks; a check that serves several rules looks at rule->arg. */
extern audit_check cover_check_term, cover_check_limit, cover_check_aggregate, cover_check_form;
extern audit_check cover_check_defence, cover_check_rating, cover_check_notice, cover_check_breach;
extern audit_check cover_check_recorded, cover_check_insured, cover_check_twin, cover_check_added;
extern audit_check cover_check_compounding, cover_check_exclusion, cover_check_evidence;
extern audit_check cover_check_verified, cover_check_states, cover_check_product;
extern audit_check cover_check_retro, cover_check_chain;
extern audit_check cover_check_person, cover_check_shared, cover_check_since, cover_check_reach;
extern audit_check cover_check_consent, cover_check_carrier, cover_check_sublimit;
extern audit_check cover_check_minimum, cover_check_line, cover_check_files;

/*
 * Whether the wording of a policy is checked: of the clinic's professional liability, a pharmacy's
 * product liability, and of policies that must cover compounding.
 */
bool cover_is_worded(const struct cover_policy *p);

/* Returns the least paper that proves all that a row says, an enum cover_evidence. */
int32_t cover_least_paper(const struct cover_book *b, const struct cover_policy *p);

/* The values of rule->arg, by check. */
enum { TERM_UNRECORDED, TERM_EXPIRED, TERM_EXPIRING };
enum { LIMIT_LOW, LIMIT_UNRECORDED };
enum { AGGREGATE_LOW, AGGREGATE_ERODED, AGGREGATE_CLAIMS };
enum { DEFENCE_INSIDE, DEFENCE_UNRECORDED };
enum { RATING_LOW, RATING_UNRECORDED };
enum { NOTICE_SHORT, NOTICE_UNRECORDED };
enum { BREACH_LOW, BREACH_UNRECORDED, BREACH_UNJUDGED, BREACH_BELOW_LIMIT, BREACH_REGULATORY };
enum { RECORDED_DEDUCTIBLE, RECORDED_CLINICIANS, RECORDED_REQUIRE };
enum { WORDS_EXCLUDED, WORDS_SILENT, WORDS_UNUSED };
enum { EXCLUSION_WEIGHT, EXCLUSION_OFF_LABEL, EXCLUSION_TELEHEALTH, EXCLUSION_OTHER,
       EXCLUSION_UNRECORDED };
enum { EVIDENCE_WEAK, EVIDENCE_MISSING };
enum { VERIFIED_STALE, VERIFIED_NOT, VERIFIED_WITH };
enum { RETRO_LATE, RETRO_UNRECORDED };
enum { CHAIN_GAP, CHAIN_PRIOR_ACTS, CHAIN_TAIL };
enum { PERSON_UNCOVERED, PERSON_UNLISTED, PERSON_ROLE };
enum { SHARED_YES, SHARED_UNKNOWN };
enum { SINCE_LATE, SINCE_UNRECORDED };
enum { REACH_NOT, REACH_UNRECORDED };
enum { MINIMUM_BELOW, MINIMUM_UNSEEN, MINIMUM_CONDITIONAL, MINIMUM_DEFENCE, MINIMUM_TAIL,
       MINIMUM_FUND, MINIMUM_STALE, MINIMUM_ABSENT };
enum { FILES_ROSTER, FILES_SERVICES, FILES_FIRST_DAY, FILES_STATES, FILES_UNDECLARED,
       FILES_DECLARED };
enum { LINE_MISSING, LINE_WORKERS };
enum { CONSENT_LIMITED, CONSENT_UNRECORDED };
enum { CARRIER_OTHER, CARRIER_UNRECORDED };
enum { SUBLIMIT_LOW, SUBLIMIT_UNRECORDED };

#endif
