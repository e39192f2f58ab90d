/*
 * Scores from the raw figures of all alternatives, for users whose spreadsheet works that
 * way. They depend on who is compared: one more alternative can change the order of the
 * rest, which never happens with the value functions of score/score.h.
 */
#ifndef GLP1_SCORE_TOPSIS_H
#define GLP1_SCORE_TOPSIS_H

#include <stdbool.h>
#include <stddef.h>

/* Figures >= 0, row by row; weights with a sum > 0; cost[i]: in column i less is better. */
struct score_figures {
	const double *x; /* [alternatives * criteria] */
	const double *weights;
	const bool *cost;
	size_t alternatives, criteria;
};

/*
 * TOPSIS (Hwang & Yoon 1981): each column is divided by its norm and weighted; closeness =
 * distance to the worst / (distance to the best + distance to the worst), 0..1; NaN if
 * all are alike. A column of zeros has no norm and counts for nothing; returns the number of
 * such columns.
 */
size_t score_topsis(const struct score_figures *f, double *closeness);

/* How columns are scaled before they are weighted and added up. */
enum score_scale {
	SCORE_BY_BEST, /* x / max; of a cost min / x */
	SCORE_BY_SUM   /* x, of a cost 1 / x, divided by the column's sum */
};

/* Sets each score to sum w scaled / sum w; NaN for a cost that is not above 0. */
void score_scaled(const struct score_figures *f, enum score_scale scale, double *score);

#endif
