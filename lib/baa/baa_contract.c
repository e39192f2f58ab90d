/* Checks on the agreement: whether there is one, is in force, is wide enough and complete. */
#include "baa/baa_rules.h"

#include "base/banned.h"

/* Returns how the vendor is known to make BAAs, as the end of a message; "": not known. */
static const char *way_to_one(const struct baa_known *k)
{
	static const char *const ways[BAA_MODES] = {
		[BAA_REQUESTED] = "; the vendor is known to sign on request",
		[BAA_CLICKED] = "; the vendor is known to offer one to accept on its site",
		[BAA_OFFERED] = "; the vendor is known to offer one",
	};
	return k && ways[k->baa] ? ways[k->baa] : "";
}

/* Returns why the agreement of the parent, which is claimed, does not help. */
static const char *no_parent(const struct baa_vendor *v)
{
	if (v->parent_row)
		return "; its parent's is not in force or not said to cover affiliates";
	return v->parent.n ? "; its parent is not in the register"
			   : "; record its parent, and have that one's agreement name it";
}

/* Returns why none is not needed although the row says so, and which purposes make that right. */
static const char *not_exempt(const struct baa_case *c)
{
	if (!c->v->purpose)
		return "; that none is needed is said, but not why: record purpose=treatment, payment, "
		       "conduit or workforce if it is that alone; operations and marketing need a BAA";
	return c->provider ? "; a purpose of operations or marketing needs one: if it tests or treats "
			     "only, record purpose=treatment alone"
			   : "; a purpose of operations or marketing needs one: none is needed for "
			     "purpose=treatment, payment, conduit or workforce alone";
}

void baa_check_missing(struct audit *a, const struct audit_rule *rule, const void *context)
{
	const struct baa_case *c = context;
	const struct baa_vendor *v = c->v;
	bool said = v->baa == BAA_NONE || v->baa == BAA_NOT_NEEDED;
	if (!c->needed || (v->baa != BAA_NOT_SAID && v->baa != BAA_BY_PARENT && !said) ||
	    baa_parent_covers(v, a->as_of))
		return;
	enum audit_level level = rule->level;
	const char *more = way_to_one(c->sure), *what = said ? "has no BAA" : "no BAA is recorded";
	bool traces = v->baa_signed != DATE_NONE || v->baa_expires != DATE_NONE || v->evidence.n;
	if (c->closed) {
		baa_find(a, rule, c, level, DATE_NONE, "touches PHI and %s; no exemption: %s", what,
			 c->closed);
		return;
	}
	if (!v->purpose && c->provider) {
		level = AUDIT_MEDIUM;
		more = "; if PHI goes there for treatment only, record purpose=treatment";
	} else if (!v->purpose && v->category == BAA_PAYMENTS) {
		level = AUDIT_HIGH;
		more = "; if it processes payments only, record purpose=payment and stores=no";
	} else if (!v->purpose && v->category == BAA_CARRIER) {
		more = "; if it carries what is sealed, or runs the line only, record purpose=conduit and "
		       "stores=no";
	} else if (c->sure && c->sure->baa == BAA_INCORPORATED && !said) {
		level = AUDIT_HIGH;
		more = "; the vendor's terms are known to incorporate one: keep a copy and record "
		       "baa=incorporated";
	} else if (v->parent.n || v->baa == BAA_BY_PARENT) {
		more = no_parent(v);
	} else if (v->baa == BAA_NOT_NEEDED) {
		more = not_exempt(c);
	} else if (!said && traces) {
		more = "; its day or its copy is: record in baa how it was made";
	}
	baa_find(a, rule, c, level, DATE_NONE, "touches PHI and %s%s", what, more);
}

void baa_check_refused(struct audit *a, const struct audit_rule *rule, const void *context)
{
	const struct baa_case *c = context;
	if (c->needed && c->v->baa == BAA_REFUSED)
		baa_find(a, rule, c, rule->level, DATE_NONE,
			 "touches PHI and refused a BAA: stop sending PHI or replace it%s%s",
			 c->closed ? "; no exemption: " : "", c->closed ? c->closed : "");
}

