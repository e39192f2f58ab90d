/* Looks for parties in the list of exclusions. */
#include "audit/excluded.h"

#include <stdio.h>
#include <stdlib.h>

#include "audit/npi.h"
#include "base/map.h"
#include "base/mem.h"

#include "base/banned.h"

/* The folded name made of a, b and c, of which any may be empty. */
static struct name joined(struct arena *arena, struct str a, struct str b, struct str c)
{
	const struct str part[] = { a, b, c };
	char *text = arena_take(arena, a.n + b.n + c.n + 3);
	size_t n = 0;
	for (size_t i = 0; i < 3; i++) {
		if (part[i].n)
			memcpy(text + n, part[i].p, part[i].n);
		n += part[i].n;
		text[n++] = ' ';
	}
	return name_fold(arena, (struct str){ text, n });
}

static void add_names(struct excluded_list *l, struct arena *arena, const struct excluded *e)
{
	size_t id = (size_t)(e - l->row);
	const struct str none = { NULL, 0 };
	if (e->business.n) {
		struct name name = name_fold(arena, e->business);
		names_add(&l->names, &name, id);
	}
	if (!e->last.n || !e->first.n)
		return;
	const struct name person[] = { joined(arena, e->first, e->last, none),
				       joined(arena, e->last, e->first, none),
				       joined(arena, e->first, e->middle, e->last) };
	for (size_t i = 0; i < (e->middle.n ? 3 : 2); i++)
		names_add(&l->names, &person[i], id);
}

static int by_npi(const void *va, const void *vb)
{
	const struct excluded *a = *(const struct excluded *const *)va;
	const struct excluded *b = *(const struct excluded *const *)vb;
	int c = str_cmp(a->npi, b->npi);
	return c ? c : (a > b) - (a < b);
}

void excluded_index(struct excluded_list *l, struct arena *arena, const struct excluded *rows,
		    size_t n, int32_t as_of)
{
	*l = (struct excluded_list){ .row = rows, .n = n, .newest = DATE_NONE };
	l->by_npi = mem_zero(n, sizeof(const struct excluded *));
	for (const struct excluded *e = rows; e < rows + n; e++) {
		if (e->on <= as_of && e->on > l->newest)
			l->newest = e->on;
		if (e->on > as_of || (e->reinstated != DATE_NONE && e->reinstated <= as_of))
			continue;
		add_names(l, arena, e);
		if (npi_is_valid(e->npi))
			l->by_npi[l->n_npi++] = e;
	}
	names_index(&l->names);
	if (l->n_npi)
		qsort(l->by_npi, l->n_npi, sizeof(*l->by_npi), by_npi);
}

void excluded_release(struct excluded_list *l)
{
	names_release(&l->names);
	mem_free(l->by_npi);
	*l = (struct excluded_list){ 0 };
}

/* The ID of a match: eight hexadecimal digits that stay the same while the row does. */
struct match_id {
	char text[9];
};

static struct match_id id_of(struct audit *a, const struct excluded *e)
{
	const struct str part[] = { e->last, e->first, e->middle, e->business,
				    e->npi,  e->born,  e->on_text };
	struct match_id id;
	size_t n = 0;
	for (size_t i = 0; i < sizeof(part) / sizeof(*part); i++)
		n += part[i].n + 1;
	char *key = arena_take(&a->arena, n);
	n = 0;
	for (size_t i = 0; i < sizeof(part) / sizeof(*part); i++) {
		if (part[i].n)
			memcpy(key + n, part[i].p, part[i].n);
		n += part[i].n;
		key[n++] = '\n';
	}
	snprintf(id.text, sizeof(id.text), "%08x", map_hash((struct str){ key, n }, 1));
	return id;
}

static bool is_cleared(struct str list, struct match_id id)
{
	struct str item;
	while (str_next_part(&list, ",; ", &item))
		if (str_ieq(item, str_from(id.text)))
			return true;
	return false;
}

/* Writes a text such as "excluded since 2019-03-20 (1128a1, TX)". */
static void say_how(const struct excluded *e, char *to, size_t size)
{
	char day[DATE_TEXT];
	struct str kind = str_cut(e->kind, 20), state = str_cut(e->state, 20);
	date_format(e->on, day);
	snprintf(to, size, "excluded from federal health care programs since %s (%.*s%s%.*s%s%s)", day,
		 (int)kind.n, kind.n ? kind.p : "", kind.n && state.n ? ", " : "", (int)state.n,
		 state.n ? state.p : "", e->waiver_state.n ? ", with a waiver for " : "",
		 e->waiver_state.n ? "one state" : "");
}

