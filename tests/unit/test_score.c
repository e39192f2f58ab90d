/* score/: values, weights, ranks and how far they hang on weights; concentration. */
#include "cases.h"

#include <math.h>
#include <stdio.h>

#include "score/concentration.h"
#include "score/robust.h"
#include "score/score.h"
#include "score/topsis.h"

#include "base/banned.h"

enum { SIDE = 16 };

static struct case_file additive, topsis, topsis_published, weights, pairs, ranges, values;
static struct case_file scorecard, smaa, sources, sources_published;

/* The alternatives of one problem of a case file, in its order. */
struct problem {
	double x[SIDE * SIDE], w[SIDE];
	bool cost[SIDE];
	const char *name[SIDE];
	size_t alternatives, criteria;
};

static void read_senses(const char *text, bool cost[SIDE])
{
	for (size_t c = 0; *text; text++)
		if (*text != ' ')
			cost[c++] = *text == '-';
}

/* Returns the number of the alternative of `row`. */
static size_t read_problem(struct problem *p, const struct case_file *f, int row, bool weighted)
{
	size_t mine = 0;
	*p = (struct problem){ 0 };
	for (int i = 0; i < (int)f->rows; i++) {
		if (!case_is(f, i, "problem", case_text(f, row, "problem")))
			continue;
		if (i == row)
			mine = p->alternatives;
		double *x = p->x + p->alternatives * p->criteria;
		p->criteria = numbers_of(case_text(f, i, "values"), x, SIDE);
		if (weighted)
			numbers_of(case_text(f, i, "weights"), p->w, SIDE);
		p->name[p->alternatives++] = case_text(f, i, "alternative");
	}
	return mine;
}

static struct score_table table_of(const struct problem *p)
{
	return (struct score_table){ p->x, p->w, p->alternatives, p->criteria };
}

static void assert_rank(const double *score, size_t n, double full, size_t mine, size_t want)
{
	size_t rank[SIDE], order[SIDE];
	score_ranks(score, n, full, rank, order);
	ck_assert_uint_eq(rank[mine], want);
	for (size_t i = 1; i < n; i++)
		ck_assert(rank[order[i - 1]] <= rank[order[i]]);
}

START_TEST(scaled_scores_are_as_published)
{
	struct problem p;
	double score[SIDE];
	size_t mine = read_problem(&p, &additive, _i, true);
	read_senses(case_text(&additive, _i, "senses"), p.cost);
	struct score_figures f = { p.x, p.w, p.cost, p.alternatives, p.criteria };
	bool by_sum = case_is(&additive, _i, "value_function", "inverse_then_sum");
	score_scaled(&f, by_sum ? SCORE_BY_SUM : SCORE_BY_BEST, score);
	assert_near(score[mine], case_number(&additive, _i, "recomputed"), 1e-9, "score");
	assert_near(score[mine], case_number(&additive, _i, "score"),
		    pow(10, -case_number(&additive, _i, "decimals")), "published");
	assert_rank(score, p.alternatives, 1, mine, (size_t)case_number(&additive, _i, "rank"));
}
END_TEST

static void check_topsis(const struct case_file *f, int row, const char *column)
{
	struct problem p;
	double closeness[SIDE];
	size_t mine = read_problem(&p, f, row, true);
	read_senses(case_text(f, row, "senses"), p.cost);
	struct score_figures g = { p.x, p.w, p.cost, p.alternatives, p.criteria };
	ck_assert_uint_eq(score_topsis(&g, closeness), 0);
	assert_near(closeness[mine], case_number(f, row, column), 1e-9, "closeness");
	assert_rank(closeness, p.alternatives, 1, mine, (size_t)case_number(f, row, "rank"));
}

START_TEST(closeness_is_as_computed_elsewhere)
{
	check_topsis(&topsis, _i, "closeness");
}
END_TEST

START_TEST(closeness_is_as_published)
{
	check_topsis(&topsis_published, _i, "recomputed");
}
END_TEST

START_TEST(weights_from_an_order_are_as_defined)
{
	double got[SIDE], want[SIDE];
	size_t n = numbers_of(case_text(&weights, _i, "weights"), want, SIDE);
	for (int k = 0; k < SCORE_ORDERS; k++) {
		if (!case_is(&weights, _i, "method", score_order_names[k]))
			continue;
		score_order_weights((enum score_order)k, n, got);
		for (size_t i = 0; i < n; i++)
			assert_near(got[i], want[i], 1e-9, "weight");
	}
}
END_TEST

static size_t number_of(const struct problem *p, const char *name)
{
	for (size_t i = 0; i < p->alternatives; i++)
		if (strcmp(p->name[i], name) == 0)
			return i;
	ck_abort_msg("no alternative %s", name);
}