/* rule->arg 0: by the catalogue the vendor signs no BAA; 1: sources disagree about the vendor. */
void baa_check_vendor(struct audit *a, const struct audit_rule *rule, const void *context)
{
	const struct baa_case *c = context;
	const struct baa_known *k = c->v->known;
	if (!c->needed || !k)
		return;
	bool conflict = k->conflict == BAA_YES;
	if (rule->arg == 1 && conflict)
		baa_find(a, rule, c, rule->level, DATE_NONE, "sources disagree about %.*s%s%.*s",
			 TEXT(k->vendor), k->note.n ? ": " : "", TEXT(k->note));
	if (rule->arg == 1 || conflict || k->baa != BAA_REFUSED)
		return;
	struct baa_day day = baa_day(k->as_of);
	if (c->in_place)
		baa_find(a, rule, c, AUDIT_MEDIUM, DATE_NONE,
			 "is known to sign no BAA (as of %s): check the one on record", day.text);
	else if (c->stale)
		baa_find(a, rule, c, AUDIT_MEDIUM, DATE_NONE,
			 "was known to sign no BAA, but that is of %s: ask it again", day.text);
	else
		baa_find(a, rule, c, rule->level, DATE_NONE,
			 "is known to sign no BAA (as of %s): keep PHI away from it", day.text);
}

void baa_check_requested(struct audit *a, const struct audit_rule *rule, const void *context)
{
	const struct baa_case *c = context;
	const struct baa_vendor *v = c->v;
	if (c->needed && v->baa == BAA_REQUESTED)
		baa_find(a, rule, c, rule->level, DATE_NONE, "a BAA was requested but not executed");
	else if (c->needed && !c->in_place && v->baa_signed != DATE_NONE && v->baa_signed > a->as_of)
		baa_find(a, rule, c, rule->level, DATE_NONE, "the BAA is dated %s, after the as-of day",
			 baa_day(v->baa_signed).text);
}

int baa_warning(const struct baa_settings *s, int64_t days_left)
{
	int narrowest = -1;
	for (size_t i = 0; i < s->n_warn_days; i++)
		if (days_left <= s->warn_days[i])
			narrowest = (int)i;
	return narrowest;
}

static void check_expired(struct audit *a, const struct audit_rule *rule, const struct baa_case *c)
{
	int32_t expires = c->v->baa_expires;
	if (c->needed && c->v->baa == BAA_EXPIRED)
		baa_find(a, rule, c, rule->level, expires, "the BAA is recorded as expired%s%s",
			 expires == DATE_NONE ? "" : expires < a->as_of ? " on " : ", and as good until ",
			 expires == DATE_NONE ? "" : baa_day(expires).text);
	else if (c->in_place && c->v->auto_renew != BAA_YES && expires != DATE_NONE && expires < a->as_of)
		baa_find(a, rule, c, rule->level, expires, "the BAA expired on %s", baa_day(expires).text);
}

enum { FAR_YEARS = 10 };

/* rule->arg 0: the BAA has run out; 1: it soon will; 2: it is to last longer than BAAs do. */
void baa_check_expiry(struct audit *a, const struct audit_rule *rule, const void *context)
{
	const struct baa_case *c = context;
	const struct baa_settings *s = &c->reg->settings;
	int32_t expires = c->v->baa_expires, far = date_add_years(a->as_of, FAR_YEARS);
	if (rule->arg == 0)
		check_expired(a, rule, c);
	if (rule->arg == 2 && c->in_place && far > a->as_of && expires > far)
		baa_find(a, rule, c, rule->level, DATE_NONE,
			 "the BAA is to expire on %s, over %d years to come: is that so? Empty: no last day",
			 baa_day(expires).text, FAR_YEARS);
	if (rule->arg != 1 || !c->in_place || c->v->auto_renew == BAA_YES || expires < a->as_of ||
	    baa_is_followed(c->v, a->as_of))
		return;
	int warning = baa_warning(s, (int64_t)expires - a->as_of);
	if (warning < 0)
		return;
	bool last = s->n_warn_days > 1 && warning == (int)s->n_warn_days - 1;
	baa_find(a, rule, c, last ? AUDIT_HIGH : rule->level, expires,
		 "the BAA expires on %s, within %d day%s", baa_day(expires).text,
		 s->warn_days[warning], s->warn_days[warning] == 1 ? "" : "s");
}

void baa_check_omnibus(struct audit *a, const struct audit_rule *rule, const void *context)
{
	const struct baa_case *c = context;
	int32_t published = date_from_civil(2013, 1, 25), day = c->v->baa_signed;
	if (!c->in_place)
		return;
	if (day == DATE_NONE)
		baa_find(a, rule, c, AUDIT_LOW, DATE_NONE,
			 "the day of the BAA is not recorded, so its age is unknown");
	else if (day < published)
		baa_find(a, rule, c, rule->level, DATE_NONE,
			 "the BAA is of %s, before the Omnibus Rule: it had to be updated by 2014-09-22",
			 baa_day(day).text);
}

