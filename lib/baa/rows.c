/* Finds who is who: names of a row, its row in the catalogue, the rows that are one vendor. */
#include "baa/baa_rules.h"

#include <stdlib.h>

#include "base/map.h"
#include "base/mem.h"

#include "base/banned.h"

static void add_name(struct baa_vendor *v, struct arena *arena, struct str text)
{
	struct name name = name_fold(arena, text);
	if (name.key.n)
		v->names[v->n_names++] = name;
}

static size_t items(struct str list)
{
	size_t n = 0;
	struct str item;
	while (str_next_part(&list, BAA_NAME_MARKS, &item))
		n++;
	return n;
}

void baa_fold_names(struct baa_vendor *v, struct arena *arena)
{
	const struct str lists[] = { v->aliases, v->former_names };
	struct str item;
	v->names = arena_take(arena, (2 + items(lists[0]) + items(lists[1])) * sizeof(*v->names));
	v->name = name_fold(arena, v->vendor);
	v->n_names = 0;
	v->names[v->n_names++] = v->name;
	for (size_t i = 0; i < sizeof(lists) / sizeof(*lists); i++)
		for (struct str list = lists[i]; str_next_part(&list, BAA_NAME_MARKS, &item);)
			add_name(v, arena, item);
	v->n_own_names = v->n_names;
	add_name(v, arena, v->legal_name);
}

const struct name *baa_names(const struct baa_vendor *v, size_t *n)
{
	*n = v->n_names ? v->n_names : 1;
	return v->n_names ? v->names : &v->name;
}

/* How many names of the row are its own: not that of the company, which has other products. */
static size_t own_names(const struct baa_vendor *v)
{
	return v->n_names ? v->n_own_names : 1;
}

/* Looks the row up in the catalogue by any of its names, or else the names near its own. */
static void look_up(const struct baa_register *r, struct names *known, struct baa_vendor *v)
{
	size_t n;
	const struct name *names = baa_names(v, &n);
	for (size_t i = 0; i < n && !v->known; i++) {
		struct names_run run = names_same(known, &names[i]);
		if (run.n)
			v->known = &r->known[run.entry->id];
	}
	if (v->known)
		return;
	struct names_near near = names_near(known, &v->name);
	for (size_t i = 0; i < near.n; i++) {
		const struct baa_known *k = &r->known[near.entry[i]->id];
		bool is_new = true;
		for (size_t j = 0; j < v->n_offered; j++)
			is_new = is_new && !str_eq(v->offered[j]->vendor, k->vendor);
		if (is_new)
			v->offered[v->n_offered++] = k;
	}
}

/* Returns the first row of the set that row i is in. */
static size_t root_of(size_t *root, size_t i)
{
	while (root[i] != i)
		i = root[i] = root[root[i]];
	return i;
}

static void join(size_t *root, size_t a, size_t b)
{
	a = root_of(root, a);
	b = root_of(root, b);
	root[a > b ? a : b] = a > b ? b : a;
}

/* Joins rows that share a name of their own, or are the same vendor of the catalogue. */
static void join_rows(const struct baa_register *r, size_t *root)
{
	struct names own = { 0 };
	struct map known = { 0 };
	for (size_t i = 0; i < r->n_vendors; i++) {
		names_add(&own, &r->vendors[i].name, i);
		root[i] = i;
	}
	names_index(&own);
	for (size_t i = 0; i < r->n_vendors; i++) {
		const struct baa_vendor *v = &r->vendors[i];
		size_t n;
		const struct name *names = baa_names(v, &n);
		bool made;
		for (size_t k = 0; k < own_names(v); k++) {
			struct names_run run = names_same(&own, &names[k]);
			if (run.n)
				join(root, i, run.entry->id);
		}
		if (!v->known)
			continue;
		size_t *first = map_get(&known, v->known->vendor, sizeof(*first), &made);
		if (made)
			*first = i;
		join(root, i, *first);
	}
	map_release(&known);
	names_release(&own);
}

struct placed {
	const struct baa_vendor *v;
	size_t root;
};

/* Sorts agreements that were made first, by day, then by answers, whatever the order of rows. */
static int by_agreement(const void *va, const void *vb)
{
	const struct placed *pa = va, *pb = vb;
	const struct baa_vendor *a = pa->v, *b = pb->v;
	const int32_t of_a[] = { !baa_is_made(a), a->baa_signed, a->baa_expires,
				 a->terminated,	  a->phi,	 a->baa };
	const int32_t of_b[] = { !baa_is_made(b), b->baa_signed, b->baa_expires,
				 b->terminated,	  b->phi,	 b->baa };
	const struct str text_a[] = { a->vendor, a->products_covered, a->products_used, a->evidence };
	const struct str text_b[] = { b->vendor, b->products_covered, b->products_used, b->evidence };
	int c = (pa->root > pb->root) - (pa->root < pb->root);
	for (size_t i = 0; i < sizeof(of_a) / sizeof(*of_a) && !c; i++)
		c = (of_a[i] > of_b[i]) - (of_a[i] < of_b[i]);
	for (size_t i = 0; i < sizeof(text_a) / sizeof(*text_a) && !c; i++)
		c = str_cmp(text_a[i], text_b[i]);
	return c;
}

