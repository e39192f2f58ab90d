/*
 * Scores of alternatives on weighted criteria: an additive value model (Keeney &
 * Raiffa 1976), whose unknown answers count as 0 and stay in the denominator, so
 * that hiding an answer never helps.
 */
#ifndef GLP1_SCORE_SCORE_H
#define GLP1_SCORE_SCORE_H

#include <stdbool.h>
#include <stddef.h>

/* Returns 0 at worst, 1 at best, linear between; 0..1. best may be below worst. */
double score_linear(double x, double worst, double best);

/* The score of an alternative with, for each criterion, a value 0..1 or NaN and a weight >= 0. */
struct score {
	double points;      /* 100 sum w v / sum w, an unknown v being 0; NaN if all weights are 0 */
	double if_known;    /* the same over the known values only; NaN if there are none */
	double known_share; /* the sum of weights of known values / the sum of weights */
};

struct score score_of(const double *values, const double *weights, size_t n);

/*
 * Sets rank[i] to 1 + the number of scores that are better than score[i]. full: the best possible
 * score; scores that differ by up to 1e-12 full are ties and share the better rank. order, with
 * room for n, gets the indices of the alternatives, the best first, ties by index.
 */
void score_ranks(const double *score, size_t n, double full, size_t *rank, size_t *order);

/* How score_order_weights weighs n criteria, the most important (k = 1) first. */
enum score_order {
	SCORE_CENTROID,   /* (1/n) sum over i from k to n of 1/i (Barron & Barrett 1996) */
	SCORE_RANK_SUM,   /* 2 (n + 1 - k) / (n (n + 1)) */
	SCORE_RECIPROCAL, /* (1/k) / sum of 1/j */
	SCORE_ORDERS
};

extern const char *const score_order_names[SCORE_ORDERS + 1]; /* ends in NULL */

/* Fills in n weights, falling, that sum to 1. */
void score_order_weights(enum score_order kind, size_t n, double *weights);

#endif
