/*
 * Scores of alternatives on weighted criteria: an additive value model (Keeney &
 * Raiffa 1976), whose unknown answers count as 0 and stay in the denominator, so
 * that hiding an answer never helps.
 */
#ifndef GLP1_SCORE_SCORE_H
#define GLP1_SCORE_SCORE_H

#include <stdbool.h>
#include <stddef.h>

/* Linear between two named points, 0 at worst and 1 at best, whichever is larger; 0..1. */
double score_linear(double x, double worst, double best);

/* An alternative: of each criterion a value 0..1 (NaN: unknown) and a weight >= 0. */
struct score {
	double points;      /* 100 sum w v / sum w, an unknown v being 0; NaN if all weights are 0 */
	double if_known;    /* the same over what is known only; NaN if nothing is */
	double known_share; /* sum of the weights known / sum of weights */
};

struct score score_of(const double *values, const double *weights, size_t n);

/*
 * rank[i] = 1 + the number of scores that are better than score[i]; those within 1e-12 of
 * full, the best score that there can be, are ties and share the better rank. order: room
 * for n; then the numbers of the alternatives, the best first, ties by number.
 */
void score_ranks(const double *score, size_t n, double full, size_t *rank, size_t *order);

/* Weights of n criteria, the most important first; they sum to 1. */
enum score_order {
	SCORE_CENTROID,   /* (1/n) sum over i from k to n of 1/i (Barron & Barrett 1996) */
	SCORE_RANK_SUM,   /* 2 (n + 1 - k) / (n (n + 1)) */
	SCORE_RECIPROCAL, /* (1/k) / sum of 1/j */
	SCORE_ORDERS
};

extern const char *const score_order_names[SCORE_ORDERS + 1]; /* ends in NULL */

void score_order_weights(enum score_order kind, size_t n, double *weights);

#endif
