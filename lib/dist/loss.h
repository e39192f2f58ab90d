/*
 * Loss functions: by how much demand is expected to exceed a level, and to fall
 * short of it. Every expected cost of a stock policy is made of them.
 */
#ifndef GLP1_DIST_LOSS_H
#define GLP1_DIST_LOSS_H

#include "dist/quantile.h"

struct loss {
	double shortage; /* of demand X above the level x, >= 0 */
	double surplus;  /* of the level above demand, >= 0 */
};

/*
 * First order: shortage E[(X - x)+], surplus E[(x - X)+], in units. Any finite x,
 * a whole one or not. Both NaN when an argument is out of range.
 *
 * Source of this and the next: the loss functions of Snyder & Shen, Fundamentals
 * of Supply Chain Theory, 2nd ed., and of Zipkin, Foundations of Inventory
 * Management, each in an appendix. With X' the same distribution weighted by its own
 * size, E[X; X > x] = mean P(X' > x) for gamma, mean P(X' > x - 1) for Poisson
 * and nbinom, and X' is again of its kind: so each is closed, nothing is summed.
 */
struct loss loss_first(struct dist d, double x);

/*
 * Second order, in units squared: what first order adds up to above x (shortage)
 * and up to x (surplus).
 *
 *   normal, gamma    E[((X - x)+)^2] / 2           E[((x - X)+)^2] / 2
 *   Poisson, nbinom  E[(X-x)+ ((X-x)+ - 1)] / 2    E[(x-X)+ ((x-X)+ + 1)] / 2
 */
struct loss loss_second(struct dist d, double x);

#endif
