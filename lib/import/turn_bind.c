/* Binds the rules of a profile to the columns of one header. */
#include "import/turn.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include "import/recognise.h"

#include "base/mem.h"

#include "base/banned.h"

static bool applies(const struct rule *r, enum target to)
{
	return r->to == TARGETS || r->to == to;
}

/* Formats a text in the turn's arena. */
__attribute__((format(printf, 2, 3)))
static struct str say(struct turn *t, const char *fmt, ...)
{
	char text[512];
	va_list ap;
	va_start(ap, fmt);
	vsnprintf(text, sizeof(text), fmt, ap);
	va_end(ap);
	return arena_copy(&t->arena, str_from(text));
}

/* Makes the reasons of a skip: what `because` says, else column and word. */
static void make_reasons(struct turn *t, struct turn_rule *tr, struct reasons *rs)
{
	const struct step_chain *c = &tr->rule->chain;
	const struct step *last = &c->step[c->n - 1], *test = last;
	bool because = last->name == STEP_BECAUSE;
	if (because)
		test = last - 1;
	size_t n = test->name == STEP_IS ? test->n : 1;
	struct str column = tr->rule->from.name[0];
	int width = (int)str_cut(column, 200).n;
	tr->reasons = arena_take(&t->arena, n * sizeof(*tr->reasons));
	for (size_t i = 0; i < n; i++) {
		struct str text, brief = { NULL, 0 };
		if (because)
			text = last->arg;
		else if (test->name == STEP_IS)
			text = say(t, "%.*s is %s", width, column.p, (brief = test->items[i]).p);
		else if (test->name == STEP_NOT)
			text = say(t, "%.*s is not %s", width, column.p, test->arg.p);
		else
			text = say(t, "%.*s is %s", width, column.p,
				   test->name == STEP_EMPTY ? "empty" : "not empty");
		tr->reasons[i] = reason_get(rs, text, brief.p ? brief : text);
	}
}

/* Returns the place of a column among those that the turn reads, a new one if needed. */
static uint16_t place_of(struct turn *t, uint32_t column, struct str name)
{
	size_t i = 0;
	while (i < t->n_columns && t->column[i] != column)
		i++;
	if (i == t->n_columns) {
		t->column[i] = column;
		t->name[i] = arena_copy(&t->arena, str_cut(name, DIAG_NAME));
		t->n_columns++;
	}
	return (uint16_t)i;
}

/* Binds one rule. False, *d filled: a column is there twice. */
static bool bind_rule(struct turn *t, const struct rule *r, const struct str *header,
		      const struct str *folded, size_t n, struct reasons *rs, struct diag *d)
{
	struct turn_rule *tr = &t->rules[t->n_rules];
	bool twice, pair = r->chain.n && r->chain.step[0].name == STEP_MINUTES;
	*tr = (struct turn_rule){ .rule = r };
	for (size_t i = 0; i < r->from.n; i++) {
		size_t at = header_find(folded, n, r->from.folded[i], &twice);
		if (twice) {
			struct str name = str_cut(r->from.name[i], 80);
			diag_set(d, DIAG_DATA, "two columns are called %.*s", (int)name.n, name.p);
			return false;
		}
		if (at < n)
			tr->cell[tr->n++] = place_of(t, (uint32_t)at, header[at]);
	}
	if ((pair && tr->n < r->from.n) || (!tr->n && r->from.n))
		return true; /* this version of the export lacks it */
	if (r->kind == RULE_SKIP)
		make_reasons(t, tr, rs);
	tr->scratch = arena_take(&t->arena, STEP_SCRATCH);
	t->n_rules++;
	return true;
}

/* Binds all rules of a kind, fields in the order of the target. False: *d. */
static bool bind_rules(struct turn *t, bool fields, const struct str *header,
		       const struct str *folded, size_t n, struct reasons *rs, struct diag *d)
{
	for (size_t f = 0; f < (fields ? targets[t->to].n : 1); f++)
		for (size_t i = 0; i < t->profile->n_rules; i++) {
			const struct rule *r = &t->profile->rules[i];
			if (!applies(r, t->to) || (r->kind == RULE_FIELD) != fields ||
			    (fields && r->field != f))
				continue;
			if (!bind_rule(t, r, header, folded, n, rs, d))
				return false;
		}
	return true;
}

