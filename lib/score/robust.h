/*
 * How much a ranking depends on its weights. Every weight is moved by itself within
 * w (1 - s) .. w (1 + s); dividing by their sum afterwards changes no comparison.
 */
#ifndef GLP1_SCORE_ROBUST_H
#define GLP1_SCORE_ROBUST_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Values 0..1, row by row and none missing, and the weights of the columns, their sum > 0. */
struct score_table {
	const double *values; /* [alternatives * criteria] */
	const double *weights;
	size_t alternatives, criteria;
};

/*
 * Returns the least s at which a and b can change places, |sum w d| / sum w |d| with d the
 * difference of their values: at most 1; NaN if they do not differ at all.
 */
double score_swap_radius(const struct score_table *t, size_t a, size_t b);

/*
 * The best and worst rank of an alternative. outer: from pairs, never too narrow. inner: from the
 * corners of the box of weights, never too wide. Where both agree the bound is exact.
 */
struct score_range {
	size_t best_outer, best_inner, worst_inner, worst_outer;
};

enum {
	SCORE_CORNERS = 16,          /* up to so many criteria all 2^n corners are tried */
	SCORE_ALTERNATIVES_MAX = 2000 /* the limit, as pairs are looked at one by one */
};

/*
 * Fills in out, a range for each alternative, at most SCORE_ALTERNATIVES_MAX, for 0 <= s <= 1.
 * Returns true if 2^16 corners were drawn at random with the seed, false if all were tried.
 */
bool score_ranges(const struct score_table *t, double s, uint64_t seed, struct score_range *out);

/*
 * Rank acceptability (Lahdelma, Hokkanen & Salminen 1998, SMAA): sets share[a * alternatives + r]
 * to the share of `draws` random weights, uniform on the simplex, with which a has rank r + 1. Its
 * error is about 1 / (2 sqrt(draws)).
 */
void score_acceptability(const struct score_table *t, uint64_t draws, uint64_t seed, double *share);

#endif
