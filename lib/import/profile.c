/* Builds profiles from the rows of the table. */
#include "import/profile.h"

#include <stddef.h>
#include <stdlib.h>

#include "base/array.h"
#include "base/mem.h"

#include "base/banned.h"

const char *const profile_verified[] = { "", "real", "names", "ours", NULL };

#define AT(member) offsetof(struct profile_row, member)

size_t header_fold(struct str s, char *out)
{
	size_t n = 0;
	for (size_t i = 0; i < s.n; i++) {
		unsigned char c = (unsigned char)s.p[i];
		bool hard = c == 0xc2 && i + 1 < s.n && (unsigned char)s.p[i + 1] == 0xa0;
		if (s.n - i >= 3 && memcmp(s.p + i, "\xef\xbb\xbf", 3) == 0) {
			i += 2;
			continue;
		}
		if (hard || c == ' ' || (c >= '\t' && c <= '\r')) {
			i += hard;
			if (n && out[n - 1] != ' ')
				out[n++] = ' ';
			continue;
		}
		out[n++] = c >= 'A' && c <= 'Z' ? (char)(c + 32) : (char)c;
	}
	return n && out[n - 1] == ' ' ? n - 1 : n;
}

/* Splits a cell of names at its semicolons. False: there are more than most. */
static bool read_names(struct profiles *ps, struct str text, size_t most, struct name_list *list)
{
	struct str rest = text, item;
	size_t n = text.n ? 1 : 0;
	for (size_t i = 0; i < text.n; i++)
		n += text.p[i] == ';';
	*list = (struct name_list){ .n = 0 };
	if (n > most)
		return false;
	list->name = arena_take(&ps->arena, n * sizeof(*list->name));
	list->folded = arena_take(&ps->arena, n * sizeof(*list->folded));
	while (n && str_next_part(&rest, ";", &item)) {
		if (!item.n || item.n > NAME_FOLDED_MAX)
			return false;
		char *folded = arena_take(&ps->arena, item.n + 1);
		list->name[list->n] = arena_copy(&ps->arena, item);
		list->folded[list->n++] = (struct str){ folded, header_fold(item, folded) };
	}
	return true;
}

/* A copy in small letters, which the caller frees. */
static char *small(struct str name)
{
	char *p = mem_alloc(name.n + 1);
	for (size_t i = 0; i < name.n; i++)
		p[i] = name.p[i] >= 'A' && name.p[i] <= 'Z' ? (char)(name.p[i] + 32) : name.p[i];
	return p;
}

const struct profile *profiles_named(const struct profiles *ps, struct str name)
{
	char *key = small(name);
	const size_t *place = map_find(&ps->places, (struct str){ key, name.n });
	mem_free(key);
	return place ? &ps->list[*place] : NULL;
}

static struct profile *profile_of(struct profiles *ps, struct str name, bool own)
{
	bool made;
	char *key = small(name);
	size_t *place = map_get(&ps->places, (struct str){ key, name.n }, sizeof(*place), &made);
	mem_free(key);
	if (!made)
		return &ps->list[*place];
	*place = ps->n;
	ps->list = array_room(ps->list, ps->n, &ps->size, sizeof(*ps->list));
	ps->list[ps->n] = (struct profile){ .name = arena_copy(&ps->arena, name), .usual = TARGETS,
					    .as_of = DATE_NONE, .own = own };
	return &ps->list[ps->n++];
}

static bool wrong(struct diag *d, const char *what)
{
	diag_set(d, DIAG_DATA, "%s", what);
	return false;
}

/* Sets a text of the profile as a whole. False, *d filled: it was set before. */
static bool set_text(struct profiles *ps, struct str *to, struct str text, struct diag *d)
{
	if (to->p || !text.n)
		return wrong(d, to->p ? "said twice" : "empty");
	*to = arena_copy(&ps->arena, text);
	return true;
}

static bool about(struct profiles *ps, struct profile *p, const struct profile_row *row,
		  struct diag *d, size_t *member)
{
	*member = AT(as_of);
	if (row->as_of == DATE_NONE)
		return wrong(d, "the day on which it was looked up is missing");
	p->as_of = row->as_of;
	*member = AT(verified);
	if (row->verified == VERIFIED_NONE)
		return wrong(d, "say how much was seen: real, names or ours");
	p->verified = row->verified;
	*member = AT(source);
	if (!set_text(ps, &p->source, row->source, d))
		return false;
	*member = AT(from);
	if (!set_text(ps, &p->system, row->from, d))
		return false;
	*member = AT(chain);
	return set_text(ps, &p->what, row->chain, d);
}

/* The list of names that a field sets; NULL: it is no such field. */
static struct name_list *names_of(struct profile *p, struct str field)
{
	if (str_eq(field, STR("need")))
		return &p->need;
	if (str_eq(field, STR("then")))
		return &p->then;
	if (str_eq(field, STR("empty")))
		return &p->empty;
	return str_eq(field, STR("key")) ? &p->key : NULL;
}

