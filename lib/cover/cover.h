/*
 * Whether the clinic is insured for what it does: compares policies with the limits that each
 * line must carry, the clinicians of the roster, the services and their states. A certificate
 * shows limits and days; it never shows what is excluded, so silence is a finding.
 *
 * Not legal advice: limits are policy of the house or of a contract unless a rule names a law.
 */
#ifndef GLP1_COVER_COVER_H
#define GLP1_COVER_COVER_H

#include "audit/audit.h"
#include "audit/name.h"
#include "base/num.h"
#include "staff/states.h"

enum cover_line { COVER_PROFESSIONAL, COVER_GENERAL, COVER_CYBER, COVER_EO, COVER_UMBRELLA,
		  COVER_PRODUCT, COVER_WORKERS, COVER_OTHER, COVER_LINES };

/* Of these enums the first is what an empty cell means. */
enum cover_form { COVER_FORM_UNKNOWN, COVER_CLAIMS_MADE, COVER_OCCURRENCE, COVER_FORMS };
enum cover_answer { COVER_UNKNOWN, COVER_YES, COVER_NO, COVER_ANSWERS };
enum cover_defence { COVER_DEFENCE_UNKNOWN, COVER_INSIDE, COVER_OUTSIDE, COVER_DEFENCES };
enum cover_wording { COVER_SILENT, COVER_COVERED, COVER_EXCLUDED, COVER_WORDINGS };
/* Consent to settle. HAMMER: it is needed, but who refuses pays what exceeds the offer. */
enum cover_consent { COVER_CONSENT_UNKNOWN, COVER_CONSENT, COVER_HAMMER, COVER_NO_CONSENT,
		     COVER_CONSENTS };
/* How a carrier may insure here: by the state, surplus lines, or as a risk retention group. */
enum cover_carrier { COVER_CARRIER_UNKNOWN, COVER_ADMITTED, COVER_SURPLUS, COVER_RRG,
		     COVER_NOT_LET_IN, COVER_CARRIERS };

/* The paper on file; a later one proves more. */
enum cover_evidence { COVER_NO_EVIDENCE, COVER_CERTIFICATE, COVER_DECLARATIONS, COVER_ENDORSEMENT,
		      COVER_POLICY_TEXT, COVER_EVIDENCES };

/* Whether a state minimum is a duty, the price of a fund or a cap on damages, or none. */
enum cover_duty { COVER_DUTY_UNKNOWN, COVER_MANDATORY, COVER_CONDITIONAL, COVER_NO_DUTY,
		  COVER_DUTIES };

extern const char *const cover_line_names[COVER_LINES + 1]; /* all of these end in NULL */
extern const char *const cover_form_names[COVER_FORMS + 1];
extern const char *const cover_answer_names[COVER_ANSWERS + 1];
extern const char *const cover_defence_names[COVER_DEFENCES + 1];
extern const char *const cover_wording_names[COVER_WORDINGS + 1];
extern const char *const cover_consent_names[COVER_CONSENTS + 1];
extern const char *const cover_carrier_names[COVER_CARRIERS + 1];
extern const char *const cover_evidence_names[COVER_EVIDENCES + 1];
extern const char *const cover_duty_names[COVER_DUTIES + 1];

/* A row of policies. Money is in USD, at most two decimals; not set: not known. Days: DATE_NONE. */
struct cover_policy {
	int32_t line; /* enum cover_line */
	struct str carrier, policy, insured, clinician, party; /* party: whose it is; "" is us */
	struct dec per_claim, aggregate, deductible, sublimit_breach, sublimit_regulatory;
	struct dec sublimit_glp1, claims_paid, notice_days;
	int32_t effective, expires;   /* first and last day */
	int32_t form, retroactive, prior_acts, tail, defence, shared_limits, compounding, evidence;
	int32_t consent, carrier_type;
	struct str telehealth_states, exclusions, additional_insured, am_best;
	int32_t verified_on, waiver_until;
	struct str verified_with, waiver_reason, waiver_rules, owner;
	struct str party_key, insured_key, exclusion_words, exclusion_key; /* folded */
	/* set by cover_audit */
	const struct cover_need *need;     /* what it must carry; NULL: not said */
	const struct cover_policy *next;   /* the one that replaced it without covering earlier acts */
	const struct cover_policy *twin;   /* the same policy in another row */
	bool ended;                        /* before the as-of day, with nothing in its place yet */
	bool dropped;                      /* nothing ever follows for some people it covered */
	bool replaced;                     /* another one takes its place, at once or later */
	int32_t gap_since;                 /* the last day of cover before it, if there is a gap */
	int32_t exposed_since;             /* people it covers have given services since that day */
	size_t unlisted;                   /* people whom it names and the roster does not */
	struct audit_subject subject;
	struct str fails;                  /* rules that found something at medium or above */
};

