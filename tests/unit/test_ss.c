/*
 * policy/ss_policy.h. Published numbers are those of Snyder & Shen, Fundamentals of Supply
 * Chain Theory, 2nd ed., as stockpyl 0bae176 has them in its tests.
 */
#include "cases.h"

#include <math.h>

#include "policy/newsvendor.h"
#include "policy/ss_policy.h"

#include "base/banned.h"

static struct case_file sss;

START_TEST(ss_row)
{
	double sd = case_number_or_0(&sss, _i, "demand_sd");
	bool power = case_is(&sss, _i, "method", "power_approximation");
	struct ss_params p = {
		.fixed_cost = case_number(&sss, _i, "fixed_cost"),
		.holding_cost = case_number(&sss, _i, "holding_cost"),
		.stockout_cost = case_number(&sss, _i, "stockout_cost"),
		.lead_periods = case_number_or_0(&sss, _i, "lead_time"),
		.demand = { power ? DIST_NORMAL : DIST_POISSON, case_number(&sss, _i, "demand_mean"),
			    sd * sd },
	};
	struct ss got;
	if (power)
		got = ss_power(&p);
	else if (case_is(&sss, _i, "method", "poisson_cost"))
		got = ss_cost(&p, case_number(&sss, _i, "given_s"),
			      case_number(&sss, _i, "given_S"));
	else
		got = ss_exact(&p);
	assert_case(&sss, _i, "s", got.s);
	assert_case(&sss, _i, "S", got.S);
	assert_case(&sss, _i, "cost", got.cost);
}
END_TEST

START_TEST(ss_published)
{
	struct ss_params p = { 5, 1, 4, 0, { DIST_POISSON, 6, 0 } };
	struct ss got = ss_exact(&p);
	ck_assert_double_eq(got.s, 4);
	ck_assert_double_eq(got.S, 10);
	assert_near(got.cost, 8.034111561471644, 1e-12, "example 4.7");
	got = ss_cost(&p, 6, 18);
	assert_near(got.cost, 10.193798671644046, 1e-12, "example 4.7");
	p = (struct ss_params){ 2.5, 0.18, 0.7, 0, { DIST_NORMAL, 50, 64 } };
	got = ss_power(&p);
	assert_near(got.s, 40.19461695647407, 1e-11, "example 4.8");
	assert_near(got.S, 74.29017010980579, 1e-11, "example 4.8");
}
END_TEST

/* The instances of Zheng & Federgruen 1991: Poisson, h 1, p 9, K 64; costs to 3 decimals. */
START_TEST(ss_of_zheng_and_federgruen)
{
	static const struct {
		double mean, s, S, cost;
	} rows[] = {
		{ 10, 6, 40, 35.022 },    { 15, 10, 49, 42.698 },   { 20, 14, 62, 49.173 },
		{ 25, 19, 56, 54.262 },   { 30, 23, 66, 57.819 },   { 35, 28, 77, 61.215 },
		{ 40, 33, 87, 64.512 },   { 45, 37, 97, 67.776 },   { 50, 42, 108, 70.975 },
		{ 55, 47, 118, 74.149 },  { 60, 52, 129, 77.306 },  { 65, 56, 75, 78.518 },
		{ 70, 62, 81, 79.037 },   { 75, 67, 86, 79.554 },   { 21, 15, 65, 50.406 },
		{ 22, 16, 68, 51.632 },   { 23, 17, 52, 52.757 },   { 24, 18, 54, 53.518 },
		{ 51, 43, 110, 71.611 },  { 52, 44, 112, 72.246 },  { 59, 51, 126, 76.679 },
		{ 61, 52, 131, 77.929 },  { 63, 54, 73, 78.287 },   { 64, 55, 74, 78.402 },
	};
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct ss_params p = { 64, 1, 9, 0, { DIST_POISSON, rows[i].mean, 0 } };
		struct ss got = ss_exact(&p);
		require(got.s == rows[i].s && got.S == rows[i].S, "mean %g: got %g, %g",
			rows[i].mean, got.s, got.S);
		assert_near(got.cost, rows[i].cost, 5e-4, "cost");
	}
}
END_TEST

/*
 * Python 3.11, 30 digits: all s and S tried, each by the share of time that the
 * position spends where (the stationary distribution of its Markov chain), with
 * K times the share of periods that order.
 */