static void look_by_npi(struct audit *a, const struct audit_rule *rule,
			const struct excluded_list *l, const struct excluded_who *who)
{
	size_t low = 0, high = l->n_npi;
	char how[160];
	while (low < high) {
		size_t mid = low + (high - low) / 2;
		if (str_cmp(l->by_npi[mid]->npi, who->npi) < 0)
			low = mid + 1;
		else
			high = mid;
	}
	if (low == l->n_npi || !str_eq(l->by_npi[low]->npi, who->npi))
		return;
	say_how(l->by_npi[low], how, sizeof(how));
	audit_find(a, rule, rule->level, DATE_NONE, "its NPI is that of a party %s", how);
}

static bool is_title(struct str word)
{
	static const char *const titles[] = { "md", "do",   "np",  "rn",  "pa",	 "pac", "dnp", "aprn",
					      "fnp", "crnp", "phd", "dds", "dmd", "dpm", "od",	"pharmd",
					      "rph", "jr",   "sr",  "ii",  "iii", "iv",	 "esq", "cpa" };
	for (size_t i = 0; i < sizeof(titles) / sizeof(*titles); i++)
		if (str_eq(word, str_from(titles[i])))
			return true;
	return false;
}

/* The name without titles ("dr") at either end and without initials in the middle. */
static struct name as_person(struct arena *arena, const struct name *name)
{
	char *text = arena_take(arena, name->words.n + 1);
	struct str rest = name->words, word;
	size_t n = 0, words = 0;
	while (str_next_part(&rest, " ", &word)) {
		bool dr = !words && str_eq(word, STR("dr"));
		bool initial = words && rest.n && word.n == 1;
		if (dr || initial || (words > 1 && is_title(word)))
			continue;
		memcpy(text + n, word.p, word.n);
		n += word.n;
		text[n++] = ' ';
		words++;
	}
	return name_fold(arena, (struct str){ text, n });
}

/* Whether the NPIs differ: two persons of one name with two NPIs are two persons. */
static bool is_another(const struct excluded *e, const struct excluded_who *who)
{
	return !e->business.n && npi_is_valid(e->npi) && npi_is_valid(who->npi) &&
	       !str_eq(e->npi, who->npi);
}

struct matches {
	const struct excluded *row[NAMES_OFFERED];
	size_t n, more;
};

static void add_matches(struct matches *m, const struct excluded_list *l, const struct name *name,
			const struct excluded_who *who)
{
	struct names_run run = names_same(&l->names, name);
	for (size_t i = 0; i < run.n; i++) {
		const struct excluded *e = &l->row[run.entry[i].id];
		bool known = is_another(e, who);
		for (size_t k = 0; k < m->n && !known; k++)
			known = m->row[k] == e;
		if (!known && m->n < NAMES_OFFERED)
			m->row[m->n++] = e;
		else if (!known) {
			m->more += run.n - i;
			return;
		}
	}
}

static void look_by_name(struct audit *a, const struct audit_rule *rule,
			 const struct excluded_list *l, const struct excluded_who *who)
{
	struct matches m = { .n = 0 };
	char how[160];
	for (size_t i = 0; i < who->n_names; i++) {
		struct name person = as_person(&a->arena, &who->name[i]);
		add_matches(&m, l, &who->name[i], who);
		add_matches(&m, l, &person, who);
	}
	for (size_t i = 0; i < m.n; i++) {
		const struct excluded *e = m.row[i];
		struct match_id id = id_of(a, e);
		bool cleared = is_cleared(who->cleared, id);
		if (npi_is_valid(e->npi) && str_eq(e->npi, who->npi))
			continue; /* the rule on NPIs reports it */
		say_how(e, how, sizeof(how));
		audit_find(a, rule, cleared ? AUDIT_INFO : rule->level, DATE_NONE,
			   cleared ? "a party of this name is %s; cleared by hand: match %s"
				   : "a party of this name is %s: look by hand; if it is another, "
				     "clear match %s",
			   how, id.text);
	}
	if (m.more)
		audit_find(a, rule, rule->level, DATE_NONE,
			   "more parties of this name are excluded than are listed here");
}

void excluded_look(struct audit *a, const struct audit_rule *rule, const struct excluded_list *l,
		   const struct excluded_who *who)
{
	if (rule->arg == 1)
		look_by_name(a, rule, l, who);
	else if (npi_is_valid(who->npi))
		look_by_npi(a, rule, l, who);
}

void excluded_look_at_age(struct audit *a, const struct audit_rule *rule,
			  const struct excluded_list *l)
{
	char day[DATE_TEXT];
	if (l->newest == DATE_NONE || a->as_of - l->newest <= EXCLUDED_DAYS)
		return;
	date_format(l->newest, day);
	audit_find(a, rule, rule->level, DATE_NONE,
		   "the newest entry of the list of exclusions is of %s: fetch it again", day);
}
