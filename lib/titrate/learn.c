/* Turns counts into rates and curves; the formulas are in measure.h. */
#include "titrate/measure.h"

#include <math.h>

#include "base/mem.h"

#include "base/banned.h"

/* Sums over a product: moves that could go up, or down, and those that did. */
struct overall {
	double could_up, ups, could_down, downs;
};

static struct overall overall_of(const struct measured *m, const struct ladder *l, int product)
{
	struct overall o = { 0 };
	for (int r = 0; r < l->n; r++) {
		const struct rung_moves *k = &m->rung[product][r];
		o.could_up += r + 1 < l->n ? (double)k->moves : 0;
		o.ups += (double)k->ups;
		o.could_down += r > 0 ? (double)k->moves : 0;
		o.downs += (double)k->downs;
	}
	return o;
}

static double shrunk(uint64_t seen, uint64_t moves, double all_seen, double all_moves)
{
	double overall = all_moves > 0 ? all_seen / all_moves : 0;
	return ((double)seen + PSEUDO_MOVES * overall) / ((double)moves + PSEUDO_MOVES);
}

static void learn_moves(const struct measured *m, struct ladder *l, int product,
			const struct overall *o)
{
	for (int r = 0; r < l->n; r++) {
		const struct rung_moves *k = &m->rung[product][r];
		struct rung *g = &l->rung[r];
		g->up = r + 1 < l->n ? shrunk(k->ups, k->moves, o->ups, o->could_up) : 0;
		g->down = r > 0 ? shrunk(k->downs, k->moves, o->downs, o->could_down) : 0;
		g->down = fmin(g->down, 1 - g->up);
	}
}

bool measured_moves(const struct measured *m, struct ladders *l)
{
	bool all = true;
	for (int p = 0; p < l->n; p++) {
		struct overall o = overall_of(m, &l->ladder[p], p);
		if (o.could_up + o.could_down > 0)
			learn_moves(m, &l->ladder[p], p, &o);
		else
			all = false;
	}
	return all;
}

void measured_targets(const struct measured *m, struct ladders *l)
{
	for (int p = 0; p < l->n; p++) {
		double going_on = 1;
		uint64_t seen = 0;
		for (int r = 0; r < l->ladder[p].n; r++)
			seen += m->rung[p][r].settled + m->rung[p][r].climbed;
		for (int r = 0; seen && r < l->ladder[p].n; r++) {
			const struct rung_moves *k = &m->rung[p][r];
			struct rung *g = &l->ladder[p].rung[r];
			double settled = r + 1 == l->ladder[p].n ? 1
				: shrunk(k->settled, k->settled + k->climbed, 1, 2);
			g->target = going_on * settled;
			going_on -= g->target;
			if (k->climb_moves)
				g->up = (double)k->climbed / (double)k->climb_moves;
			g->down = fmin(g->down, 1 - g->up);
		}
	}
}

size_t measured_steps(const struct measured *m)
{
	return m->ended.n + m->open.n;
}

struct survival measured_survival(const struct measured *m, struct survival_step *steps)
{
	struct survival_count *count = mem_zero(measured_steps(m), sizeof(*count));
	size_t n = 0, e = 0, o = 0;
	while (e < m->ended.n || o < m->open.n) {
		int64_t end = e < m->ended.n ? m->ended.item[e].key : INT64_MAX;
		int64_t open = o < m->open.n ? m->open.item[o].key : INT64_MAX;
		struct survival_count *c = &count[n++];
		c->time = (double)(end < open ? end : open);
		if (end <= open)
			c->events = m->ended.item[e++].n;
		if (open <= end)
			c->open = m->open.item[o++].n;
	}
	struct survival s = survival_of(count, n, SURVIVAL_LOGLOG, steps);
	mem_free(count);
	return s;
}

uint64_t measured_at_risk(const struct measured *m, double day)
{
	uint64_t n = 0;
	for (size_t i = 0; i < m->ended.n; i++)
		n += (double)m->ended.item[i].key >= day ? m->ended.item[i].n : 0;
	for (size_t i = 0; i < m->open.n; i++)
		n += (double)m->open.item[i].key >= day ? m->open.item[i].n : 0;
	return n;
}

struct persistence measured_persistence(const struct measured *m)
{
	struct persistence p = { 0 };
	struct survival_step *steps = mem_zero(measured_steps(m), sizeof(*steps));
	struct survival s = measured_survival(m, steps);
	int day = PERIOD_DAYS;
	while (day <= PERSISTENCE_DAYS_MAX && measured_at_risk(m, day) >= PERSISTENCE_AT_RISK) {
		double still = 1;
		for (size_t i = 0; i < s.n && s.step[i].time <= day + PERSISTENCE_LATE; i++)
			still = s.step[i].still;
		persistence_add(&p, day, still);
		day = day / PERSISTENCE_PIECE * PERSISTENCE_PIECE + PERSISTENCE_PIECE;
	}
	mem_free(steps);
	return p;
}

double measured_start_rate(const struct measured *m, size_t kind)
{
	return m->start_days > 0 ? (double)m->starts[kind].all / m->start_days : 0;
}

double measured_start_dispersion(const struct measured *m, size_t kind)
{
	int weeks = m->start_days / 7 < START_WEEKS ? m->start_days / 7 : START_WEEKS;
	double sum = 0, squares = 0;
	for (int i = 0; i < weeks; i++)
		sum += (double)m->starts[kind].week[i];
	if (weeks < 2 || !(sum > 0))
		return 1;
	for (int i = 0; i < weeks; i++)
		squares += pow((double)m->starts[kind].week[i] - sum / weeks, 2);
	return fmax(squares / (weeks - 1) / (sum / weeks), 1);
}
