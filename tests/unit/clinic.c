/* The simulated clinic. */
#include "clinic.h"

#include <check.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/banned.h"

const double clinic_gaps[64] = {
	[26] = 0.04, [27] = 0.12, [28] = 0.38, [29] = 0.16, [30] = 0.10, [31] = 0.06,
	[32] = 0.04, [33] = 0.03, [35] = 0.04, [38] = 0.02, [41] = 0.01,
};

struct ladders clinic_ladders(void)
{
	static const double mg[] = { 0.25, 0.5, 1, 1.7, 2.4 };
	static const double up[] = { 0.8, 0.65, 0.45, 0.4, 0 };
	struct ladders l = { .n = 1 };
	struct ladder *a = &l.ladder[0];
	*a = (struct ladder){ .product = STR("sema"), .n = 5, .doses = 4, .restart = LADDER_NONE,
			      .leave_to = LADDER_NONE };
	for (int r = 0; r < 5; r++)
		a->rung[r] = (struct rung){ .strength_mg = mg[r], .min_fills = 1, .maintenance = r > 2,
					    .up = up[r], .down = r ? 0.02 : 0 };
	return l;
}

double clinic_chance(uint64_t *state)
{
	*state ^= *state >> 12;
	*state ^= *state << 25;
	*state ^= *state >> 27;
	return (double)((*state * 0x2545f4914f6cdd1du) >> 11) / 9007199254740992.0;
}

static void add_fill(struct clinic *c, struct clinic_fill f)
{
	if (c->n == c->size) {
		c->size = c->size ? 2 * c->size : 1024;
		c->fill = realloc(c->fill, c->size * sizeof(*c->fill));
		if (!c->fill)
			abort();
	}
	c->fill[c->n++] = f;
}

static int next_gap(struct clinic *c)
{
	double x = clinic_chance(&c->state);
	int gap = 0;
	while (gap < 41 && (x -= clinic_gaps[gap]) >= 0)
		gap++;
	return gap;
}

static void live(struct clinic *c, const struct clinic_law *law, int patient, int day)
{
	const struct ladder *l = &law->ladders.ladder[0];
	for (int rung = 0; day < law->days; day += next_gap(c)) {
		add_fill(c, (struct clinic_fill){ patient, day, rung });
		if (clinic_chance(&c->state) < law->stop)
			return;
		double x = clinic_chance(&c->state);
		if (x < l->rung[rung].up)
			rung++;
		else if (x < l->rung[rung].up + l->rung[rung].down)
			rung--;
	}
}

void clinic_run(struct clinic *c, const struct clinic_law *law)
{
	int patient = 0;
	*c = (struct clinic){ .state = law->seed };
	for (int day = 0; day < law->days; day++) {
		double least = exp(-law->starts), p = clinic_chance(&c->state);
		for (; p > least; p *= clinic_chance(&c->state))
			live(c, law, patient++, day);
	}
}

void clinic_courses(struct courses *c, const struct clinic *clinic, const struct ladders *l,
		    int before, const size_t *order)
{
	courses_init(c, l, 7);
	for (size_t i = 0; i < clinic->n; i++) {
		const struct clinic_fill *f = &clinic->fill[order ? order[i] : i];
		char id[24];
		int n = snprintf(id, sizeof(id), "P%06d", f->patient);
		if (f->day < before)
			ck_assert_int_eq(courses_add(c, (struct str){ id, (size_t)n }, CLINIC_DAY_0 + f->day, 0,
						     l->ladder[0].rung[f->rung].strength_mg, STR("A")),
					 COURSE_OK);
	}
	courses_sort(c);
}
