/* ops/quantile.h, ops/loss.h, ops/service_level.h: distributions, and what is made of them. */
#include "cases.h"

#include <float.h>
#include <math.h>

#include "ops/loss.h"
#include "ops/quantile.h"
#include "ops/service_level.h"

#include "base/banned.h"

static struct case_file quantiles, losses, levels, fills;

static enum dist_kind kind_of(const struct case_file *f, int row)
{
	for (int i = 0; i < DISTS; i++)
		if (case_is(f, row, "distribution", dist_names[i]))
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
	struct dist d = { kind_of(&quantiles, _i), case_number(&quantiles, _i, "mean"),
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
	ck_assert_double_nan(binomial_cdf(1, 2, 1.5));
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
	};
	static const double bad[] = { 0, 1, -0.1, 1.1, NAN };
	for (size_t i = 0; i < COUNT(wrong); i++) {
		ck_assert_double_nan(dist_resolve(wrong[i]).mean);
		ck_assert_double_nan(dist_quantile(wrong[i], 0.5));
		ck_assert_double_nan(dist_cdf(wrong[i], 1));
		ck_assert_double_nan(dist_tail(wrong[i], 1));
		ck_assert_double_nan(dist_pmf(wrong[i], 1));
		ck_assert_double_nan(loss_first(wrong[i], 1).shortage);
		ck_assert_double_nan(loss_second(wrong[i], 1).surplus);
		ck_assert_double_nan(loss_inverse(wrong[i], 1));
	}
	for (size_t i = 0; i < COUNT(bad); i++)
		ck_assert_double_nan(dist_quantile(some[0], bad[i]));
	ck_assert_double_nan(dist_cdf(some[0], NAN));
	ck_assert_double_eq(dist_cdf(some[0], INFINITY), 1);
	ck_assert_double_nan(dist_over(some[0], -1, 0).mean);
	ck_assert_double_nan(dist_over(some[0], 1, -1).variance);
	ck_assert_double_nan(loss_first(some[0], INFINITY).shortage);
	ck_assert_double_nan(loss_inverse(some[0], 0));
	ck_assert_double_nan(loss_lognormal_first(0, 0, 1).shortage);
	ck_assert_double_nan(loss_lognormal_second(NAN, 1, 1).shortage);
}
END_TEST

START_TEST(limits_are_resolved)
{
	ck_assert_int_eq(dist_resolve((struct dist){ DIST_NBINOM, 50, 50.004 }).kind, DIST_POISSON);
	ck_assert_int_eq(dist_resolve((struct dist){ DIST_NBINOM, 50, 50.006 }).kind, DIST_NBINOM);
	ck_assert_int_eq(dist_resolve((struct dist){ DIST_NBINOM, 0, 9 }).kind, DIST_POISSON);
	ck_assert_double_eq(dist_resolve((struct dist){ DIST_POISSON, 7, NAN }).variance, 7);
	ck_assert_int_eq(dist_resolve((struct dist){ DIST_GAMMA, 5, 0 }).kind, DIST_NORMAL);
	struct dist d = dist_over((struct dist){ DIST_GAMMA, 50, 25 }, 6, 2);
	ck_assert_double_eq(d.mean, 300);
	ck_assert_double_eq(d.variance, 6 * 25 + 50 * 50 * 4);
}
END_TEST

static struct loss loss_of_row(int row)
{
	bool first = case_number(&losses, row, "order") == 1;
	double x = case_number(&losses, row, "x"), a = case_number(&losses, row, "p1");
	double b = case_number_or_0(&losses, row, "p2");
	struct dist d = { DIST_NORMAL, a, b * b };
	if (case_is(&losses, row, "distribution", "lognormal"))
		return first ? loss_lognormal_first(a, b, x) : loss_lognormal_second(a, b, x);
	d.kind = kind_of(&losses, row);
	if (d.kind == DIST_GAMMA) /* shape and scale */
		d = (struct dist){ DIST_GAMMA, a * b, a * b * b };
	return first ? loss_first(d, x) : loss_second(d, x);
}

START_TEST(loss_row)
{
	struct loss l = loss_of_row(_i);
	assert_case(&losses, _i, "n", l.shortage);
	assert_case(&losses, _i, "n_bar", l.surplus);
}
END_TEST

