/* Makes the step as a table; chain.h says what it does. */
#include "titrate/chain.h"

#include <math.h>

#include "base/mem.h"

#include "base/banned.h"

/* Cells of a product are by periods, targets, rungs and fills; the last varies fastest. */
static int fills_of(const struct ladder *l)
{
	int most = 1;
	for (int r = 0; r < l->n; r++)
		most = l->rung[r].min_fills > most ? l->rung[r].min_fills : most;
	return most + 1;
}

static int targets_of(const struct ladder *l)
{
	return ladder_has_targets(l) ? l->n : 1;
}

static size_t cells_of(const struct chain *c, const struct ladder *l)
{
	return (size_t)c->periods * (size_t)targets_of(l) * (size_t)l->n * (size_t)fills_of(l);
}

static int bounded(int value, int low, int high)
{
	return value < low ? low : value > high ? high : value;
}

size_t chain_cell(const struct chain *c, struct cell s)
{
	const struct ladder *l = &c->ladders->ladder[s.product];
	int rung = bounded(s.rung, 0, l->n - 1), targets = targets_of(l);
	int target = targets == 1 ? 0 : bounded(s.target, 0, l->n - 1);
	int fills = bounded(s.fills, 0, l->rung[rung].min_fills);
	int periods = bounded(s.periods, 1, c->periods) - 1;
	int place = ((periods * targets + target) * l->n + rung) * fills_of(l) + fills;
	return c->base[s.product] + (size_t)place;
}

static void name_cells(struct chain *c, int product)
{
	const struct ladder *l = &c->ladders->ladder[product];
	int fills = fills_of(l), targets = targets_of(l), n = (int)cells_of(c, l);
	for (int i = 0; i < n; i++) {
		int rung = i / fills % l->n, target = i / fills / l->n % targets;
		c->cell[c->base[product] + (size_t)i] = (struct cell){
			.product = product, .rung = rung,
			.target = targets == 1 ? l->n - 1 : target,
			.fills = i % fills, .periods = i / fills / l->n / targets + 1,
		};
	}
}

static void add_edge(struct chain *c, size_t to, enum move move, double share)
{
	if (!(share > 0))
		return;
	if (c->n_edges == c->size) {
		c->size = c->size ? 2 * c->size : 256;
		c->edge = mem_grow(c->edge, c->size, sizeof(*c->edge));
	}
	c->edge[c->n_edges++] = (struct edge){ (uint32_t)to, move, share };
}

/* Adds the moves to another product, to the cells of all possible targets there. */
static void add_leave(struct chain *c, const struct cell *s, double share)
{
	const struct ladder *l = &c->ladders->ladder[s->product];
	const struct ladder *other = share > 0 ? &c->ladders->ladder[l->leave_to] : l;
	struct cell to = { .product = l->leave_to, .rung = l->leave_rung[s->rung], .fills = 1,
			   .periods = s->periods + 1 };
	for (to.target = 0; share > 0 && to.target < other->n; to.target++)
		add_edge(c, chain_cell(c, to), MOVE_LEAVE,
			 share * ladder_target_share(other, to.rung, to.target));
}

static void add_moves(struct chain *c, const struct cell *s, double share, struct chain_factors f)
{
	const struct ladder *l = &c->ladders->ladder[s->product];
	const struct rung *g = &l->rung[s->rung];
	bool may_move = s->fills >= g->min_fills;
	double up = may_move && s->rung < s->target ? fmin(g->up * f.up, 1) : 0;
	double down = may_move && s->rung > 0 ? fmin(g->down * f.down, 1 - up) : 0;
	struct cell to = *s;
	to.periods++;
	to.fills++;
	add_edge(c, chain_cell(c, to), MOVE_STAY, share * (1 - up - down));
	to.fills = 1;
	to.rung = s->rung + 1;
	if (up > 0)
		add_edge(c, chain_cell(c, to), MOVE_UP, share * up);
	to.rung = s->rung - 1;
	if (down > 0)
		add_edge(c, chain_cell(c, to), MOVE_DOWN, share * down);
}

