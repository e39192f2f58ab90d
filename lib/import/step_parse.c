/* Reads a chain of steps, and refuses one that makes no sense before a row is read. */
#include "import/step.h"

#include "base/banned.h"

enum argument { NONE, TEXT, ITEMS, PAIRS, FORMS, TWO };

/* What a step takes: the kind of its argument, and of the value before and behind it. */
static const struct {
	enum argument argument;
	enum value_kind from, to;
} rules[STEPS] = {
	[STEP_DROP] = { ITEMS, VALUE_CELLS, VALUE_CELLS },
	[STEP_JOIN] = { TEXT, VALUE_CELLS, VALUE_TEXT },
	[STEP_FIRST] = { NONE, VALUE_CELLS, VALUE_TEXT },
	[STEP_CONST] = { TEXT, VALUE_TEXT, VALUE_TEXT },
	[STEP_CUT] = { TEXT, VALUE_TEXT, VALUE_TEXT },
	[STEP_CHOP] = { NONE, VALUE_TEXT, VALUE_TEXT },
	[STEP_INSIDE] = { NONE, VALUE_TEXT, VALUE_TEXT },
	[STEP_OUTSIDE] = { NONE, VALUE_TEXT, VALUE_TEXT },
	[STEP_DIGITS] = { NONE, VALUE_TEXT, VALUE_TEXT },
	[STEP_LOWER] = { NONE, VALUE_TEXT, VALUE_TEXT },
	[STEP_WORDS] = { PAIRS, VALUE_TEXT, VALUE_TEXT },
	[STEP_NDC] = { NONE, VALUE_TEXT, VALUE_TEXT },
	[STEP_NUMBER] = { NONE, VALUE_TEXT, VALUE_NUMBER },
	[STEP_MONEY] = { NONE, VALUE_TEXT, VALUE_NUMBER },
	[STEP_ABS] = { NONE, VALUE_NUMBER, VALUE_NUMBER },
	[STEP_NEG] = { NONE, VALUE_NUMBER, VALUE_NUMBER },
	[STEP_SIGN] = { TWO, VALUE_NUMBER, VALUE_TEXT },
	[STEP_DATE] = { FORMS, VALUE_TEXT, VALUE_MOMENT },
	[STEP_MINUTES] = { FORMS, VALUE_CELLS, VALUE_NUMBER },
	[STEP_IS] = { ITEMS, VALUE_CELLS, VALUE_CELLS },
	[STEP_NOT] = { ITEMS, VALUE_CELLS, VALUE_CELLS },
	[STEP_EMPTY] = { NONE, VALUE_CELLS, VALUE_CELLS },
	[STEP_FILLED] = { NONE, VALUE_CELLS, VALUE_CELLS },
	[STEP_BECAUSE] = { TEXT, VALUE_CELLS, VALUE_CELLS },
};

const struct step_help step_helps[STEPS] = {
	[STEP_DROP] = { "drop", "word;...", "cells that are one of the words count as empty" },
	[STEP_JOIN] = { "join", "text", "the cells that are not empty, with the text between them" },
	[STEP_FIRST] = { "first", "", "the first cell that is not empty" },
	[STEP_CONST] = { "const", "text", "the text, whatever the cell" },
	[STEP_CUT] = { "cut", "text", "without the text in front of it" },
	[STEP_CHOP] = { "chop", "", "without a zone behind the time: EDT, -0400" },
	[STEP_INSIDE] = { "inside", "", "what stands in the parentheses at the end, or all" },
	[STEP_OUTSIDE] = { "outside", "", "what stands before those parentheses, or all" },
	[STEP_DIGITS] = { "digits", "", "its digits only" },
	[STEP_LOWER] = { "lower", "", "letters small" },
	[STEP_WORDS] = { "words", "word=ours;...", "ours; a word that is not listed is a fault" },
	[STEP_NDC] = { "ndc", "", "a National Drug Code in 11 digits" },
	[STEP_NUMBER] = { "number", "", "a plain number" },
	[STEP_MONEY] = { "money", "", "an amount: $, thousands in threes, parentheses, minus" },
	[STEP_ABS] = { "abs", "", "the number without its sign" },
	[STEP_NEG] = { "neg", "", "the number with the other sign" },
	[STEP_SIGN] = { "sign", "word;word", "the first for a number from 0 on, the second below" },
	[STEP_DATE] = { "date", "form;...", "a date or time, in ISO 8601 or one of the forms" },
	[STEP_MINUTES] = { "minutes", "form;...", "from the time in one cell to that in the next" },
	[STEP_IS] = { "is", "word;...", "test: it is one of the words" },
	[STEP_NOT] = { "not", "word;...", "test: it is none of them" },
	[STEP_EMPTY] = { "empty", "", "test: all cells are" },
	[STEP_FILLED] = { "filled", "", "test: one cell is not empty" },
	[STEP_BECAUSE] = { "because", "text", "what is said of the rows left out" },
};

