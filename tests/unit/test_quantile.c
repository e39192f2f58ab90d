/* dist/quantile.h: probabilities and quantiles, usual ones and far out. */
#include "cases.h"

#include <float.h>
#include <math.h>

#include "dist/quantile.h"

#include "base/banned.h"

static struct case_file quantiles, levels;

static enum dist_kind kind_of(int row)
{
	for (int i = 0; i < DISTS; i++)
		if (case_is(&quantiles, row, "distribution", dist_names[i]))
			return (enum dist_kind)i;
	ck_abort_msg("unknown distribution");
}

/* Of each kind: usual, slow, steady, lumpy, and large ones. */
static const struct dist some[] = {
	{ DIST_NORMAL, 0, 1 },        { DIST_NORMAL, -40, 1e-4 },   { DIST_NORMAL, 1e6, 3e8 },
	{ DIST_GAMMA, 6, 14 },        { DIST_GAMMA, 0.02, 0.5 },    { DIST_GAMMA, 300, 0.01 },
	{ DIST_POISSON, 6, 6 },       { DIST_POISSON, 0.003, 0 },   { DIST_POISSON, 250000, 0 },
	{ DIST_NBINOM, 6, 14 },       { DIST_NBINOM, 0.02, 0.5 },   { DIST_NBINOM, 9000, 4e6 },
	{ DIST_NBINOM, 50, 50.004 },  { DIST_NBINOM, 50, 50.006 },  { DIST_NBINOM, 3, 3e5 },
	{ DIST_POISSON, 0, 0 },       { DIST_NBINOM, 0, 0 },        { DIST_GAMMA, 0, 0 },
	{ DIST_GAMMA, 5, 0 },         { DIST_NORMAL, 5, 0 },
};

static const double chances[] = { 1e-9, 0.001, 0.05,  0.3,     0.5,
				  0.8,  0.95,  0.995, 0.99999, 1 - 1e-12 };

static bool is_discrete(struct dist d)
{
	return d.kind == DIST_POISSON || d.kind == DIST_NBINOM;
}

START_TEST(quantile_row)
{
	struct dist d = { kind_of(_i), case_number(&quantiles, _i, "mean"),
			  case_number(&quantiles, _i, "variance") };
	assert_case(&quantiles, _i, "quantile",
		    dist_quantile(d, case_number(&quantiles, _i, "p")));
}
END_TEST

/* R 4.2.2: qnorm, qgamma, qpois, qnbinom; the same numbers are in any statistics table. */
START_TEST(quantiles_are_those_of_tables)
{
	static const struct {
		struct dist d;
		double p, want, tolerance;
	} rows[] = {
		{ { DIST_NORMAL, 0, 1 }, 0.975, 1.959963984540054, 1e-14 },
		{ { DIST_NORMAL, 100, 625 }, 0.8413, 124.99537734036862, 1e-10 },
		{ { DIST_GAMMA, 2, 2 }, 0.95, 4.743864518390577, 1e-12 },
		{ { DIST_GAMMA, 0.7, 1.12 }, 0.99, 4.99703855257, 5e-10 },
		{ { DIST_POISSON, 28.7, 28.7 }, 0.95, 38, 0 },
		{ { DIST_POISSON, 0.05, 0 }, 0.95, 0, 0 },
		{ { DIST_NBINOM, 7.9, 22.91 }, 0.99, 22, 0 },
		{ { DIST_NBINOM, 28.7, 152.11 }, 0.975, 57, 0 },
	};
	for (size_t i = 0; i < COUNT(rows); i++)
		assert_near(dist_quantile(rows[i].d, rows[i].p), rows[i].want, rows[i].tolerance,
			    dist_names[rows[i].d.kind]);
}
END_TEST

/*
 * Far out: tails, means next to none and next to the largest. Up to 1e5 units by
 * terms added up to 60 digits (Python 3.11), the others by R 4.2.2.
 */
