/* The audit of a register. */
#include "baa/baa.h"

#include <stdlib.h>

#include "baa/baa_rules.h"
#include "base/mem.h"

#include "base/banned.h"

/* A vendor of the catalogue is the same under all of its names. */
static struct str identity(const struct baa_vendor *v)
{
	return v->known ? v->known->vendor : v->name.key;
}

/* By vendor, then by answers, so that the order of the rows does not matter. */
static int by_answers(const void *va, const void *vb)
{
	const struct baa_vendor *a = *(const struct baa_vendor *const *)va;
	const struct baa_vendor *b = *(const struct baa_vendor *const *)vb;
	const int32_t of_a[] = { a->phi, a->baa, a->baa_signed, a->baa_expires, a->terminated };
	const int32_t of_b[] = { b->phi, b->baa, b->baa_signed, b->baa_expires, b->terminated };
	int c = str_cmp(identity(a), identity(b));
	for (size_t i = 0; i < sizeof(of_a) / sizeof(*of_a) && !c; i++)
		c = (of_a[i] > of_b[i]) - (of_a[i] < of_b[i]);
	return c ? c : str_cmp(a->vendor, b->vendor);
}

/* Points each row at the first one on the same vendor in that order. */
static void find_twins(struct baa_register *r)
{
	struct baa_vendor **sorted = mem_zero(r->n_vendors, sizeof(struct baa_vendor *));
	for (size_t i = 0; i < r->n_vendors; i++)
		sorted[i] = &r->vendors[i];
	qsort(sorted, r->n_vendors, sizeof(*sorted), by_answers);
	for (size_t i = 1; i < r->n_vendors; i++)
		if (identity(sorted[i]).n && str_eq(identity(sorted[i]), identity(sorted[i - 1])))
			sorted[i]->twin = sorted[i - 1]->twin ? sorted[i - 1]->twin : sorted[i - 1];
	mem_free(sorted);
}

static bool known_as(const struct baa_known *k, const struct baa_vendor *v)
{
	return name_same(&k->name, &v->name);
}

/* The vendor's row in the catalogue, or one whose name is near. */
static void look_up(const struct baa_register *r, struct baa_vendor *v)
{
	for (size_t i = 0; i < r->n_known && !v->known; i++)
		if (known_as(&r->known[i], v))
			v->known = &r->known[i];
	for (size_t i = 0; i < r->n_known && !v->known && !v->offered; i++)
		if (name_near(&r->known[i].name, &v->name))
			v->offered = &r->known[i];
}

/* Whether HIPAA applies was not said, and there are findings that rest on it. */
static void note_covered_entity(struct audit *a, const struct baa_register *r)
{
	struct audit_subject clinic = { .name = { "(clinic)", 8 }, .waiver_until = DATE_NONE };
	size_t i = 0;
	while (i < a->n_rules && strcmp(a->rules[i].id, "covered-entity") != 0)
		i++;
	if (r->settings.covered_entity != BAA_UNKNOWN || i == a->n_rules || a->off[i] ||
	    !audit_count_from(a, AUDIT_LOW))
		return;
	const struct audit_rule *rule = &a->rules[i];
	a->subject = &clinic;
	audit_find(a, rule, rule->level, DATE_NONE,
		   "findings are as for a HIPAA covered entity; if the clinic is none, say so");
	a->subject = NULL;
}

void baa_audit(struct audit *a, struct baa_register *r)
{
	for (size_t i = 0; i < r->n_vendors; i++)
		look_up(r, &r->vendors[i]);
	find_twins(r);
	for (size_t i = 0; i < r->n_vendors; i++) {
		struct baa_vendor *v = &r->vendors[i];
		v->subject = (struct audit_subject){
			.name = v->vendor, .owner = v->owner, .waiver_until = v->waiver_until,
			.waiver_reason = v->waiver_reason, .waiver_rules = v->waiver_rules,
			.due = DATE_NONE,
		};
		struct baa_case c = baa_case_of(r, v, a->as_of);
		audit_look(a, &v->subject, &c);
	}
	note_covered_entity(a, r);
	audit_end(a);
}
