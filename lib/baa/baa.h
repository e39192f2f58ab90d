/*
 * Which vendors touch protected health information (PHI) without a business
 * associate agreement (BAA) that really covers it: gates that say whether one is
 * needed at all, and rules on missing, stale, too narrow or incomplete ones.
 *
 * Not legal advice: each rule names its citation so that it can be challenged.
 */
#ifndef GLP1_BAA_BAA_H
#define GLP1_BAA_BAA_H

#include "audit/audit.h"
#include "audit/name.h"

/* What a vendor is for. The first is what an empty cell means. */
enum baa_category {
	BAA_OTHER, BAA_EMR, BAA_EPRESCRIBING, BAA_SCHEDULING, BAA_PAYMENTS, BAA_TELEHEALTH,
	BAA_PORTAL, BAA_CRM, BAA_EMAIL, BAA_SMS, BAA_STORAGE, BAA_ANALYTICS, BAA_PHARMACY,
	BAA_LAB, BAA_BILLING, BAA_IT, BAA_LEGAL, BAA_CATEGORIES
};

enum baa_answer { BAA_UNKNOWN, BAA_YES, BAA_NO, BAA_ANSWERS };

/* How a BAA stands. */
enum baa_mode {
	BAA_NOT_SAID,
	BAA_SIGNED,       /* by both sides */
	BAA_INCORPORATED, /* part of the vendor's terms by reference */
	BAA_CLICKED,      /* accepted on a screen */
	BAA_REQUESTED,    /* and not executed */
	BAA_REFUSED,
	BAA_NONE,
	BAA_OFFERED,      /* in the catalogue only: made, it is not said how */
	BAA_MODES
};

/* What the vendor does with PHI; bits. */
enum baa_purpose {
	BAA_TREATMENT = 1, BAA_PAYMENT = 2, BAA_OPERATIONS = 4, BAA_MARKETING = 8,
	BAA_CONDUIT = 16, BAA_WORKFORCE = 32
};

extern const char *const baa_category_names[BAA_CATEGORIES + 1]; /* these end in NULL */
extern const char *const baa_answer_names[BAA_ANSWERS + 1];
extern const char *const baa_mode_names[BAA_MODES + 1];

/* Required clauses; bit i is element i of baa_elements. */
enum { BAA_ELEMENTS = 12, BAA_ALL_ELEMENTS = (1 << BAA_ELEMENTS) - 1 };

/*
 * Reads lists parted by blanks, commas or semicolons, in any case: purposes by
 * name, clauses by code (as in glp1-rules(5)), letter or `all`. False: an item is unknown.
 */
bool baa_read_purpose(struct str text, uint32_t *purpose);
bool baa_read_elements(struct str text, uint32_t *elements);

/* What the catalogue knows of a vendor. */
struct baa_known {
	struct str vendor, aliases, plans, not_covered, eprescribing, eprescribing_plans, portal;
	struct str source, note;
	int32_t category, baa; /* enum baa_category, enum baa_mode */
	int32_t conflict;      /* enum baa_answer; yes: sources disagree, it decides nothing */
	int32_t as_of;
	bool alias;            /* the same vendor by another name */
	struct name name;
};

/* A breach that was reported to HHS. */
struct baa_breach {
	struct str who, type, people; /* people: as the portal writes it */
	int32_t submitted;
	struct name name;
};

/* A row of the register. Texts live as long as the audit. */
struct baa_vendor {
	struct str vendor, plan, products_used, products_covered, elements_text, purpose_text;
	struct str subcontractors, evidence, owner, waiver_reason, waiver_rules;
	int32_t category, phi, baa, stores, returned, authorization; /* enums above */
	int32_t baa_signed, baa_expires, reviewed, terminated, waiver_until, documents_until;
	uint32_t purpose, elements;
	struct name name;
	struct audit_subject subject;
	/* found by baa_audit */
	const struct baa_known *known, *offered; /* in the catalogue; a near miss there */
	const struct baa_vendor *twin;           /* another row on the same vendor */
};

enum { BAA_WARNINGS_MAX = 8 };

struct baa_settings {
	enum baa_answer covered_entity;       /* is the clinic one under HIPAA? */
	int32_t warn_days[BAA_WARNINGS_MAX];  /* before expiry, falling */
	size_t n_warn_days;
	int32_t review_days, stale_days;      /* a review, a catalogue row are good for so long */
};

struct baa_register {
	struct baa_vendor *vendors;
	size_t n_vendors;
	const struct baa_known *known;
	size_t n_known;
	const struct baa_breach *breaches;
	size_t n_breaches;
	struct baa_settings settings;
};

/* Rules in the order of --rules. */
enum { BAA_RULES = 45 };
extern const struct audit_rule baa_rules[BAA_RULES];

/* The day on which their citations were looked up: 2026-11-25. */
enum { BAA_RULES_AS_OF = 20782 };

/*
 * Looks at every vendor with the rules of a, which audit_init was given baa_rules
 * for, and ends the audit. Names must be folded. Fills known, offered, twin and subject.
 */
void baa_audit(struct audit *a, struct baa_register *r);

#endif