/* The values of the problem of a row of another file. */
static void read_values(struct problem *p, const struct case_file *f, int row)
{
	for (int i = 0; i < (int)values.rows; i++)
		if (case_is(&values, i, "problem", case_text(f, row, "problem"))) {
			read_problem(p, &values, i, true);
			return;
		}
	ck_abort_msg("no such problem");
}

START_TEST(swap_radius_is_exact)
{
	struct problem p;
	read_values(&p, &pairs, _i);
	struct score_table t = table_of(&p);
	size_t a = number_of(&p, case_text(&pairs, _i, "a")), b = number_of(&p, case_text(&pairs, _i, "b"));
	double margin = score_of(p.x + a * p.criteria, p.w, p.criteria).points -
			score_of(p.x + b * p.criteria, p.w, p.criteria).points;
	assert_near(margin, case_number(&pairs, _i, "margin_points"), 1e-9, "margin");
	assert_near(score_swap_radius(&t, a, b), case_number(&pairs, _i, "swap_radius"), 1e-10,
		    "radius");
}
END_TEST

START_TEST(ranks_move_within_their_bounds)
{
	struct problem p;
	struct score_range range[SIDE];
	double score[SIDE];
	read_values(&p, &ranges, _i);
	struct score_table t = table_of(&p);
	size_t mine = number_of(&p, case_text(&ranges, _i, "alternative"));
	ck_assert(!score_ranges(&t, case_number(&ranges, _i, "s"), 0, range));
	for (size_t a = 0; a < p.alternatives; a++)
		score[a] = score_of(p.x + a * p.criteria, p.w, p.criteria).points;
	assert_near(score[mine], case_number(&ranges, _i, "score"), 1e-9, "score");
	assert_rank(score, p.alternatives, 100, mine, (size_t)case_number(&ranges, _i, "rank"));
	const struct score_range *r = &range[mine];
	ck_assert_uint_eq(r->best_outer, (size_t)case_number(&ranges, _i, "rank_best_outer"));
	ck_assert_uint_eq(r->best_inner, (size_t)case_number(&ranges, _i, "rank_best_vertex"));
	ck_assert_uint_eq(r->worst_inner, (size_t)case_number(&ranges, _i, "rank_worst_vertex"));
	ck_assert_uint_eq(r->worst_outer, (size_t)case_number(&ranges, _i, "rank_worst_outer"));
}
END_TEST

START_TEST(what_is_inconclusive_leaves_if_known_only)
{
	double w[SIDE], v[SIDE], checks[SIDE];
	size_t n = numbers_of(case_text(&scorecard, _i, "scores"), checks, SIDE);
	const char *risk = case_text(&scorecard, _i, "risks");
	for (size_t i = 0; i < n; i++) {
		char c = risk[2 * i];
		w[i] = c == 'C' ? 10 : c == 'H' ? 7.5 : c == 'M' ? 5 : 2.5;
		v[i] = checks[i] < 0 ? NAN : checks[i] / 10;
	}
	struct score s = score_of(v, w, n);
	double want = case_number(&scorecard, _i, "aggregate");
	if (isnan(want))
		ck_assert(isnan(s.if_known) && s.points == 0 && s.known_share == 0);
	else
		assert_near(s.if_known / 10, want, 1e-8, "aggregate");
	require(!(s.points > s.if_known), "an unknown answer is worth something");
}
END_TEST

START_TEST(drawn_weights_come_near_exact_shares)
{
	enum { DRAWS = 40000 };
	struct problem p;
	double share[SIDE * SIDE], want[SIDE];
	size_t mine = read_problem(&p, &smaa, _i, false);
	struct score_table t = table_of(&p);
	score_acceptability(&t, DRAWS, 7, share);
	size_t n = numbers_of(case_text(&smaa, _i, "acceptability_by_rank"), want, SIDE);
	for (size_t r = 0; r < n; r++)
		assert_near(share[mine * n + r], want[r], 4 / (2 * sqrt(DRAWS)), "share");
}
END_TEST

static void check_sources(const struct case_file *f, int row)
{
	double v[SIDE];
	struct concentration c = concentration_of(v, numbers_of(case_text(f, row, "volumes"), v, SIDE));
	assert_near(c.hhi, case_number(f, row, "hhi"), 1e-4, "hhi");
	assert_near(c.effective, case_number(f, row, "effective_number"), 1e-6, "effective number");
	assert_near(c.cover, case_number(f, row, "n_minus_1_cover"), 1e-6, "cover");
	require(c.hhi >= c.hhi_least - 1e-9, "less than equal sources have");
}

