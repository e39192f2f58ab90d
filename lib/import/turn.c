/* Applies rules to cells: first what to leave out, then a value for each field. */
#include "import/turn.h"

#include <stdlib.h>

#include "base/mem.h"

#include "base/banned.h"

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

/* Fills cells that are all empty from the row above. False: there is none. */
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
		char *copy = mem_alloc(here->n + 1);
		memcpy(copy, here->p, here->n);
		*above = (struct str){ copy, here->n };
	}
	return true;
}

/* Whether a cell is the same as last time: words and dates repeat from row to row. */
static bool recall(const struct turn_rule *tr, struct str text)
{
	return tr->memo_n == text.n && tr->n == 1 && text.n && memcmp(text.p, tr->memo, text.n) == 0;
}

static void remember(struct turn_rule *tr, struct str text, bool lasting)
{
	tr->memo_n = 0;
	if (!lasting || tr->n != 1 || text.n > TURN_MEMO)
		return;
	memcpy(tr->memo, text.p, text.n);
	tr->memo_n = text.n;
}

static struct str first_cell(const struct turn_rule *tr, const struct str *cell)
{
	return tr->n ? cell[tr->cell[0]] : STR("");
}

/* Applies skip and fill. TURNED_ROW: the row counts. */
static enum turned look(struct turn *t, struct turn_rule *tr, struct str *cell, struct reason **why,
			struct diag *d)
{
	struct step_work w;
	struct str text = first_cell(tr, cell);
	if (tr->rule->kind == RULE_FILL) {
		if (fill(t, tr, cell))
			return TURNED_ROW;
		diag_set(d, DIAG_DATA, "empty, and no row above has it");
		return TURNED_FAULT;
	}
	if (!recall(tr, text)) {
		w.holds = false;
		w.item = 0;
		if (!run(tr, cell, &w, d))
			return TURNED_FAULT;
		remember(tr, text, true);
		tr->memo_reason = w.holds ? tr->reasons[w.item] : NULL;
	}
	*why = tr->memo_reason;
	return *why ? TURNED_OUT : TURNED_ROW;
}

/* Whether a value outlives its row: it is no text, or a text of the table. */
static bool lasts(const struct turn_rule *tr, const struct value *v)
{
	const struct step_chain *c = &tr->rule->chain;
	return v->kind != VALUE_TEXT || (c->n && (c->step[c->n - 1].name == STEP_WORDS ||
						  c->step[c->n - 1].name == STEP_SIGN));
}

static bool field_value(struct turn_rule *tr, const struct str *cell, struct value *v,
			struct diag *d)
{
	struct step_work w;
	struct str text = first_cell(tr, cell);
	if (tr->n == 1 && !tr->rule->chain.n) {
		v->text = text;
		return true;
	}
	if (recall(tr, text)) {
		*v = tr->memo_value;
		return true;
	}
	if (!run(tr, cell, &w, d))
		return false;
	*v = w.value;
	remember(tr, text, lasts(tr, v));
	tr->memo_value = *v;
	return true;
}

static const struct value no_value[] = {
	[VALUE_TEXT] = { .kind = VALUE_TEXT, .text = { "", 0 } },
	[VALUE_NUMBER] = { .kind = VALUE_NUMBER },
	[VALUE_MOMENT] = { .kind = VALUE_MOMENT, .moment = { DATE_NONE, NO_TIME } },
};

/* Checks that all needed fields of a row have a value. False: *d. */
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