/* stockpyl 0bae176, tests/test_loss_functions.py. */
START_TEST(losses_are_the_published_ones)
{
	static const struct {
		int order;
		struct dist d;
		double x, shortage, surplus, tolerance;
	} rows[] = {
		{ 1, { DIST_NORMAL, 8, 9 }, 11, 0.249946411763059, 3.249946411763059, 1e-13 },
		{ 2, { DIST_NORMAL, 8, 9 }, 11, 0.339029025046969, 8.660970974953031, 1e-13 },
		{ 1, { DIST_POISSON, 47, 0 }, 50, 1.514546939496945, 4.514546939496945, 1e-12 },
		{ 2, { DIST_POISSON, 7, 0 }, 5, 4.040829435261403, 0.459170564738597, 1e-12 },
		{ 2, { DIST_NBINOM, 16, 80 }, 14, 30.877804945158992, 10.122195054841, 1e-10 },
	};
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct loss l = rows[i].order == 1 ? loss_first(rows[i].d, rows[i].x)
						   : loss_second(rows[i].d, rows[i].x);
		assert_near(l.shortage, rows[i].shortage, rows[i].tolerance, "shortage");
		assert_near(l.surplus, rows[i].surplus, rows[i].tolerance, "surplus");
	}
}
END_TEST

/* Sums over the probabilities; of the continuous kinds, over narrow slices of the tail. */
START_TEST(losses_are_sums_of_tails)
{
	static const struct dist d[] = { { DIST_POISSON, 4, 0 },    { DIST_NBINOM, 4, 13 },
					 { DIST_NBINOM, 0.3, 1.7 }, { DIST_GAMMA, 4, 13 },
					 { DIST_NORMAL, 4, 13 } };
	struct dist of = d[_i];
	double step = is_discrete(of) ? 1 : 0.01, shift = is_discrete(of) ? 0 : step / 2;
	for (double x = -2; x < 15; x++) {
		double first = 0, second = 0;
		for (double y = x; y < 100; y += step) {
			first += dist_tail(of, y + shift) * step;
			second += loss_first(of, y + (is_discrete(of) ? 1 : shift)).shortage * step;
		}
		assert_near(loss_first(of, x).shortage, first, 1e-5, "first order");
		assert_near(loss_second(of, x).shortage, second, 1e-5, "second order");
	}
}
END_TEST

START_TEST(shortage_less_surplus_is_mean_less_level)
{
	struct dist d = some[_i];
	double sd = sqrt(dist_resolve(d).variance);
	for (int i = -4; i <= 4; i++) {
		double x = floor(d.mean + i * sd), last = x - 1;
		struct loss l = loss_first(d, x), before = loss_first(d, last);
		ck_assert(l.shortage >= 0 && l.surplus >= 0);
		assert_near(l.shortage - l.surplus, d.mean - x, 1e-9 * (fabs(x) + 1), "difference");
		ck_assert_double_le(l.shortage, before.shortage * (1 + 1e-9));
		if (l.shortage > 1e-6)
			assert_near(loss_first(d, loss_inverse(d, l.shortage)).shortage, l.shortage,
				    1e-9 * (fabs(x) + 1), "inverse");
	}
}
END_TEST

START_TEST(level_row)
{
	const struct case_file *f = &levels;
	double sd = case_number_or_0(f, _i, "demand_sd");
	struct dist d = { kind_of(f, _i), case_number(f, _i, "demand_mean"), sd * sd };
	struct reorder r = service_reorder(d, case_number(f, _i, "lead_time"),
					   case_number_or_0(f, _i, "lead_time_sd"),
					   case_number_or_0(f, _i, "review_period"),
					   case_number(f, _i, "service_level"));
	assert_case(f, _i, "lead_time_demand_mean", r.demand_mean);
	assert_case(f, _i, "lead_time_demand_sd", r.demand_sd);
	assert_case(f, _i, "safety_stock", r.safety_stock);
	assert_case(f, _i, "reorder_point", r.reorder_point);
}
END_TEST

START_TEST(fill_row)
{
	const struct case_file *f = &fills;
	double sd = case_number(f, _i, "ltd_sd"), quantity = case_number(f, _i, "order_quantity");
	struct dist d = { DIST_NORMAL, case_number(f, _i, "ltd_mean"), sd * sd };
	double cycle = case_number(f, _i, "given_cycle_service_level");
	struct service s = isnan(cycle) ? service_of_fill(d, quantity,
							  case_number(f, _i, "given_fill_rate"))
					: service_of_cycle(d, quantity, cycle);
	/* the file has no decimals; its rows 02 were found to 0.1 unit only, so 1e-4 */
	assert_near(s.k, case_number(f, _i, "k_recomputed"), 1e-8, "k");
	assert_near(s.reorder_point, case_number(f, _i, "reorder_point_recomputed"), 1e-6, "r");
	assert_near(s.fill_rate, case_number(f, _i, "fill_rate_recomputed"), 1e-12, "fill rate");
	assert_near(s.units_short, case_number(f, _i, "expected_units_short"), 1e-3, "short");
	assert_near(s.cycle_service_level, case_number(f, _i, "cycle_service_level"), 1e-4, "cycle");
}
END_TEST

