/*
 * What the fills of a clinic show: how people move, how long they stay, on which days
 * they come, how many start, and where everybody stands. All results are sums of counts,
 * so that they do not depend on the order of patients.
 */
#ifndef GLP1_TITRATE_MEASURE_H
#define GLP1_TITRATE_MEASURE_H

#include "dist/survival.h"
#include "dist/tally.h"
#include "titrate/course.h"
#include "titrate/roster.h"

struct measure_terms {
	int32_t as_of;  /* later fills are not used */
	int gap_days;   /* after more days without a fill a patient has stopped */
	int start_days; /* the rate of starts is taken from so many days; 84 */
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
	uint64_t climb_moves;       /* moves in those shorter stays, the one up included */
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
	struct start_count *starts;             /* one for each kind */
	int start_days;    /* starts were counted in these; fewer than in terms if history is short */
	uint64_t patients; /* with a fill by as_of */
	uint64_t stopped;  /* of those patients, by now */
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
 * Else it counts as seen until the day of its first fill of the last gap_days: whether a patient
 * stopped after one of those fills is not known yet, so patients who came again may not count
 * longer either, or too few would seem to stop.
 *
 * Treatments first seen in the first MOVE_MOST days of the data, above the first rung, are
 * older than the data: they say nothing on persistence, and no fill in those days is a
 * start.
 *
 * courses must be sorted. Release m.
 */
void measure(struct measured *m, const struct courses *c, struct measure_terms terms);
void measured_release(struct measured *m);

/* Returns group i of m->groups.n, unpacked. */
struct roster_group measured_group(const struct measured *m, size_t i);

enum { PSEUDO_MOVES = 2 };

/*
 * Sets up and down of each rung: (ups + 2 U) / (moves + 2), U the share of all moves of the
 * product that could go up and did; the same for downs. So a rung seen twice is neither 0
 * nor 1. A product without a move is left as it is. Returns whether every product that has
 * patients has moves.
 */
bool measured_moves(const struct measured *m, struct ladders *l);

/*
 * Sets targets and up of each rung: another view of the same moves, in which some climb and some
 * are kept. Of patients who came to a rung and either settled on it or climbed on, the share who
 * settled is kept there; the others climb with probability climbed / climb_moves per fill. Down
 * is as in measured_moves. A product in which nobody settled or climbed is left as it is.
 */
void measured_targets(const struct measured *m, struct ladders *l);

/* Return the curve of persistence by days since the start; steps has room for measured_steps. */
size_t measured_steps(const struct measured *m);
struct survival measured_survival(const struct measured *m, struct survival_step *steps);

/* Returns how many treatments lasted at least until a day. */
uint64_t measured_at_risk(const struct measured *m, double day);

enum { PERSISTENCE_AT_RISK = 30, PERSISTENCE_PIECE = 84, PERSISTENCE_LATE = 14 };

/*
 * Returns the curve on days 28, 84, 168, 252 ... as long as at least PERSISTENCE_AT_RISK
 * treatments are at risk: shorter pieces or fewer patients would be noise, which the last
 * piece carries on. Each value is read PERSISTENCE_LATE days later, as fills come a little
 * later than every 28 days. No points if fewer are at risk on day 28.
 */
struct persistence measured_persistence(const struct measured *m);

/* Return the starts of a kind per day, and their variance over that of Poisson: 1 or more. */
double measured_start_rate(const struct measured *m, size_t kind);
double measured_start_dispersion(const struct measured *m, size_t kind);

#endif
