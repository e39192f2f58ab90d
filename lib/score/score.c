/* Points, ranks, and weights from an order of importance. */
#include "score/score.h"

#include <math.h>
#include <stdlib.h>

#include "base/mem.h"

#include "base/banned.h"

const char *const score_order_names[SCORE_ORDERS + 1] = {
	[SCORE_CENTROID] = "centroid", [SCORE_RANK_SUM] = "sum", [SCORE_RECIPROCAL] = "reciprocal",
};

double score_linear(double x, double worst, double best)
{
	double v = (x - worst) / (best - worst);
	return v > 1 ? 1 : v > 0 ? v : 0;
}

struct score score_of(const double *values, const double *weights, size_t n)
{
	double all = 0, known = 0, sum = 0;
	for (size_t i = 0; i < n; i++) {
		all += weights[i];
		if (isnan(values[i]))
			continue;
		known += weights[i];
		sum += weights[i] * values[i];
	}
	return (struct score){ .points = 100 * sum / all,
			       .if_known = 100 * sum / known,
			       .known_share = known / all };
}

struct scored {
	double score;
	size_t number;
};

static int best_first(const void *va, const void *vb)
{
	const struct scored *a = va, *b = vb;
	if (a->score != b->score)
		return a->score < b->score ? 1 : -1;
	return (a->number > b->number) - (a->number < b->number);
}

void score_ranks(const double *score, size_t n, double full, size_t *rank, size_t *order)
{
	struct scored *sorted = mem_zero(n, sizeof(*sorted));
	size_t better = 0;
	for (size_t i = 0; i < n; i++)
		sorted[i] = (struct scored){ isnan(score[i]) ? -INFINITY : score[i], i };
	qsort(sorted, n, sizeof(*sorted), best_first);
	for (size_t i = 0; i < n; i++) {
		while (sorted[better].score > sorted[i].score + 1e-12 * full)
			better++;
		rank[sorted[i].number] = 1 + better;
		order[i] = sorted[i].number;
	}
	mem_free(sorted);
}

void score_order_weights(enum score_order kind, size_t n, double *weights)
{
	double harmonic = 0, count = (double)n;
	for (size_t k = n; k > 0; k--) {
		harmonic += 1 / (double)k;
		weights[k - 1] = kind == SCORE_CENTROID ? harmonic / count :
				 kind == SCORE_RANK_SUM ?
				 2 * (count + 1 - (double)k) / (count * (count + 1)) :
				 1 / (double)k;
	}
	for (size_t k = 0; kind == SCORE_RECIPROCAL && k < n; k++)
		weights[k] /= harmonic;
}
