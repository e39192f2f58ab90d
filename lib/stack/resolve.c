/* Groups plans by vendor, and finds the vendor of each system. */
#include "stack/resolve.h"

#include <math.h>
#include <stdlib.h>

#include "base/mem.h"

#include "base/banned.h"

struct stack_vendor {
	const struct stack_plan *plans;
	size_t n;
	bool own;
};

static int by_vendor(const void *va, const void *vb)
{
	const struct stack_part *a = *(struct stack_part *const *)va;
	const struct stack_part *b = *(struct stack_part *const *)vb;
	int c = str_cmp(a->name.key, b->name.key);
	return c ? c : (a > b) - (a < b); /* rows of one array */
}

static bool same_plan(const struct stack_part *a, const struct stack_part *b)
{
	return str_eq(a->name.key, b->name.key) && str_eq(a->plan_name.key, b->plan_name.key);
}

/* Sorts the rows by vendor, in place. */
static void sort_parts(struct stack_part *parts, size_t n)
{
	struct stack_part **list = mem_zero(n, sizeof(*list));
	struct stack_part *sorted = mem_zero(n, sizeof(*sorted));
	for (size_t i = 0; i < n; i++)
		list[i] = &parts[i];
	if (n)
		qsort(list, n, sizeof(*list), by_vendor);
	for (size_t i = 0; i < n; i++)
		sorted[i] = *list[i];
	if (n)
		memcpy(parts, sorted, n * sizeof(*sorted));
	mem_free(list);
	mem_free(sorted);
}

const char *stack_table_make(struct stack_table *t, struct stack_part *parts, size_t n)
{
	bool made;
	sort_parts(parts, n);
	t->plans = mem_zero(n, sizeof(*t->plans));
	for (size_t i = 0; i < n; i++) {
		struct stack_vendor *v = map_get(&t->vendors, parts[i].name.key, sizeof(*v), &made);
		struct stack_plan *last = t->n_plans ? &t->plans[t->n_plans - 1] : NULL;
		if (made)
			*v = (struct stack_vendor){ &t->plans[t->n_plans], 0, parts[i].own };
		if (v->own && !parts[i].own)
			continue; /* the user's rows on a vendor replace all built-in ones */
		if (last && v->n && same_plan(last->part, &parts[i]) && last->n == STACK_PARTS_MAX)
			return "more than 16 rows of one plan";
		if (last && v->n && same_plan(last->part, &parts[i])) {
			last->n++;
			continue;
		}
		t->plans[t->n_plans++] = (struct stack_plan){ &parts[i], 1 };
		v->n++;
	}
	return NULL;
}

void stack_table_release(struct stack_table *t)
{
	mem_free(t->plans);
	map_release(&t->vendors);
	*t = (struct stack_table){ 0 };
}

bool stack_is_vendor(const struct stack_table *t, struct str key)
{
	return key.n && map_find(&t->vendors, key);
}

/* Takes the price of the row as that of the plan in use. */
static void take_own_price(struct stack_system *s)
{
	const struct stack_part *like = s->used ? s->used->part : NULL;
	s->own_part = (struct stack_part){
		.vendor = s->system, .plan = s->plan_text, .price = s->price, .annual = s->price,
		.unit = s->price_unit - 1, .kind = STACK_OWN, .included = NAN, .block = NAN,
		.free_from = NAN, .least = NAN, .most = NAN, .read_date = DATE_NONE, .as_of = DATE_NONE,
		.source = STR("the row itself"),
		.baa = like ? like->baa : STACK_UNKNOWN, .erx = like ? like->erx : STACK_UNKNOWN,
		.portal = like ? like->portal : STACK_UNKNOWN,
		.api = like ? like->api : STACK_UNKNOWN,
	};
	s->own_plan = (struct stack_plan){ &s->own_part, 1 };
	s->plans = s->used = &s->own_plan;
	s->n_plans = 1;
}

struct known {
	int32_t baa, conflict, category;
	struct str vendor;
};

/* A vendor of the table that the catalogue knows by another name. */
struct other {
	const struct stack_vendor *v;
};

static void resolve_one(struct stack_system *s, const struct stack_table *t,
			const struct map *known, const struct map *others)
{
	const struct known *k = s->name.key.n ? map_find(known, s->name.key) : NULL;
	const struct stack_vendor *v = s->name.key.n ? map_find(&t->vendors, s->name.key) : NULL;
	const struct other *o = !v && k ? map_find(others, k->vendor) : NULL;
	v = o ? o->v : v;
	if (v) {
		s->plans = v->plans;
		s->n_plans = v->n;
	}
	for (size_t i = 0; i < s->n_plans && !s->used; i++)
		if (s->plan_name.key.n && str_eq(s->plans[i].part->plan_name.key, s->plan_name.key))
			s->used = &s->plans[i];
	if (s->category == BAA_OTHER && (s->n_plans || k))
		s->category = s->n_plans ? s->plans->part->category : k->category;
	if (k && (k->conflict == BAA_YES || k->baa == BAA_REFUSED))
		s->catalogue_baa = k->conflict == BAA_YES ? STACK_CONFLICT : STACK_NO;
	if (s->price.set)
		take_own_price(s);
}

void stack_resolve(struct stack_system *s, size_t n, const struct stack_table *t,
		   const struct baa_known *known, size_t n_known)
{
	struct map by_name = { 0 }, others = { 0 };
	bool made;
	for (size_t i = 0; i < n_known; i++) {
		const struct stack_vendor *v = map_find(&t->vendors, known[i].name.key);
		if (v)
			((struct other *)map_get(&others, known[i].vendor, sizeof(struct other),
						 &made))
				->v = v;
		struct known *k = map_get(&by_name, known[i].name.key, sizeof(*k), &made);
		if (made)
			*k = (struct known){ known[i].baa, known[i].conflict, known[i].category,
					     known[i].vendor };
	}
	for (size_t i = 0; i < n; i++)
		resolve_one(&s[i], t, &by_name, &others);
	map_release(&by_name);
	map_release(&others);
}