START_TEST(quantiles_far_out)
{
	static const struct {
		struct dist d;
		double p, want;
	} rows[] = {
		{ { DIST_POISSON, 1e-6, 0 }, 0.9999999, 1 },
		{ { DIST_POISSON, 1e-6, 0 }, 0.999999, 0 }, /* exp(-1e-6) is 0.9999990000005 */
		{ { DIST_POISSON, 0.01, 0 }, 0.99, 0 },
		{ { DIST_POISSON, 1234.5, 0 }, 0.999999999999, 1490 },
		{ { DIST_POISSON, 20, 0 }, 1e-15, 0 },
		{ { DIST_POISSON, 52.3, 0 }, 0.9999999999999, 114 },
		{ { DIST_POISSON, 1e8, 0 }, 0.999999, 100047538 },
		{ { DIST_POISSON, 1e12, 0 }, 0.9999, 1000003719019 },
		{ { DIST_POISSON, 1e12, 0 }, 1e-12, 999992965524 },
		{ { DIST_NBINOM, 3, 30 }, 0.999999, 106 },
		{ { DIST_NBINOM, 0.001, 0.002 }, 0.9999, 2 },
		{ { DIST_NBINOM, 0.2, 9 }, 0.9999999, 378 },
		{ { DIST_NBINOM, 12.5, 13 }, 1e-12, 0 },
		{ { DIST_NBINOM, 140, 9000 }, 0.9999999999, 1719 },
		{ { DIST_NBINOM, 7, 7.002 }, 0.99999, 21 },
		{ { DIST_NBINOM, 1e6, 1e9 }, 1e-9, 821827 },
		{ { DIST_NBINOM, 5e11, 6e11 }, 0.5, 5e11 },
		{ { DIST_GAMMA, 1, 100 }, 0.999999, 715.125347808488 },
		{ { DIST_GAMMA, 0.001, 0.01 }, 0.9999, 2.64740353459778 },
		{ { DIST_GAMMA, 5, 1e-6 }, 0.99, 5.00232664199623 },
		{ { DIST_GAMMA, 1e9, 1e12 }, 1e-6, 995253771.9775 },
		{ { DIST_GAMMA, 3, 9 }, 1e-12, 3.0000000000015e-12 }, /* -3 log(1 - 1e-12) */
		{ { DIST_GAMMA, 0.001, 1 }, 0.5, 0 },
		{ { DIST_NORMAL, 0, 1 }, 1e-300, -37.0470962993612 },
		{ { DIST_NORMAL, 0, 1 }, 1e-12, -7.03448382530113 },
		{ { DIST_NORMAL, 0, 1 }, 1 - 1e-15, 7.94144448741598 },
	};
	for (size_t i = 0; i < COUNT(rows); i++) {
		double want = rows[i].want;
		assert_near(dist_quantile(rows[i].d, rows[i].p), want,
			    is_discrete(rows[i].d) ? 0 : 1e-12 * fabs(want), dist_names[rows[i].d.kind]);
	}
}
END_TEST

START_TEST(quantiles_are_the_least_that_reach_p)
{
	struct dist d = some[_i];
	double last = -INFINITY;
	for (size_t i = 0; i < COUNT(chances); i++) {
		double p = chances[i], q = dist_quantile(d, p);
		ck_assert_double_finite(q);
		ck_assert_double_ge(q, last);
		last = q;
		/* a lumpy gamma's is below any double, so 0 */
		ck_assert(dist_cdf(d, q) >= p * (1 - 1e-9) || (d.kind == DIST_GAMMA && q == 0));
		assert_near(dist_cdf(d, q) + dist_tail(d, q), 1, 1e-12, "cdf and tail");
		if (!is_discrete(d))
			continue;
		ck_assert_double_ge(dist_cdf(d, q), p * (1 - 1e-14));
		ck_assert(q == floor(q) && q >= 0);
		ck_assert(q == 0 || dist_cdf(d, q - 1) < p * (1 - 1e-14));
	}
}
END_TEST

START_TEST(a_probability_of_the_distribution_gives_its_own_quantile)
{
	struct dist poisson = { DIST_POISSON, 6, 6 }, nbinom = { DIST_NBINOM, 9, 31 };
	for (double q = 0; q < 25; q++) {
		ck_assert_double_eq(dist_quantile(poisson, dist_cdf(poisson, q)), q);
		ck_assert_double_eq(dist_quantile(nbinom, dist_cdf(nbinom, q)), q);
		double above = dist_cdf(poisson, q) * (1 + 4 * DBL_EPSILON);
		ck_assert_double_eq(dist_quantile(poisson, above), q);
	}
}
END_TEST