/* Takes a step off the front of *text, up to a comma that is not in quotes. False: *d. */
static bool take_step(struct str *text, struct str *word, struct str *arg, struct diag *d)
{
	size_t n = 0;
	bool quoted = false;
	while (n < text->n && (quoted || text->p[n] != ','))
		quoted ^= text->p[n++] == '"';
	struct str s = str_trim((struct str){ text->p, n });
	size_t used = n + (n < text->n);
	*text = (struct str){ text->p + used, text->n - used };
	for (n = 0; n < s.n && s.p[n] != ' ';)
		n++;
	*word = (struct str){ s.p, n };
	*arg = str_trim((struct str){ s.p + n, s.n - n });
	if (quoted || (arg->n && (arg->p[0] == '"') != (arg->p[arg->n - 1] == '"')))  {
		diag_set(d, DIAG_DATA, "a quote that is not closed");
		return false;
	}
	if (arg->n > 1 && arg->p[0] == '"')
		*arg = (struct str){ arg->p + 1, arg->n - 2 };
	return true;
}

static bool fault(struct diag *d, enum step_name name, const char *what)
{
	diag_set(d, DIAG_DATA, "step %s: %s", step_helps[name].name, what);
	return false;
}

/* Splits an argument into items, and pairs at the last = of each. False: *d. */
static bool part(struct arena *arena, struct step *s, bool pairs, struct diag *d)
{
	size_t most = 1;
	for (size_t i = 0; i < s->arg.n; i++)
		most += s->arg.p[i] == ';';
	if (most > STEP_ITEMS_MAX)
		return fault(d, s->name, "more than 1000 items");
	s->items = arena_take(arena, most * sizeof(*s->items));
	s->words = arena_take(arena, most * sizeof(*s->words));
	struct str rest = s->arg, item;
	while (str_next_part(&rest, ";", &item)) {
		struct str word = { NULL, 0 };
		size_t at = item.n;
		while (pairs && at && item.p[at - 1] != '=')
			at--;
		if (pairs && !at)
			return fault(d, s->name, "an item without =");
		if (pairs) {
			word = str_trim((struct str){ item.p + at, item.n - at });
			item = str_trim((struct str){ item.p, at - 1 });
		}
		s->items[s->n] = arena_copy(arena, item);
		s->words[s->n++] = arena_copy(arena, word);
	}
	return true;
}

static bool one_of(struct str word, const char *const *list)
{
	for (; *list; list++)
		if (str_eq(word, str_from(*list)))
			return true;
	return false;
}

/* Checks that each form has a day in it. False: *d. */
static bool good_forms(const struct step *s, struct diag *d)
{
	for (size_t i = 0; i < s->n; i++)
		if (!str_eq(s->items[i], STR("serial")) && !date_format_tells_day(s->items[i].p))
			return fault(d, s->name, "a form that tells no year, month and day");
	return true;
}

static bool read_argument(struct arena *arena, struct step *s, struct diag *d)
{
	enum argument kind = rules[s->name].argument;
	if (kind == NONE)
		return !s->arg.n || fault(d, s->name, "takes no argument");
	if (kind == TEXT || (kind == FORMS && !s->arg.n)) {
		s->arg = arena_copy(arena, s->arg);
		return kind == FORMS || s->arg.n || s->name == STEP_JOIN ||
		       fault(d, s->name, "wants a text");
	}
	if (!part(arena, s, kind == PAIRS, d))
		return false;
	if (!s->n)
		return fault(d, s->name, "wants words");
	if (kind == TWO && s->n != 2)
		return fault(d, s->name, "wants two words");
	return kind != FORMS || good_forms(s, d);
}