START_TEST(ss_by_trying_all)
{
	static const struct {
		struct ss_params p;
		double s, S, cost;
	} rows[] = {
		{ { 20, 2, 15, 2, { DIST_POISSON, 3.2, 0 } }, 9, 18, 20.488868014042 },
		{ { 30, 1, 12, 1, { DIST_NBINOM, 2, 5 } }, 4, 16, 14.121586264661 },
		{ { 9, 0.5, 40, 0, { DIST_POISSON, 0.3, 0 } }, 0, 4, 2.217770856741 },
		{ { 18, 21, 280, 1, { DIST_POISSON, 17.5, 0 } }, 41, 44, 265.629343397023 },
		{ { 10, 6, 75, 1, { DIST_NBINOM, 9, 22.5 } }, 24, 29, 95.935065812996 },
		/* s is next to the level where G is least, or rises to there; below 0 */
		{ { 2, 1, 54, 1, { DIST_NBINOM, 0.2, 0.4 } }, 2, 4, 4.453935688612 },
		{ { 8, 1, 54, 1, { DIST_NBINOM, 0.2, 0.4 } }, 2, 4, 4.918327621403 },
		{ { 5, 1, 54, 1, { DIST_NBINOM, 0.34, 0.68 } }, 3, 5, 5.747332105208 },
		{ { 8, 1, 2, 1, { DIST_NBINOM, 0.2, 0.4 } }, -1, 1, 1.582761415838 },
		{ { 2, 1, 18, 1, { DIST_POISSON, 0.5, 0 } }, 1, 3, 3.116643364999 },
	};
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct ss got = ss_exact(&rows[i].p);
		ck_assert_double_eq(got.s, rows[i].s);
		ck_assert_double_eq(got.S, rows[i].S);
		assert_near(got.cost, rows[i].cost, 1e-9, "cost");
		got = ss_cost(&rows[i].p, rows[i].s, rows[i].S);
		assert_near(got.cost, rows[i].cost, 1e-9, "cost of s, S");
	}
}
END_TEST

/*
 * m 100, sd 30, L 0, K 200, h 2, p 18. Q = 1.3 * 100^0.494 * 100^0.506 * 1.09^0.116 =
 * 130 * 1.09^0.116; 1.09^0.116 = exp(0.116 * 0.0861777) = 1.0100468: Q 131.30608, z =
 * sqrt(131.30608 * 2 / (18 * 30)) = 0.6973656; s = 97.3 + 30 (0.183 / z + 1.063 -
 * 2.192 z) = 97.3 + 30 (0.2624162 + 1.063 - 1.5286254) = 91.203724.
 */
START_TEST(ss_power_by_hand)
{
	struct ss_params p = { 200, 2, 18, 0, { DIST_NORMAL, 100, 900 } };
	struct ss got = ss_power(&p);
	assert_near(got.S - got.s, 131.30608, 1e-5, "Q");
	assert_near(got.s, 91.203724, 1e-5, "s");
	ck_assert_double_nan(got.cost);
	p.fixed_cost = 0;
	ck_assert_double_nan(ss_power(&p).s);
	/* 1.30 * 4^0.494 * 1.00390625^0.116 = 2.579630; z = sqrt(2.579630 / 0.25) = 3.212245 */
	p = (struct ss_params){ 1, 1, 1, 0, { DIST_NORMAL, 4, 0.0625 } };
	got = ss_power(&p);
	assert_near(got.S - got.s, 2.579630, 1e-6, "Q");
	assert_near(got.s, 3.892 + 0.25 * (0.0569695 + 1.063 - 7.0412415), 1e-6, "s");
}
END_TEST

/* G(y), the cost of a period, of Poisson demand without lead time. */
static double period_cost(const struct ss_params *p, double y)
{
	const struct newsvendor v = { p->holding_cost, p->stockout_cost, p->demand };
	return newsvendor_cost(&v, y);
}

/*
 * With y where G is least, c(y - 1, y) = G(y) + K P(demand > 0). Where that is G(y - 1), s may
 * as well be a unit lower; the larger is taken as long as it costs no more than 1e-12 more.
 */
START_TEST(ss_ties_take_the_larger_s)
{
	static const double more[] = { -3e-12, -5e-13, 0, 5e-13, 3e-12 };
	for (double mean = 10; mean < 40; mean++)
		for (size_t i = 0; i < COUNT(more); i++) {
			struct ss_params p = { 0, 1, 9, 0, { DIST_POISSON, mean, 0 } };
			double y = dist_quantile(p.demand, 0.9), same = period_cost(&p, y - 1);
			struct ss got;
			p.fixed_cost = (same * (1 + more[i]) - period_cost(&p, y)) /
				       dist_tail(p.demand, 0);
			got = ss_exact(&p);
			ck_assert_double_eq(got.S, y);
			ck_assert_double_eq(got.s, more[i] > 1e-12 ? y - 2 : y - 1);
		}
}
END_TEST

