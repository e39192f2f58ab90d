/* Joins pharmacies to sources, and computes the shares of their volume. */
#include "pharm/sources.h"

#include <math.h>
#include <stdlib.h>

#include "base/mem.h"
#include "pharm/answers.h"

#include "base/banned.h"

const char *const pharm_join_names[PHARM_JOINS + 1] = {
	[PHARM_EACH] = "pharmacy", [PHARM_RELATED] = "parent_or_maker", [PHARM_PATHWAY] = "pathway",
};

/* A name by which pharmacies are joined: of a parent or maker, or a pharmacy's own name. */
struct tie {
	struct name name;
	size_t pharmacy;
};

static int by_key(const void *va, const void *vb)
{
	const struct tie *a = va, *b = vb;
	int c = str_cmp(a->name.key, b->name.key);
	return c ? c : (a->pharmacy > b->pharmacy) - (a->pharmacy < b->pharmacy);
}

static size_t root(const size_t *source, size_t i)
{
	while (source[i] != i)
		i = source[i];
	return i;
}

static void unite(size_t *source, size_t a, size_t b)
{
	size_t x = root(source, a), y = root(source, b);
	if (x < y)
		source[y] = x;
	else
		source[x] = y;
}

/* Whether a name says something; names that do not join nothing. */
static bool says(struct str text)
{
	return !pharm_is_unknown(text) && !str_ieq(text, STR("none")) && !str_ieq(text, STR("no")) &&
	       !str_ieq(text, STR("refused"));
}

/* Joins by one criterion at a time, so that a maker named like an owner does not count as one. */
static void join_by(const struct pharmacy *p, size_t n, size_t criterion, bool own_names,
		    size_t *source)
{
	struct arena arena = { 0 };
	struct tie *tie = mem_zero(2 * n, sizeof(*tie));
	size_t n_ties = 0;
	for (size_t i = 0; i < n; i++) {
		struct str text = p[i].answer[criterion].text;
		if (says(text))
			tie[n_ties++] = (struct tie){ name_fold(&arena, text), i };
		if (own_names)
			tie[n_ties++] = (struct tie){ p[i].folded, i };
	}
	if (n_ties)
		qsort(tie, n_ties, sizeof(*tie), by_key);
	for (size_t i = 1; i < n_ties; i++)
		if (name_same(&tie[i - 1].name, &tie[i].name))
			unite(source, tie[i - 1].pharmacy, tie[i].pharmacy);
	mem_free(tie);
	arena_release(&arena);
}

void pharm_join(const struct pharmacy *p, size_t n, enum pharm_join join, size_t *source)
{
	size_t first[PATHWAYS];
	for (size_t i = 0; i < PATHWAYS; i++)
		first[i] = n;
	for (size_t i = 0; i < n; i++) {
		source[i] = i;
		if (join == PHARM_PATHWAY && first[p[i].type] == n)
			first[p[i].type] = i;
		if (join == PHARM_PATHWAY)
			source[i] = first[p[i].type];
	}
	if (join == PHARM_RELATED) {
		join_by(p, n, PHARM_ANSWER_parent, true, source);
		join_by(p, n, PHARM_ANSWER_api_source, false, source);
	}
	for (size_t i = 0; i < n; i++)
		source[i] = root(source, i);
}

static int by_sku(const void *va, const void *vb)
{
	const struct pharm_volume *a = va, *b = vb;
	int c = str_cmp(a->sku, b->sku);
	if (!c)
		c = str_cmp(a->folded.key, b->folded.key);
	if (!c)
		c = str_cmp(a->pharmacy, b->pharmacy);
	return c ? c : (a->units > b->units) - (a->units < b->units);
}

