/* Pairs, corners of the box of weights, and weights drawn at random. */
#include "score/robust.h"

#include <math.h>
#include <stdlib.h>

#include "base/mem.h"
#include "score/score.h"

#include "base/banned.h"

/* How far one alternative is ahead of another, and how much changed weights could take back. */
struct margin {
	double sum, turn; /* sum w d, sum w |d| */
	double zero;      /* a sum up to this counts as 0 */
};

static struct margin margin_of(const struct score_table *t, size_t a, size_t b)
{
	const double *va = t->values + a * t->criteria, *vb = t->values + b * t->criteria;
	struct margin m = { 0 };
	for (size_t c = 0; c < t->criteria; c++) {
		m.sum += t->weights[c] * (va[c] - vb[c]);
		m.turn += t->weights[c] * fabs(va[c] - vb[c]);
		m.zero += 1e-12 * t->weights[c];
	}
	return m;
}

double score_swap_radius(const struct score_table *t, size_t a, size_t b)
{
	struct margin m = margin_of(t, a, b);
	if (m.turn <= m.zero)
		return NAN;
	return fabs(m.sum) <= m.zero ? 0 : fabs(m.sum) / m.turn;
}

static void outer_ranges(const struct score_table *t, double s, struct score_range *out)
{
	for (size_t a = 0; a < t->alternatives; a++)
		out[a] = (struct score_range){ 1, t->alternatives, 1, 1 };
	for (size_t a = 0; a < t->alternatives; a++) {
		for (size_t b = a + 1; b < t->alternatives; b++) {
			struct margin m = margin_of(t, a, b);
			out[b].best_outer += m.sum - s * m.turn > m.zero;
			out[a].best_outer += -m.sum - s * m.turn > m.zero;
			out[b].worst_outer += m.sum + s * m.turn > m.zero;
			out[a].worst_outer += -m.sum + s * m.turn > m.zero;
		}
	}
}

/* Draws 64 bits by SplitMix64 (Steele, Lea & Flood 2014), the same for the same seed. */
static uint64_t draw(uint64_t *state)
{
	uint64_t z = *state += 0x9e3779b97f4a7c15;
	z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9;
	z = (z ^ (z >> 27)) * 0x94d049bb133111eb;
	return z ^ (z >> 31);
}

/* The data for ranking with other weights. */
struct trial {
	double *weights, *score;
	size_t *rank, *order;
};

static struct trial trial_new(const struct score_table *t)
{
	return (struct trial){ mem_zero(t->criteria, sizeof(double)),
			       mem_zero(t->alternatives, sizeof(double)),
			       mem_zero(t->alternatives, sizeof(size_t)),
			       mem_zero(t->alternatives, sizeof(size_t)) };
}

static void trial_release(struct trial *r)
{
	mem_free(r->weights);
	mem_free(r->score);
	mem_free(r->rank);
	mem_free(r->order);
}

static void rank_again(const struct score_table *t, struct trial *r)
{
	for (size_t a = 0; a < t->alternatives; a++)
		r->score[a] = score_of(t->values + a * t->criteria, r->weights, t->criteria).points;
	score_ranks(r->score, t->alternatives, 100, r->rank, r->order);
}

bool score_ranges(const struct score_table *t, double s, uint64_t seed, struct score_range *out)
{
	bool sampled = t->criteria > SCORE_CORNERS;
	uint64_t corners = (uint64_t)1 << (sampled ? SCORE_CORNERS : t->criteria);
	struct trial r = trial_new(t);
	outer_ranges(t, s, out);
	for (uint64_t i = 0; i < corners; i++) {
		uint64_t bits = i;
		for (size_t c = 0; c < t->criteria; c++) {
			if (sampled && c % 64 == 0)
				bits = draw(&seed);
			r.weights[c] = t->weights[c] * (bits >> c % 64 & 1 ? 1 + s : 1 - s);
		}
		rank_again(t, &r);
		for (size_t a = 0; a < t->alternatives; a++) {
			if (r.rank[a] < out[a].best_inner)
				out[a].best_inner = r.rank[a];
			if (r.rank[a] > out[a].worst_inner)
				out[a].worst_inner = r.rank[a];
		}
	}
	trial_release(&r);
	return sampled;
}

static int ascending(const void *va, const void *vb)
{
	const double *a = va, *b = vb;
	return (*a > *b) - (*a < *b);
}

/* Draws weights uniform on the simplex: differences of n - 1 sorted uniform numbers, 0 and 1. */
static void draw_weights(double *w, size_t n, uint64_t *state)
{
	for (size_t c = 0; c + 1 < n; c++)
		w[c] = (double)(draw(state) >> 11) * 0x1p-53;
	w[n - 1] = 1;
	qsort(w, n - 1, sizeof(*w), ascending);
	for (size_t c = n - 1; c > 0; c--)
		w[c] -= w[c - 1];
}

void score_acceptability(const struct score_table *t, uint64_t draws, uint64_t seed, double *share)
{
	struct trial r = trial_new(t);
	for (size_t i = 0; i < t->alternatives * t->alternatives; i++)
		share[i] = 0;
	for (uint64_t i = 0; i < draws; i++) {
		draw_weights(r.weights, t->criteria, &seed);
		rank_again(t, &r);
		for (size_t a = 0; a < t->alternatives; a++)
			share[a * t->alternatives + r.rank[a] - 1] += 1 / (double)draws;
	}
	trial_release(&r);
}
