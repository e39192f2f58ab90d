/* Checks around the agreement: whether PHI is there, what is on file, and the end of the contract. */
#include "baa/baa_rules.h"

#include "base/banned.h"

void baa_check_gate(struct audit *a, const struct audit_rule *rule, const void *context)
{
	const struct baa_case *c = context;
	static const char *const why[] = {
		[BAA_GATE_TREATMENT] = "PHI goes to a provider for treatment only",
		[BAA_GATE_PAYMENT] = "it processes payments and nothing else",
		[BAA_GATE_CONDUIT] = "it carries PHI and stores none",
		[BAA_GATE_WORKFORCE] = "a member of the clinic's workforce",
	};
	if (c->v->phi != BAA_NO && !c->ended && (int)c->gate == rule->arg)
		audit_find(a, rule, rule->level, DATE_NONE, "no BAA needed: %s", why[c->gate]);
}

/* arg 0: it is not known whether PHI is there; 1: it is denied, which is hard to believe. */
void baa_check_phi(struct audit *a, const struct audit_rule *rule, const void *context)
{
	const struct baa_case *c = context;
	const struct baa_vendor *v = c->v;
	bool nature = baa_by_nature(v->category);
	bool known = c->sure && baa_by_nature(c->sure->category);
	bool traces = v->baa != BAA_NOT_SAID && v->baa != BAA_NONE;
	if (c->ended || (c->gate && v->phi != BAA_NO))
		return;
	if (rule->arg == 0 && v->phi == BAA_UNKNOWN)
		baa_find(a, rule, c, c->in_place ? AUDIT_LOW : rule->level, DATE_NONE,
			 "whether it touches PHI is not recorded%s%s%s", nature || known ? "; " : "",
			 nature || known ? baa_category_names[nature ? v->category : c->sure->category] : "",
			 nature || known ? " systems hold it by nature" : "");
	if (rule->arg == 0 || v->phi != BAA_NO)
		return;
	if (traces && !(nature || known || v->stores == BAA_YES))
		baa_find(a, rule, c, AUDIT_LOW, DATE_NONE,
			 "is said to touch no PHI, and yet a BAA is on record or asked for");
	if (!(nature || known || v->stores == BAA_YES))
		return;
	if (v->stores == BAA_YES)
		baa_find(a, rule, c, rule->level, DATE_NONE,
			 "is said to touch no PHI and to keep PHI: one of them is wrong");
	else if (v->category == BAA_PHARMACY && c->provider)
		baa_find(a, rule, c, AUDIT_LOW, DATE_NONE,
			 "is said to touch no PHI; so it is only if it supplies office stock (503B)");
	else
		baa_find(a, rule, c, rule->level, DATE_NONE,
			 "is said to touch no PHI, but %s systems hold it by nature",
			 baa_category_names[nature ? v->category : c->sure->category]);
}

void baa_check_evidence(struct audit *a, const struct audit_rule *rule, const void *context)
{
	const struct baa_case *c = context;
	if (c->in_place && !c->v->evidence.n)
		baa_find(a, rule, c, rule->level, DATE_NONE,
			 c->v->baa == BAA_SIGNED ? "no copy of the BAA is on record"
						 : "no copy of the terms with the BAA is on record");
}

void baa_check_marketing(struct audit *a, const struct audit_rule *rule, const void *context)
{
	const struct baa_case *c = context;
	if (c->v->phi == BAA_NO || c->ended || !(c->v->purpose & BAA_MARKETING) ||
	    c->v->authorization == BAA_YES)
		return;
	baa_find(a, rule, c, rule->level, DATE_NONE,
		 "PHI is used for marketing and the patients' authorization is %s; a BAA does not "
		 "replace it", c->v->authorization == BAA_NO ? "missing" : "not recorded");
}

void baa_check_review(struct audit *a, const struct audit_rule *rule, const void *context)
{
	const struct baa_case *c = context;
	int32_t last = c->v->reviewed, days = c->reg->settings.review_days;
	if (!c->in_place)
		return;
	if (last == DATE_NONE)
		baa_find(a, rule, c, rule->level, DATE_NONE, "no review is recorded");
	else if (last > a->as_of)
		baa_find(a, rule, c, rule->level, DATE_NONE,
			 "the last review is dated %s, after the as-of day", baa_day(last).text);
	else if (a->as_of - last > days)
		baa_find(a, rule, c, rule->level, last + days, "last reviewed on %s, over %d day%s ago",
			 baa_day(last).text, days, days == 1 ? "" : "s");
}

void baa_check_subcontractors(struct audit *a, const struct audit_rule *rule, const void *context)
{
	const struct baa_case *c = context;
	struct str s = c->v->subcontractors;
	bool unsaid = !s.n;
	bool bound = str_ieq(s, STR("none")) || str_ieq(s, STR("no")) ||
		     str_ieq(s, STR("flow-down")) || (c->v->elements & 1u << 4);
	if (!c->in_place || (!unsaid && bound))
		return;
	baa_find(a, rule, c, rule->level, DATE_NONE,
		 unsaid ? "whether subcontractors get PHI is not recorded"
			: "it has subcontractors, and that they are bound as it is is not recorded");
}

