/* Compares lists with the register, name by name. */
#include "pharm/official.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/mem.h"
#include "pharm/answers.h"

#include "base/banned.h"

enum { PAIRS_MAX = 20 * 1000 * 1000 }; /* the most pairs of names compared for being near */

/* A name of a list; entries are sorted by key. */
struct entry {
	const struct name *name;
	struct str text;
	size_t number;
};

struct index {
	struct entry *entry;
	size_t n;
};

static int by_key(const void *va, const void *vb)
{
	const struct entry *a = va, *b = vb;
	int c = str_cmp(a->name->key, b->name->key);
	return c ? c : (a->number > b->number) - (a->number < b->number);
}

/* The index of the first entry with this key or a later one. */
static size_t find(const struct index *x, const struct name *name)
{
	size_t low = 0, high = x->n;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (str_cmp(x->entry[middle].name->key, name->key) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

static bool is_at(const struct index *x, size_t at, const struct name *name)
{
	return at < x->n && name_same(x->entry[at].name, name);
}

/* Offers the nearest name if no name is the same. */
static void offer(const struct index *x, struct pharmacy *p)
{
	for (size_t i = 0; i < x->n && !p->near.n; i++)
		if (name_near(x->entry[i].name, &p->folded))
			p->near = x->entry[i].text;
}

#define INDEX_OF(list, n_list, member) index_of(list, n_list, sizeof(*(list)), \
	offsetof(__typeof__(*(list)), folded), offsetof(__typeof__(*(list)), member))

static struct index index_of(const void *list, size_t n, size_t size, size_t name, size_t text)
{
	struct index x = { mem_zero(n, sizeof(*x.entry)), n };
	for (size_t i = 0; i < n; i++) {
		const char *row = (const char *)list + i * size;
		x.entry[i] = (struct entry){ (const struct name *)(const void *)(row + name),
					     *(const struct str *)(const void *)(row + text), i };
	}
	if (n)
		qsort(x.entry, n, sizeof(*x.entry), by_key);
	return x;
}

/* Replaces an answer of the register with a list's; the register's is kept to compare. */
static void set(struct pharmacy *p, size_t criterion, struct str text, const char *source)
{
	struct pharm_answer *a = &p->answer[criterion];
	if (!a->official.n)
		a->register_text = a->text;
	a->text = text;
	a->official = str_from(source);
}

static void set_day(struct pharmacy *p, size_t criterion, int32_t day, const char *source,
		    struct arena *arena)
{
	char text[DATE_TEXT];
	date_format(day, text);
	set(p, criterion, arena_copy(arena, str_from(text)), source);
}

static bool holds(struct str s, const char *word)
{
	size_t n = strlen(word);
	for (size_t i = 0; i + n <= s.n; i++)
		if (str_ieq((struct str){ s.p + i, n }, (struct str){ word, n }))
			return true;
	return false;
}

static bool holds_any(struct str s, const char *words)
{
	struct str list = str_from(words), item;
	char word[64];
	while (str_next_item(&list, &item)) {
		item = str_cut(str_trim(item), sizeof(word) - 1);
		if (!item.n)
			continue;
		memcpy(word, item.p, item.n);
		word[item.n] = '\0';
		if (holds(s, word))
			return true;
	}
	return false;
}

static void apply_facility(struct pharmacy *p, const struct pharm_facility *f,
			   const struct pharm_settings *s, struct arena *arena)
{
	static const char source[] = "FDA list";
	int32_t registered = pharm_list_day(f->registered), inspected = pharm_list_day(f->inspected);
	bool current = registered != DATE_NONE && pharm_registered_until(registered) >= s->as_of;
	bool closed = holds_any(f->action, s->closed_by);
	set(p, PHARM_ANSWER_registered,
	    current ? STR("yes") : registered != DATE_NONE ? STR("no") : STR(""), source);
	if (inspected != DATE_NONE)
		set_day(p, PHARM_ANSWER_last_inspection, inspected, source, arena);
	else if (holds(f->inspected, "not yet"))
		set(p, PHARM_ANSWER_last_inspection, STR("never"), source);
	if (holds(f->form_483, "yes"))
		set(p, PHARM_ANSWER_form_483, closed ? STR("closed") : STR("open"), source);
	else if (str_ieq(f->form_483, STR("no")))
		set(p, PHARM_ANSWER_form_483, STR("none"), source);
	if (holds(f->action, "warning letter"))
		set(p, PHARM_ANSWER_warning_letter, closed ? STR("closed") : STR("open"), source);
	if (str_ieq(f->recall, STR("no")))
		set(p, PHARM_ANSWER_recalls, STR("none"), source);
}

size_t pharm_apply_facilities(struct pharmacy *p, size_t n, const struct pharm_facility *list,
			      size_t n_list, const struct pharm_settings *s, struct arena *arena,
			      bool *fits)
{
	struct index x = INDEX_OF(list, n_list, facility);
	size_t found = 0;
	*fits = n <= PAIRS_MAX / (n_list + 1);
	for (size_t i = 0; i < n && *fits; i++) {
		size_t at = find(&x, &p[i].folded);
		if (p[i].type != PATHWAY_503B)
			continue;
		if (is_at(&x, at, &p[i].folded)) {
			found++;
			apply_facility(&p[i], &list[x.entry[at].number], s, arena);
		} else {
			set(&p[i], PHARM_ANSWER_registered, STR("no"), "FDA list");
			offer(&x, &p[i]);
		}
	}
	mem_free(x.entry);
	return found;
}

/* The licence under one name that ends last; the day decides, not the status. */
static const struct pharm_licence *last_licence(const struct index *x, size_t at,
						const struct name *name,
						const struct pharm_licence *list, bool sterile)
{
	const struct pharm_licence *best = NULL;
	for (; is_at(x, at, name); at++) {
		const struct pharm_licence *l = &list[x->entry[at].number];
		if (holds(l->type, "sterile") == sterile && l->last_day != DATE_NONE &&
		    (!best || l->last_day > best->last_day))
			best = l;
	}
	return best;
}

size_t pharm_apply_licences(struct pharmacy *p, size_t n, const struct pharm_licence *list,
			    size_t n_list, struct arena *arena, bool *fits)
{
	struct index x = INDEX_OF(list, n_list, name);
	size_t found = 0;
	*fits = n <= PAIRS_MAX / (n_list + 1);
	for (size_t i = 0; i < n && *fits; i++) {
		size_t at = find(&x, &p[i].folded);
		if (!is_at(&x, at, &p[i].folded)) {
			offer(&x, &p[i]);
			continue;
		}
		const struct pharm_licence *sterile = last_licence(&x, at, &p[i].folded, list, true);
		const struct pharm_licence *plain = last_licence(&x, at, &p[i].folded, list, false);
		found++;
		if (sterile)
			set_day(&p[i], PHARM_ANSWER_sterile_permit, sterile->last_day, "state list", arena);
		if (plain)
			set_day(&p[i], PHARM_ANSWER_licence_expires, plain->last_day, "state list", arena);
	}
	mem_free(x.entry);
	return found;
}

/* Replaces an answer with a figure; unknown if it was measured and not reached. */
static void set_number(struct pharmacy *p, size_t criterion, struct dec d, struct arena *arena)
{
	char text[DEC_TEXT];
	size_t n = d.set && d.m >= 0 ? dec_format(d, text) : 0;
	if (d.set && d.m < 0) /* it is faster than it says */
		n = dec_format((struct dec){ 0, 0, true }, text);
	set(p, criterion, arena_copy(arena, (struct str){ text, n }), "glp1-fill");
}

static void apply_fills(struct pharmacy *p, const struct pharm_fills *f, struct arena *arena)
{
	const struct {
		size_t criterion;
		struct dec value;
	} of[] = { { PHARM_ANSWER_on_time_share, f->on_time_share },
		   { PHARM_ANSWER_complete_share, f->complete_share },
		   { PHARM_ANSWER_rejection_share, f->rejection_share },
		   { PHARM_ANSWER_told_hours, f->told_hours },
		   { PHARM_ANSWER_beyond_stated, f->beyond_stated } };
	p->p50 = f->p50;
	p->p95 = f->p95;
	set_number(p, PHARM_ANSWER_fill_hours, f->p95, arena);
	for (size_t i = 0; i < sizeof(of) / sizeof(*of); i++)
		if (of[i].value.set)
			set_number(p, of[i].criterion, of[i].value, arena);
}

size_t pharm_apply_fills(struct pharmacy *p, size_t n, const struct pharm_fills *list,
			 size_t n_list, struct arena *arena, bool *fits)
{
	struct index x = INDEX_OF(list, n_list, pharmacy);
	size_t found = 0;
	*fits = n <= PAIRS_MAX / (n_list + 1);
	for (size_t i = 0; i < n && *fits; i++) {
		size_t at = find(&x, &p[i].folded);
		if (is_at(&x, at, &p[i].folded)) {
			found++;
			apply_fills(&p[i], &list[x.entry[at].number], arena);
		} else {
			offer(&x, &p[i]);
		}
	}
	mem_free(x.entry);
	return found;
}

/* Whether a name of the list may be the pharmacy's; the first such name is kept, to be offered. */
static bool in_doubt(struct excluded_list *list, struct pharmacy *p, struct arena *arena)
{
	const struct names_near near = names_near(&list->names, &p->folded);
	if (near.n && !p->near.n)
		p->near = arena_copy(arena, list->row[near.entry[0]->id].business);
	return near.n || near.more;
}

size_t pharm_apply_excluded(struct pharmacy *p, size_t n, struct excluded_list *list,
			    int32_t as_of, struct arena *arena)
{
	bool old = list->newest == DATE_NONE || as_of - list->newest > EXCLUDED_DAYS;
	size_t found = 0;
	for (size_t i = 0; i < n; i++) {
		bool there = names_same(&list->names, &p[i].folded).n > 0;
		bool doubt = !there && in_doubt(list, &p[i], arena);
		set(&p[i], PHARM_ANSWER_excluded, there ? STR("yes") :
		    old || doubt ? STR("unknown") : STR("no"), "exclusion list");
		found += there;
	}
	return found;
}