START_TEST(concentration_is_as_computed)
{
	check_sources(&sources, _i);
}
END_TEST

START_TEST(concentration_is_as_published)
{
	check_sources(&sources_published, _i);
}
END_TEST

START_TEST(a_value_is_0_at_its_worst_and_1_at_its_best_point)
{
	assert_near(score_linear(5, 0, 10), 0.5, 0, "rising");
	assert_near(score_linear(72, 168, 72), 1, 0, "falling, at its best");
	assert_near(score_linear(120, 168, 72), 0.5, 1e-15, "falling");
	assert_near(score_linear(1000, 168, 72), 0, 0, "falling, beyond");
	assert_near(score_linear(-1, 0, 10), 0, 0, "below");
}
END_TEST

START_TEST(taking_an_answer_away_never_raises_the_score)
{
	struct rng r = { unit_seed() };
	for (size_t round = 0; round < unit_rounds(500); round++) {
		double v[SIDE], w[SIDE];
		size_t n = 1 + rng_below(&r, SIDE - 1), gone = rng_below(&r, (uint32_t)n);
		for (size_t i = 0; i < n; i++) {
			v[i] = rng_below(&r, 4) ? rng_below(&r, 101) / 100.0 : NAN;
			w[i] = 1 + rng_below(&r, 50);
		}
		struct score before = score_of(v, w, n);
		v[gone] = NAN;
		struct score after = score_of(v, w, n);
		require(after.points <= before.points && after.known_share <= before.known_share,
			"%g became %g", before.points, after.points);
	}
}
END_TEST

START_TEST(columns_of_zeros_and_costs_of_zero_are_told)
{
	double x[] = { 0, 3, 0, 4 }, w[] = { 1, 1 }, out[2];
	bool cost[] = { true, false };
	struct score_figures f = { x, w, cost, 2, 2 };
	ck_assert_uint_eq(score_topsis(&f, out), 1);
	assert_near(out[0], 0, 0, "the worst");
	assert_near(out[1], 1, 0, "the best");
	score_scaled(&f, SCORE_BY_BEST, out);
	ck_assert(isnan(out[0]) && isnan(out[1]));
}
END_TEST

START_TEST(more_than_16_criteria_are_drawn_with_the_seed)
{
	double x[2 * 20], w[20];
	struct score_range a[2], b[2];
	struct rng r = { 3 };
	for (size_t i = 0; i < COUNT(x); i++)
		x[i] = rng_below(&r, 11) / 10.0;
	for (size_t i = 0; i < COUNT(w); i++)
		w[i] = 1;
	struct score_table t = { x, w, 2, 20 };
	ck_assert(score_ranges(&t, 0.3, 5, a) && score_ranges(&t, 0.3, 5, b));
	ck_assert_mem_eq(a, b, sizeof(a));
	for (size_t i = 0; i < 2; i++)
		ck_assert(a[i].best_outer <= a[i].best_inner && a[i].worst_inner <= a[i].worst_outer);
}
END_TEST

void unit_score(TCase *tc)
{
	cases_add(tc, &additive, "scoring/additive_published.csv", scaled_scores_are_as_published);
	cases_add(tc, &topsis, "scoring/topsis.csv", closeness_is_as_computed_elsewhere);
	cases_add(tc, &topsis_published, "scoring/topsis_published.csv", closeness_is_as_published);
	cases_add(tc, &weights, "scoring/rank_weights.csv", weights_from_an_order_are_as_defined);
	cases_add(tc, &values, "scoring/rank_values.csv", NULL);
	cases_add(tc, &pairs, "scoring/rank_pairs.csv", swap_radius_is_exact);
	cases_add(tc, &ranges, "scoring/rank_range.csv", ranks_move_within_their_bounds);
	cases_add(tc, &scorecard, "scoring/scorecard_aggregate.csv",
		  what_is_inconclusive_leaves_if_known_only);
	cases_add(tc, &smaa, "scoring/smaa_two_criteria.csv", drawn_weights_come_near_exact_shares);
	cases_add(tc, &sources, "scoring/concentration.csv", concentration_is_as_computed);
	cases_add(tc, &sources_published, "scoring/concentration_published.csv",
		  concentration_is_as_published);
	tcase_add_test(tc, a_value_is_0_at_its_worst_and_1_at_its_best_point);
	tcase_add_test(tc, taking_an_answer_away_never_raises_the_score);
	tcase_add_test(tc, columns_of_zeros_and_costs_of_zero_are_told);
	tcase_add_test(tc, more_than_16_criteria_are_drawn_with_the_seed);
}
