/*
 * The strengths that patients climb: a ladder for each product, and how people move on it.
 * Every probability is per fill, and a patient takes one fill in one period.
 */
#ifndef GLP1_TITRATE_LADDER_H
#define GLP1_TITRATE_LADDER_H

#include "base/str.h"

enum {
	PERIOD_DAYS = 28,       /* 13 a year */
	LADDER_RUNGS_MAX = 16,
	LADDER_PRODUCTS_MAX = 16,
	LADDER_FILLS_MAX = 13,  /* of min_fills: a year */
	LADDER_NONE = -1        /* no such rung, no such product */
};

#define LADDER_MG_MAX 1000.0 /* a dose */

/* Rungs and products are counted from 0; people and files count from 1. */
struct rung {
	double strength_mg;
	int min_fills;    /* before a move up or down: 1..LADDER_FILLS_MAX */
	bool maintenance; /* patients may be kept on it */
	bool initiation;  /* nobody stays: up is 1, and nobody comes down to this rung */
	double up, down;  /* share of patients a fill; 0..1 together, the rest stays */
	double target;    /* share of patients who will be kept here; 0 on all rungs: no targets */
};

struct ladder {
	struct str product;
	int n;            /* rungs: 1..LADDER_RUNGS_MAX, strengths rising */
	struct rung rung[LADDER_RUNGS_MAX];
	double doses;     /* a fill: 4 of a weekly drug, 28 of a daily one */
	double pause;     /* the share who skip the whole next fill */
	int restart;      /* the highest rung on which they come back; or LADDER_NONE */
	double leave;     /* share who go to another product */
	int leave_to;     /* index of that product, or LADDER_NONE */
	int leave_rung[LADDER_RUNGS_MAX]; /* the rung there for each rung here, or LADDER_NONE */
};

struct ladders {
	struct ladder ladder[LADDER_PRODUCTS_MAX];
	int n;
};

enum ladder_fault {
	LADDER_OK,
	LADDER_EMPTY,          /* no rung */
	LADDER_ORDER,          /* strengths do not rise from rung to rung */
	LADDER_MIN_FILLS,      /* not 1..LADDER_FILLS_MAX */
	LADDER_NO_MAINTENANCE, /* nobody can be kept on the top rung, nor on any other */
	LADDER_MOVES,          /* up and down are not shares that come to 1 at most */
	LADDER_INITIATION,     /* an initiation rung that people stay on, or come down to */
	LADDER_TARGETS,        /* targets do not come to 1 */
	LADDER_PAUSE,          /* a pause, and no restart rung */
	LADDER_SWITCH,         /* a switch that does not map every rung to a rung */
	LADDER_FAULTS
};

/* Returns what is wrong with ladder p; *rung: where (LADDER_NONE: the ladder as a whole). */
enum ladder_fault ladder_check(const struct ladders *all, int p, int *rung);

/* Return a fault as text for a message, and the remedy; NULL for LADDER_OK. */
const char *ladder_fault_text(enum ladder_fault f);
const char *ladder_fault_hint(enum ladder_fault f);

/* Returns the index of a product, ASCII case ignored; LADDER_NONE: there is none. */
int ladder_find(const struct ladders *all, struct str product);

/*
 * Returns the rung of a strength: the highest that is not above it, else the first. *exact:
 * whether the strength is that of the rung.
 */
int ladder_rung_of(const struct ladder *l, double strength_mg, bool *exact);

bool ladder_has_targets(const struct ladder *l);

/*
 * Returns the share of patients now on a rung who will be kept on the rung target: the shares of
 * all rungs from theirs up, scaled to 1; if those are 0, all stay on their own rung. Without
 * targets everybody may climb to the top.
 */
double ladder_target_share(const struct ladder *l, int rung, int target);

/* Sets moves for a product without any: everybody climbs, which overstates the top strength. */
void ladder_label_moves(struct ladder *l);

#endif
