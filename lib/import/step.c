/* What each step does to the cells of one row. */
#include "import/step.h"

#include "base/banned.h"

/* Returns room for n bytes that a step writes; NULL, *d filled: the cell is too long. */
static char *room(struct step_work *w, size_t n, struct diag *d)
{
	if (n > STEP_SCRATCH - w->used) {
		diag_set(d, DIAG_DATA, "longer than %d bytes", STEP_SCRATCH);
		return NULL;
	}
	char *p = w->scratch + w->used;
	w->used += n;
	return p;
}

static bool listed(const struct step *s, struct str text, size_t *item)
{
	for (*item = 0; *item < s->n; ++*item)
		if (pattern_matches(s->items[*item], text))
			return true;
	return false;
}

static bool drop(const struct step *s, struct step_work *w)
{
	size_t item;
	for (size_t i = 0; i < w->n; i++)
		if (listed(s, w->cell[i], &item))
			w->cell[i].n = 0;
	if (w->value.kind == VALUE_TEXT && listed(s, w->value.text, &item))
		w->value.text.n = 0;
	return true;
}

static bool join(const struct step *s, struct step_work *w, struct diag *d)
{
	size_t n = 0;
	for (size_t i = 0; i < w->n; i++)
		n += w->cell[i].n + s->arg.n;
	char *p = room(w, n, d);
	if (!p)
		return false;
	struct str joined = { p, 0 };
	for (size_t i = 0; i < w->n; i++) {
		if (!w->cell[i].n)
			continue;
		if (joined.n) {
			memcpy(p + joined.n, s->arg.p, s->arg.n);
			joined.n += s->arg.n;
		}
		memcpy(p + joined.n, w->cell[i].p, w->cell[i].n);
		joined.n += w->cell[i].n;
	}
	w->value = (struct value){ .kind = VALUE_TEXT, .text = joined };
	return true;
}

/* The first cell that holds something, for the steps that take one text. */
static struct str first(const struct step_work *w)
{
	size_t i = 0;
	while (i + 1 < w->n && !w->cell[i].n)
		i++;
	return w->n ? w->cell[i] : STR("");
}

static bool keep(struct step_work *w, bool digits, struct diag *d)
{
	struct str s = w->value.text;
	char *p = room(w, s.n, d);
	if (!p)
		return false;
	w->value.text = (struct str){ p, 0 };
	for (size_t i = 0; i < s.n; i++) {
		bool digit = s.p[i] >= '0' && s.p[i] <= '9', upper = s.p[i] >= 'A' && s.p[i] <= 'Z';
		if (digit || !digits)
			p[w->value.text.n++] = upper ? (char)(s.p[i] + 32) : s.p[i];
	}
	return true;
}

/* Adds the words of a step to a message, as many as fit. */
static void name_words(const struct step *s, struct diag *d)
{
	size_t at = strlen(d->what);
	for (size_t i = 0; i < s->n; i++) {
		struct str word = s->items[i];
		const char *before = i ? ", " : " ";
		if (!word.n)
			continue;
		if (at + strlen(before) + word.n + 5 > sizeof(d->what)) {
			memcpy(d->what + at, ", ...", 6);
			return;
		}
		memcpy(d->what + at, before, strlen(before));
		at += strlen(before);
		memcpy(d->what + at, word.p, word.n);
		at += word.n;
		d->what[at] = '\0';
	}
}

static bool words(const struct step *s, struct step_work *w, struct diag *d)
{
	size_t item;
	if (listed(s, w->value.text, &item)) {
		w->value.text = s->words[item];
		return true;
	}
	diag_set(d, DIAG_DATA, "%s; known are", w->value.text.n ? "an unknown word" : "empty");
	name_words(s, d);
	d->hint = "a profile of your own, from --show, can say what it means";
	return false;
}

static bool number(struct step_work *w, bool money, struct diag *d)
{
	struct str s = w->value.text;
	w->value = (struct value){ .kind = VALUE_NUMBER };
	if (!s.n)
		return true;
	enum num_status st = money ? money_parse(s, &w->value.number) : dec_parse(s, &w->value.number);
	if (st == NUM_OK)
		return true;
	diag_set(d, DIAG_DATA, "%s", num_message(st));
	return false;
}

static bool negate(struct step_work *w, bool only_below, struct diag *d)
{
	struct dec *v = &w->value.number;
	if (!v->set || (only_below && v->m >= 0))
		return true;
	if (!__builtin_sub_overflow(0, v->m, &v->m))
		return true;
	diag_set(d, DIAG_DATA, "%s", num_message(NUM_RANGE));
	return false;
}

static bool moment(const struct step *s, struct str text, struct moment *m, struct diag *d)
{
	enum date_status st = moment_parse(text, s->items, s->n, m);
	if (st == DATE_OK || st == DATE_EMPTY)
		return true;
	diag_set(d, DIAG_DATA, "%s", st == DATE_SYNTAX ? "not a date as this export writes them"
						       : date_message(st));
	return false;
}

