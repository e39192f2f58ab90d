/*
 * Scores from raw figures of all alternatives, for those who bring a spreadsheet that
 * does it so. They depend on who is compared: another alternative can turn the order
 * of the rest, which the value functions of score/score.h never do.
 */
#ifndef GLP1_SCORE_TOPSIS_H
#define GLP1_SCORE_TOPSIS_H

#include <stdbool.h>
#include <stddef.h>

/* Figures >= 0, row by row; the sum of the weights is > 0; cost: less is better. */
struct score_figures {
	const double *x; /* [alternatives * criteria] */
	const double *weights;
	const bool *cost;
	size_t alternatives, criteria;
};

/*
 * TOPSIS (Hwang & Yoon 1981): each column divided by its norm and weighted; closeness =
 * distance to the worst / (distance to the best + distance to the worst), 0..1; NaN if
 * all are alike. A column of zeros has no norm and counts for nothing: returns how many
 * there are.
 */
size_t score_topsis(const struct score_figures *f, double *closeness);

/* How columns are scaled before they are weighted and added up. */
enum score_scale {
	SCORE_BY_BEST, /* x / max; of a cost min / x */
	SCORE_BY_SUM   /* x, of a cost 1 / x, divided by the column's sum */
};

/* sum w scaled / sum w. A cost must be > 0: NaN where one is not. */
void score_scaled(const struct score_figures *f, enum score_scale scale, double *score);

#endif
