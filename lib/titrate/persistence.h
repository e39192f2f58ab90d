/* How long people stay: the share still on treatment, S, by days since the start. */
#ifndef GLP1_TITRATE_PERSISTENCE_H
#define GLP1_TITRATE_PERSISTENCE_H

#include <stdbool.h>

enum {
	PERSISTENCE_POINTS_MAX = 200,
	PERSISTENCE_DAYS_MAX = 3650
};

/* S at given days, ascending from 1; S(0) = 1 is left out. In a zeroed one nobody stops. */
struct persistence {
	int n;
	double days[PERSISTENCE_POINTS_MAX], still[PERSISTENCE_POINTS_MAX];
};

enum persistence_fault {
	PERSISTENCE_OK,
	PERSISTENCE_DAYS,  /* not above the day before, or beyond PERSISTENCE_DAYS_MAX */
	PERSISTENCE_SHARE, /* not 0..1 */
	PERSISTENCE_RISES, /* above the share of the day before */
	PERSISTENCE_FULL
};

/* Adds a point after those already there. */
enum persistence_fault persistence_add(struct persistence *p, double days, double still);
const char *persistence_fault_text(enum persistence_fault f); /* NULL for PERSISTENCE_OK */

/* Returns the curve for a constant probability, 0..1, to stop after a fill. */
struct persistence persistence_constant(double stop);

/*
 * Returns S at a day >= 0. Piecewise exponential: the hazard is constant between two points,
 * S(d) = S_a (S_b / S_a)^((d - a) / (b - a)), and that of the last piece goes on after it.
 * Linear pieces would make the hazard jump.
 */
double persistence_at(const struct persistence *p, double days);

/*
 * Returns the probability to stop at the end of the f-th period since the start, f >= 1:
 * h(f) = 1 - S(28 f) / S(28 (f - 1)), times factor (of --what-if), at most 1. 1 if everybody
 * has stopped before.
 */
double persistence_hazard(const struct persistence *p, int f, double factor);

/* Returns the first f from which on the hazard stays the same. */
int persistence_settles(const struct persistence *p);

#endif
