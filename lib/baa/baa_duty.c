/* Checks around the agreement: whether there is PHI, what is on file, the end of the contract. */
#include "baa/baa_rules.h"

#include <stdio.h>

#include "base/banned.h"

enum { BREACHES_SAID = 32 };

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

/* rule->arg 0: it is not known whether there is PHI; 1: that is denied, and hard to believe. */
void baa_check_phi(struct audit *a, const struct audit_rule *rule, const void *context)
{
	const struct baa_case *c = context;
	const struct baa_vendor *v = c->v;
	bool nature = baa_by_nature(v->category);
	bool known = c->sure && baa_by_nature(c->sure->category);
	bool traces = v->baa != BAA_NOT_SAID && v->baa != BAA_NONE;
	if (c->ended || (c->gate && v->phi != BAA_NO))
		return;
	if (rule->arg == 0 && v->phi == BAA_UNKNOWN && v->category == BAA_ANALYTICS)
		baa_find(a, rule, c, c->in_place ? AUDIT_LOW : rule->level, DATE_NONE,
			 "whether it touches PHI is not recorded: does its tag run on pages for login, "
			 "booking or intake, in a portal or an app?");
	else if (rule->arg == 0 && v->phi == BAA_UNKNOWN)
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
	int32_t last = c->v->reviewed, days = c->reg->settings.review_days[c->v->risk];
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
	const struct baa_known *k = c->sure;
	bool bound = str_ieq(s, STR("none")) || str_ieq(s, STR("no")) ||
		     str_ieq(s, STR("flow-down")) || (c->v->elements & 1u << 4);
	if (!c->in_place || (!unsaid && bound))
		return;
	baa_find(a, rule, c, rule->level, DATE_NONE,
		 unsaid ? "whether subcontractors get PHI is not recorded%s%.*s"
			: "it has subcontractors, and that they are bound as it is is not recorded%s%.*s",
		 k && k->runs_on.n ? "; it is known to be built on " : "",
		 TEXT(k && k->runs_on.n ? k->runs_on : STR("")));
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

/* Checks that the documents of an agreement that was replaced are kept for six years. */
static void check_replaced(struct audit *a, const struct audit_rule *rule, const struct baa_case *c,
			   const struct baa_vendor *old)
{
	int32_t end = baa_end(old, a->as_of) < a->as_of ? baa_end(old, a->as_of) : a->as_of;
	int32_t keep = date_add_years(end, BAA_RETENTION_YEARS);
	bool soon = old->documents_until != DATE_NONE && old->documents_until < keep;
	bool to_come = old->baa_signed > a->as_of; /* it replaces others, and is not replaced */
	if (!baa_is_made(old) || to_come || keep < a->as_of || (old->evidence.n && !soon))
		return;
	baa_find(a, rule, c, rule->level, soon ? old->documents_until : DATE_NONE,
		 "the agreement%s%s that was replaced is to be kept until %s, and %s",
		 old->baa_signed == DATE_NONE ? "" : " of ",
		 old->baa_signed == DATE_NONE ? "" : baa_day(old->baa_signed).text, baa_day(keep).text,
		 soon ? "will be deleted before" : "is not on record");
}

void baa_check_retention(struct audit *a, const struct audit_rule *rule, const void *context)
{
	const struct baa_case *c = context;
	const struct baa_vendor *v = c->v;
	bool had = baa_is_made(v);
	for (size_t i = 0; v->leads && i < v->group->n; i++)
		if (v->group->row[i]->later == v)
			check_replaced(a, rule, c, v->group->row[i]);
	int32_t keep = date_add_years(c->ended ? v->terminated : a->as_of, BAA_RETENTION_YEARS);
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

/* Says which names of the catalogue are near; if their answers differ that is more than an info. */
static void offer_known(struct audit *a, const struct audit_rule *rule, const struct baa_case *c)
{
	const struct baa_vendor *v = c->v;
	char names[400];
	size_t n = 0;
	bool differ = false;
	if (!v->n_offered)
		return;
	for (size_t i = 0; i < v->n_offered && n < sizeof(names) - 1; i++) {
		const char *before = i == 0 ? "" : i + 1 == v->n_offered ? " or " : ", ";
		n += (size_t)snprintf(names + n, sizeof(names) - n, "%s%.*s", before,
				      (int)str_cut(v->offered[i]->vendor, 40).n, v->offered[i]->vendor.p);
		differ = differ || v->offered[i]->baa != v->offered[0]->baa;
	}
	baa_find(a, rule, c, differ && v->phi != BAA_NO ? AUDIT_LOW : rule->level, DATE_NONE,
		 "not in the catalogue; is it %s?%s", names,
		 differ ? " Each has an answer of its own: name the product" : "");
}

/* rule->arg 0: the catalogue's row is old; 1: the vendor is not in it, but near names are. */
void baa_check_catalogue(struct audit *a, const struct audit_rule *rule, const void *context)
{
	const struct baa_case *c = context;
	const struct baa_known *k = c->v->known;
	int32_t days = c->reg->settings.stale_days;
	if (c->ended)
		return;
	if (rule->arg == 1)
		offer_known(a, rule, c);
	if (rule->arg == 0 && k && k->as_of > a->as_of)
		baa_find(a, rule, c, rule->level, DATE_NONE,
			 "the catalogue's row on it is of %s, after the as-of day",
			 baa_day(k->as_of).text);
	else if (rule->arg == 0 && k && a->as_of - k->as_of > days)
		baa_find(a, rule, c, rule->level, k->as_of + days,
			 "the catalogue's row on it is of %s, over %d day%s old", baa_day(k->as_of).text,
			 days, days == 1 ? "" : "s");
}

static void say_breach(struct audit *a, const struct audit_rule *rule, const struct baa_case *c,
		       const struct baa_breach *b, bool same)
{
	struct str people = b->people.n ? b->people : STR("unknown");
	struct str who = same ? STR("") : b->who;
	enum audit_level level = same && c->v->phi == BAA_NO ? AUDIT_LOW : rule->level;
	baa_find(a, rule, c, level, DATE_NONE,
		 "%s%.*s%sreported a breach on %s: %.*s, people affected: %.*s", same ? "" : "is it ",
		 TEXT(who), same ? "" : "? It ", baa_day(b->submitted).text, TEXT(b->type), TEXT(people));
}

/* Says the breaches that were reported under any of the vendor's names, each once. */
static void say_same(struct audit *a, const struct audit_rule *rule, const struct baa_case *c,
		     const struct name *names, size_t n)
{
	size_t said = 0;
	for (size_t i = 0; i < n; i++) {
		struct names_run run = names_same(&c->indexes->breaches, &names[i]);
		bool before = false;
		for (size_t k = 0; k < i && run.n && !before; k++)
			before = name_same(&names[k], &names[i]);
		for (size_t k = 0; k < run.n && !before && said < BREACHES_SAID; k++, said++)
			say_breach(a, rule, c, &c->reg->breaches[run.entry[k].id], true);
		if (run.n && !before && said == BREACHES_SAID) {
			baa_find(a, rule, c, rule->level, DATE_NONE,
				 "and more breaches of it than are listed here");
			return;
		}
	}
}

/* rule->arg 0: breaches under any of the vendor's names; 1: under a name near its own. */
void baa_check_breach(struct audit *a, const struct audit_rule *rule, const void *context)
{
	const struct baa_case *c = context;
	size_t n;
	const struct name *names = baa_names(c->v, &n);
	if (rule->arg == 0) {
		say_same(a, rule, c, names, n);
		return;
	}
	struct names_near near = names_near(&c->indexes->breaches, &c->v->name);
	for (size_t i = 0; i < near.n; i++)
		say_breach(a, rule, c, &c->reg->breaches[near.entry[i]->id], false);
	if (near.more)
		baa_find(a, rule, c, rule->level, DATE_NONE,
			 "more names near it reported breaches than are listed here: look it up");
}
