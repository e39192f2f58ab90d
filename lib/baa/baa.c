/* The audit of a register. */
#include "baa/baa_rules.h"

#include "base/banned.h"

const struct audit_rule *baa_rule(const struct audit *a, const char *id)
{
	for (size_t i = 0; i < a->n_rules; i++)
		if (strcmp(a->rules[i].id, id) == 0)
			return a->off[i] ? NULL : &a->rules[i];
	return NULL;
}

/* Adds findings that are about no single vendor. */
static void note(struct audit *a, const struct baa_register *r, const struct baa_indexes *x)
{
	struct audit_subject clinic = { .name = { "(clinic)", 8 }, .waiver_until = DATE_NONE };
	const struct audit_rule *entity = baa_rule(a, "covered-entity");
	const struct audit_rule *ahead = baa_rule(a, "ledger-ahead");
	const struct audit_rule *stale = baa_rule(a, "exclusions-stale");
	bool said = audit_count_from(a, AUDIT_LOW);
	a->subject = &clinic;
	if (ahead && r->payments_ahead)
		audit_find(a, ahead, ahead->level, DATE_NONE,
			   "%zu payment%s of the ledger %s dated after the as-of day and left out",
			   r->payments_ahead, r->payments_ahead == 1 ? "" : "s",
			   r->payments_ahead == 1 ? "is" : "are");
	if (stale)
		excluded_look_at_age(a, stale, &x->excluded);
	if (entity && said && r->settings.covered_entity == BAA_UNKNOWN)
		audit_find(a, entity, entity->level, DATE_NONE,
			   "findings are as for a HIPAA covered entity; if the clinic is none, say so");
	a->subject = NULL;
}

static void look_at(struct audit *a, const struct baa_register *r, struct baa_indexes *x,
		    struct baa_vendor *v)
{
	v->subject = (struct audit_subject){
		.name = v->vendor, .owner = v->owner, .waiver_until = v->waiver_until,
		.waiver_reason = v->waiver_reason, .waiver_rules = v->waiver_rules, .due = DATE_NONE,
	};
	struct baa_case c = baa_case_of(r, v, a->as_of);
	c.indexes = x;
	audit_look(a, &v->subject, &c);
}

void baa_audit(struct audit *a, struct baa_register *r)
{
	struct baa_indexes x;
	baa_find_rows(a, r, &x);
	for (struct baa_vendor *v = r->vendors; v < r->vendors + r->n_vendors; v++)
		if (!v->later)
			look_at(a, r, &x, v);
	baa_look_at_payees(a, r, &x);
	note(a, r, &x);
	audit_end(a);
	baa_indexes_release(&x);
}