START_TEST(probabilities_add_up)
{
	struct dist poisson = { DIST_POISSON, 6, 0 }, nbinom = { DIST_NBINOM, 6, 14 };
	double sum[2] = { 0 };
	for (double k = 0; k < 30; k++) {
		sum[0] += dist_pmf(poisson, k);
		sum[1] += dist_pmf(nbinom, k);
		assert_near(sum[0], dist_cdf(poisson, k), 1e-14, "poisson");
		assert_near(sum[1], dist_cdf(nbinom, k + 0.5), 1e-14, "nbinom");
	}
	ck_assert_double_eq(dist_pmf(poisson, -1), 0);
	ck_assert_double_nan(dist_pmf(poisson, 0.5));
	ck_assert_double_nan(dist_pmf(poisson, INFINITY));
	ck_assert_double_nan(dist_pmf(poisson, NAN));
	ck_assert_double_nan(dist_pmf((struct dist){ DIST_GAMMA, 6, 14 }, 3));
}
END_TEST

/* At least 3 of 13, 4 of 26, 6 of 52, 10 of 104 at 5 % each: the verdicts of a replay. */
START_TEST(binomial_probabilities)
{
	static const double limits[][2] = { { 13, 3 }, { 26, 4 }, { 52, 6 }, { 104, 10 } };
	for (size_t i = 0; i < COUNT(limits); i++) {
		double n = limits[i][0], k = limits[i][1];
		ck_assert_double_lt(1 - binomial_cdf(k - 1, n, 0.05), 0.06);
		ck_assert_double_gt(1 - binomial_cdf(k - 2, n, 0.05), 0.06);
	}
	assert_near(binomial_cdf(2, 4, 0.5), 11.0 / 16, 1e-15, "4 coins");
	ck_assert_double_eq(binomial_cdf(-1, 4, 0.5), 0);
	ck_assert_double_eq(binomial_cdf(4, 4, 0.5), 1);
	ck_assert_double_eq(binomial_cdf(0, 0, 0.5), 1);
	ck_assert_double_nan(binomial_cdf(1, -1, 0.5));
	ck_assert_double_nan(binomial_cdf(1, 2.5, 0.5));
	ck_assert_double_nan(binomial_cdf(1, INFINITY, 0.5));
	ck_assert_double_nan(binomial_cdf(1, 2, 1.5));
	ck_assert_double_nan(binomial_cdf(1, 2, -0.5));
	ck_assert_double_eq(binomial_cdf(0, 2, 0), 1);
	ck_assert_double_eq(binomial_cdf(1, 2, 1), 0);
	ck_assert_double_nan(binomial_cdf(NAN, 2, 0.5));
}
END_TEST

START_TEST(arguments_out_of_range_are_refused)
{
	static const struct dist wrong[] = {
		{ DIST_NORMAL, NAN, 1 },      { DIST_NORMAL, 0, -1 },   { DIST_NORMAL, INFINITY, 1 },
		{ DIST_NORMAL, 0, INFINITY }, { DIST_GAMMA, -1, 1 },    { DIST_GAMMA, 1, NAN },
		{ DIST_POISSON, -1, 0 },      { DIST_POISSON, 1e13, 0 }, { DIST_POISSON, NAN, 0 },
		{ DIST_NBINOM, -1, 2 },       { DIST_NBINOM, 1, NAN },  { DISTS, 1, 1 },
		{ DIST_GAMMA, INFINITY, 1 },  { DIST_GAMMA, 1, -1 },    { DIST_NBINOM, 1e13, 2e13 },
		{ DIST_NBINOM, 1, -1 },       { DIST_GAMMA, NAN, 1 },   { DIST_NBINOM, NAN, 1 },
	};
	static const double bad[] = { 0, 1, -0.1, 1.1, NAN };
	for (size_t i = 0; i < COUNT(wrong); i++) {
		ck_assert_double_nan(dist_resolve(wrong[i]).mean);
		ck_assert_double_nan(dist_quantile(wrong[i], 0.5));
		ck_assert_double_nan(dist_cdf(wrong[i], 1));
		ck_assert_double_nan(dist_tail(wrong[i], 1));
		ck_assert_double_nan(dist_pmf(wrong[i], 1));
	}
	for (size_t i = 0; i < COUNT(bad); i++)
		ck_assert_double_nan(dist_quantile(some[0], bad[i]));
	ck_assert_double_nan(dist_cdf(some[0], NAN));
	ck_assert_double_eq(dist_cdf(some[0], INFINITY), 1);
	ck_assert_double_nan(dist_over(some[0], -1, 0).mean);
	ck_assert_double_nan(dist_over(some[0], 1, -1).variance);
	ck_assert_double_eq(dist_over(some[3], 0.5, 0.25).mean, 3);
	ck_assert_double_eq(dist_over(some[3], 0, 0).variance, 0);
}
END_TEST