void baa_check_returned(struct audit *a, const struct audit_rule *rule, const void *context)
{
	const struct baa_case *c = context;
	if (c->ended && c->v->phi != BAA_NO && c->v->returned != BAA_YES)
		baa_find(a, rule, c, rule->level, DATE_NONE,
			 "terminated on %s and %s", baa_day(c->v->terminated).text,
			 c->v->returned == BAA_NO ? "PHI was not returned or destroyed"
						  : "that PHI was returned or destroyed is not on record");
}

enum { RETENTION_YEARS = 6 };

void baa_check_retention(struct audit *a, const struct audit_rule *rule, const void *context)
{
	const struct baa_case *c = context;
	const struct baa_vendor *v = c->v;
	bool had = v->baa == BAA_SIGNED || v->baa == BAA_INCORPORATED || v->baa == BAA_CLICKED;
	int32_t keep = date_add_years(c->ended ? v->terminated : a->as_of, RETENTION_YEARS);
	if (!had || keep < a->as_of)
		return;
	struct baa_day until = baa_day(keep);
	if (v->documents_until != DATE_NONE && v->documents_until < keep)
		baa_find(a, rule, c, rule->level, v->documents_until,
			 "its documents are kept until %s only; six years end on %s%s",
			 baa_day(v->documents_until).text, until.text,
			 c->ended ? "" : " at the earliest");
	else if (c->ended && !v->evidence.n)
		baa_find(a, rule, c, rule->level, DATE_NONE,
			 "terminated, and its documents, to be kept until %s, are not on record",
			 until.text);
}

/* arg 0: what the catalogue says is old; 1: a near miss of a name in it. */
void baa_check_catalogue(struct audit *a, const struct audit_rule *rule, const void *context)
{
	const struct baa_case *c = context;
	const struct baa_known *k = c->v->known;
	int32_t days = c->reg->settings.stale_days;
	if (c->ended)
		return;
	if (rule->arg == 1 && c->v->offered)
		baa_find(a, rule, c, rule->level, DATE_NONE,
			 "not in the catalogue; is it %.*s?", TEXT(c->v->offered->vendor));
	if (rule->arg == 0 && k && k->as_of > a->as_of)
		baa_find(a, rule, c, rule->level, DATE_NONE,
			 "the catalogue's row on it is of %s, after the as-of day",
			 baa_day(k->as_of).text);
	else if (rule->arg == 0 && k && a->as_of - k->as_of > days)
		baa_find(a, rule, c, rule->level, k->as_of + days,
			 "the catalogue's row on it is of %s, over %d day%s old", baa_day(k->as_of).text,
			 days, days == 1 ? "" : "s");
}

void baa_check_twin(struct audit *a, const struct audit_rule *rule, const void *context)
{
	const struct baa_case *c = context;
	const struct baa_vendor *v = c->v, *t = v->twin;
	if (!t)
		return;
	bool phi = v->phi != t->phi, baa = v->baa != t->baa, day = v->baa_signed != t->baa_signed;
	bool end = v->baa_expires != t->baa_expires, gone = v->terminated != t->terminated;
	if (phi || baa || day || end || gone)
		baa_find(a, rule, c, rule->level, DATE_NONE,
			 "another row on %.*s (phi %s, baa %s) has another answer to%s%s%s%s%s",
			 TEXT(t->vendor), baa_answer_names[t->phi], baa_mode_names[t->baa],
			 phi ? " phi" : "", baa ? " baa" : "", day ? " baa_signed" : "",
			 end ? " baa_expires" : "", gone ? " terminated" : "");
}

/* arg 0: a breach of the vendor; 1: of somebody whose name is near. */
void baa_check_breach(struct audit *a, const struct audit_rule *rule, const void *context)
{
	const struct baa_case *c = context;
	for (size_t i = 0; i < c->reg->n_breaches; i++) {
		const struct baa_breach *b = &c->reg->breaches[i];
		bool same = name_same(&b->name, &c->v->name);
		if (same != (rule->arg == 0) || (!same && !name_near(&b->name, &c->v->name)))
			continue;
		struct str people = b->people.n ? b->people : STR("unknown");
		struct str who = same ? STR("") : b->who;
		enum audit_level level = same && c->v->phi == BAA_NO ? AUDIT_LOW : rule->level;
		baa_find(a, rule, c, level, DATE_NONE,
			 "%s%.*s%sreported a breach on %s: %.*s, people affected: %.*s",
			 same ? "" : "is it ", TEXT(who), same ? "" : "? It ",
			 baa_day(b->submitted).text, TEXT(b->type), TEXT(people));
	}
}
