/* Inside this room: one vendor under audit, and the checks behind the rules of baa.c. */
#ifndef GLP1_BAA_BAA_RULES_H
#define GLP1_BAA_BAA_RULES_H

#include "baa/baa.h"

/* The two arguments of %.*s for a text that is not NULL; cut at 120 bytes. */
#define TEXT(s) (int)str_cut((s), 120).n, (s).p

enum baa_gate { BAA_NO_GATE, BAA_GATE_TREATMENT, BAA_GATE_PAYMENT, BAA_GATE_CONDUIT,
		BAA_GATE_WORKFORCE };

struct baa_indexes;

struct baa_case {
	const struct baa_register *reg;
	const struct baa_vendor *v;
	struct baa_indexes *indexes; /* of the register; NULL before they are made */
	const struct baa_known *sure; /* v->known, unless sources disagree about it */
	bool provider;        /* it provides care or drugs itself, and the catalogue agrees */
	enum baa_gate gate;   /* open: no BAA is needed, for a reason that is printed */
	const char *closed;   /* why a gate that was claimed stays shut; NULL: none was claimed */
	bool ended;           /* its contract ended before the as-of day */
	bool needed;          /* PHI is touched, no gate is open, not ended */
	bool in_place;        /* needed, and signed, incorporated or clicked by the as-of day */
	bool stale;           /* the catalogue's row is too old: it raises questions only */
};

/* Whether its BAA is signed, incorporated or clicked, on any day. */
bool baa_is_made(const struct baa_vendor *v);

/* Returns what a row says by itself, before any rule. */
struct baa_case baa_case_of(const struct baa_register *r, const struct baa_vendor *v,
			    int32_t as_of);

/* Whether PHI comes with the category. */
bool baa_by_nature(int32_t category);

/* Is audit_find; for a clinic that is no covered entity HIPAA's rules become house policy. */
void baa_find(struct audit *a, const struct audit_rule *rule, const struct baa_case *c,
	      enum audit_level level, int32_t due, const char *fmt, ...)
	__attribute__((format(printf, 6, 7)));

/* The characters between the items of a list of products. */
#define BAA_LIST_MARKS ",;/|\r\n"

/* Whether the list names the item: one of the list holds its words, or it holds those of one. */
enum baa_match { BAA_LIST_HOLDS, BAA_ITEM_HOLDS };
bool baa_named(struct str item, struct str list, enum baa_match match);

/* Whether the text holds one of the words, which end in NULL. */
bool baa_holds(struct str full, const char *const *words);

/* Whether the list is a word that means all products. */
bool baa_covers_all(struct str covered);

/*
 * Returns whether a plan, as the register writes it, is one of `plans`, which carry a BAA; or is of
 * a tier that none of them has (*which: the word that says so); or neither.
 */
enum baa_plan { BAA_PLAN_LISTED, BAA_PLAN_LESSER, BAA_PLAN_UNLISTED };
enum baa_plan baa_plan_of(struct str plan, struct str plans, struct str *which);

/* A day as text, for a message. */
struct baa_day {
	char text[DATE_TEXT];
};
struct baa_day baa_day(int32_t day);

/* Returns the first of a vendor's names; *n: how many there are. */
const struct name *baa_names(const struct baa_vendor *v, size_t *n);

/* Indexes that serve all rows of the register. */
struct baa_indexes {
	struct names known, rows, breaches, payees; /* IDs are places in the register's arrays */
	struct excluded_list excluded;
	bool *known_row;       /* for each row of the catalogue: the register has the vendor */
};

/* rows.c: finds which rows and names are one vendor, before any check. Release the indexes. */
void baa_find_rows(struct audit *a, struct baa_register *r, struct baa_indexes *x);
void baa_indexes_release(struct baa_indexes *x);

/* agreements.c: sets twin, later and leads of the rows on one vendor; rows: all rows. */
void baa_find_agreements(struct baa_group *g, struct baa_vendor *rows, int32_t as_of);

/* Returns the first day, `from` or later, on which an agreement renews by itself. */
int32_t baa_renewal(const struct baa_vendor *v, int32_t from);

/* Returns the last day of the row's agreement as known on as_of; INT32_MAX: it has none. */
int32_t baa_end(const struct baa_vendor *v, int32_t as_of);

/* Whether the row's agreement is in force on a day. */
bool baa_in_force(const struct baa_vendor *v, int32_t day);

/* Whether other's agreement covers what the row v uses, as far as that is recorded. */
bool baa_covers(const struct baa_vendor *other, const struct baa_vendor *v);

/* Whether a next agreement is made already and begins before the row's ends. */
bool baa_is_followed(const struct baa_vendor *v, int32_t as_of);

/* Whether the parent's agreement is in force and said to cover the vendor. */
bool baa_parent_covers(const struct baa_vendor *v, int32_t as_of);

/* Returns the index of the narrowest warning that days_left falls into; -1: none. */
int baa_warning(const struct baa_settings *s, int64_t days_left);

enum { BAA_RETENTION_YEARS = 6 };

/* ledger.c: looks at payees that are no vendor of the register, as subjects of their own. */
void baa_look_at_payees(struct audit *a, struct baa_register *r, struct baa_indexes *x);

/* Returns the rule with that ID; NULL if it is switched off. */
const struct audit_rule *baa_rule(const struct audit *a, const char *id);

/* The checks; a check that serves several rules looks at rule->arg. */
extern audit_check baa_check_gate, baa_check_phi, baa_check_missing, baa_check_refused;
extern audit_check baa_check_vendor, baa_check_requested, baa_check_expiry, baa_check_omnibus;
extern audit_check baa_check_plan, baa_check_products, baa_check_element, baa_check_elements;
extern audit_check baa_check_evidence, baa_check_marketing, baa_check_review;
extern audit_check baa_check_subcontractors, baa_check_returned, baa_check_retention;
extern audit_check baa_check_catalogue, baa_check_twin, baa_check_breach, baa_check_words;
extern audit_check baa_check_renewal, baa_check_agreements, baa_check_parent, baa_check_near;
extern audit_check baa_check_apart, baa_check_activation, baa_check_ai, baa_check_texts;
extern audit_check baa_check_pages, baa_check_excluded, baa_check_npi, baa_check_attestations;

/* The clauses, by bit. */
struct baa_element {
	const char *letter, *code; /* of 164.504(e)(2)(ii), "" if it has none; our word for it */
};
extern const struct baa_element baa_elements[BAA_ELEMENTS];

#endif
