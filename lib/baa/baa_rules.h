/* Inside lib/ops: one vendor under audit, and the checks behind the rules of baa.c. */
#ifndef GLP1_BAA_BAA_RULES_H
#define GLP1_BAA_BAA_RULES_H

#include "baa/baa.h"

/* A text for %.*s, not NULL, cut where it is very long. */
#define TEXT(s) (int)str_cut((s), 120).n, (s).p

enum baa_gate { BAA_NO_GATE, BAA_GATE_TREATMENT, BAA_GATE_PAYMENT, BAA_GATE_CONDUIT,
		BAA_GATE_WORKFORCE };

struct baa_case {
	const struct baa_register *reg;
	const struct baa_vendor *v;
	const struct baa_known *sure; /* v->known, unless sources disagree about it */
	bool provider;        /* it provides care or drugs itself, and the catalogue does not differ */
	enum baa_gate gate;   /* open: no BAA is needed, for a reason that is printed */
	const char *closed;   /* why a gate that was claimed stays shut; NULL: none was claimed */
	bool ended;           /* its contract, before the as-of day */
	bool needed;          /* PHI is touched, no gate is open, not ended */
	bool in_place;        /* needed, and signed, incorporated or clicked by the as-of day */
};

/* What the row says by itself, before any rule. */
struct baa_case baa_case_of(const struct baa_register *r, const struct baa_vendor *v, int32_t as_of);

/* PHI comes with the category. */
bool baa_by_nature(int32_t category);

/* as audit_find; for a clinic that is no covered entity HIPAA's rules are house policy. */
void baa_find(struct audit *a, const struct audit_rule *rule, const struct baa_case *c,
	      enum audit_level level, int32_t due, const char *fmt, ...)
	__attribute__((format(printf, 6, 7)));

/* The list names the item: an item of it holds all its words, or the item holds those of one. */
enum baa_match { BAA_LIST_HOLDS, BAA_ITEM_HOLDS };
bool baa_named(struct str item, struct str list, enum baa_match match);

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

/* The checks; those with several rules look at rule->arg. */
extern audit_check baa_check_gate, baa_check_phi, baa_check_missing, baa_check_refused;
extern audit_check baa_check_vendor, baa_check_requested, baa_check_expiry, baa_check_omnibus;
extern audit_check baa_check_plan, baa_check_products, baa_check_element, baa_check_elements;
extern audit_check baa_check_evidence, baa_check_marketing, baa_check_review;
extern audit_check baa_check_subcontractors, baa_check_returned, baa_check_retention;
extern audit_check baa_check_catalogue, baa_check_twin, baa_check_breach;

/* The clauses, by bit. */
struct baa_element {
	const char *letter, *code; /* of 164.504(e)(2)(ii), "" if it has none; our word for it */
};
extern const struct baa_element baa_elements[BAA_ELEMENTS];

#endif
