/*
 * Which vendors touch protected health information (PHI) without a business
 * associate agreement (BAA) that really covers it: gates that say whether one is
 * needed at all, and rules on missing, stale, too narrow or incomplete ones.
 *
 * Not legal advice: each rule names its citation so that it can be challenged.
 */
#ifndef GLP1_BAA_BAA_H
#define GLP1_BAA_BAA_H

#include "audit/excluded.h"

/* What a vendor is for. The first is what an empty cell means. */
enum baa_category {
	BAA_OTHER, BAA_EMR, BAA_EPRESCRIBING, BAA_SCHEDULING, BAA_PAYMENTS, BAA_TELEHEALTH,
	BAA_PORTAL, BAA_CRM, BAA_EMAIL, BAA_SMS, BAA_STORAGE, BAA_ANALYTICS, BAA_PHARMACY,
	BAA_LAB, BAA_BILLING, BAA_IT, BAA_LEGAL, BAA_CARRIER, BAA_CATEGORIES
};

enum baa_answer { BAA_UNKNOWN, BAA_YES, BAA_NO, BAA_ANSWERS };

/* How a BAA stands. */
enum baa_mode {
	BAA_NOT_SAID,
	BAA_SIGNED,       /* by both sides */
	BAA_INCORPORATED, /* part of the vendor's terms by reference */
	BAA_CLICKED,      /* accepted on a screen */
	BAA_REQUESTED,    /* asked for, and not executed */
	BAA_REFUSED,
	BAA_NONE,
	BAA_OFFERED,      /* in the catalogue only: the vendor makes them, in a way not said */
	BAA_EXPIRED,      /* in the register only: it was made and has ended */
	BAA_NOT_NEEDED,   /* said to need none; in the catalogue: a carrier, or for treatment */
	BAA_BY_PARENT,    /* in the register only: the parent's BAA is said to cover it */
	BAA_MODES
};

/* How much harm a vendor could do, by the clinic's own judgement. */
enum baa_risk { BAA_RISK_UNKNOWN, BAA_RISK_LOW, BAA_RISK_MEDIUM, BAA_RISK_HIGH, BAA_RISK_CRITICAL,
		BAA_RISKS };

/* The kind of source that a row of the catalogue has. */
enum baa_grade { BAA_UNGRADED, BAA_PRIMARY, BAA_SECONDARY, BAA_GRADES };

/* What the vendor does with PHI; bits. */
enum baa_purpose {
	BAA_TREATMENT = 1, BAA_PAYMENT = 2, BAA_OPERATIONS = 4, BAA_MARKETING = 8,
	BAA_CONDUIT = 16, BAA_WORKFORCE = 32
};

extern const char *const baa_category_names[BAA_CATEGORIES + 1]; /* these end in NULL */
extern const char *const baa_answer_names[BAA_ANSWERS + 1];
extern const char *const baa_mode_names[BAA_MODES + 1];
extern const char *const baa_risk_names[BAA_RISKS + 1];
extern const char *const baa_grade_names[BAA_GRADES + 1];

/* Required clauses; bit i is element i of baa_elements. */
enum { BAA_ELEMENTS = 12, BAA_ALL_ELEMENTS = (1 << BAA_ELEMENTS) - 1 };

/*
 * Read lists with blanks, commas or semicolons between items, in any case: purposes by
 * name, clauses by code (as in glp1-rules(5)), letter or `all`. False: an item is unknown.
 */
bool baa_read_purpose(struct str text, uint32_t *purpose);
bool baa_read_elements(struct str text, uint32_t *elements);

