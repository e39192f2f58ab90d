/*
 * Which vendors touch protected health information (PHI) without a business
 * associate agreement (BAA) that really covers it. Gates decide whether a BAA is
 * needed at all; rules find missing, stale, too narrow or incomplete ones.
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

/* The state of a BAA. */
enum baa_mode {
	BAA_NOT_SAID,
	BAA_SIGNED,       /* by both sides */
	BAA_INCORPORATED, /* part of the vendor's terms by reference */
	BAA_CLICKED,      /* accepted on a screen */
	BAA_REQUESTED,    /* asked for, and not executed */
	BAA_REFUSED,
	BAA_NONE,
	BAA_OFFERED,      /* in the catalogue only: the vendor makes them, it is not said how */
	BAA_EXPIRED,      /* in the register only: it was made and has ended */
	BAA_NOT_NEEDED,   /* said to be not needed; in the catalogue for carriers and treatment */
	BAA_BY_PARENT,    /* in the register only: that of the vendor's parent is said to cover it */
	BAA_MODES
};

/* How much harm a vendor could do, by the clinic's own judgement. */
enum baa_risk { BAA_RISK_UNKNOWN, BAA_RISK_LOW, BAA_RISK_MEDIUM, BAA_RISK_HIGH, BAA_RISK_CRITICAL,
		BAA_RISKS };

/* By what kind of source a row of the catalogue is known. */
enum baa_grade { BAA_UNGRADED, BAA_PRIMARY, BAA_SECONDARY, BAA_GRADES };

/* What the vendor uses PHI for; bits. */
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
 * Read lists parted by blanks, commas, semicolons or slashes, in any case: purposes by
 * name, clauses by code (as in glp1-rules(5)), letter or `all`. False: an item is unknown.
 */
bool baa_read_purpose(struct str text, uint32_t *purpose);
bool baa_read_elements(struct str text, uint32_t *elements);

/* A row of the catalogue: what is known of a vendor. */
struct baa_known {
	struct str vendor, aliases, plans, not_covered, eprescribing, eprescribing_plans, portal;
	struct str activation; /* what must be switched on before its BAA holds; empty: not known */
	struct str runs_on;    /* other vendors whose services it is built on */
	struct str source, note;
	int32_t category, baa; /* enum baa_category, enum baa_mode */
	int32_t conflict;      /* enum baa_answer; yes: sources disagree, so the row decides nothing */
	int32_t verified;      /* enum baa_grade; secondary: it makes a lesser plan only a question */
	int32_t as_of;
	bool alias;            /* the row repeats a vendor under another name */
	struct name name;
};

/* A breach that was reported to HHS. */
struct baa_breach {
	struct str who, type, people; /* people: how many, as the portal writes it */
	int32_t submitted;
	struct name name;
};

/*
 * The cells of a register that hold a word, as people write them. The text of a cell is kept; if
 * it is not understood, its value is that of an empty cell.
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
 * Reads a word of a cell, whatever its case, blanks and punctuation. False, *value 0: it is
 * neither a word of the cell nor a synonym of one.
 */
bool baa_read_cell(enum baa_cell cell, struct str text, int32_t *value);

/* A row of the register: a vendor, or one of its agreements. Its texts must outlive the audit. */
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
	struct name name, *names;       /* all n_names names, its own first; 0: its own only */
	size_t n_names, n_own_names;    /* n_own_names: without the company's, legal_name, at the end */
	struct audit_subject subject;
	/* set by baa_audit */
	const struct baa_known *known;  /* its row in the catalogue; NULL: none */
	const struct baa_known *offered[NAMES_OFFERED]; /* near misses in the catalogue */
	size_t n_offered;
	const struct baa_group *group;  /* all rows on this vendor */
	const struct baa_vendor *twin;  /* another row on the same vendor; NULL: none */
	const struct baa_vendor *later; /* the row that took the place of this one; NULL: none */
	bool leads;                     /* this row took the place of another */
	const struct baa_vendor *parent_row; /* the parent, if the register has it */
	const struct baa_vendor *near[NAMES_OFFERED]; /* rows of other vendors that may be this one */
	size_t n_near;
};

/* The bytes that part names in a cell. */
#define BAA_NAME_MARKS ";|\r\n"

/* Sets the names of a row from its texts, folded, in the arena. */
void baa_fold_names(struct baa_vendor *v, struct arena *arena);

/* All rows on one vendor: first those with an agreement that was made, by day. */
struct baa_group {
	const struct baa_vendor **row;
	size_t n;
};

/* A payee of the clinic's ledger, and its payments up to the as-of day. */
struct baa_payee {
	struct str who;
	struct name name;
	double amount; /* of a ledger with one column: paid, net of what came back, of either sign */
	double debit, credit; /* of one with two: paid, and what came back, each of either sign */
	size_t payments;
	int32_t last;  /* day of the last one */
	struct audit_subject subject;
	const struct baa_vendor *near; /* a vendor that it may be; NULL: none */
};

enum { BAA_WARNINGS_MAX = 8 };

struct baa_settings {
	enum baa_answer covered_entity;       /* is the clinic a covered entity under HIPAA? */
	int32_t warn_days[BAA_WARNINGS_MAX];  /* days before expiry, the most first */
	size_t n_warn_days;
	int32_t review_days[BAA_RISKS];       /* how long a review is good for, by the vendor's risk */
	int32_t stale_days;                   /* how long a row of the catalogue is good for */
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
	size_t payments_ahead;                /* payments of the ledger dated after the as-of day */
	struct baa_settings settings;
};

/* The rules, in the order of --rules. */
enum { BAA_RULES = 67 };
extern const struct audit_rule baa_rules[BAA_RULES];

/* The day on which the citations of the rules were looked up: 2026-11-25. */
enum { BAA_RULES_AS_OF = 20782 };

/*
 * Audits a register: a must have been begun by audit_init with baa_rules. Looks at every vendor
 * and payee, adds findings, and ends the audit. Names must be folded before. Sets the members
 * that are said to be set by it; what it allocates lives in the arena of a.
 */
void baa_audit(struct audit *a, struct baa_register *r);

#endif
