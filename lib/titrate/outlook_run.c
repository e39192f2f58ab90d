/* Carries patients forward; and reads the options that have a structure of their own. */
#include <math.h>
#include <stdio.h>

#include "base/mem.h"
#include "titrate/titrate_run.h"

#include "base/banned.h"

static bool any_starts(const struct book *b)
{
	for (size_t i = 0; i < b->n; i++)
		if (b->place[i].n_starts)
			return true;
	return false;
}

/* Fills the book with rosters and starts, read or measured. */
static void fill_book(struct outlook *k, const struct titrate *r, double start_factor)
{
	struct patients p = r->patients;
	bool all = r->o->by == BY_STRENGTH;
	p.ladders = &k->ladders;
	p.book = &k->book;
	patients_book(&p, r->as_of, (int)r->o->gap, start_factor);
	if (r->is_measured && !p.roster_given)
		book_measured_roster(&k->book, &r->measured, &p.fills, all);
	if (r->is_measured && !p.starts_given)
		book_measured_starts(&k->book, &r->measured, &p.fills, all, start_factor);
	book_sort(&k->book);
	if (start_factor <= 0 || any_starts(&k->book))
		return;
	if (!k->book.patients)
		tool_note(r->tool, "neither patients nor starts: there is nothing to forecast");
	else if (k->book.patients == k->book.stopped)
		tool_note(r->tool, "all patients have stopped: no fill is within --gap=%d days of "
			  "--as-of; there is nothing to forecast", (int)r->o->gap);
}

static void by_periods(struct outlook *k, const struct titrate *r, bool substituted)
{
	const struct titrate_substitute *s = &r->substitute;
	k->periods = (int)r->o->periods;
	book_cohorts(&k->book, (int)r->o->periods);
	k->panel = mem_zero(k->book.n, sizeof(*k->panel));
	for (size_t i = 0; i < k->book.n; i++)
		k->panel[i] = (struct panel){ .cohort = k->book.place[i].cohort,
			.n = k->book.place[i].cohorts, .off = k->book.offs,
			.periods = (int)r->o->periods };
	panels_run(&k->chain, k->panel, k->book.n);
	bool in_place = substituted && s->from >= 0 && r->tool->report == TITRATE_DEMAND;
	for (size_t i = 0; i < k->book.n; i++) {
		if (in_place)
			panel_substitute(&k->panel[i], chain_rung(&k->chain, s->product, s->from),
					 chain_rung(&k->chain, s->product, s->to), s->times);
		if (r->o->per == PER_MONTH)
			k->periods = panel_by_month(&k->panel[i], r->as_of + 1, k->month);
	}
}

static void by_day(struct outlook *k, const struct titrate *r, bool substituted)
{
	const struct titrate_substitute *s = &r->substitute;
	struct due_input *in = mem_zero(k->book.n, sizeof(*in));
	k->days = mem_zero(k->book.n, sizeof(*k->days));
	for (size_t i = 0; i < k->book.n; i++) {
		const struct place *p = &k->book.place[i];
		in[i] = (struct due_input){ p->group, p->groups, p->starts, p->n_starts };
		k->days[i].days = (int)r->o->days;
	}
	due_forecast(&k->chain, &r->gaps, in, k->days, k->book.n);
	for (size_t i = 0; i < k->book.n && substituted && s->from >= 0; i++)
		due_substitute(&k->days[i], chain_rung(&k->chain, s->product, s->from),
			       chain_rung(&k->chain, s->product, s->to), s->times);
	mem_free(in);
}

bool titrate_is_changed(const struct titrate *r)
{
	return r->o->what_if.given || r->out_rung >= 0 || r->substitute.from >= 0;
}

enum outlook_kind titrate_kind(const struct titrate *r)
{
	return titrate_is_changed(r) ? OUTLOOK_CHANGED : OUTLOOK_AS_IS;
}

