/*
 * Loss functions: by how much demand is expected to exceed a level, and to fall
 * short of it. Every expected cost of a stock policy is computed from them.
 */
#ifndef GLP1_DIST_LOSS_H
#define GLP1_DIST_LOSS_H

#include "dist/quantile.h"

struct loss {
	double shortage; /* of demand X above the level x, >= 0 */
	double surplus;  /* of the level above demand, >= 0 */
};

/*
 * Returns the first order: shortage E[(X - x)+], surplus E[(x - X)+], in units, for
 * any finite x, whole or not. Both are NaN when an argument is out of range.
 *
 * Source of this and the next: the loss functions of Snyder & Shen, Fundamentals
 * of Supply Chain Theory, 2nd ed., and of Zipkin, Foundations of Inventory
 * Management, each in an appendix. With X' the same distribution weighted by its own
 * size (and, for Poisson and nbinom, less 1), E[X; X > x] = mean P(X' > x) for gamma
 * and mean P(X' > x - 1) for Poisson and nbinom. X' is again of the same kind, so each
 * has a closed form and nothing is summed.
 */
struct loss loss_first(struct dist d, double x);

/*
 * Returns the second order, in units squared: the first order added up above x
 * (shortage) and up to x (surplus). Both are NaN as above.
 *
 *   normal, gamma    E[((X - x)+)^2] / 2           E[((x - X)+)^2] / 2
 *   Poisson, nbinom  E[(X-x)+ ((X-x)+ - 1)] / 2    E[(x-X)+ ((x-X)+ + 1)] / 2
 */
struct loss loss_second(struct dist d, double x);

#endif
