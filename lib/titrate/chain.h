/*
 * What becomes of patients from one fill to the next: the step, as a table of moves
 * between cells. A cell is a state, with all that the step depends on. Cells count expected
 * patients, so that cohorts and locations add up exactly.
 */
#ifndef GLP1_TITRATE_CHAIN_H
#define GLP1_TITRATE_CHAIN_H

#include <stddef.h>
#include <stdint.h>

#include "titrate/ladder.h"
#include "titrate/persistence.h"

enum { CHAIN_CELLS_MAX = 1 << 20 };

struct cell {
	int product, rung;
	int target;  /* the rung at which they will be kept; the top one without targets */
	int fills;   /* taken on this rung, at most its min_fills; 0: this fill is skipped, they
	                come back on this rung */
	int periods; /* since the start, pauses included, from 1; stays where the hazard settles */
};

enum move { MOVE_STAY, MOVE_STOP, MOVE_LEAVE, MOVE_PAUSE, MOVE_UP, MOVE_DOWN, MOVE_BACK, MOVES };

struct edge {
	uint32_t to; /* a cell; for MOVE_STOP the cell that the edge leaves */
	enum move move;
	double share;
};

struct chain {
	const struct ladders *ladders; /* must live as long */
	int periods;                   /* after which the hazard of stopping stays as it is */
	size_t n;                      /* cells */
	struct cell *cell;
	size_t *from;                  /* edge[from[i]] to edge[from[i + 1] - 1] leave cell i */
	struct edge *edge;
	size_t n_edges, size;
	size_t base[LADDER_PRODUCTS_MAX]; /* the first cell of each product */
	int rungs, first_rung[LADDER_PRODUCTS_MAX]; /* rungs of all products, counted through */
};

struct chain_factors {
	double up, down, stop; /* multiply probabilities, which are capped where they come to 1 */
};

#define CHAIN_AS_GIVEN { 1, 1, 1 }

/*
 * The step at the end of a period, of everybody who filled in it:
 *
 *   stop    persistence_hazard of the periods since the start
 *   leave   of the rest: to the mapped rung of the other product, first fill there
 *   pause   of the rest: skip the next fill, then back on the restart rung or theirs,
 *           whichever is lower, first fill there; no stopping while away
 *   up, down, or stay, of the rest, once min_fills are taken: not above the target, not
 *           below the first rung
 *
 * Ladders must have passed ladder_check. False, nothing to release, if there would be
 * more than CHAIN_CELLS_MAX cells. Release it.
 */
bool chain_build(struct chain *c, const struct ladders *l, const struct persistence *s,
		 struct chain_factors f);
void chain_release(struct chain *c);

/* Returns the index of the cell of a state; fills and periods are cut to the chain's bounds. */
size_t chain_cell(const struct chain *c, struct cell state);

/* The number of a product's rung among all rungs; 0..c->rungs - 1. */
static inline int chain_rung(const struct chain *c, int product, int rung)
{
	return c->first_rung[product] + rung;
}

/*
 * Adds patients, whose target is not known, to counts[cell], by the shares of the targets that are
 * possible from their rung (ladder_target_share).
 */
void chain_add(const struct chain *c, struct cell state, double patients, double *counts);

/* What happened in one step: patients for each rung of all products. */
struct flows {
	double *stopped, *up, *down, *switched_in; /* stopped: by the old rung; others: by the new */
};

/* Sets after to before one step later; they must differ. Adds to flows, which may be NULL. */
void chain_step(const struct chain *c, const double *before, double *after, struct flows *flows);

/*
 * For each cell, the probability to fill a rung (numbered by chain_rung) after a number of steps:
 * chain_reach_none sets it for no step (1 for the cells of the rung whose fill is not skipped),
 * chain_reach_step for one step more than less.
 */
void chain_reach_none(const struct chain *c, int rung, double *reach);
void chain_reach_step(const struct chain *c, const double *less, double *reach);

/* Returns that probability for a state whose target is not known. */
double chain_reach(const struct chain *c, struct cell state, const double *reach);

#endif
