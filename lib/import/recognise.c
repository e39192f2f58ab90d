/* Compares the names in a record with the names that each export has. */
#include "import/recognise.h"

#include <stdlib.h>

#include "base/mem.h"

#include "base/banned.h"

size_t header_find(const struct str *folded, size_t n, struct str name, bool *twice)
{
	size_t at = n;
	*twice = false;
	for (size_t i = 0; i < n; i++) {
		if (!str_eq(folded[i], name))
			continue;
		*twice = at != n;
		if (at == n)
			at = i;
		else
			break;
	}
	return at;
}

/* The record's names, folded; a cell that is too long for a name is none. */
static void fold_all(struct recognition *r, const struct str *cells, size_t n)
{
	arena_release(&r->arena);
	map_release(&r->times);
	if (n > r->size) {
		free(r->names);
		r->names = mem_zero(n, sizeof(*r->names));
		r->size = n;
	}
	for (size_t i = 0; i < n; i++) {
		bool made;
		r->names[i] = (struct str){ "", 0 };
		if (!cells[i].n || cells[i].n > NAME_FOLDED_MAX)
			continue;
		char *to = arena_take(&r->arena, cells[i].n);
		r->names[i] = (struct str){ to, header_fold(cells[i], to) };
		++*(size_t *)map_get(&r->times, r->names[i], sizeof(size_t), &made);
	}
}

/* Returns how many of the names that p needs are there; missing[] says which are not. */
static size_t count_needed(const struct recognition *r, const struct profile *p, uint8_t *missing,
			   size_t *twice)
{
	size_t present = 0;
	for (size_t i = 0; i < p->need.n; i++) {
		const size_t *times = map_find(&r->times, p->need.folded[i]);
		missing[i] = !times;
		present += times ? 1 : 0;
		if (times && *times > 1)
			*twice = i + 1;
	}
	return present;
}

static bool is_empty_line(const struct recognition *r, const struct profile *p, size_t n)
{
	bool twice;
	if (r->records != 1 || !n)
		return false;
	for (size_t i = 1; i < n; i++)
		if (r->names[i].n)
			return false;
	return header_find(p->empty.folded, p->empty.n, r->names[0], &twice) < p->empty.n;
}

static enum recognised decide(struct recognition *r, const struct profile *also, size_t twice,
			      struct diag *d)
{
	const struct profile *p = r->found;
	r->found = NULL;
	if (also) {
		diag_set(d, DIAG_DATA, "both %.*s and %.*s fit this header", (int)str_cut(p->name, 60).n,
			 p->name.p, (int)str_cut(also->name, 60).n, also->name.p);
		d->hint = "say which with --as";
		return RECOGNISED_FAULT;
	}
	if (twice) {
		struct str name = str_cut(p->need.name[twice - 1], 80);
		diag_set(d, DIAG_DATA, "two columns are called %.*s", (int)name.n, name.p);
		return RECOGNISED_FAULT;
	}
	r->found = p;
	return RECOGNISED;
}

/* Whether p is nearer by its share of names that are there, from two on; one proves nothing. */
static bool is_nearer(const struct recognition *r, const struct profile *p, size_t present)
{
	if (present < 2 || r->present < 2)
		return present > r->present;
	size_t share = present * r->nearest->need.n, best = r->present * p->need.n;
	return share > best || (share == best && present > r->present);
}

enum recognised recognise_record(struct recognition *r, const struct str *cells, size_t n,
				 struct diag *d)
{
	static const size_t none = 0;
	uint8_t missing[STEP_ITEMS_MAX];
	const struct profile *also = NULL;
	size_t found_twice = none;
	fold_all(r, cells, n);
	r->records++;
	for (size_t i = 0; i < r->profiles->n; i++) {
		const struct profile *p = &r->profiles->list[i];
		size_t twice = 0, present = count_needed(r, p, missing, &twice);
		if (r->only && p != r->only)
			continue;
		if (is_empty_line(r, p, n)) {
			r->found = p;
			return RECOGNISED_EMPTY;
		}
		if (is_nearer(r, p, present)) {
			r->nearest = p;
			r->present = present;
			memcpy(r->missing, missing, sizeof(missing));
		}
		if (present < p->need.n || (r->found && r->found->need.n > p->need.n))
			continue;
		also = r->found && r->found->need.n == p->need.n ? p : NULL;
		if (!also)
			r->found = p;
		found_twice = also ? found_twice : twice;
	}
	return r->found ? decide(r, also, found_twice, d) : RECOGNISED_NOT;
}

void recognise_fault(const struct recognition *r, struct diag *d)
{
	const struct profile *p = r->nearest;
	if (!p) {
		diag_set(d, DIAG_DATA, "unknown export: no name of a known one in the first %d records",
			 RECOGNISE_RECORDS);
		d->hint = "glp1-import --list shows the known ones, --profiles adds others";
		return;
	}
	char names[160] = "";
	size_t at = 0;
	for (size_t i = 0; i < p->need.n; i++) {
		struct str name = p->need.name[i];
		if (!r->missing[i])
			continue;
		if (at + name.n + 8 > sizeof(names)) {
			memcpy(names + at, ", ...", 6);
			break;
		}
		memcpy(names + at, ", ", at ? 2 : 0);
		at += at ? 2 : 0;
		memcpy(names + at, name.p, name.n);
		at += name.n;
		names[at] = '\0';
	}
	diag_set(d, DIAG_DATA, "unknown export; nearest is %.*s, without %s",
		 (int)str_cut(p->name, 40).n, p->name.p, names);
	d->hint = "were columns renamed? --show prints a profile to change";
}

void recognise_release(struct recognition *r)
{
	free(r->names);
	map_release(&r->times);
	arena_release(&r->arena);
	*r = (struct recognition){ 0 };
}