bool outlook_make(struct outlook *k, const struct titrate *r, bool by_days, enum outlook_kind kind)
{
	bool changed = kind != OUTLOOK_AS_IS, high = kind == OUTLOOK_HIGH;
	const struct rules *rules = high ? &r->high_rules : &r->rules;
	const struct titrate_what_if *w = high && r->o->high.given ? &r->o->high : &r->o->what_if;
	struct chain_factors f = CHAIN_AS_GIVEN;
	if (changed && w->given)
		f = w->moves;
	*k = (struct outlook){ .ladders = rules->ladders };
	fill_book(k, r, changed && w->given ? w->starts : 1);
	for (int p = 0; by_days && p < k->ladders.n; p++)
		k->ladders.ladder[p].pause = 0; /* the gaps have them */
	if (changed && r->out_rung >= 0 &&
	    !shortage_apply(&k->ladders, &k->book, r->out_product, r->out_rung,
			    (enum shortage_rule)r->o->out_rule))
		return tool_option_fault(r->tool, "--out-of",
					 "there is no rung below; say --out-rule=hold");
	if (!chain_build(&k->chain, &k->ladders, &rules->persistence, f))
		return tool_option_fault(r->tool, "--ladder",
					 "too many products, rungs and targets for one run");
	if (by_days)
		by_day(k, r, changed);
	else
		by_periods(k, r, changed);
	return true;
}

void outlook_release(struct outlook *k)
{
	for (size_t i = 0; i < k->book.n; i++) {
		if (k->panel)
			panel_release(&k->panel[i]);
		if (k->days)
			due_release(&k->days[i]);
	}
	mem_free(k->panel);
	mem_free(k->days);
	chain_release(&k->chain);
	book_release(&k->book);
}

void titrate_status_text(int status, char out[STATUS_TEXT])
{
	static const char *const names[] = { "no_persistence", "label_moves", "short_history",
					     "stale_roster", "off_ladder" };
	size_t n = 0;
	out[0] = '\0';
	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++)
		if (status & 1 << i)
			n += (size_t)snprintf(out + n, STATUS_TEXT - n, "%s%s", n ? "; " : "", names[i]);
}

/* NAME=NUMBER items into the doubles of a struct. */
struct key {
	const char *name;
	size_t offset;
};

static bool read_keys(const char *text, const struct key *keys, size_t n, double max, void *to)
{
	struct str list = str_from(text), item;
	uint32_t seen = 0; /* each key once */
	while (str_next_item(&list, &item)) {
		const char *eq = item.n ? memchr(item.p, '=', item.n) : NULL;
		struct str name = { item.p, eq ? (size_t)(eq - item.p) : 0 };
		struct str value = { eq ? eq + 1 : item.p, eq ? item.n - name.n - 1 : 0 };
		size_t i = 0;
		while (i < n && !str_eq(name, str_from(keys[i].name)))
			i++;
		if (i == n || seen >> i & 1 ||
		    num_real(value, 0, max, (double *)(void *)((char *)to + keys[i].offset)) != NUM_OK)
			return false;
		seen |= 1u << i;
	}
	return true;
}

bool titrate_what_if_call(const char *text, void *to, struct diag *d)
{
	static const struct key keys[] = {
		{ "up", offsetof(struct titrate_what_if, moves.up) },
		{ "down", offsetof(struct titrate_what_if, moves.down) },
		{ "stop", offsetof(struct titrate_what_if, moves.stop) },
		{ "starts", offsetof(struct titrate_what_if, starts) },
	};
	struct titrate_what_if *w = to;
	w->given = true;
	if (read_keys(text, keys, sizeof(keys) / sizeof(*keys), 1000, w))
		return true;
	diag_set(d, DIAG_DATA,
		 "not up=FACTOR, down=, stop= or starts=, each once, as in up=0.8,starts=1.2");
	return false;
}

bool titrate_visits_call(const char *text, void *to, struct diag *d)
{
	static const struct key keys[] = {
		{ "start", offsetof(struct titrate_visits, start) },
		{ "titration", offsetof(struct titrate_visits, titration) },
		{ "maintenance", offsetof(struct titrate_visits, maintenance) },
		{ "paused", offsetof(struct titrate_visits, paused) },
	};
	if (read_keys(text, keys, sizeof(keys) / sizeof(*keys), 28, to))
		return true;
	diag_set(d, DIAG_DATA,
		 "not visits in 28 days by phase, as in start=1,titration=1,maintenance=0.33");
	return false;
}