/* rule->arg 0: the plan in use carries no BAA; 1: it is not recorded, or not known to carry one. */
void baa_check_plan(struct audit *a, const struct audit_rule *rule, const void *context)
{
	const struct baa_case *c = context;
	const struct baa_known *k = c->sure;
	struct str plan = c->v->plan, bad;
	if (!c->needed || !k || !k->plans.n)
		return;
	enum baa_plan is = baa_plan_of(plan, k->plans, &bad);
	if (is == BAA_PLAN_UNLISTED && plan.n && baa_named(plan, k->not_covered, BAA_LIST_HOLDS))
		is = BAA_PLAN_LESSER;
	if (rule->arg == 1 && plan.n && is == BAA_PLAN_UNLISTED)
		baa_find(a, rule, c, rule->level, DATE_NONE,
			 "the plan %.*s is not among those known to carry a BAA: %.*s (as of %s)",
			 TEXT(plan), TEXT(k->plans), baa_day(k->as_of).text);
	if (rule->arg == 1 && !plan.n)
		baa_find(a, rule, c, rule->level, DATE_NONE,
			 "its BAA comes with some plans only (%.*s) and the plan is not recorded",
			 TEXT(k->plans));
	bool asks = k->verified == BAA_SECONDARY || c->stale; /* then it is a question only */
	if (rule->arg == 0 && is == BAA_PLAN_LESSER)
		baa_find(a, rule, c, asks ? AUDIT_MEDIUM : rule->level, DATE_NONE,
			 "the plan %.*s carries no BAA%s; these do: %.*s (as of %s)", TEXT(bad),
			 !asks ? "" : c->stale ? ", or did not: ask the vendor"
					       : " by what others say: ask the vendor",
			 TEXT(k->plans), baa_day(k->as_of).text);
}

enum { OTHERS_MAX = 16 };

/* Whether another agreement with the vendor is in force and covers the product, by name or all. */
static bool covered_by_another(const struct baa_vendor *v, struct str item, int32_t as_of)
{
	const struct baa_group *g = v->group;
	size_t n = g && g->n < OTHERS_MAX ? g->n : OTHERS_MAX;
	for (size_t i = 0; g && i < n; i++) {
		const struct baa_vendor *other = g->row[g->n - 1 - i];
		if (other != v && baa_in_force(other, as_of) &&
		    (baa_covers_all(other->products_covered) ||
		     baa_named(item, other->products_covered, BAA_LIST_HOLDS)))
			return true;
	}
	return false;
}

/* rule->arg 0: a product in use is not covered; 1: the register does not say enough to tell. */
void baa_check_products(struct audit *a, const struct audit_rule *rule, const void *context)
{
	const struct baa_case *c = context;
	const struct baa_vendor *v = c->v;
	const struct baa_known *k = c->sure;
	bool limited = k && k->not_covered.n, all = baa_covers_all(v->products_covered);
	struct str used = v->products_used, item;
	if (!c->in_place)
		return;
	if (rule->arg == 1 && !used.n && limited)
		baa_find(a, rule, c, rule->level, DATE_NONE,
			 "its BAA leaves out %.*s and the products in use are not recorded",
			 TEXT(k->not_covered));
	if (rule->arg == 1 && used.n && !v->products_covered.n)
		baa_find(a, rule, c, rule->level, DATE_NONE,
			 "the products that the BAA covers are not recorded");
	while (rule->arg == 0 && str_next_part(&used, BAA_LIST_MARKS, &item)) {
		bool said = !all && baa_named(item, v->products_covered, BAA_LIST_HOLDS);
		if (item.n && v->products_covered.n && !all && !said && covered_by_another(v, item, a->as_of))
			continue;
		if (item.n && v->products_covered.n && !all && !said)
			baa_find(a, rule, c, rule->level, DATE_NONE,
				 "%.*s is in use and not among the products covered", TEXT(item));
		else if (item.n && limited && baa_named(item, k->not_covered, BAA_ITEM_HOLDS))
			baa_find(a, rule, c, said ? AUDIT_MEDIUM : rule->level, DATE_NONE,
				 "%.*s is in use and the vendor's BAA leaves it out (as of %s)",
				 TEXT(item), baa_day(k->as_of).text);
	}
}

void baa_check_element(struct audit *a, const struct audit_rule *rule, const void *context)
{
	const struct baa_case *c = context;
	const struct baa_element *e = &baa_elements[rule->arg];
	if (c->in_place && c->v->elements_text.n && !(c->v->elements & 1u << rule->arg))
		baa_find(a, rule, c, rule->level, DATE_NONE, "the BAA lacks %s%s%s%s: %s", e->code,
			 e->letter[0] ? " (" : "", e->letter, e->letter[0] ? ")" : "", rule->title);
}

void baa_check_elements(struct audit *a, const struct audit_rule *rule, const void *context)
{
	const struct baa_case *c = context;
	if (c->in_place && !c->v->elements_text.n)
		baa_find(a, rule, c, rule->level, DATE_NONE,
			 "which required clauses the BAA has is not recorded");
}