/* The pharmacy of the register with a name; n: there is none. tie is sorted by key. */
static size_t find(const struct tie *tie, size_t n, const struct name *name)
{
	size_t low = 0, high = n;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (str_cmp(tie[middle].name.key, name->key) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low < n && name_same(&tie[low].name, name) ? tie[low].pharmacy : n;
}

/* The arrays that pharm_sources works with. */
struct work {
	struct pharm_volume *volume;
	size_t n;
	size_t *number;       /* the pharmacy of each volume: in the register, else behind it */
	struct str *name;     /* of each pharmacy, those behind the register too */
	size_t *source;       /* of each pharmacy */
	size_t *slot;         /* of each source in the current row, from 1; 0: it has none */
	size_t *source_of;    /* of each slot */
	double *units;        /* of each slot */
	size_t pharmacies;
};

/* Numbers the pharmacies of the volume; those not in the register follow, by name. */
static void number_volume(struct work *w, const struct pharmacy *p, size_t n)
{
	struct tie *known = mem_zero(n, sizeof(*known)), *others = mem_zero(w->n, sizeof(*others));
	size_t n_others = 0;
	for (size_t i = 0; i < n; i++) {
		known[i] = (struct tie){ p[i].folded, i };
		w->name[i] = p[i].name;
	}
	if (n)
		qsort(known, n, sizeof(*known), by_key);
	for (size_t i = 0; i < w->n; i++) {
		w->number[i] = find(known, n, &w->volume[i].folded);
		if (w->number[i] == n)
			others[n_others++] = (struct tie){ w->volume[i].folded, i };
	}
	if (n_others)
		qsort(others, n_others, sizeof(*others), by_key);
	w->pharmacies = n;
	for (size_t i = 0; i < n_others; i++) {
		if (!i || !name_same(&others[i - 1].name, &others[i].name))
			w->name[w->pharmacies++] = w->volume[others[i].pharmacy].pharmacy;
		w->number[others[i].pharmacy] = w->pharmacies - 1;
	}
	mem_free(known);
	mem_free(others);
}

/* The concentration of volumes first..last; its time grows with their number only. */
static struct pharm_source_row look(struct work *w, size_t first, size_t last, enum pharm_join join)
{
	struct pharm_source_row row = { .joined_by = (int32_t)join, .single_source = NAN };
	size_t n = 0;
	for (size_t i = first; i < last; i++) {
		size_t source = w->source[w->number[i]];
		if (!w->slot[source]) {
			w->source_of[n] = source;
			w->units[n] = 0;
			w->slot[source] = ++n;
		}
		w->units[w->slot[source] - 1] += w->volume[i].units;
	}
	row.c = concentration_of(w->units, n);
	if (row.c.sources)
		row.largest = w->name[w->source_of[row.c.largest]];
	for (size_t i = 0; i < n; i++)
		w->slot[w->source_of[i]] = 0;
	return row;
}

static size_t end_of_sku(const struct work *w, size_t first)
{
	size_t i = first;
	while (i < w->n && str_eq(w->volume[i].sku, w->volume[first].sku))
		i++;
	return i;
}

static void look_at_all(struct work *w, enum pharm_join join, pharm_source_write *write, void *of)
{
	double alone = 0, units = 0; /* of SKUs, since what one lacks is no share of another */
	for (size_t i = 0, end; i < w->n; i = end) {
		end = end_of_sku(w, i);
		struct pharm_source_row row = look(w, i, end, join);
		units += row.c.all;
		alone += row.c.sources == 1 ? row.c.all : 0;
	}
	struct pharm_source_row all = look(w, 0, w->n, join);
	all.single_source = units > 0 ? alone / units : NAN;
	write(&all, of);
	for (size_t i = 0, end; i < w->n; i = end) {
		end = end_of_sku(w, i);
		struct pharm_source_row row = look(w, i, end, join);
		row.sku = w->volume[i].sku;
		if (row.sku.n)
			write(&row, of);
	}
}

void pharm_sources(const struct pharmacy *p, size_t n, struct pharm_volume *volume,
		   size_t n_volume, pharm_source_write *write, void *of)
{
	size_t most = n + n_volume;
	struct work w = { volume, n_volume, mem_zero(n_volume, sizeof(size_t)),
			  mem_zero(most, sizeof(struct str)), mem_zero(most, sizeof(size_t)),
			  mem_zero(most, sizeof(size_t)), mem_zero(most, sizeof(size_t)),
			  mem_zero(most, sizeof(double)), 0 };
	if (n_volume)
		qsort(volume, n_volume, sizeof(*volume), by_sku);
	number_volume(&w, p, n);
	for (int join = 0; join < PHARM_JOINS; join++) {
		pharm_join(p, n, (enum pharm_join)join, w.source);
		for (size_t i = n; i < w.pharmacies; i++)
			w.source[i] = i;
		look_at_all(&w, (enum pharm_join)join, write, of);
	}
	mem_free(w.number);
	mem_free(w.name);
	mem_free(w.source);
	mem_free(w.slot);
	mem_free(w.source_of);
	mem_free(w.units);
}