/* stockpyl example 4.4; cran/inventorize a520901, reorderpoint_ltv.R, safteystock_CSL_normal.R */
START_TEST(reorder_points_are_the_published_ones)
{
	struct dist normal = { DIST_NORMAL, 50, 64 }, gamma = { DIST_GAMMA, 0.6, 1.21 };
	struct dist lead = { DIST_NORMAL, 28000 * 8.0 / 52, 25e6 * 8 / 52 };
	assert_near(service_reorder(normal, 4, 0, 1, 0.7 / 0.88).reorder_point, 264.7668943741548,
		    1e-10, "normal");
	assert_near(service_reorder(gamma, 7, 1.5, 0, 0.95).safety_stock, 5.92452428762, 5e-7,
		    "gamma");
	assert_near(service_reorder((struct dist){ DIST_POISSON, 50, 25 }, 6, 0, 0, 0.9).reorder_point,
		    322, 0, "poisson");
	assert_near(service_of_cycle(lead, 30000, 0.95).units_short, 40.9744637613, 5e-9, "short");
}
END_TEST

START_TEST(safety_stock_grows)
{
	for (int kind = 0; kind < DISTS; kind++) {
		struct dist d = { (enum dist_kind)kind, 5, 15 };
		double base = service_reorder(d, 10, 2, 7, 0.9).safety_stock;
		ck_assert_double_gt(service_reorder(d, 10, 2, 7, 0.97).safety_stock, base);
		ck_assert_double_gt(service_reorder(d, 20, 2, 7, 0.9).safety_stock, base);
		ck_assert_double_gt(service_reorder(d, 10, 2, 20, 0.9).safety_stock, base);
		if (kind != DIST_POISSON)
			ck_assert_double_gt(service_reorder(d, 10, 3, 7, 0.9).safety_stock, base);
	}
}
END_TEST

START_TEST(service_goes_both_ways)
{
	struct dist d = { DIST_GAMMA, 40, 300 };
	for (double fill = 0.5; fill < 0.999; fill += 0.04) {
		struct service s = service_of_fill(d, 25, fill);
		assert_near(s.fill_rate, fill, 1e-13, "fill rate");
		struct service again = service_of_cycle(d, 25, s.cycle_service_level);
		assert_near(again.reorder_point, s.reorder_point, 1e-9, "reorder point");
		ck_assert_double_ge(service_fill_rate(d, 25, s.reorder_point), fill);
		ck_assert_double_le(service_fill_rate(d, 25, s.reorder_point), 1);
	}
	ck_assert_double_nan(service_of_fill(d, 25, 1).reorder_point);
	ck_assert_double_nan(service_of_cycle(d, 25, 1).reorder_point);
	ck_assert_double_nan(service_at(d, 0, 50).fill_rate);
	ck_assert_double_nan(service_fill_rate(d, -1, 50));
	ck_assert_double_nan(service_at((struct dist){ DIST_NORMAL, 40, 0 }, 25, 50).k);
	ck_assert_double_nan(service_reorder(d, -1, 0, 2, 0.9).reorder_point);
	ck_assert_double_nan(service_reorder(d, 1, 0, -2, 0.9).reorder_point);
	ck_assert_double_nan(service_reorder(d, 1, 0, 2, 1).demand_mean);
}
END_TEST

void unit_quantile(TCase *tc)
{
	cases_add(tc, &quantiles, "quantiles.csv", quantile_row);
	cases_add(tc, &losses, "loss_functions.csv", loss_row);
	cases_add(tc, &levels, "safety_stock_reorder_point.csv", level_row);
	cases_add(tc, &fills, "fill_rate_normal.csv", fill_row);
	tcase_add_test(tc, quantiles_are_those_of_tables);
	tcase_add_loop_test(tc, quantiles_are_the_least_that_reach_p, 0, COUNT(some));
	tcase_add_test(tc, a_probability_of_the_distribution_gives_its_own_quantile);
	tcase_add_test(tc, probabilities_add_up);
	tcase_add_test(tc, binomial_probabilities);
	tcase_add_test(tc, arguments_out_of_range_are_refused);
	tcase_add_test(tc, limits_are_resolved);
	tcase_add_test(tc, losses_are_the_published_ones);
	tcase_add_loop_test(tc, losses_are_sums_of_tails, 0, 5);
	tcase_add_loop_test(tc, shortage_less_surplus_is_mean_less_level, 0, COUNT(some));
	tcase_add_test(tc, reorder_points_are_the_published_ones);
	tcase_add_test(tc, safety_stock_grows);
	tcase_add_test(tc, service_goes_both_ways);
}