/* Where h P(X <= y) = p P(X > y) the next level costs as much: the smaller is taken. */
START_TEST(ss_ties_take_the_smaller_level)
{
	for (double y = 2; y < 20; y++) {
		struct dist demand = { DIST_POISSON, 6, 0 };
		struct ss_params p = { 0, dist_tail(demand, y), dist_cdf(demand, y), 0, demand };
		struct ss got = ss_exact(&p);
		ck_assert(got.S == y && got.s == y - 1);
	}
}
END_TEST

/* 1e-25 a period: the position spends a third of all time at 3, 2 and 1, and costs 2 of each. */
START_TEST(ss_of_hardly_any_demand)
{
	static const double means[] = { 1e-12, 1e-25, 1e-200 };
	for (size_t i = 0; i < COUNT(means); i++) {
		struct ss_params p = { 5, 2, 9, 0, { DIST_POISSON, means[i], 0 } };
		struct ss got = ss_cost(&p, 0, 3);
		assert_near(got.cost, 4, 1e-10, "cost");
		got = ss_exact(&p);
		ck_assert(got.s == -1 && got.S == 0); /* it is dearer to hold one */
	}
}
END_TEST

/*
 * Far from 0 G(y) is y - 10. Over a wide span all positions are as likely but S, where each
 * cycle begins: E[D^2] / 2 E[D] - 1 / 2 = 5 units' worth, which lie half a span above the middle.
 */
START_TEST(ss_far_and_wide)
{
	struct ss_params p = { 64, 1, 9, 0, { DIST_POISSON, 10, 0 } };
	struct ss got = ss_cost(&p, 1000, 1000 + SS_SPAN_MAX);
	double cycle = SS_SPAN_MAX + 5, middle = 1000 + SS_SPAN_MAX / 2 + 0.5;
	double want = middle + 5 * SS_SPAN_MAX / 2 / cycle - 10 + 64 * 10 / cycle;
	assert_near(got.cost, want, 0.005, "cost");
	got = ss_cost(&p, 1000, 1000 + SS_SPAN_MAX + 1);
	ck_assert_double_nan(got.cost);
	got = ss_cost(&p, 40000, 40001);
	assert_near(got.cost, 40001 - 10 + 64, 0.01, "each period an order"); /* but for e^-10 */
}
END_TEST

static const struct ss_params ss_some[] = {
	{ 64, 1, 9, 0, { DIST_POISSON, 10, 0 } },  { 64, 1, 9, 0, { DIST_POISSON, 52, 0 } },
	{ 5, 1, 4, 2, { DIST_POISSON, 6, 0 } },    { 150, 40, 125, 0, { DIST_POISSON, 0.05, 0 } },
	{ 64, 1, 9, 1, { DIST_NBINOM, 6, 24 } },   { 30, 2, 5, 0, { DIST_NBINOM, 0.7, 3 } },
	{ 0, 1, 4, 1, { DIST_POISSON, 6, 0 } },
};

/* No s and S around is better. */
START_TEST(ss_exact_costs_least)
{
	const struct ss_params *p = &ss_some[_i];
	struct ss best, other;
	best = ss_exact(p);
	other = ss_cost(p, best.s, best.S);
	assert_near(other.cost, best.cost, 1e-10 * best.cost, "cost");
	for (double s = best.s - 15; s <= best.s + 15; s++)
		for (double S = s + 1; S <= best.S + 60; S++) {
			other = ss_cost(p, s, S);
			require(other.cost >= best.cost * (1 - 1e-10), "%g, %g is better", s, S);
		}
}
END_TEST

/* Without a fixed cost it is base stock: S - 1, S of the newsvendor. */
START_TEST(ss_without_fixed_cost_is_base_stock)
{
	struct newsvendor v = { 1, 4, { DIST_POISSON, 6, 0 } };
	struct ss best;
	v = newsvendor_base_stock(&v, 1);
	best = ss_exact(&ss_some[6]);
	ck_assert_double_eq(best.S, newsvendor_level(&v));
	ck_assert_double_eq(best.s, best.S - 1);
	assert_near(best.cost, newsvendor_cost(&v, best.S), 1e-12, "cost");
}
END_TEST