/* Adds the names under which a profile looks for a field to a message. */
static void tell_columns(const struct profile *p, enum target to, size_t field, struct diag *d)
{
	char list[160] = "";
	size_t at = 0;
	for (size_t i = 0; i < p->n_rules; i++) {
		const struct rule *r = &p->rules[i];
		for (size_t k = 0; k < r->from.n && r->kind == RULE_FIELD && r->to == to &&
				   r->field == field; k++)
			if (at + r->from.name[k].n + 3 < sizeof(list))
				at += (size_t)snprintf(list + at, sizeof(list) - at, "%s%.*s", at ? ", " : "",
						       (int)r->from.name[k].n, r->from.name[k].p);
	}
	diag_remedy(d, "it is in one of %s: export it with all columns, or join it from another export",
		    list);
}

/* Checks that every needed field has a column. False: *d says which has none. */
static bool all_there(struct turn *t, struct diag *d)
{
	const struct target_spec *spec = &targets[t->to];
	for (size_t f = 0; f < spec->n; f++)
		t->absent[f] = true;
	for (size_t i = 0; i < t->n_rules; i++)
		if (t->rules[i].rule->kind == RULE_FIELD)
			t->absent[t->rules[i].rule->field] = false;
	for (size_t f = 0; f < spec->n; f++) {
		if (!t->absent[f] || !spec->fields[f].required)
			continue;
		diag_set(d, DIAG_DATA, "this version of %.*s has no column for the %s of %s",
			 (int)str_cut(t->profile->name, 60).n, t->profile->name.p, spec->fields[f].name,
			 spec->name);
		tell_columns(t->profile, t->to, f, d);
		return false;
	}
	return true;
}

static bool is_bound(const struct turn *t, const struct rule *r)
{
	for (size_t i = 0; i < t->n_rules; i++)
		if (t->rules[i].rule == r)
			return true;
	return false;
}

/* Lists missing columns: without one a skip leaves nothing out, or a field takes another rule. */
static void tell_lacking(struct turn *t)
{
	size_t at = 0;
	for (size_t i = 0; i < t->profile->n_rules; i++) {
		const struct rule *r = &t->profile->rules[i];
		bool matters = r->kind == RULE_SKIP || (r->kind == RULE_FIELD && !t->absent[r->field]);
		if (!applies(r, t->to) || !r->from.n || !matters || is_bound(t, r))
			continue;
		struct str name = str_cut(r->from.name[0], 40);
		if (at + name.n + 3 < sizeof(t->lacks))
			at += (size_t)snprintf(t->lacks + at, sizeof(t->lacks) - at, "%s%.*s", at ? ", " : "",
					       (int)name.n, name.p);
	}
}

static bool names_targets(const struct profile *p, struct diag *d)
{
	char list[120] = "";
	size_t at = 0;
	for (int i = 0; i < TARGETS; i++)
		if (p->gives[i])
			at += (size_t)snprintf(list + at, sizeof(list) - at, "%s%s", at ? ", " : "",
					       targets[i].name);
	diag_set(d, DIAG_DATA, "%.*s gives %s only", (int)str_cut(p->name, 60).n, p->name.p, list);
	diag_name(d, STR("--to"));
	return false;
}

bool turn_bind(struct turn *t, const struct profile *p, enum target to, const struct str *header,
	       size_t n, struct reasons *rs, struct diag *d)
{
	*t = (struct turn){ .profile = p, .to = to };
	if (!p->gives[to])
		return names_targets(p, d);
	struct str *folded = mem_zero(n ? n : 1, sizeof(*folded));
	for (size_t i = 0; i < n; i++) {
		folded[i] = (struct str){ "", 0 };
		if (!header[i].n || header[i].n > NAME_FOLDED_MAX)
			continue;
		char *text = arena_take(&t->arena, header[i].n);
		folded[i] = (struct str){ text, header_fold(header[i], text) };
	}
	t->column = arena_take(&t->arena, (n + 1) * sizeof(*t->column));
	t->name = arena_take(&t->arena, (n + 1) * sizeof(*t->name));
	t->above = arena_take(&t->arena, (n + 1) * sizeof(*t->above));
	t->rules = mem_zero(p->n_rules + 1, sizeof(*t->rules));
	bool ok = bind_rules(t, false, header, folded, n, rs, d) &&
		  bind_rules(t, true, header, folded, n, rs, d) && all_there(t, d);
	for (size_t i = 0; ok && i < p->key.n && i < STEP_CELLS_MAX; i++) {
		bool twice;
		size_t at = header_find(folded, n, p->key.folded[i], &twice);
		if (at < n && !twice)
			t->key[t->n_key++] = place_of(t, (uint32_t)at, header[at]);
	}
	free(folded);
	if (ok)
		tell_lacking(t);
	return ok;
}