START_TEST(limits_are_resolved)
{
	ck_assert_int_eq(dist_resolve((struct dist){ DIST_NBINOM, 50, 50.004 }).kind, DIST_POISSON);
	ck_assert_int_eq(dist_resolve((struct dist){ DIST_NBINOM, 50, 50.006 }).kind, DIST_NBINOM);
	ck_assert_int_eq(dist_resolve((struct dist){ DIST_NBINOM, 1e4, 10001 }).kind, DIST_POISSON);
	ck_assert_int_eq(dist_resolve((struct dist){ DIST_NBINOM, 0, 9 }).kind, DIST_POISSON);
	ck_assert_double_eq(dist_resolve((struct dist){ DIST_POISSON, 7, NAN }).variance, 7);
	ck_assert_int_eq(dist_resolve((struct dist){ DIST_NBINOM, 1e12, 2e12 }).kind, DIST_NBINOM);
	ck_assert_double_eq(dist_resolve((struct dist){ DIST_POISSON, 1e12, 0 }).mean, 1e12);
	ck_assert_double_eq(dist_quantile((struct dist){ DIST_GAMMA, 0, 9 }, 0.95), 0);
	ck_assert_int_eq(dist_resolve((struct dist){ DIST_GAMMA, 5, 0 }).kind, DIST_NORMAL);
	ck_assert_int_eq(dist_resolve((struct dist){ DIST_GAMMA, 1e5, 1 }).kind, DIST_NORMAL);
	ck_assert_int_eq(dist_resolve((struct dist){ DIST_GAMMA, 1e5, 1.0001 }).kind, DIST_GAMMA);
	struct dist d = dist_over((struct dist){ DIST_GAMMA, 50, 25 }, 6, 2);
	ck_assert_double_eq(d.mean, 300);
	ck_assert_double_eq(d.variance, 6 * 25 + 50 * 50 * 4);
}
END_TEST

/* So lumpy that the level is beyond the last whole number whose next one is a double, too. */
START_TEST(quantiles_beyond_whole_numbers)
{
	const struct dist lumpy = { DIST_NBINOM, 1e12, 1e34 };
	for (int i = 1; i < 40; i++) {
		double p = 1 - i * 2e-11, q = dist_quantile(lumpy, p);
		ck_assert(q > 0x1p53 && q < 1e24);
		ck_assert(dist_cdf(lumpy, q) >= p * (1 - 1e-14));
		ck_assert(dist_cdf(lumpy, q * (1 - 1e-3)) < p);
	}
	ck_assert_double_eq(dist_quantile((struct dist){ DIST_NBINOM, 1, 1e300 }, 0.9999), 0);
}
END_TEST

/* A level that covers the demand of a lead time, or of lead and review periods. */
START_TEST(level_row)
{
	const struct case_file *f = &levels;
	double sd = case_number_or_0(f, _i, "demand_sd");
	struct dist d = { DISTS, case_number(f, _i, "demand_mean"), sd * sd };
	for (int i = 0; i < DISTS; i++)
		if (case_is(f, _i, "distribution", dist_names[i]))
			d.kind = (enum dist_kind)i;
	d = dist_over(d, case_number(f, _i, "lead_time") + case_number_or_0(f, _i, "review_period"),
		      case_number_or_0(f, _i, "lead_time_sd"));
	double level = dist_quantile(d, case_number(f, _i, "service_level"));
	assert_case(f, _i, "lead_time_demand_mean", d.mean);
	assert_case(f, _i, "lead_time_demand_sd", sqrt(d.variance));
	assert_case(f, _i, "safety_stock", level - d.mean);
	assert_case(f, _i, "reorder_point", level);
}
END_TEST

void unit_quantile(TCase *tc)
{
	cases_add(tc, &levels, "safety_stock_reorder_point.csv", level_row);
	cases_add(tc, &quantiles, "quantiles.csv", quantile_row);
	tcase_add_test(tc, quantiles_are_those_of_tables);
	tcase_add_test(tc, quantiles_far_out);
	tcase_add_loop_test(tc, quantiles_are_the_least_that_reach_p, 0, COUNT(some));
	tcase_add_test(tc, a_probability_of_the_distribution_gives_its_own_quantile);
	tcase_add_test(tc, probabilities_add_up);
	tcase_add_test(tc, binomial_probabilities);
	tcase_add_test(tc, arguments_out_of_range_are_refused);
	tcase_add_test(tc, limits_are_resolved);
	tcase_add_test(tc, quantiles_beyond_whole_numbers);
}
