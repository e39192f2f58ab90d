/* Checks on the register itself: words, names, numbers, the agreement of a parent, attestations. */
#include "baa/baa_rules.h"

#include <stdio.h>

#include "audit/npi.h"

#include "base/banned.h"

void baa_check_words(struct audit *a, const struct audit_rule *rule, const void *context)
{
	const struct baa_case *c = context;
	for (int cell = 0; cell < BAA_CELLS; cell++) {
		const struct baa_cell_words *w = &baa_cells[cell];
		char words[300] = "";
		size_t n = 0;
		if (!(c->v->unknown & 1u << cell))
			continue;
		for (int i = 0; w->words[i] && n < sizeof(words) - 1; i++)
			if (w->words != baa_mode_names || i != BAA_OFFERED)
				n += (size_t)snprintf(words + n, sizeof(words) - n, "%s%s",
						      i ? ", " : "", w->words[i]);
		baa_find(a, rule, c, rule->level, DATE_NONE,
			 "the word in %s is not understood and read as %s; the words are %s", w->column,
			 w->words[0], words);
	}
}

void baa_check_near(struct audit *a, const struct audit_rule *rule, const void *context)
{
	const struct baa_case *c = context;
	char names[600] = "";
	size_t n = 0;
	for (size_t i = 0; i < c->v->n_near && n < sizeof(names) - 1; i++) {
		const struct baa_vendor *other = c->v->near[i];
		const char *before = i == 0 ? "" : i + 1 == c->v->n_near ? " or " : ", ";
		struct str name = str_cut(other->vendor, 40);
		n += (size_t)snprintf(names + n, sizeof(names) - n, "%s%.*s (phi %s, baa %s)", before,
				      (int)name.n, name.p, baa_answer_names[other->phi],
				      baa_mode_names[other->baa]);
	}
	if (c->v->n_near)
		baa_find(a, rule, c, rule->level, DATE_NONE,
			 "is it %s? If so, write one name in both rows, or list one in the other's aliases",
			 names);
}

bool baa_parent_covers(const struct baa_vendor *v, int32_t as_of)
{
	const struct baa_vendor *p = v->parent_row;
	bool own = baa_is_made(v) || v->baa == BAA_REFUSED || v->baa == BAA_EXPIRED;
	bool covers = p && (p->covers_affiliates == BAA_YES || v->covers_affiliates == BAA_YES);
	for (size_t i = 0; covers && !own && i < p->group->n && i < NAMES_COMPARED; i++)
		if (baa_in_force(p->group->row[i], as_of))
			return true;
	return false;
}

void baa_check_parent(struct audit *a, const struct audit_rule *rule, const void *context)
{
	const struct baa_case *c = context;
	if (c->needed && baa_parent_covers(c->v, a->as_of))
		baa_find(a, rule, c, rule->level, DATE_NONE,
			 "is said to be under the agreement of %.*s: read whether that names it, keep a "
			 "copy, and record it here as its own", TEXT(c->v->parent_row->vendor));
}

/* Whether a row is a step on the way: asked for, or ended. It may stand beside one that is made. */
static bool is_step(const struct baa_vendor *v)
{
	return v->baa == BAA_REQUESTED || v->baa == BAA_EXPIRED;
}

void baa_check_twin(struct audit *a, const struct audit_rule *rule, const void *context)
{
	const struct baa_case *c = context;
	const struct baa_vendor *v = c->v, *t = v->twin;
	if (!t)
		return;
	bool made = baa_is_made(v) && baa_is_made(t), day = v->baa_signed != t->baa_signed;
	bool step = (is_step(v) && (is_step(t) || baa_is_made(t))) || (is_step(t) && baa_is_made(v));
	bool apart = !baa_covers(v, t) && !baa_covers(t, v); /* of other products */
	bool phi = v->phi != t->phi, baa = v->baa != t->baa;
	bool end = v->baa_expires != t->baa_expires, gone = v->terminated != t->terminated;
	if (apart || (made && day) || step) /* two agreements, as they may be */
		baa = day = end = gone = false;
	if (phi || baa || day || end || gone)
		baa_find(a, rule, c, rule->level, DATE_NONE,
			 "another row on %.*s (phi %s, baa %s) has another answer to%s%s%s%s%s",
			 TEXT(t->vendor), baa_answer_names[t->phi], baa_mode_names[t->baa],
			 phi ? " phi" : "", baa ? " baa" : "", day ? " baa_signed" : "",
			 end ? " baa_expires" : "", gone ? " terminated" : "");
}

void baa_check_npi(struct audit *a, const struct audit_rule *rule, const void *context)
{
	const struct baa_case *c = context;
	if (c->v->npi.n && !npi_is_valid(c->v->npi))
		baa_find(a, rule, c, rule->level, DATE_NONE,
			 "its NPI is none: ten digits, the last of which is a check digit; it was compared "
			 "with nothing");
}

/* arg 0: by number; 1: by name. */
void baa_check_excluded(struct audit *a, const struct audit_rule *rule, const void *context)
{
	const struct baa_case *c = context;
	struct excluded_who who = { .npi = c->v->npi, .cleared = c->v->cleared_matches };
	who.name = baa_names(c->v, &who.n_names);
	if (c->reg->n_excluded && !c->ended)
		excluded_look(a, rule, &c->indexes->excluded, &who);
}

/* Splits "SOC 2 2026-12-31" into a name and the day that it returns; DATE_NONE: no day. */
static int32_t split_attestation(struct str item, struct str *name)
{
	size_t at = item.n;
	int32_t day;
	while (at && !strchr(" :=(", item.p[at - 1]))
		at--;
	struct str last = { item.p + at, item.n - at };
	if (last.n && last.p[last.n - 1] == ')')
		last.n--;
	*name = item;
	if (!at || date_parse(last, &day) != DATE_OK)
		return DATE_NONE;
	while (at && strchr(" :=(", item.p[at - 1]))
		at--;
	*name = str_trim((struct str){ item.p, at });
	return day;
}

static void check_attestation(struct audit *a, const struct audit_rule *rule,
			      const struct baa_case *c, struct str name, int32_t until)
{
	if (until == DATE_NONE && rule->arg == 2)
		baa_find(a, rule, c, rule->level, DATE_NONE,
			 "the last day of %.*s is not recorded: write it behind the name, as in "
			 "\"SOC 2 2027-06-30\"", TEXT(name));
	if (until == DATE_NONE)
		return;
	if (until < a->as_of && rule->arg == 0)
		baa_find(a, rule, c, rule->level, until, "%.*s ended on %s: ask for the next one",
			 TEXT(name), baa_day(until).text);
	if (until >= a->as_of && rule->arg == 1 && baa_warning(&c->reg->settings, until - a->as_of) >= 0)
		baa_find(a, rule, c, rule->level, until, "%.*s ends on %s", TEXT(name),
			 baa_day(until).text);
}

/* arg 0: one has ended; 1: one soon will; 2: it is not known when. */
void baa_check_attestations(struct audit *a, const struct audit_rule *rule, const void *context)
{
	const struct baa_case *c = context;
	const struct baa_vendor *v = c->v;
	struct str list = v->attestations, item, name;
	if (c->ended || v->phi == BAA_NO)
		return;
	if (!list.n && v->attestation_until != DATE_NONE)
		check_attestation(a, rule, c, STR("its attestation"), v->attestation_until);
	while (list.n && str_next_part(&list, ",;|\r\n", &item)) {
		int32_t until = split_attestation(item, &name);
		if (item.n)
			check_attestation(a, rule, c, name, until == DATE_NONE ? v->attestation_until : until);
	}
}