static void add_edges(struct chain *c, size_t i, const struct persistence *p,
		      struct chain_factors f)
{
	const struct cell *s = &c->cell[i];
	const struct ladder *l = &c->ladders->ladder[s->product];
	struct cell back = *s;
	back.periods++;
	back.fills = 1;
	if (s->fills == 0) {
		add_edge(c, chain_cell(c, back), MOVE_BACK, 1);
		return;
	}
	double stop = persistence_hazard(p, s->periods, f.stop), rest = 1 - stop;
	add_edge(c, i, MOVE_STOP, stop);
	add_leave(c, s, rest * l->leave);
	rest *= 1 - l->leave;
	back.fills = 0;
	if (l->pause > 0 && l->restart < back.rung)
		back.rung = l->restart;
	add_edge(c, chain_cell(c, back), MOVE_PAUSE, rest * l->pause);
	add_moves(c, s, rest * (1 - l->pause), f);
}

bool chain_build(struct chain *c, const struct ladders *l, const struct persistence *s,
		 struct chain_factors f)
{
	*c = (struct chain){ .ladders = l, .periods = persistence_settles(s) };
	for (int p = 0; p < l->n; p++) {
		c->base[p] = c->n;
		c->first_rung[p] = c->rungs;
		c->n += cells_of(c, &l->ladder[p]);
		c->rungs += l->ladder[p].n;
		if (c->n > CHAIN_CELLS_MAX)
			return false;
	}
	c->cell = mem_zero(c->n, sizeof(*c->cell));
	c->from = mem_zero(c->n + 1, sizeof(*c->from));
	for (int p = 0; p < l->n; p++)
		name_cells(c, p);
	for (size_t i = 0; i < c->n; i++) {
		/* nobody has more fills than the rung's min_fills */
		const struct cell *q = &c->cell[i];
		c->from[i] = c->n_edges;
		if (q->fills <= l->ladder[q->product].rung[q->rung].min_fills)
			add_edges(c, i, s, f);
	}
	c->from[c->n] = c->n_edges;
	return true;
}

void chain_release(struct chain *c)
{
	mem_free(c->cell);
	mem_free(c->from);
	mem_free(c->edge);
	*c = (struct chain){ 0 };
}

void chain_add(const struct chain *c, struct cell s, double patients, double *counts)
{
	const struct ladder *l = &c->ladders->ladder[s.product];
	for (s.target = 0; s.target < l->n; s.target++) {
		double share = ladder_target_share(l, s.rung, s.target);
		if (share > 0)
			counts[chain_cell(c, s)] += patients * share;
	}
}

static void count_move(const struct chain *c, size_t i, const struct edge *e, double patients,
		       struct flows *flows)
{
	const struct cell *s = &c->cell[i], *t = &c->cell[e->to];
	int from = chain_rung(c, s->product, s->rung), to = chain_rung(c, t->product, t->rung);
	if (e->move == MOVE_STOP)
		flows->stopped[from] += patients;
	else if (e->move == MOVE_UP)
		flows->up[to] += patients;
	else if (e->move == MOVE_DOWN)
		flows->down[to] += patients;
	else if (e->move == MOVE_LEAVE)
		flows->switched_in[to] += patients;
}

void chain_step(const struct chain *c, const double *before, double *after, struct flows *flows)
{
	for (size_t i = 0; i < c->n; i++)
		after[i] = 0;
	for (size_t i = 0; i < c->n; i++) {
		if (before[i] == 0)
			continue;
		for (size_t k = c->from[i]; k < c->from[i + 1]; k++) {
			const struct edge *e = &c->edge[k];
			if (e->move != MOVE_STOP)
				after[e->to] += before[i] * e->share;
			if (flows)
				count_move(c, i, e, before[i] * e->share, flows);
		}
	}
}

void chain_reach_none(const struct chain *c, int rung, double *reach)
{
	for (size_t i = 0; i < c->n; i++)
		reach[i] = c->cell[i].fills > 0 &&
			   chain_rung(c, c->cell[i].product, c->cell[i].rung) == rung;
}

void chain_reach_step(const struct chain *c, const double *less, double *reach)
{
	for (size_t i = 0; i < c->n; i++) {
		reach[i] = 0;
		for (size_t k = c->from[i]; k < c->from[i + 1]; k++)
			if (c->edge[k].move != MOVE_STOP)
				reach[i] += c->edge[k].share * less[c->edge[k].to];
	}
}

double chain_reach(const struct chain *c, struct cell s, const double *reach)
{
	const struct ladder *l = &c->ladders->ladder[s.product];
	double p = 0;
	for (s.target = 0; s.target < l->n; s.target++) {
		double share = ladder_target_share(l, s.rung, s.target);
		if (share > 0)
			p += share * reach[chain_cell(c, s)];
	}
	return p;
}
