/*
 * ops/rq.h. Published numbers are those of Snyder & Shen, Fundamentals of Supply
 * Chain Theory, 2nd ed., as stockpyl 0bae176 has them in its tests.
 */
#include "cases.h"

#include <math.h>

#include "ops/eoq.h"
#include "ops/rq.h"

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
	if (is_method(row, "B1")) /* the file's README has its lead demand */
		p.lead_demand = (struct dist){ DIST_NORMAL, 100, 30 * 30 };
	return p;
}

static struct rq rq_solved(int row, const struct rq_params *p)
{
	double r = case_number(&rqs, row, "given_r"), q = case_number(&rqs, row, "given_Q");
	if (is_method(row, "_cost") && !isnan(r))
		return (struct rq){ r, q, rq_cost(p, r, q) };
	if (is_method(row, "r_for_Q"))
		return (struct rq){ rq_reorder_point(p, q), q, NAN };
	if (is_method(row, "eil"))
		return rq_eil(p);
	if (is_method(row, "eoqb"))
		return rq_eoqb(p);
	if (is_method(row, "eoq"))
		return rq_eoq_ss(p);
	if (is_method(row, "loss"))
		return rq_loss(p);
	if (is_method(row, "B1"))
		return rq_b1(p);
	ck_assert_msg(is_method(row, "exact"), "unknown method");
	return rq_exact(p);
}

START_TEST(rq_row)
{
	struct rq_params p = rq_of(_i);
	struct rq got = rq_solved(_i, &p);
	assert_case(&rqs, _i, "r", got.reorder_point);
	assert_case(&rqs, _i, "Q", got.quantity);
	assert_case(&rqs, _i, "cost", got.cost);
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
	struct rq eil = rq_eil(&p);
	assert_near(eil.reorder_point, 213.9704421358024, 5e-8, "EIL r");
	assert_near(eil.quantity, 318.5901810768729, 5e-8, "EIL Q");
	assert_near(eil.cost, 95.45114022285196, 1e-9, "EIL cost");
	assert_near(rq_eoq_ss(&p).reorder_point, 190.3369965715624, 5e-8, "EOQ+SS r");
	struct rq_params poisson = { 100, 20, 150, 1.5, { DIST_POISSON, 3, 0 } };
	assert_near(rq_cost(&poisson, 8, 12), 242.5281637662021, 1e-10, "cost");
	struct rq exact = rq_exact(&poisson);
	ck_assert_double_eq(exact.reorder_point, 3);
	ck_assert_double_eq(exact.quantity, 5);
	assert_near(exact.cost, 107.9235806331498, 1e-10, "cost");
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

/* Zheng 1992: the exact Q is at least EOQB's, and EOQB costs at most an eighth more. */
START_TEST(rq_exact_costs_least)
{
	struct rq_params p = rq_some(_i);
	struct rq best = rq_exact(&p), eoqb = rq_eoqb(&p);
	double r = best.reorder_point, q = best.quantity, slack = best.cost * (1 + 1e-12);
	ck_assert_double_ge(q, eoqb.quantity * (1 - 1e-9));
	ck_assert_double_le(eoqb.cost, best.cost * 1.125);
	struct rq others[] = { eoqb, rq_eoq_ss(&p), rq_loss(&p) };
	for (size_t i = 0; i < COUNT(others); i++) {
		ck_assert_double_le(best.cost, others[i].cost * (1 + 1e-12));
		assert_near(rq_cost(&p, others[i].reorder_point, others[i].quantity),
			    others[i].cost, 1e-9, "cost");
	}
	for (double by = 0.02; by < 0.3; by *= 2) {
		ck_assert_double_le(best.cost, rq_cost(&p, r + by * q, q) * (1 + 1e-12));
		ck_assert_double_le(best.cost, rq_cost(&p, r - by * q, q) * (1 + 1e-12));
		ck_assert_double_gt(rq_cost(&p, rq_reorder_point(&p, q * (1 - by)), q * (1 - by)),
				    best.cost);
		ck_assert_double_gt(rq_cost(&p, rq_reorder_point(&p, q * (1 + by)), q * (1 + by)),
				    best.cost);
	}
	ck_assert_double_le(rq_cost(&p, r, q), slack);
}
END_TEST

/* Without uncertainty all are the EOQ, with backorders or without. */
START_TEST(rq_of_certain_demand_is_the_eoq)
{
	struct rq_params p = rq_some(0);
	struct eoq e = eoq_optimum(&(struct eoq_params){ 8, 0.225, 7.5, 1300, INFINITY });
	struct rq all[] = { rq_exact(&p), rq_eoqb(&p), rq_loss(&p) };
	for (size_t i = 0; i < COUNT(all); i++) {
		assert_near(all[i].quantity, e.quantity, 1e-6, "Q");
		assert_near(all[i].reorder_point, 100 - e.stockout_fraction * e.quantity, 1e-6, "r");
		assert_near(all[i].cost, e.cost, 1e-9, "cost");
	}
	ck_assert_double_eq(rq_eil(&p).reorder_point, 100);
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
	struct rq_params bad[6], p = example_5_1();
	for (size_t i = 0; i < COUNT(bad); i++)
		bad[i] = p;
	bad[0].fixed_cost = -1;
	bad[1].holding_cost = 0;
	bad[2].stockout_cost = INFINITY;
	bad[3].demand_rate = 0;
	bad[4].lead_demand.variance = -1;
	bad[5].lead_demand.mean = NAN;
	for (size_t i = 0; i < COUNT(bad); i++) {
		struct rq all[] = { rq_exact(&bad[i]), rq_eil(&bad[i]),  rq_eoqb(&bad[i]),
				    rq_eoq_ss(&bad[i]), rq_loss(&bad[i]), rq_b1(&bad[i]) };
		for (size_t k = 0; k < COUNT(all); k++) {
			ck_assert_double_nan(all[k].quantity);
			ck_assert_double_nan(all[k].cost);
		}
		ck_assert_double_nan(rq_cost(&bad[i], 100, 10));
		ck_assert_double_nan(rq_reorder_point(&bad[i], 10));
	}
	ck_assert_double_nan(rq_cost(&p, 100, 0));
	ck_assert_double_nan(rq_reorder_point(&p, -1));
	p.stockout_cost = 0.01; /* Q h reaches p D */
	ck_assert_double_nan(rq_eil(&p).quantity);
	p.fixed_cost = 0;
	ck_assert_double_eq(rq_exact(&p).quantity, 0);
	p.lead_demand.kind = DIST_POISSON;
	ck_assert_double_nan(rq_reorder_point(&p, 10));
	ck_assert_double_nan(rq_cost(&p, 100.5, 10));
	p.fixed_cost = 1e300;
	ck_assert_double_nan(rq_exact(&p).quantity);
}
END_TEST

void unit_rq(TCase *tc)
{
	cases_add(tc, &rqs, "rq_policy.csv", rq_row);
	tcase_add_test(tc, rq_published);
	tcase_add_loop_test(tc, rq_exact_costs_least, 0, 6);
	tcase_add_test(tc, rq_of_certain_demand_is_the_eoq);
	tcase_add_loop_test(tc, rq_poisson_costs_least, 0, 5);
	tcase_add_test(tc, rq_refuses);
}
