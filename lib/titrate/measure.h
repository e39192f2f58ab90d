/*
 * What the fills of a clinic tell: how people move, how long they stay, on which days
 * they come, how many start, and where everybody stands. All of it is sums of counts,
 * so that it does not depend on the order of patients.
 */
#ifndef GLP1_TITRATE_MEASURE_H
#define GLP1_TITRATE_MEASURE_H

#include "dist/survival.h"
#include "dist/tally.h"
#include "titrate/course.h"
#include "titrate/roster.h"

struct measure_terms {
	int32_t as_of;  /* later fills are not looked at */
	int gap_days;   /* without a fill: stopped */
	int start_days; /* that the rate of starts is taken from; 84 */
};

enum { SETTLED_FILLS = 4 };

/* Moves seen from a rung. */
struct rung_moves {
	uint64_t moves, ups, downs; /* once min_fills were taken; ups and downs are among moves */
	uint64_t early;             /* ups and downs before that */
	uint64_t jumps;             /* among ups and downs: by more than one rung */
	uint64_t pauses;            /* came back after more than MOVE_MOST days */
	uint64_t merged;            /* fills less than MOVE_LEAST days after the one before */
	uint64_t settled;           /* stays of SETTLED_FILLS fills: kept here, it seems */
	uint64_t climbed;           /* shorter stays that ended in a move up */
	uint64_t climb_moves;       /* moves of those, the one up included */
};

/* Patients in one state. */
struct roster_group {
	int kind;    /* number of the fill_kind last dispensed */
	int fills;   /* as in struct cell; 0: paused */
	int periods;
	int elapsed;
	uint64_t patients;
};

enum { START_WEEKS = 12 };

/* Starts of one kind in the days that count, by week counted back from as_of. */
struct start_count {
	uint64_t week[START_WEEKS], all;
};

struct measured {
	struct measure_terms terms;
	struct rung_moves rung[LADDER_PRODUCTS_MAX][LADDER_RUNGS_MAX];
	uint64_t switches[LADDER_PRODUCTS_MAX]; /* from this product to another */
	uint64_t gap[GAP_DAYS_MAX + 1];         /* kept fills, by days since the one before */
	struct tally ended, open;               /* treatments by days: stopped, and still going on */
	struct tally groups;                    /* the roster, packed; see measure_group */
	struct start_count *starts;             /* one a kind */
	int start_days;    /* that starts were counted in: fewer than the terms' if history is short */
	uint64_t patients; /* with a fill by as_of */
	uint64_t stopped;  /* of them, by now */
	uint64_t unknown_start; /* of them, first seen above the first rung as the data begin */
	uint64_t two_products;  /* of them, on two at the same time */
	uint64_t missed_doses;  /* of them, with the two doses of days 28 and 35 missed, or more */
	uint64_t restarts;      /* treatments begun after a stop */
};

/*
 * Fills of one patient and product that are MOVE_LEAST to MOVE_MOST days apart are a move,
 * earlier ones are counted with the fill before (a split or an early refill), later
 * ones are a pause, beyond gap_days a stop and a new start. A jump of several rungs is one
 * move. Another product within the gap is a switch: treatment goes on.
 *
 * A treatment ends 28 days after its last fill if more than gap_days have passed since.
 * Else it was last seen under way on the day of its first fill of the last gap_days: who
 * stopped after one of those cannot be told yet, so those who came again may not be
 * counted either, or too few would seem to stop.
 *
 * Treatments first seen in the first MOVE_MOST days of the data, above the first rung, are
 * older than the data: they say nothing on persistence, and no fill in those days is a
 * start.
 *
 * courses must be sorted. Release it.
 */
void measure(struct measured *m, const struct courses *c, struct measure_terms terms);
void measured_release(struct measured *m);

/* The i-th of m->groups.n states. */
struct roster_group measured_group(const struct measured *m, size_t i);

enum { PSEUDO_MOVES = 2 };

/*
 * Sets up and down of each rung: (ups + 2 U) / (moves + 2), U the share of all moves of the
 * product that could go up and did; the same for downs. So a rung seen twice is neither 0
 * nor 1. A product without a move is left as it is. Whether every product that
 * has patients has moves.
 */
bool measured_moves(const struct measured *m, struct ladders *l);

/*
 * The other way to see the same moves: some climb, and some are kept where they are. Of
 * those who came to a rung and either settled on it or climbed on, the share who settled
 * is kept there; who climbs does so with climbed / climb_moves a fill. Down is as in
 * measured_moves. A product in which nobody settled or climbed is left as it is.
 */
void measured_targets(const struct measured *m, struct ladders *l);

/* The curve of persistence in days since the start; steps has room for measured_steps(m). */
size_t measured_steps(const struct measured *m);
struct survival measured_survival(const struct measured *m, struct survival_step *steps);

/* Treatments that lasted to a day at least. */
uint64_t measured_at_risk(const struct measured *m, double day);

enum { PERSISTENCE_AT_RISK = 30, PERSISTENCE_PIECE = 84, PERSISTENCE_LATE = 14 };

/*
 * The curve on days 28, 84, 168, 252 ... as long as at least PERSISTENCE_AT_RISK
 * treatments are at risk: shorter pieces or fewer patients would be noise, which the last
 * piece carries on. Each as it is PERSISTENCE_LATE days later, for fills come a little
 * later than each 28 days. No points if not even that many are at risk on day 28.
 */
struct persistence measured_persistence(const struct measured *m);

/* Starts of a kind a day, and how much more they vary than Poisson numbers: 1 or more. */
double measured_start_rate(const struct measured *m, size_t kind);
double measured_start_dispersion(const struct measured *m, size_t kind);

#endif