/* Adds a row on the profile as a whole. *done: it was one. False: *d. */
static bool add_whole(struct profiles *ps, struct profile *p, const struct profile_row *row,
		      bool *done, struct diag *d, size_t *member)
{
	struct name_list *names = names_of(p, row->field);
	bool get = str_eq(row->field, STR("get")), note = str_eq(row->field, STR("note"));
	*done = true;
	if (str_eq(row->field, STR("about")))
		return about(ps, p, row, d, member);
	*member = get || note ? AT(chain) : AT(from);
	if (get || note)
		return set_text(ps, get ? &p->get : &p->note, row->chain, d);
	if (names)
		return !names->n && read_names(ps, row->from, STEP_ITEMS_MAX, names) && names->n
			       ? true : wrong(d, names->n ? "said twice" : "wants names, parted by ;");
	*done = false;
	return true;
}

static bool add_field(struct profile *p, struct rule *r, struct str field, struct diag *d)
{
	if (r->to == TARGETS)
		return wrong(d, "not one of about, get, note, need, then, empty, key, skip, fill");
	r->field = target_field(r->to, field);
	if (r->field == targets[r->to].n)
		return wrong(d, "no column of this target");
	p->gives[r->to] = true;
	if (p->usual == TARGETS && !targets[r->to].inner)
		p->usual = r->to;
	return true;
}

static bool add_rule(struct profiles *ps, struct profile *p, const struct profile_row *row,
		     enum target to, struct diag *d, size_t *member)
{
	struct rule r = { .kind = RULE_FIELD, .to = to };
	enum value_kind wanted = VALUE_CELLS;
	const char *const *words = NULL;
	if (str_eq(row->field, STR("skip")) || str_eq(row->field, STR("fill"))) {
		r.kind = str_eq(row->field, STR("skip")) ? RULE_SKIP : RULE_FILL;
	} else {
		*member = AT(field);
		if (!add_field(p, &r, row->field, d))
			return false;
		wanted = targets[to].fields[r.field].kind;
		words = targets[to].fields[r.field].words;
	}
	*member = AT(from);
	if (!read_names(ps, row->from, PROFILE_NAMES_MAX, &r.from))
		return wrong(d, "wants names of columns, parted by ;, at most 8");
	*member = AT(chain);
	if (r.kind != RULE_FILL &&
	    !step_chain_parse(&ps->arena, row->chain, r.from.n, wanted, words, &r.chain, d))
		return false;
	if (r.kind == RULE_FILL && row->chain.n)
		return wrong(d, "fill takes no steps");
	if (!r.from.n && !(r.chain.n && r.chain.step[0].name == STEP_CONST)) {
		*member = AT(from);
		return wrong(d, "wants a column");
	}
	p->rules = array_room(p->rules, p->n_rules, &p->size, sizeof(r));
	p->rules[p->n_rules++] = r;
	return true;
}

bool profiles_add(struct profiles *ps, const struct profile_row *row, bool own, struct diag *d,
		  size_t *member)
{
	*member = AT(profile);
	if (!row->profile.n)
		return wrong(d, "empty");
	struct profile *p = profile_of(ps, row->profile, own);
	if (p->own && !own)
		return true;
	enum target to = row->to.n ? target_named(row->to) : TARGETS;
	bool done;
	if (row->to.n && to == TARGETS) {
		*member = AT(to);
		return wrong(d, "not one of volume, appointments, payments, visits, contacts, orders, ledger");
	}
	if (!add_whole(ps, p, row, &done, d, member))
		return false;
	return done || add_rule(ps, p, row, to, d, member);
}

static bool has_field(const struct profile *p, enum target t, size_t field)
{
	for (size_t i = 0; i < p->n_rules; i++)
		if (p->rules[i].kind == RULE_FIELD && p->rules[i].to == t && p->rules[i].field == field)
			return true;
	return false;
}

static bool whole(const struct profile *p, struct diag *d)
{
	const char *lacks = p->as_of == DATE_NONE ? "about" : !p->need.n ? "need" : NULL;
	if (!lacks && p->usual == TARGETS)
		lacks = "the columns of any target";
	for (int t = 0; t < TARGETS && !lacks; t++)
		for (size_t f = 0; f < targets[t].n && !lacks && p->gives[t]; f++)
			if (targets[t].fields[f].required && !has_field(p, (enum target)t, f))
				lacks = targets[t].fields[f].name;
	if (!lacks)
		return true;
	diag_set(d, DIAG_DATA, "profile %.*s lacks %s", (int)str_cut(p->name, 80).n, p->name.p, lacks);
	return false;
}

bool profiles_check(const struct profiles *ps, struct diag *d)
{
	for (size_t i = 0; i < ps->n; i++)
		if (!whole(&ps->list[i], d))
			return false;
	return true;
}

void profiles_release(struct profiles *ps)
{
	for (size_t i = 0; i < ps->n; i++)
		free(ps->list[i].rules);
	free(ps->list);
	map_release(&ps->places);
	arena_release(&ps->arena);
	*ps = (struct profiles){ 0 };
}