START_TEST(ss_refuses)
{
	static const struct ss_params wrong[] = {
		{ -1, 1, 9, 0, { DIST_POISSON, 10, 0 } },  { 64, 0, 9, 0, { DIST_POISSON, 10, 0 } },
		{ 64, 1, NAN, 0, { DIST_POISSON, 10, 0 } }, { 64, 1, 9, -1, { DIST_POISSON, 10, 0 } },
		{ 64, 1, 9, 0.5, { DIST_POISSON, 10, 0 } }, { 64, 1, 9, 0, { DIST_POISSON, 0, 0 } },
		{ 64, 1, 9, 0, { DIST_NBINOM, 10, -1 } },  { INFINITY, 1, 9, 0, { DIST_POISSON, 10, 0 } },
		{ 64, 1, 0, 0, { DIST_POISSON, 10, 0 } },  { 64, 1, 9, INFINITY, { DIST_POISSON, 10, 0 } },
		{ 64, 1, 9, 0, { DIST_POISSON, 1e13, 0 } }, { 64, 1, 9, 1e6, { DIST_POISSON, 1e7, 0 } },
	};
	struct ss_params p = { 64, 1, 9, 0, { DIST_POISSON, 10, 0 } };
	struct ss got;
	for (size_t i = 0; i < COUNT(wrong); i++) {
		got = ss_exact(&wrong[i]);
		ck_assert_double_nan(got.S);
		got = ss_cost(&wrong[i], 4, 10);
		ck_assert_double_nan(got.cost);
		ck_assert_double_nan(ss_power(&wrong[i]).s);
	}
	got = ss_cost(&p, 4, 4);
	ck_assert_double_nan(got.cost);
	got = ss_cost(&p, 4.5, 8);
	ck_assert_double_nan(got.cost);
	got = ss_cost(&p, 4, 8.5);
	ck_assert_double_nan(got.cost);
	got = ss_cost(&p, -INFINITY, 8);
	ck_assert_double_nan(got.cost);
	got = ss_cost(&p, 4, INFINITY);
	ck_assert_double_nan(got.cost);
	got = ss_cost(&p, 0, SS_SPAN_MAX + 1);
	ck_assert_double_nan(got.cost);
	struct ss_params never = { 64, 1, 9, 0, { DIST_NBINOM, 1e-10, 1e308 } };
	got = ss_cost(&never, 4, 10); /* P(demand > 0) is less than any double */
	ck_assert_double_nan(got.s);
	got = ss_exact(&never);
	ck_assert_double_nan(got.s);
	/* demand of at most 1e12 in lead time and review */
	struct ss_params much = { 64, 1, 9, 999999, { DIST_POISSON, 1e6, 0 } };
	got = ss_cost(&much, 0, 1);
	ck_assert_double_eq_tol(got.cost, 9e12, 1e3);
	much.lead_periods++;
	got = ss_cost(&much, 0, 1);
	ck_assert_double_nan(got.cost);
	p.fixed_cost = 1e12; /* no end to the search for s, nor, below, for S */
	got = ss_exact(&p);
	ck_assert_double_nan(got.s);
	struct ss_params dear = { 2e6, 1, 1000, 0, { DIST_POISSON, 1, 0 } };
	got = ss_exact(&dear);
	ck_assert_double_nan(got.s);
	p.demand.kind = DIST_NORMAL;
	got = ss_exact(&p);
	ck_assert_double_nan(got.s);
	ck_assert_double_nan(ss_power(&p).s); /* no variance */
}
END_TEST

void unit_ss(TCase *tc)
{
	cases_add(tc, &sss, "ss_policy.csv", ss_row);
	tcase_add_test(tc, ss_published);
	tcase_add_test(tc, ss_of_zheng_and_federgruen);
	tcase_add_test(tc, ss_by_trying_all);
	tcase_add_test(tc, ss_power_by_hand);
	tcase_add_test(tc, ss_ties_take_the_larger_s);
	tcase_add_test(tc, ss_ties_take_the_smaller_level);
	tcase_add_test(tc, ss_of_hardly_any_demand);
	tcase_add_test(tc, ss_far_and_wide);
	tcase_add_loop_test(tc, ss_exact_costs_least, 0, COUNT(ss_some));
	tcase_add_test(tc, ss_without_fixed_cost_is_base_stock);
	tcase_add_test(tc, ss_refuses);
}
