/*
 * Whether the clinic is insured for what it does: policies against the limits that each
 * line must carry, the clinicians of the roster, the services and their states. A certificate
 * shows limits and days; it never shows what is left out, so silence is a finding.
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
/* Of consent to settle: HAMMER: with it, and who refuses pays what exceeds the offer. */
enum cover_consent { COVER_CONSENT_UNKNOWN, COVER_CONSENT, COVER_HAMMER, COVER_NO_CONSENT,
		     COVER_CONSENTS };
/* By whom the carrier is let in: the state, a surplus lines broker, a risk retention group. */
enum cover_carrier { COVER_CARRIER_UNKNOWN, COVER_ADMITTED, COVER_SURPLUS, COVER_RRG,
		     COVER_NOT_LET_IN, COVER_CARRIERS };

/* What is on file, by how much it proves. */
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
	/* found by cover_audit */
	const struct cover_need *need;     /* what it must carry; NULL: not said */
	const struct cover_policy *next;   /* took its place and leaves earlier acts uncovered */
	const struct cover_policy *twin;   /* the same policy in another row */
	bool ended;                        /* before the as-of day, with nothing in its place yet */
	bool dropped;                      /* for some of whom it covered nothing ever follows */
	bool replaced;                     /* another one takes its place, at once or later */
	int32_t gap_since;                 /* last day of cover before it, if days are between */
	int32_t exposed_since;             /* whom it covers has given services from then on */
	size_t unlisted;                   /* it names, and the roster does not */
	struct audit_subject subject;
	struct str fails;                  /* rules that found something at medium or above */
};

/* A row of the roster: a person in a state. */
struct cover_person {
	struct str person, role_text, state, owner, waiver_reason, waiver_rules;
	int32_t started, independent_since, waiver_until;
	enum staff_role role;
	struct str key;
	/* found by cover_audit */
	const struct cover_policy *best;   /* in force and naming the person; NULL: none */
	bool kept;                         /* what follows it, if anything, reaches the state too */
	struct audit_subject subject;
	struct str fails;
};

/*
 * A service: since when, in which states, whether it uses compounded drugs, and whether the
 * carrier was told of it.
 */
struct cover_service {
	struct str service, states;
	int32_t first_day, compounded, declared; /* the latter two: enum cover_answer */
};

/* What a line must carry: of us, or of a party. */
struct cover_need {
	struct str party, owner, source, note;
	int32_t line, additional_insured, compounding, employees_only; /* but line: enum cover_answer */
	struct dec per_claim, aggregate, notice_days;
	int32_t as_of;
	struct str party_key;
	bool own;                          /* a row of the user's file */
};

/* What a state asks. */
struct cover_minimum {
	struct str state, roles, fund, citation, source, note;
	int32_t duty;                      /* enum cover_duty */
	int32_t independent_only, defence_outside, tail; /* enum cover_answer */
	struct dec per_claim, aggregate;   /* not set: not seen */
	int32_t since;                     /* first day that it certainly holds; DATE_NONE: always */
	int32_t as_of;
	bool own;
};

struct cover_settings {
	struct dec cost_per_record;        /* USD; not set: not given */
	int64_t patients;                  /* below 0: not given */
	int32_t warn_days, verify_days, stale_days, notice_days;
	struct str entity;                 /* legal name of the clinic; n 0: not given */
};

/* A policy and one of those whom it covers; see cover_index. */
struct cover_entry {
	struct str party, who;             /* keys; who "": everybody of the party */
	struct cover_policy *p;
};

/* A line of a party, whole. */
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
	int32_t as_of, first_service;      /* DATE_NONE: not known of one, or of none */
	bool all_covered;                  /* each clinician of the roster has a policy in force */
	bool compounds;                    /* a service does, or may */
	bool prescriber_covered;           /* for it, in words, in force and by more than a certificate */
};

/* The most policies of a line that may be for all clinicians of a party. */
enum { COVER_ALL_MAX = 1000 };

enum { COVER_RULES = 79 };
extern const struct audit_rule cover_rules[COVER_RULES];

/* The day on which their citations were looked up: 2026-11-27. */
enum { COVER_RULES_AS_OF = 20784 };

/*
 * Looks at all policies, people and lines with the rules of a, which audit_init was given
 * cover_rules for, and ends the audit. False: more than COVER_ALL_MAX policies are for all.
 * Release the book in either case.
 */
bool cover_audit(struct audit *a, struct cover_book *b);
void cover_release(struct cover_book *b);

/* Cents, or -1 where it is not known; at most 1e14. */
int64_t cover_cents(struct dec usd);

/* It counts on that day: both of its days are known, and the day is one of them or between. */
bool cover_in_force(const struct cover_policy *p, int32_t day);

/* The state is in the list of the policy: YES, NO, or UNKNOWN of an empty list. */
enum cover_answer cover_reaches(const struct cover_policy *p, struct str state);

/* A person whom professional liability must cover. */
bool cover_is_clinician(enum staff_role role);

#endif
