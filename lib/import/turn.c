/* Rules on cells: what is left out first, then a value for each field. */
#include "import/turn.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/array.h"
#include "import/recognise.h"

#include "base/banned.h"

static bool applies(const struct rule *r, enum target to)
{
	return r->to == TARGETS || r->to == to;
}

/* A text in the turn's arena. */
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

/* The reasons of a skip: what `because` says, else column and word. */
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

/* The place of a header's column among those that the turn reads. */
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

/* False, *d filled, when a column is there twice. */
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

/* All rules of a kind, fields in the order of the target. */
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

/* A needed field without a column: names those that it could stand in. */
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
		d->hint = "export it with all columns";
		return false;
	}
	return true;
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
	struct str *folded = calloc(n ? n : 1, sizeof(*folded));
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
	t->rules = calloc(p->n_rules + 1, sizeof(*t->rules));
	bool ok = bind_rules(t, false, header, folded, n, rs, d) &&
		  bind_rules(t, true, header, folded, n, rs, d) && all_there(t, d);
	free(folded);
	return ok;
}

/* Points at the cell that a rule reads: the first that is not empty. */
static void place(const struct turn *t, const struct turn_rule *tr, const struct str *cell,
		  struct diag *d)
{
	size_t i = 0;
	while (i + 1 < tr->n && !cell[tr->cell[i]].n)
		i++;
	if (!tr->n)
		return;
	d->column = t->column[tr->cell[i]] + 1;
	diag_name(d, t->name[tr->cell[i]]);
	d->value = cell[tr->cell[i]];
}

static bool run(struct turn_rule *tr, const struct str *cell, struct step_work *w, struct diag *d)
{
	w->n = tr->n;
	w->scratch = tr->scratch;
	for (size_t i = 0; i < tr->n; i++)
		w->cell[i] = cell[tr->cell[i]];
	return step_chain_run(&tr->rule->chain, w, d);
}

/* Cells that are all empty are those of the row above. False: there is none. */
static bool fill(struct turn *t, const struct turn_rule *tr, struct str *cell)
{
	bool any = false;
	for (size_t i = 0; i < tr->n; i++)
		any |= cell[tr->cell[i]].n > 0;
	for (size_t i = 0; i < tr->n; i++) {
		struct str *here = &cell[tr->cell[i]], *above = &t->above[tr->cell[i]];
		if (!any && !above->p)
			return false;
		if (!any) {
			*here = *above;
			continue;
		}
		free((void *)(uintptr_t)above->p);
		char *copy = malloc(here->n + 1);
		memcpy(copy, here->p, here->n);
		*above = (struct str){ copy, here->n };
	}
	return true;
}

/* Skip and fill. TURNED_ROW: the row counts. */
static enum turned look(struct turn *t, struct turn_rule *tr, struct str *cell, struct reason **why,
			struct diag *d)
{
	struct step_work w;
	if (tr->rule->kind == RULE_FILL) {
		if (fill(t, tr, cell))
			return TURNED_ROW;
		diag_set(d, DIAG_DATA, "empty, and no row above has it");
		return TURNED_FAULT;
	}
	w.holds = false;
	w.item = 0;
	if (!run(tr, cell, &w, d))
		return TURNED_FAULT;
	if (!w.holds)
		return TURNED_ROW;
	*why = tr->reasons[w.item];
	return TURNED_OUT;
}

/* Dates and words repeat from row to row: what a cell gave last time it gives again. */
static bool recall(const struct turn_rule *tr, struct str text, struct value *v)
{
	if (tr->n != 1 || !tr->memo_n || text.n != tr->memo_n || memcmp(text.p, tr->memo, text.n) != 0)
		return false;
	*v = tr->memo_value;
	return true;
}

static void remember(struct turn_rule *tr, struct str text, const struct value *v)
{
	const struct step_chain *c = &tr->rule->chain;
	tr->memo_n = 0;
	bool lasting = v->kind != VALUE_TEXT || (c->n && (c->step[c->n - 1].name == STEP_WORDS ||
							  c->step[c->n - 1].name == STEP_SIGN));
	if (tr->n != 1 || !text.n || text.n > TURN_MEMO || !lasting)
		return;
	memcpy(tr->memo, text.p, text.n);
	tr->memo_n = text.n;
	tr->memo_value = *v;
}

static bool field_value(struct turn_rule *tr, const struct str *cell, struct value *v,
			struct diag *d)
{
	struct step_work w;
	struct str text = tr->n ? cell[tr->cell[0]] : STR("");
	if (recall(tr, text, v))
		return true;
	if (!run(tr, cell, &w, d))
		return false;
	*v = w.value;
	remember(tr, text, v);
	return true;
}

static const struct value no_value[] = {
	[VALUE_TEXT] = { .kind = VALUE_TEXT, .text = { "", 0 } },
	[VALUE_NUMBER] = { .kind = VALUE_NUMBER },
	[VALUE_MOMENT] = { .kind = VALUE_MOMENT, .moment = { DATE_NONE, NO_TIME } },
};

/* A row all of whose needed fields have a value. */
static bool complete(const struct turn *t, const struct str *cell, const struct value *out,
		     struct diag *d)
{
	const struct target_spec *spec = &targets[t->to];
	for (size_t f = 0; f < spec->n; f++) {
		if (!spec->fields[f].required || !value_empty(&out[f]))
			continue;
		diag_set(d, DIAG_DATA, "empty, the %s of %s is needed", spec->fields[f].name, spec->name);
		for (size_t i = 0; i < t->n_rules; i++)
			if (t->rules[i].rule->kind == RULE_FIELD && t->rules[i].rule->field == f)
				place(t, &t->rules[i], cell, d);
		return false;
	}
	return true;
}

enum turned turn_row(struct turn *t, struct str *cell, struct value out[FIELDS_MAX],
		     struct reason **why, struct diag *d)
{
	for (size_t f = 0; f < targets[t->to].n; f++)
		out[f] = no_value[targets[t->to].fields[f].kind];
	for (size_t i = 0; i < t->n_rules; i++) {
		struct turn_rule *tr = &t->rules[i];
		enum turned st = TURNED_ROW;
		if (tr->rule->kind != RULE_FIELD)
			st = look(t, tr, cell, why, d);
		else if (value_empty(&out[tr->rule->field]) &&
			 !field_value(tr, cell, &out[tr->rule->field], d))
			st = TURNED_FAULT;
		if (st == TURNED_FAULT)
			place(t, tr, cell, d);
		if (st != TURNED_ROW)
			return st;
	}
	return complete(t, cell, out, d) ? TURNED_ROW : TURNED_FAULT;
}

void turn_release(struct turn *t)
{
	for (size_t i = 0; t->above && i < t->n_columns; i++)
		free((void *)(uintptr_t)t->above[i].p);
	free(t->rules);
	arena_release(&t->arena);
	*t = (struct turn){ 0 };
}
