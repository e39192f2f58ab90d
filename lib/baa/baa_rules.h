/* Only for this room: a vendor that is being audited, and the checks of the rules in rules.c. */
#ifndef GLP1_BAA_BAA_RULES_H
#define GLP1_BAA_BAA_RULES_H

#include "baa/baa.h"

/* The two arguments of %.*s for a text, cut at 120 bytes; s.p must not be NULL. */
#define TEXT(s) (int)str_cut((s), 120).n, (s).p

enum baa_gate { BAA_NO_GATE, BAA_GATE_TREATMENT, BAA_GATE_PAYMENT, BAA_GATE_CONDUIT,
		BAA_GATE_WORKFORCE };

struct baa_indexes;

/* A vendor that is being audited, and what its row says before any rule. */
struct baa_case {
	const struct baa_register *reg;
	const struct baa_vendor *v;
	struct baa_indexes *indexes; /* of the register; NULL before they are made */
	const struct baa_known *sure; /* v->known, unless sources disagree about it */
	bool provider;        /* it provides care or drugs itself, and the catalogue agrees */
	enum baa_gate gate;   /* the gate that is open: no BAA is needed, for this reason */
	const char *closed;   /* why a gate that was claimed stays shut; NULL: no such gate */
	bool ended;           /* the contract ended before the as-of day */
	bool needed;          /* a BAA is: PHI is touched, no gate is open, not ended */
	bool in_place;        /* needed, and signed, incorporated or clicked by the as-of day */
	bool stale;           /* the catalogue's row is too old to decide: it only asks */
};

/* Whether the BAA of a row was signed, incorporated or clicked, whenever. */
bool baa_is_made(const struct baa_vendor *v);

/* Returns what a row says by itself, before any rule; without the indexes. */
struct baa_case baa_case_of(const struct baa_register *r, const struct baa_vendor *v,
			    int32_t as_of);

/* Whether vendors of a category hold PHI by nature. */
bool baa_by_nature(int32_t category);

/*
 * As audit_find. If the clinic is no covered entity, levels are AUDIT_MEDIUM at most, and HIPAA's
 * rules are cited as house policy.
 */
void baa_find(struct audit *a, const struct audit_rule *rule, const struct baa_case *c,
	      enum audit_level level, int32_t due, const char *fmt, ...)
	__attribute__((format(printf, 6, 7)));

/* The bytes that part the items of a list of products. */
#define BAA_LIST_MARKS ",;/|\r\n"

/* How a list may name an item: one of its parts holds the item, or the item holds one of them. */
enum baa_match { BAA_LIST_HOLDS, BAA_ITEM_HOLDS };
/* Whether a list names an item, in that way; to hold is to have all its words in a row. */
bool baa_named(struct str item, struct str list, enum baa_match match);

/* Whether a text holds one of the words, which end in NULL. */
bool baa_holds(struct str full, const char *const *words);

/* Whether a list of covered products says that all are: all, all products, everything ... */
bool baa_covers_all(struct str covered);

/*
 * Returns whether a plan, as the register writes it, is among the plans that carry a BAA:
 * it is listed, it is of a tier that none of them is (*which: the part that says so), or
 * neither.
 */
enum baa_plan { BAA_PLAN_LISTED, BAA_PLAN_LESSER, BAA_PLAN_UNLISTED };
enum baa_plan baa_plan_of(struct str plan, struct str plans, struct str *which);

struct baa_day {
	char text[DATE_TEXT];
};
/* Returns a day as text for a message. */
struct baa_day baa_day(int32_t day);

/* Returns the *n names of a vendor, all of them folded. */
const struct name *baa_names(const struct baa_vendor *v, size_t *n);

/* Sets of names in which all vendors are looked up. */
struct baa_indexes {
	struct names known, rows, breaches, payees; /* IDs are places in the register's arrays */
	struct excluded_list excluded;
	bool *known_row;       /* for each row of the catalogue: the register has a row on that vendor */
};

/* rows.c: finds out who is who in the register, and fills the indexes. Release them. */
void baa_find_rows(struct audit *a, struct baa_register *r, struct baa_indexes *x);
void baa_indexes_release(struct baa_indexes *x);

/* agreements.c: sets twin, later and leads of the rows of g, which are among `rows`, all rows. */
void baa_find_agreements(struct baa_group *g, struct baa_vendor *rows, int32_t as_of);

/* Returns the first day, not before `from`, on which an agreement that renews by itself does so. */
int32_t baa_renewal(const struct baa_vendor *v, int32_t from);

/* Returns the last day of the row's agreement, as it looks on the as-of day; INT32_MAX: no end. */
int32_t baa_end(const struct baa_vendor *v, int32_t as_of);

/* Whether the row's agreement is in force on a day. */
bool baa_in_force(const struct baa_vendor *v, int32_t day);

/* Whether the other row's agreement covers what v uses, as far as that is recorded. */
bool baa_covers(const struct baa_vendor *other, const struct baa_vendor *v);

/* Whether an agreement that is made already follows v's and begins, at latest, the day after it. */
bool baa_is_followed(const struct baa_vendor *v, int32_t as_of);

/* Whether the parent's agreement is in force, and is said to cover the vendor. */
bool baa_parent_covers(const struct baa_vendor *v, int32_t as_of);

/* Returns the index of the shortest warning that so many days left fall into; -1: none. */
int baa_warning(const struct baa_settings *s, int64_t days_left);

enum { BAA_RETENTION_YEARS = 6 };

/* ledger.c: adds findings on payees that are no vendor, as subjects of their own. */
void baa_look_at_payees(struct audit *a, struct baa_register *r, struct baa_indexes *x);

/* Returns the rule with that ID; NULL: it is off. */
const struct audit_rule *baa_rule(const struct audit *a, const char *id);

/* The checks; those that serve several rules look at rule->arg. */
extern audit_check baa_check_gate, baa_check_phi, baa_check_missing, baa_check_refused;
extern audit_check baa_check_vendor, baa_check_requested, baa_check_expiry, baa_check_omnibus;
extern audit_check baa_check_plan, baa_check_products, baa_check_element, baa_check_elements;
extern audit_check baa_check_evidence, baa_check_marketing, baa_check_review;
extern audit_check baa_check_subcontractors, baa_check_returned, baa_check_retention;
extern audit_check baa_check_catalogue, baa_check_twin, baa_check_breach, baa_check_words;
extern audit_check baa_check_renewal, baa_check_agreements, baa_check_parent, baa_check_near;
extern audit_check baa_check_apart, baa_check_activation, baa_check_ai, baa_check_texts;
extern audit_check baa_check_pages, baa_check_excluded, baa_check_npi, baa_check_attestations;

/* A required clause; baa_elements has them by bit. */
struct baa_element {
	const char *letter, *code; /* its letter in 164.504(e)(2)(ii), or ""; our word for it */
};
extern const struct baa_element baa_elements[BAA_ELEMENTS];

#endif