static bool minutes(const struct step *s, struct step_work *w, struct diag *d)
{
	struct moment from, to;
	w->value = (struct value){ .kind = VALUE_NUMBER };
	if (!moment(s, w->cell[0], &from, d) || !moment(s, w->cell[1], &to, d))
		return false;
	if (from.day == DATE_NONE || to.day == DATE_NONE)
		return true;
	int64_t seconds = moment_seconds(to) - moment_seconds(from);
	if (seconds < 0 || from.second == NO_TIME || to.second == NO_TIME) {
		diag_set(d, DIAG_DATA, "%s", seconds < 0 ? "ends before it starts" : "no time of day");
		return false;
	}
	w->value.number = (struct dec){ (seconds + 30) / 60, 0, true };
	return true;
}

static bool ndc(struct step_work *w, struct diag *d)
{
	char *p = room(w, NDC_DIGITS, d);
	if (!w->value.text.n || !p)
		return p != NULL;
	if (!ndc_parse(w->value.text, p)) {
		diag_set(d, DIAG_DATA, "not an NDC of 10 or 11 digits");
		return false;
	}
	w->value.text = (struct str){ p, NDC_DIGITS };
	return true;
}

/* Runs a text step on the value. False: *d. */
static bool run_text(const struct step *s, struct step_work *w, struct diag *d)
{
	struct str *t = &w->value.text;
	switch (s->name) {
	case STEP_CONST:
		*t = s->arg;
		return true;
	case STEP_CUT:
		if (t->n >= s->arg.n && str_ieq((struct str){ t->p, s->arg.n }, s->arg))
			*t = str_trim((struct str){ t->p + s->arg.n, t->n - s->arg.n });
		return true;
	case STEP_CHOP:
		*t = text_without_zone(*t);
		return true;
	case STEP_INSIDE:
	case STEP_OUTSIDE:
		*t = text_by_parentheses(*t, s->name == STEP_INSIDE);
		return true;
	case STEP_DIGITS:
	case STEP_LOWER:
		return keep(w, s->name == STEP_DIGITS, d);
	case STEP_WORDS:
		return words(s, w, d);
	case STEP_NDC:
		return ndc(w, d);
	default:
		return true;
	}
}

/* Runs a step that makes a number or moment of the value, or a word of a number. False: *d. */
static bool run_value(const struct step *s, struct step_work *w, struct diag *d)
{
	struct str text = w->value.text;
	switch (s->name) {
	case STEP_NUMBER:
	case STEP_MONEY:
		return number(w, s->name == STEP_MONEY, d);
	case STEP_ABS:
	case STEP_NEG:
		return negate(w, s->name == STEP_ABS, d);
	case STEP_SIGN:
		text = w->value.number.set ? s->items[w->value.number.m < 0] : STR("");
		w->value = (struct value){ .kind = VALUE_TEXT, .text = text };
		return true;
	case STEP_DATE:
		w->value = (struct value){ .kind = VALUE_MOMENT };
		return moment(s, text, &w->value.moment, d);
	default:
		return run_text(s, w, d);
	}
}

static void test(const struct step *s, struct step_work *w)
{
	bool filled = false, is = false;
	size_t item;
	for (size_t i = 0; i < w->n; i++) {
		filled |= w->cell[i].n > 0;
		if (!is && s->n && listed(s, w->cell[i], &item)) {
			is = true;
			w->item = item;
		}
	}
	w->holds = s->name == STEP_EMPTY ? !filled : s->name == STEP_FILLED ? filled
		   : s->name == STEP_IS ? is : !is;
}

static bool is_test(enum step_name name)
{
	return name >= STEP_IS && name <= STEP_FILLED;
}

bool step_chain_run(const struct step_chain *chain, struct step_work *w, struct diag *d)
{
	w->value = (struct value){ .kind = VALUE_CELLS };
	w->used = 0;
	for (size_t i = 0; i < chain->n; i++) {
		const struct step *s = &chain->step[i];
		bool ok = true;
		if (s->name == STEP_DROP)
			ok = drop(s, w);
		else if (s->name == STEP_JOIN)
			ok = join(s, w, d);
		else if (s->name == STEP_MINUTES)
			ok = minutes(s, w, d);
		else if (is_test(s->name))
			test(s, w);
		else if (s->name != STEP_BECAUSE) {
			if (w->value.kind == VALUE_CELLS)
				w->value = (struct value){ .kind = VALUE_TEXT, .text = first(w) };
			ok = run_value(s, w, d);
		}
		if (!ok)
			return false;
	}
	if (w->value.kind == VALUE_CELLS)
		w->value = (struct value){ .kind = VALUE_TEXT, .text = first(w) };
	return true;
}
