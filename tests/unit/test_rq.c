/*
 * policy/rq_policy.h. Published numbers are those of Snyder & Shen, Fundamentals of Supply
 * Chain Theory, 2nd ed., as stockpyl 0bae176 has them in its tests.
 */
#include "cases.h"

#include <math.h>

#include "policy/eoq.h"
#include "policy/rq_policy.h"

#include "base/banned.h"

static struct case_file rqs;

/* What the row asks for: normal_eil, poisson_exact ... */
static bool is_method(int row, const char *word)
{
	return strstr(case_text(&rqs, row, "method"), word) != NULL;
}

static struct rq_params rq_of(int row)
{
	bool poisson = is_method(row, "poisson");
	double sd = case_number_or_0(&rqs, row, "demand_sd");
	struct rq_params p = {
		.fixed_cost = case_number_or_0(&rqs, row, "fixed_cost"),
		.holding_cost = case_number(&rqs, row, "holding_cost"),
		.stockout_cost = case_number(&rqs, row, "stockout_cost"),
		.demand_rate = case_number(&rqs, row, "demand_mean"),
	};
	struct dist per_time = { poisson ? DIST_POISSON : DIST_NORMAL, p.demand_rate, sd * sd };
	p.lead_demand = dist_over(per_time, case_number(&rqs, row, "lead_time"), 0);
	return p;
}

/* The file has approximations too, which no tool uses. */
START_TEST(rq_row)
{
	struct rq_params p = rq_of(_i);
	double r = case_number(&rqs, _i, "given_r"), q = case_number(&rqs, _i, "given_Q");
	if (is_method(_i, "_cost") && !isnan(r)) {
		assert_case(&rqs, _i, "cost", rq_cost(&p, r, q));
	} else if (is_method(_i, "exact")) {
		struct rq got = rq_exact(&p);
		assert_case(&rqs, _i, "r", got.reorder_point);
		assert_case(&rqs, _i, "Q", got.quantity);
		assert_case(&rqs, _i, "cost", got.cost);
	}
}
END_TEST

/* Example 5.1: K 8, h 0.225, p 7.5, 1300 a year, sd 150, lead time a month. */
static struct rq_params example_5_1(void)
{
	return (struct rq_params){ 8, 0.225, 7.5, 1300,
				   dist_over((struct dist){ DIST_NORMAL, 1300, 22500 }, 1.0 / 12, 0) };
}

START_TEST(rq_published)
{
	struct rq_params p = example_5_1();
	assert_near(rq_cost(&p, 100, 250), 87.34647802817499, 1e-9, "cost");
	assert_near(rq_cost(&p, 126.8, 328.5), 78.07116250928294, 5e-8, "example 5.1");
	struct rq_params poisson = { 100, 20, 150, 1.5, { DIST_POISSON, 3, 0 } };
	assert_near(rq_cost(&poisson, 8, 12), 242.5281637662021, 1e-10, "cost");
	struct rq exact = rq_exact(&poisson);
	ck_assert_double_eq(exact.reorder_point, 3);
	ck_assert_double_eq(exact.quantity, 5);
	assert_near(exact.cost, 107.9235806331498, 1e-10, "cost");
}
END_TEST

static const struct rq_params made_up[] = {
	{ 31, 1.7, 23, 410, { DIST_NORMAL, 82, 871.2 } }, /* sd 66 over a fifth */
	{ 12, 0.6, 4, 1000, { DIST_NORMAL, 250, 8100 } },
	{ 25, 2, 30, 200, { DIST_GAMMA, 40, 640 } },
};

/*
 * R 4.2.2, by the definitions alone: n(y) = integrate() of 1 - pnorm or 1 - pgamma
 * from y, second order and cost = integrate() of n and of G, roots by uniroot().
 */
START_TEST(rq_by_integration)
{
	static const struct rq exact[] = {
		{ 86.383679802403, 141.124260398549, 247.363555004846 },
		{ 253.165121441114, 263.001157584807, 159.88352247664 },
		{ 51.4752297086514, 93.5441006500413, 211.689682777968 },
	};
	static const double cost[] = { 261.326140891555, 228.558868810115, 213.222378274767 };
	for (size_t i = 0; i < COUNT(made_up); i++) {
		struct rq got = rq_exact(&made_up[i]);
		assert_near(got.reorder_point, exact[i].reorder_point, 1e-8, "r");
		assert_near(got.quantity, exact[i].quantity, 1e-8, "Q");
		assert_near(got.cost, exact[i].cost, 1e-9, "cost");
		double r = made_up[i].lead_demand.mean + 5;
		assert_near(rq_cost(&made_up[i], r, 100), cost[i], 1e-9, "cost of r, Q");
	}
}
END_TEST

/* Python 3.11, 40 digits: all r and Q tried, G summed over the probabilities. */
START_TEST(rq_by_trying_all)
{
	static const struct {
		struct rq_params p;
		double r, q, cost;
	} rows[] = {
		{ { 18, 3, 40, 2.5, { DIST_POISSON, 7.5, 0 } }, 9, 7, 26.687962615819597 },
		{ { 25, 0.1, 9, 0.05, { DIST_POISSON, 0.4, 0 } }, 1, 5, 0.627617493516635 },
		{ { 60, 2, 5, 11, { DIST_POISSON, 33, 0 } }, 23, 33, 47.0123426907519 },
		{ { 10, 2, 25, 3, { DIST_NBINOM, 6, 15 } }, 8, 9, 23.260866804129467 },
	};
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct rq got = rq_exact(&rows[i].p);
		ck_assert_double_eq(got.reorder_point, rows[i].r);
		ck_assert_double_eq(got.quantity, rows[i].q);
		assert_near(got.cost, rows[i].cost, 1e-11, "cost");
		assert_near(rq_cost(&rows[i].p, rows[i].r, rows[i].q), rows[i].cost, 1e-11, "cost");
	}
}
END_TEST

