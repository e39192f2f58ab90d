/* Keeps patients and starts by location. */
#include "titrate/book.h"

#include <math.h>
#include <stdlib.h>

#include "base/mem.h"

#include "base/banned.h"

/* Returns the array with room for one more item. */
static void *room(void *array, size_t n, size_t *size, size_t bytes)
{
	if (n < *size)
		return array;
	*size = *size ? 2 * *size : 16;
	return mem_grow(array, *size, bytes);
}

struct place *book_place(struct book *b, struct str location)
{
	bool made;
	size_t *at = map_get(&b->at, location, sizeof(*at), &made);
	if (!made)
		return &b->place[*at];
	b->place = room(b->place, b->n, &b->size, sizeof(*b->place));
	b->place[b->n] = (struct place){ .location = map_key(at) };
	*at = b->n;
	return &b->place[b->n++];
}

static int off_rung(struct book *b, const struct stand *s, double strength_mg)
{
	if (!s->off_ladder)
		return LADDER_NONE;
	for (int i = 0; i < b->offs; i++)
		if (b->off[i].product == s->state.product &&
		    fabs(b->off[i].strength_mg - strength_mg) < 1e-9)
			return i;
	b->off = room(b->off, (size_t)b->offs, &b->off_size, sizeof(*b->off));
	b->off[b->offs] = (struct off_rung){ s->state.product, s->state.rung, strength_mg };
	return b->offs++;
}

static void add_group(struct place *p, struct due_group g, int off)
{
	if (p->groups == p->groups_size) {
		p->group = room(p->group, p->groups, &p->groups_size, sizeof(*p->group));
		p->group_off = mem_grow(p->group_off, p->groups_size, sizeof(*p->group_off));
	}
	p->group_off[p->groups] = off;
	p->group[p->groups++] = g;
}

void book_add(struct book *b, struct str location, const struct stand *s, double strength_mg,
	      uint64_t patients, int starts_in)
{
	struct place *p = book_place(b, location);
	b->patients += patients;
	b->guessed += s->guessed ? patients : 0;
	b->off_ladder += s->off_ladder ? patients : 0;
	b->paused += s->standing == STANDING_PAUSED ? patients : 0;
	b->stopped += s->standing == STANDING_STOPPED ? patients : 0;
	b->future += s->standing == STANDING_FUTURE ? patients : 0;
	if (s->standing == STANDING_FUTURE)
		book_starts(b, location, (struct due_starts){ s->state, (double)patients,
			    starts_in - 1, 1, 1, 0, true });
	else if (s->standing != STANDING_STOPPED)
		add_group(p, (struct due_group){ s->state, s->elapsed, (double)patients },
			  off_rung(b, s, strength_mg));
}

void book_starts(struct book *b, struct str location, struct due_starts s)
{
	struct place *p = book_place(b, location);
	p->starts = room(p->starts, p->n_starts, &p->starts_size, sizeof(*p->starts));
	p->starts[p->n_starts++] = s;
}

void book_measured_roster(struct book *b, const struct measured *m, const struct courses *c,
			  bool all)
{
	const struct str none = { "", 0 };
	for (size_t i = 0; i < m->groups.n; i++) {
		struct roster_group g = measured_group(m, i);
		const struct fill_kind *k = &c->kind[g.kind];
		struct cell state = { .product = k->product, .rung = k->rung, .fills = g.fills,
				      .periods = g.periods };
		const struct ladder *l = &c->ladders->ladder[k->product];
		if (!g.fills && l->restart >= 0 && l->restart < state.rung)
			state.rung = l->restart;
		struct stand s = { g.fills ? STANDING_ACTIVE : STANDING_PAUSED, state, g.elapsed,
				   false, !k->exact };
		book_add(b, all ? none : k->location, &s, k->strength_mg, g.patients, 0);
	}
}

void book_measured_starts(struct book *b, const struct measured *m, const struct courses *c,
			  bool all, double factor)
{
	const struct str none = { "", 0 };
	for (size_t i = 0; i < c->kinds; i++) {
		const struct fill_kind *k = &c->kind[i];
		double rate = measured_start_rate(m, i) * factor;
		struct cell first = { .product = k->product, .rung = k->rung, .fills = 1, .periods = 1 };
		if (rate > 0)
			book_starts(b, all ? none : k->location, (struct due_starts){ first, rate,
				    0, 0, measured_start_dispersion(m, i), m->start_days, false });
	}
}

static int by_location(const void *x, const void *y)
{
	return str_cmp(((const struct place *)x)->location, ((const struct place *)y)->location);
}

void book_sort(struct book *b)
{
	if (b->n)
		qsort(b->place, b->n, sizeof(*b->place), by_location);
}

static void add_cohort(struct place *p, struct cohort c)
{
	p->cohort = room(p->cohort, p->cohorts, &p->cohorts_size, sizeof(*p->cohort));
	p->cohort[p->cohorts++] = c;
}

/* The number of days of a period (from 1) on which there are starts. */
static int days_in(const struct due_starts *s, int period)
{
	int first = PERIOD_DAYS * (period - 1), last = first + PERIOD_DAYS;
	int from = s->from > first ? s->from : first;
	int to = s->days && s->from + s->days < last ? s->from + s->days : last;
	return to > from ? to - from : 0;
}

void book_cohorts(struct book *b, int periods)
{
	for (struct place *p = b->place; p < b->place + b->n; p++) {
		p->cohorts = 0;
		for (size_t i = 0; i < p->groups; i++)
			add_cohort(p, (struct cohort){ 0, p->group[i].state, p->group[i].patients,
						       false, p->group_off[i] });
		for (size_t i = 0; i < p->n_starts; i++) {
			const struct due_starts *s = &p->starts[i];
			for (int t = 1; t <= periods; t++)
				if (days_in(s, t))
					add_cohort(p, (struct cohort){ t, s->state, s->rate *
						   days_in(s, t), !s->counted, LADDER_NONE });
		}
	}
}

void book_release(struct book *b)
{
	for (struct place *p = b->place; p < b->place + b->n; p++) {
		mem_free(p->group);
		mem_free(p->group_off);
		mem_free(p->starts);
		mem_free(p->cohort);
	}
	mem_free(b->place);
	mem_free(b->off);
	map_release(&b->at);
	*b = (struct book){ 0 };
}
