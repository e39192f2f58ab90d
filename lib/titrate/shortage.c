/* Changes ladders and patients for a strength that is out of stock. */
#include "titrate/shortage.h"

#include "base/banned.h"

static void go_below(struct cell *s, int product, int rung)
{
	if (s->product != product || s->rung != rung)
		return;
	s->rung = rung - 1;
	s->fills = s->fills ? 1 : 0;
}

static void block(struct ladder *l, int rung, enum shortage_rule rule)
{
	if (rung > 0)
		l->rung[rung - 1].up = 0;
	if (rung + 1 < l->n)
		l->rung[rung + 1].down = 0;
	if (rule == SHORTAGE_HOLD)
		l->rung[rung].up = l->rung[rung].down = 0;
	if (rule == SHORTAGE_BELOW && l->restart == rung)
		l->restart = rung - 1;
}

bool shortage_apply(struct ladders *l, struct book *b, int product, int rung,
		    enum shortage_rule rule)
{
	if (rule == SHORTAGE_BELOW && rung == 0)
		return false;
	block(&l->ladder[product], rung, rule);
	if (rule == SHORTAGE_HOLD)
		return true;
	for (int p = 0; p < l->n; p++)
		for (int r = 0; r < l->ladder[p].n && l->ladder[p].leave_to == product; r++)
			if (l->ladder[p].leave_rung[r] == rung)
				l->ladder[p].leave_rung[r] = rung - 1;
	for (struct place *q = b->place; q < b->place + b->n; q++) {
		for (size_t i = 0; i < q->groups; i++)
			go_below(&q->group[i].state, product, rung);
		for (size_t i = 0; i < q->n_starts; i++)
			go_below(&q->starts[i].state, product, rung);
	}
	return true;
}