/* A row of the catalogue: what is known of a vendor. */
struct baa_known {
	struct str vendor, aliases, plans, not_covered, eprescribing, eprescribing_plans, portal;
	struct str activation; /* what must be switched on before its BAA holds; empty: nothing known */
	struct str runs_on;    /* vendors that it is built on */
	struct str source, note;
	int32_t category, baa; /* enum baa_category, enum baa_mode */
	int32_t conflict;      /* enum baa_answer; yes: sources disagree, it decides nothing */
	int32_t verified;      /* enum baa_grade; secondary: a plan that it does not name is a question */
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

/*
 * The cells of a register that hold words, as people write them. A word that is not understood is
 * kept as it stands, and has the value of an empty cell.
 */
enum baa_cell {
	BAA_CELL_CATEGORY, BAA_CELL_PHI, BAA_CELL_BAA, BAA_CELL_STORES, BAA_CELL_RETURNED,
	BAA_CELL_AUTHORIZATION, BAA_CELL_RENEWS, BAA_CELL_AFFILIATES, BAA_CELL_ACTIVATED,
	BAA_CELL_RISK, BAA_CELLS
};

struct baa_cell_words {
	const char *column;
	const char *const *words; /* ends in NULL; the first is what an empty cell means */
	const char *synonyms;     /* "other=word,other=word" */
};
extern const struct baa_cell_words baa_cells[BAA_CELLS];

/*
 * Reads a word, whatever its case, blanks and punctuation. False, with *value 0, if it is neither
 * a word of the cell nor a synonym of one.
 */
bool baa_read_cell(enum baa_cell cell, struct str text, int32_t *value);

/* A row of the register: a vendor, or one of its agreements. Texts live as long as the audit. */
struct baa_vendor {
	struct str vendor, legal_name, aliases, former_names, parent, npi, cleared_matches;
	struct str plan, products_used, products_covered, elements_text, purpose_text;
	struct str subcontractors, evidence, attestations, pages;
	struct str owner, waiver_reason, waiver_rules;
	struct str cell[BAA_CELLS];
	int32_t category, phi, baa, stores, returned, authorization; /* enums above */
	int32_t auto_renew, covers_affiliates, activated, risk;
	double notice_days, renewal_months; /* NaN: not said */
	int32_t baa_signed, baa_expires, reviewed, terminated, waiver_until, documents_until;
	int32_t attestation_until;
	uint32_t purpose, elements;
	uint32_t unknown;               /* bit c: the word of cell c was not understood */
	struct name name, *names;       /* n_names of them, its own first; 0: its own only */
	size_t n_names, n_own_names;    /* the last one is the company's, legal_name, if it has one */
	struct audit_subject subject;
	/* set by baa_audit */
	const struct baa_known *known;  /* its row of the catalogue; NULL: none */
	const struct baa_known *offered[NAMES_OFFERED]; /* rows of the catalogue with near names */
	size_t n_offered;
	const struct baa_group *group;  /* the rows on this vendor */
	const struct baa_vendor *twin;  /* another row on the same vendor */
	const struct baa_vendor *later; /* the agreement that replaced this one; NULL: none */
	bool leads;                     /* this one replaced another */
	const struct baa_vendor *parent_row; /* the parent, if the register has it */
	const struct baa_vendor *near[NAMES_OFFERED]; /* rows of other vendors that may be this one */
	size_t n_near;
};

/* The characters between names in a cell. */
#define BAA_NAME_MARKS ";|\r\n"

/* Folds all names of a row; the texts go to the arena. */
void baa_fold_names(struct baa_vendor *v, struct arena *arena);

/* All rows on one vendor: first those whose agreement was made, by its day. */
struct baa_group {
	const struct baa_vendor **row;
	size_t n;
};

/* A payee of the clinic's ledger: its payments up to the as-of day. */
struct baa_payee {
	struct str who;
	struct name name;
	double amount; /* net */
	size_t payments;
	int32_t last;  /* day of the last one */
	struct audit_subject subject;
	const struct baa_vendor *near; /* a vendor that it may be; NULL: none */
};

enum { BAA_WARNINGS_MAX = 8 };

struct baa_settings {
	enum baa_answer covered_entity;       /* is the clinic one under HIPAA? */
	int32_t warn_days[BAA_WARNINGS_MAX];  /* before expiry, falling */
	size_t n_warn_days;
	int32_t review_days[BAA_RISKS];       /* a review is good for these days, by the risk */
	int32_t stale_days;                   /* a row of the catalogue is good for these days */
};

struct baa_register {
	struct baa_vendor *vendors;
	size_t n_vendors;
	const struct baa_known *known;
	size_t n_known;
	const struct baa_breach *breaches;
	size_t n_breaches;
	const struct excluded *excluded;
	size_t n_excluded;
	struct baa_payee *payees;
	size_t n_payees;
	size_t payments_ahead;                /* of the ledger, dated after the as-of day */
	struct baa_settings settings;
};

/* Rules in the order of --rules. */
enum { BAA_RULES = 67 };
extern const struct audit_rule baa_rules[BAA_RULES];

/* The day on which their citations were looked up: 2026-11-25. */
enum { BAA_RULES_AS_OF = 20782 };

/*
 * Applies the rules of a, for which audit_init was given baa_rules, to every vendor, and ends the
 * audit. Names must be folded. Sets the members of struct baa_vendor that say so. What it allocates
 * lives in the arena of a.
 */
void baa_audit(struct audit *a, struct baa_register *r);

#endif