/* A row of the roster: a person in a state. */
struct cover_person {
	struct str person, role_text, state, owner, waiver_reason, waiver_rules;
	int32_t started, independent_since, waiver_until;
	enum staff_role role;
	struct str key;
	/* set by cover_audit */
	const struct cover_policy *best;   /* in force and for the person; NULL: none */
	bool kept;                         /* a policy after best, if any, reaches the state too */
	struct audit_subject subject;
	struct str fails;
};

/*
 * A service: since when, in which states, whether it uses compounded drugs, and whether the
 * carrier was told of it.
 */
struct cover_service {
	struct str service, states;
	int32_t first_day, compounded, declared; /* the last two: enum cover_answer */
};

/* What a line must carry: the clinic's line, or that of a party. */
struct cover_need {
	struct str party, owner, source, note;
	int32_t line, additional_insured, compounding, employees_only; /* enum cover_answer but line */
	struct dec per_claim, aggregate, notice_days;
	int32_t as_of;
	struct str party_key;
	bool own;                          /* a row of the user's file */
};

/* What a state asks for. */
struct cover_minimum {
	struct str state, roles, fund, citation, source, note;
	int32_t duty;                      /* enum cover_duty */
	int32_t independent_only, defence_outside, tail; /* enum cover_answer */
	struct dec per_claim, aggregate;   /* USD; not set: not seen in a source */
	int32_t since;                     /* it holds at least from this day; DATE_NONE: always */
	int32_t as_of;
	bool own;
};

struct cover_settings {
	struct dec cost_per_record;        /* USD; not set: not given */
	int64_t patients;                  /* below 0: not given */
	int32_t warn_days, verify_days, stale_days, notice_days;
	struct str entity;                 /* legal name of the clinic; n 0: not given */
};

/* A policy and one of those whom it covers. */
struct cover_entry {
	struct str party, who;             /* keys; who "": everybody of the party */
	struct cover_policy *p;
};

/* A line that the clinic or a party must have. */
struct cover_want {
	const struct cover_need *need;
	struct str whose;                  /* the insured, the party or (clinic) */
	const struct cover_policy *held;   /* in force; NULL: none */
	struct audit_subject subject;
	struct str fails;
};

struct cover_book {
	struct cover_policy *policies;
	size_t n_policies;
	struct cover_person *people;
	size_t n_people;
	const struct cover_service *services;
	size_t n_services;
	const struct cover_need *needs;    /* the user's first */
	size_t n_needs;
	const struct cover_minimum *minimums; /* the user's first */
	size_t n_minimums;
	bool has_roster, has_services;     /* the files were given */
	struct cover_settings set;
	/* made by cover_audit */
	struct cover_entry *entries;       /* by line, party, who, first day */
	size_t n_entries;
	struct cover_want *wants;
	size_t n_wants;
	const struct cover_minimum **by_state;
	struct audit_subject clinic;
	int32_t as_of, first_service;      /* first_service DATE_NONE: not known of a service */
	bool all_covered;                  /* each clinician of the roster has a policy in force */
	bool compounds;                    /* a service does, or may */
	bool prescriber_covered;           /* for compounding: in words, in force, well proven */
};

/* The most policies of a line that may be for all clinicians of a party. */
enum { COVER_ALL_MAX = 1000 };

enum { COVER_RULES = 79 };
extern const struct audit_rule cover_rules[COVER_RULES];

/* The day on which their citations were looked up: 2026-11-27. */
enum { COVER_RULES_AS_OF = 20784 };

/*
 * Applies the rules of a, for which audit_init was given cover_rules, to all policies, people and
 * lines, and ends the audit. False: more than COVER_ALL_MAX policies are for all. Release the book
 * in either case.
 */
bool cover_audit(struct audit *a, struct cover_book *b);
void cover_release(struct cover_book *b);

/* Returns an amount in cents, at most 1e14; -1 if it is not known. */
int64_t cover_cents(struct dec usd);

/* Whether a policy is in force: both of its days are known, and day is not outside of them. */
bool cover_in_force(const struct cover_policy *p, int32_t day);

/* Whether a state is in the list of the policy; COVER_UNKNOWN if the list is empty. */
enum cover_answer cover_reaches(const struct cover_policy *p, struct str state);

/* Whether professional liability must cover people in this role. */
bool cover_is_clinician(enum staff_role role);

#endif