/* Normal and gamma, from a short lead time to a long one. */
static struct rq_params rq_some(int i)
{
	static const struct dist lead[] = {
		{ DIST_NORMAL, 100, 0 },    { DIST_NORMAL, 100, 9 },   { DIST_NORMAL, 100, 2500 },
		{ DIST_NORMAL, 900, 4e4 },  { DIST_GAMMA, 100, 2500 }, { DIST_GAMMA, 20, 1600 },
	};
	struct rq_params p = example_5_1();
	p.lead_demand = lead[i];
	return p;
}

/* Neither another r nor another Q is better. */
START_TEST(rq_exact_costs_least)
{
	struct rq_params p = rq_some(_i);
	struct rq best = rq_exact(&p);
	double r = best.reorder_point, q = best.quantity;
	assert_near(rq_cost(&p, r, q), best.cost, 1e-12 * best.cost, "cost");
	for (double by = 0.02; by < 0.3; by *= 2)
		for (double more = -by; more <= by; more += by) {
			ck_assert_double_le(best.cost, rq_cost(&p, r + by * q, q + more * q) * (1 + 1e-12));
			ck_assert_double_le(best.cost, rq_cost(&p, r - by * q, q + more * q) * (1 + 1e-12));
			ck_assert_double_le(best.cost, rq_cost(&p, r, q + more * q) * (1 + 1e-12));
		}
}
END_TEST

/* Without uncertainty it is the EOQ with backorders. */
START_TEST(rq_of_certain_demand_is_the_eoq)
{
	struct rq_params p = rq_some(0);
	struct eoq e = eoq_optimum(&(struct eoq_params){ 8, 0.225, 7.5, 1300, INFINITY });
	struct rq got = rq_exact(&p);
	assert_near(got.quantity, e.quantity, 1e-6, "Q");
	assert_near(got.reorder_point, 100 - e.stockout_fraction * e.quantity, 1e-6, "r");
	assert_near(got.cost, e.cost, 1e-9, "cost");
}
END_TEST

START_TEST(rq_poisson_costs_least)
{
	static const double leads[] = { 0, 0.4, 3, 12, 250 };
	double lead = leads[_i];
	struct rq_params p = { 100, 20, 150, 1.5, { DIST_POISSON, lead, 0 } };
	struct rq best = rq_exact(&p);
	assert_near(rq_cost(&p, best.reorder_point, best.quantity), best.cost, 1e-9, "cost");
	for (int r = -4; r <= 4; r++)
		for (int q = -4; q <= 4; q++) {
			double quantity = best.quantity + q;
			double cost = rq_cost(&p, best.reorder_point + r, quantity);
			require(quantity <= 0 || cost >= best.cost * (1 - 1e-12),
				"r %+d, Q %+d is better", r, q);
		}
}
END_TEST

START_TEST(rq_refuses)
{
	struct rq_params bad[7], p = example_5_1();
	for (size_t i = 0; i < COUNT(bad); i++)
		bad[i] = p;
	bad[0].fixed_cost = -1;
	bad[1].holding_cost = 0;
	bad[2].stockout_cost = INFINITY;
	bad[3].demand_rate = 0;
	bad[4].lead_demand.variance = -1;
	bad[5].lead_demand.mean = NAN;
	bad[6].fixed_cost = 1e308; /* no end to Q */
	for (size_t i = 0; i < COUNT(bad); i++) {
		ck_assert_double_nan(rq_exact(&bad[i]).quantity);
		ck_assert_double_nan(rq_exact(&bad[i]).cost);
		ck_assert(i == 6 || isnan(rq_cost(&bad[i], 100, 10)));
	}
	ck_assert_double_nan(rq_cost(&p, 100, 0));
	p.fixed_cost = 0;
	ck_assert_double_eq(rq_exact(&p).quantity, 0);
	p.lead_demand.kind = DIST_POISSON;
	ck_assert_double_eq(rq_exact(&p).quantity, 1); /* the least there is */
	ck_assert_double_nan(rq_cost(&p, 100.5, 10));
	ck_assert_double_nan(rq_cost(&p, 100, 10.5));
	ck_assert_double_nan(rq_cost(&p, INFINITY, 10));
	p.fixed_cost = 1e300;
	ck_assert_double_nan(rq_exact(&p).quantity);
	/* without a cost of ordering one is ordered at a time, up to y*: P(X <= 8) is 0.847 of 6 */
	p = (struct rq_params){ 0, 1, 4, 1, { DIST_POISSON, 6, 0 } };
	ck_assert_double_eq(rq_exact(&p).reorder_point, 7);
	ck_assert_double_eq(rq_exact(&p).quantity, 1);
}
END_TEST

void unit_rq(TCase *tc)
{
	cases_add(tc, &rqs, "rq_policy.csv", rq_row);
	tcase_add_test(tc, rq_published);
	tcase_add_test(tc, rq_by_integration);
	tcase_add_test(tc, rq_by_trying_all);
	tcase_add_loop_test(tc, rq_exact_costs_least, 0, 6);
	tcase_add_test(tc, rq_of_certain_demand_is_the_eoq);
	tcase_add_loop_test(tc, rq_poisson_costs_least, 0, 5);
	tcase_add_test(tc, rq_refuses);
}
