/*
 * How far a ranking hangs on its weights. Every weight is moved by itself within
 * w (1 - s) .. w (1 + s); dividing by their sum afterwards turns no comparison.
 */
#ifndef GLP1_SCORE_ROBUST_H
#define GLP1_SCORE_ROBUST_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Values without a gap (0..1), row by row, and the weights of the columns, their sum > 0. */
struct score_table {
	const double *values; /* [alternatives * criteria] */
	const double *weights;
	size_t alternatives, criteria;
};

/*
 * The least s at which a pair can turn, |sum w d| / sum w |d| with d the difference of
 * their values: at most 1; NaN where they do not differ at all.
 */
double score_swap_radius(const struct score_table *t, size_t a, size_t b);

/*
 * Best and worst rank. outer: from pairs, never too narrow. inner: at the corners of the
 * box, never too wide. The rank is known exactly where both agree.
 */
struct score_range {
	size_t best_outer, best_inner, worst_inner, worst_outer;
};

enum {
	SCORE_CORNERS = 16,          /* criteria up to which all 2^n corners are looked at */
	SCORE_ALTERNATIVES_MAX = 2000 /* pairs are looked at one by one */
};

/*
 * Ranges of all alternatives, at most SCORE_ALTERNATIVES_MAX, for 0 <= s <= 1. Returns
 * whether corners were drawn at random with the seed: 2^16 of them.
 */
bool score_ranges(const struct score_table *t, double s, uint64_t seed, struct score_range *out);

/*
 * Rank acceptability (Lahdelma, Hokkanen & Salminen 1998, SMAA): share[a * alternatives + r],
 * of `draws` weights uniform on the simplex, at which a has rank r + 1. Its error is about
 * 1 / (2 sqrt(draws)).
 */
void score_acceptability(const struct score_table *t, uint64_t draws, uint64_t seed, double *share);

#endif
