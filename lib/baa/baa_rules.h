/* Inside this room: one vendor under audit, and the checks behind the rules of baa.c. */
#ifndef GLP1_BAA_BAA_RULES_H
#define GLP1_BAA_BAA_RULES_H

#include "baa/baa.h"

/* A text for %.*s, not NULL, cut where it is very long. */
#define TEXT(s) (int)str_cut((s), 120).n, (s).p

enum baa_gate { BAA_NO_GATE, BAA_GATE_TREATMENT, BAA_GATE_PAYMENT, BAA_GATE_CONDUIT,
		BAA_GATE_WORKFORCE };

struct baa_indexes;

struct baa_case {
	const struct baa_register *reg;
	const struct baa_vendor *v;
	struct baa_indexes *indexes; /* of the register; NULL before they are made */
	const struct baa_known *sure; /* v->known, unless sources disagree about it */
	bool provider;        /* it provides care or drugs itself, and the catalogue does not differ */
	enum baa_gate gate;   /* open: no BAA is needed, for a reason that is printed */
	const char *closed;   /* why a gate that was claimed stays shut; NULL: none was claimed */
	bool ended;           /* its contract, before the as-of day */
	bool needed;          /* PHI is touched, no gate is open, not ended */
	bool in_place;        /* needed, and signed, incorporated or clicked by the as-of day */
	bool stale;           /* the catalogue's row is too old to decide: it asks */
};

/* Signed, incorporated or clicked, whenever. */
bool baa_is_made(const struct baa_vendor *v);

/* What the row says by itself, before any rule. */
struct baa_case baa_case_of(const struct baa_register *r, const struct baa_vendor *v, int32_t as_of);

/* PHI comes with the category. */
bool baa_by_nature(int32_t category);

/* as audit_find; for a clinic that is no covered entity HIPAA's rules are house policy. */
void baa_find(struct audit *a, const struct audit_rule *rule, const struct baa_case *c,
	      enum audit_level level, int32_t due, const char *fmt, ...)
	__attribute__((format(printf, 6, 7)));

/* What parts the items of a list of products. */
#define BAA_LIST_MARKS ",;/|\r\n"

/* The list names the item: an item of it holds all its words, or the item holds those of one. */
enum baa_match { BAA_LIST_HOLDS, BAA_ITEM_HOLDS };
bool baa_named(struct str item, struct str list, enum baa_match match);

/* The text holds one of the words, which end in NULL. */
bool baa_holds(struct str full, const char *const *words);

/* The list is the word for all there is. */
bool baa_covers_all(struct str covered);

/*
 * Whether a plan, as the register writes it, is one of those that carry a BAA:
 * listed, of a tier that none of them is (*which: the part that says so), or neither.
 */
enum baa_plan { BAA_PLAN_LISTED, BAA_PLAN_LESSER, BAA_PLAN_UNLISTED };
enum baa_plan baa_plan_of(struct str plan, struct str plans, struct str *which);

/* The day as text, for a message. */
struct baa_day {
	char text[DATE_TEXT];
};
struct baa_day baa_day(int32_t day);

/* The names of a vendor: how many, and the first. */
const struct name *baa_names(const struct baa_vendor *v, size_t *n);

/* What is looked in for the whole register. */
struct baa_indexes {
	struct names known, rows, breaches, payees; /* IDs are places in the register's arrays */
	struct excluded_list excluded;
	bool *known_row;       /* of the catalogue: the register has a row on the vendor */
};

/* rows.c: who is who in the register, before its rows are looked at. Release the indexes. */
void baa_find_rows(struct audit *a, struct baa_register *r, struct baa_indexes *x);
void baa_indexes_release(struct baa_indexes *x);

/* agreements.c: which of the rows on one vendor, of all rows, counts: twin, later and leads. */
void baa_find_agreements(struct baa_group *g, struct baa_vendor *rows, int32_t as_of);

/* Of an agreement that renews by itself: the first day from `from` on on which it does. */
int32_t baa_renewal(const struct baa_vendor *v, int32_t from);

/* The last day of the row's agreement as the as-of day knows it; INT32_MAX: it has none. */
int32_t baa_end(const struct baa_vendor *v, int32_t as_of);

/* The row's agreement is in force on a day. */
bool baa_in_force(const struct baa_vendor *v, int32_t day);

/* What the row uses is covered by the other's agreement, as far as it is recorded. */
bool baa_covers(const struct baa_vendor *other, const struct baa_vendor *v);

/* The row's agreement is followed by one that is made already and begins before it ends. */
bool baa_is_followed(const struct baa_vendor *v, int32_t as_of);

/* The parent's agreement is in force and said to cover the vendor. */
bool baa_parent_covers(const struct baa_vendor *v, int32_t as_of);

/* The narrowest warning that so many days fall into; -1: none. */
int baa_warning(const struct baa_settings *s, int64_t days_left);

enum { BAA_RETENTION_YEARS = 6 };

/* ledger.c: payees that no vendor is, as subjects of their own. */
void baa_look_at_payees(struct audit *a, struct baa_register *r, struct baa_indexes *x);

/* The rule of that ID, NULL if it is off. */
const struct audit_rule *baa_rule(const struct audit *a, const char *id);

/* The checks; those with several rules look at rule->arg. */
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
