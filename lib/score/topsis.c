/* Scores from columns that are scaled by their own figures. */
#include "score/topsis.h"

#include <math.h>
#include <stdlib.h>

#include "base/mem.h"

#include "base/banned.h"

static double at(const struct score_figures *f, size_t a, size_t c)
{
	return f->x[a * f->criteria + c];
}

static double weight_sum(const struct score_figures *f)
{
	double sum = 0;
	for (size_t c = 0; c < f->criteria; c++)
		sum += f->weights[c];
	return sum;
}

/* Sums over a column: its norm, least and largest figure, sums of figures and of inverses. */
struct column {
	double norm, least, largest, sum, inverse_sum;
};

static struct column column_of(const struct score_figures *f, size_t c)
{
	struct column k = { .least = INFINITY };
	for (size_t a = 0; a < f->alternatives; a++) {
		double x = at(f, a, c);
		k.norm += x * x;
		k.least = fmin(k.least, x);
		k.largest = fmax(k.largest, x);
		k.sum += x;
		k.inverse_sum += 1 / x;
	}
	k.norm = sqrt(k.norm);
	return k;
}

/* The weighted squared distance, in one column, from a figure to the best or worst one. */
static double apart(const struct score_figures *f, size_t a, size_t c, const struct column *k,
		    bool best)
{
	double end = best != f->cost[c] ? k->largest : k->least;
	double d = f->weights[c] * (at(f, a, c) - end) / k->norm;
	return d * d;
}

size_t score_topsis(const struct score_figures *f, double *closeness)
{
	size_t lost = 0;
	double *to_best = mem_zero(f->alternatives, sizeof(*to_best));
	double *to_worst = mem_zero(f->alternatives, sizeof(*to_worst));
	for (size_t c = 0; c < f->criteria; c++) {
		struct column k = column_of(f, c);
		lost += !(k.norm > 0);
		for (size_t a = 0; k.norm > 0 && a < f->alternatives; a++) {
			to_best[a] += apart(f, a, c, &k, true);
			to_worst[a] += apart(f, a, c, &k, false);
		}
	}
	for (size_t a = 0; a < f->alternatives; a++)
		closeness[a] = sqrt(to_worst[a]) / (sqrt(to_best[a]) + sqrt(to_worst[a]));
	mem_free(to_best);
	mem_free(to_worst);
	return lost;
}

static double scaled(double x, const struct column *k, bool cost, enum score_scale scale)
{
	if (cost && !(x > 0))
		return NAN;
	if (scale == SCORE_BY_BEST)
		return cost ? k->least / x : x / k->largest;
	return cost ? 1 / x / k->inverse_sum : x / k->sum;
}

void score_scaled(const struct score_figures *f, enum score_scale scale, double *score)
{
	double all = weight_sum(f);
	for (size_t a = 0; a < f->alternatives; a++)
		score[a] = 0;
	for (size_t c = 0; c < f->criteria; c++) {
		struct column k = column_of(f, c);
		for (size_t a = 0; a < f->alternatives; a++)
			score[a] += f->weights[c] / all * scaled(at(f, a, c), &k, f->cost[c], scale);
	}
}