/* The value that a step leaves, given the one before it; false if it cannot take that. */
static bool follow(const struct step *s, size_t n_cells, enum value_kind *kind)
{
	enum value_kind from = rules[s->name].from;
	if (s->name == STEP_DROP && *kind == VALUE_TEXT)
		return true;
	if (s->name == STEP_MINUTES && n_cells != 2)
		return false;
	if (from == VALUE_TEXT && *kind == VALUE_CELLS)
		*kind = VALUE_TEXT;
	if (*kind != from)
		return false;
	*kind = rules[s->name].to;
	return true;
}

/* Checks that all that a chain can give are words of the column. False: *d. */
static bool good_words(const struct step_chain *c, const char *const *words, struct diag *d)
{
	static const struct step none = { .name = STEP_FIRST };
	const struct step *s = c->n ? &c->step[c->n - 1] : &none;
	const struct str *made = s->name == STEP_WORDS ? s->words : s->items;
	bool good = s->name == STEP_WORDS || s->name == STEP_SIGN;
	if (s->name == STEP_CONST)
		good = one_of(s->arg, words);
	for (size_t i = 0; i < s->n && good; i++)
		good = one_of(made[i], words);
	if (!good)
		diag_set(d, DIAG_DATA, "must end in words, sign or const with the words of this column");
	return good;
}

static bool is_test(enum step_name name)
{
	return name >= STEP_IS && name <= STEP_FILLED;
}

/* Whether the chain of a test is [drop] test [because]. */
static bool good_test(const struct step_chain *c, struct diag *d)
{
	size_t i = c->n && c->step[0].name == STEP_DROP;
	bool good = i < c->n && is_test(c->step[i].name);
	i++;
	i += i < c->n && c->step[i].name == STEP_BECAUSE;
	good = good && i == c->n;
	if (!good)
		diag_set(d, DIAG_DATA, "wants one test: is, not, empty or filled; then because, or nothing");
	return good;
}

static bool no_test(const struct step_chain *c, struct diag *d)
{
	for (size_t i = 0; i < c->n; i++)
		if (is_test(c->step[i].name) || c->step[i].name == STEP_BECAUSE)
			return fault(d, c->step[i].name, "is for skip only");
	return true;
}

bool step_chain_parse(struct arena *arena, struct str text, size_t n_cells, enum value_kind wanted,
		      const char *const *words, struct step_chain *c, struct diag *d)
{
	enum value_kind kind = VALUE_CELLS;
	struct str word;
	*c = (struct step_chain){ .n = 0 };
	for (text = str_trim(text); text.n; c->n++) {
		if (c->n == STEP_CHAIN_MAX) {
			diag_set(d, DIAG_DATA, "more than %d steps", STEP_CHAIN_MAX);
			return false;
		}
		struct step *s = &c->step[c->n];
		if (!take_step(&text, &word, &s->arg, d))
			return false;
		while (s->name < STEPS && !str_eq(word, str_from(step_helps[s->name].name)))
			s->name++;
		if (s->name == STEPS) {
			diag_set(d, DIAG_DATA, "an unknown step");
			d->hint = "the manual of glp1-import lists the steps";
			return false;
		}
		if (!read_argument(arena, s, d))
			return false;
		if (!follow(s, n_cells, &kind))
			return fault(d, s->name, "cannot stand here");
	}
	if (wanted == VALUE_CELLS)
		return good_test(c, d);
	if (kind == VALUE_CELLS)
		kind = VALUE_TEXT;
	if (kind != wanted) {
		diag_set(d, DIAG_DATA, "does not end in %s", wanted == VALUE_NUMBER ? "a number"
			 : wanted == VALUE_MOMENT ? "a date" : "a text");
		return false;
	}
	return no_test(c, d) && (!words || good_words(c, words, d));
}