static void make_groups(struct audit *a, struct baa_register *r)
{
	size_t *root = mem_zero(r->n_vendors, sizeof(*root));
	struct placed *sorted = mem_zero(r->n_vendors, sizeof(*sorted));
	const struct baa_vendor **row = arena_take(&a->arena, r->n_vendors * sizeof(*row));
	join_rows(r, root);
	for (size_t i = 0; i < r->n_vendors; i++)
		sorted[i] = (struct placed){ &r->vendors[i], root_of(root, i) };
	if (r->n_vendors)
		qsort(sorted, r->n_vendors, sizeof(*sorted), by_agreement);
	for (size_t i = 0, end; i < r->n_vendors; i = end) {
		struct baa_group *g = arena_take(&a->arena, sizeof(*g));
		g->row = row + i;
		for (end = i; end < r->n_vendors && sorted[end].root == sorted[i].root; end++) {
			row[end] = sorted[end].v;
			r->vendors[sorted[end].v - r->vendors].group = g;
		}
		g->n = end - i;
		baa_find_agreements(g, r->vendors, a->as_of);
	}
	mem_free(sorted);
	mem_free(root);
}

/* Whether of two rows with near names v is the one to which the other is offered. */
static bool is_offered(const struct baa_vendor *v, const struct baa_vendor *other, int32_t as_of)
{
	bool good = baa_in_force(v, as_of), other_good = baa_in_force(other, as_of);
	if (v->group == other->group || (v->known && other->known))
		return false;
	if (good != other_good)
		return other_good;
	if (v->name.key.n != other->name.key.n)
		return v->name.key.n > other->name.key.n;
	return str_cmp(v->name.key, other->name.key) > 0;
}

static void find_near(struct baa_register *r, struct names *rows, int32_t as_of)
{
	for (struct baa_vendor *v = r->vendors; v < r->vendors + r->n_vendors; v++) {
		struct names_near near = names_near(rows, &v->name);
		for (size_t i = 0; i < near.n; i++) {
			const struct baa_vendor *other = &r->vendors[near.entry[i]->id];
			bool is_new = !v->later && is_offered(v, other, as_of);
			for (size_t k = 0; k < v->n_near; k++)
				is_new = is_new && v->near[k]->group != other->group;
			if (is_new)
				v->near[v->n_near++] = other;
		}
	}
}

static void find_parent(struct baa_register *r, struct names *rows, struct baa_vendor *v,
			struct arena *arena)
{
	struct name name = name_fold(arena, v->parent);
	struct names_run run = names_same(rows, &name);
	for (size_t i = 0; i < run.n && i < NAMES_COMPARED && !v->parent_row; i++)
		if (r->vendors[run.entry[i].id].group != v->group)
			v->parent_row = r->vendors[run.entry[i].id].group->row[0];
}

void baa_find_rows(struct audit *a, struct baa_register *r, struct baa_indexes *x)
{
	*x = (struct baa_indexes){ 0 };
	for (size_t i = 0; i < r->n_known; i++)
		names_add(&x->known, &r->known[i].name, i);
	for (size_t i = 0; i < r->n_breaches; i++)
		names_add(&x->breaches, &r->breaches[i].name, i);
	names_index(&x->known);
	names_index(&x->breaches);
	excluded_index(&x->excluded, &a->arena, r->excluded, r->n_excluded, a->as_of);
	x->known_row = arena_take(&a->arena, r->n_known);
	for (size_t i = 0; i < r->n_vendors; i++) {
		struct baa_vendor *v = &r->vendors[i];
		size_t n;
		const struct name *names = baa_names(v, &n);
		look_up(r, &x->known, v);
		if (v->known)
			x->known_row[v->known - r->known] = true;
		for (size_t k = 0; k < n; k++)
			names_add(&x->rows, &names[k], i);
	}
	names_index(&x->rows);
	make_groups(a, r);
	find_near(r, &x->rows, a->as_of);
	for (size_t i = 0; i < r->n_vendors; i++)
		find_parent(r, &x->rows, &r->vendors[i], &a->arena);
}

void baa_indexes_release(struct baa_indexes *x)
{
	names_release(&x->known);
	names_release(&x->rows);
	names_release(&x->breaches);
	excluded_release(&x->excluded);
}
