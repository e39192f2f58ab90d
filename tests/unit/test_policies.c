/*
 * ops/newsvendor.h, ops/eoq.h and ops/disruption.h. Published numbers are those
 * of Snyder & Shen, Fundamentals of Supply Chain Theory, 2nd ed., as stockpyl
 * 0bae176 has them in its tests.
 */
#include "cases.h"

#include <math.h>

#include "ops/disruption.h"
#include "ops/eoq.h"
#include "ops/newsvendor.h"

#include "base/banned.h"

static struct case_file normals, poissons, bases, eoqs, disruptions;

static struct newsvendor newsvendor_of(const struct case_file *f, int row, enum dist_kind kind)
{
	double sd = kind == DIST_NORMAL ? case_number(f, row, "demand_sd") : 0;
	return (struct newsvendor){
		.holding_cost = case_number(f, row, "holding_cost"),
		.stockout_cost = case_number(f, row, "stockout_cost"),
		.demand = { kind, case_number(f, row, "demand_mean"), sd * sd },
	};
}

static void assert_newsvendor(const struct case_file *f, int row, const struct newsvendor *v)
{
	double given = case_number(f, row, "given_S"), best = newsvendor_level(v);
	assert_case(f, row, "S_opt", best);
	assert_case(f, row, "cost", newsvendor_cost(v, isnan(given) ? best : given));
}

START_TEST(newsvendor_normal_row)
{
	struct newsvendor v = newsvendor_of(&normals, _i, DIST_NORMAL);
	assert_newsvendor(&normals, _i, &v);
}
END_TEST

START_TEST(newsvendor_poisson_row)
{
	struct newsvendor v = newsvendor_of(&poissons, _i, DIST_POISSON);
	assert_newsvendor(&poissons, _i, &v);
}
END_TEST

START_TEST(base_stock_row)
{
	bool normal = case_is(&bases, _i, "distribution", "normal");
	ck_assert(normal || case_is(&bases, _i, "distribution", "poisson"));
	struct newsvendor v = newsvendor_of(&bases, _i, normal ? DIST_NORMAL : DIST_POISSON);
	v = newsvendor_base_stock(&v, case_number(&bases, _i, "lead_time"));
	assert_newsvendor(&bases, _i, &v);
}
END_TEST

START_TEST(newsvendor_level_costs_least)
{
	for (int kind = 0; kind < DISTS; kind++) {
		struct newsvendor v = { 1, 4, { (enum dist_kind)kind, 6, 14 } };
		double level = newsvendor_level(&v), cost = newsvendor_cost(&v, level);
		ck_assert_double_lt(cost, newsvendor_cost(&v, level - 1));
		ck_assert_double_lt(cost, newsvendor_cost(&v, level + 1));
	}
	struct newsvendor v = { 0.18, 0.7, { DIST_NORMAL, 50, 64 } };
	assert_near(newsvendor_level(&v), 56.60395592743389, 1e-11, "example 4.3");
	assert_near(newsvendor_cost(&v, newsvendor_level(&v)), 1.997605193176645, 1e-12, "4.3");
	struct newsvendor base = newsvendor_base_stock(&v, 4);
	assert_near(newsvendor_cost(&base, 180), 49.000164748034095, 1e-11, "example 4.4");
	v = (struct newsvendor){ 1, 4, { DIST_POISSON, 6, 0 } };
	ck_assert_double_eq(newsvendor_level(&v), 8);
	assert_near(newsvendor_cost(&v, 5), 6.590296024616344, 1e-12, "example 4.7");
}
END_TEST

START_TEST(newsvendor_refuses)
{
	static const double bad[] = { 0, -1, NAN, INFINITY };
	struct newsvendor good = { 1, 4, { DIST_NORMAL, 50, 64 } };
	for (size_t i = 0; i < COUNT(bad); i++) {
		struct newsvendor h = good, p = good;
		h.holding_cost = p.stockout_cost = bad[i];
		ck_assert_double_nan(newsvendor_level(&h));
		ck_assert_double_nan(newsvendor_cost(&h, 50));
		ck_assert_double_nan(newsvendor_level(&p));
		ck_assert_double_nan(newsvendor_cost(&p, 50));
	}
	good.demand.variance = -1;
	ck_assert_double_nan(newsvendor_level(&good));
	good.demand.variance = 1;
	ck_assert_double_nan(newsvendor_cost(&good, NAN));
	ck_assert_double_nan(newsvendor_base_stock(&good, -1).demand.mean);
}
END_TEST

static double or_never(double x)
{
	return isnan(x) ? INFINITY : x;
}

START_TEST(eoq_row)
{
	struct eoq_params p = {
		.fixed_cost = case_number(&eoqs, _i, "fixed_cost"),
		.holding_cost = case_number(&eoqs, _i, "holding_cost"),
		.stockout_cost = or_never(case_number(&eoqs, _i, "stockout_cost")),
		.demand_rate = case_number(&eoqs, _i, "demand_rate"),
		.production_rate = or_never(case_number(&eoqs, _i, "production_rate")),
	};
	double quantity = case_number(&eoqs, _i, "given_Q");
	double fraction = case_number_or_0(&eoqs, _i, "given_stockout_fraction");
	struct eoq best = eoq_optimum(&p);
	assert_case(&eoqs, _i, "Q", best.quantity);
	assert_case(&eoqs, _i, "stockout_fraction", best.stockout_fraction);
	assert_case(&eoqs, _i, "cost", isnan(quantity) ? best.cost : eoq_cost(&p, quantity, fraction));
}
END_TEST

START_TEST(eoq_costs_least)
{
	static const struct {
		struct eoq_params p;
		double quantity, cost;
	} rows[] = {
		{ { 8, 0.225, INFINITY, 1300, INFINITY }, 304.0467800264368, 68.41052550594827 },
		{ { 8, 0.225, 5, 1300, INFINITY }, 310.8125551589646, 66.92136355097325 },
		{ { 8, 0.225, INFINITY, 1300, 2000 }, 513.9328595516969, 40.47221268969612 },
		{ { 8, 0.225, 5, 1300, 2000 }, NAN, NAN },
	};
	for (size_t i = 0; i < COUNT(rows); i++) {
		const struct eoq_params *p = &rows[i].p;
		struct eoq e = eoq_optimum(p);
		if (!isnan(rows[i].cost)) {
			assert_near(e.quantity, rows[i].quantity, 1e-10, "quantity");
			assert_near(e.cost, rows[i].cost, 1e-11, "cost");
		}
		double q = e.quantity, x = e.stockout_fraction;
		assert_near(eoq_cost(p, q, x), e.cost, 1e-12 * e.cost, "cost of the optimum");
		ck_assert_double_gt(eoq_cost(p, q * 0.99, x), e.cost);
		ck_assert_double_gt(eoq_cost(p, q * 1.01, x), e.cost);
		if (x > 0) {
			ck_assert_double_gt(eoq_cost(p, q, x * 0.9), e.cost);
			ck_assert_double_gt(eoq_cost(p, q, x * 1.1), e.cost);
		}
	}
}
END_TEST

START_TEST(eoq_refuses)
{
	static const struct eoq_params wrong[] = {
		{ -1, 1, 1, 1, 2 },   { 1, 0, 1, 1, 2 },        { 1, 1, 0, 1, 2 },
		{ 1, 1, 1, -1, 2 },   { 1, 1, 1, 2, 2 },        { NAN, 1, 1, 1, 2 },
		{ 1, 1, NAN, 1, 2 },  { 1, 1, 1, 1, NAN },      { 1, INFINITY, 1, 1, 2 },
		{ 1, 1, 1, INFINITY, INFINITY },
	};
	for (size_t i = 0; i < COUNT(wrong); i++) {
		ck_assert_double_nan(eoq_optimum(&wrong[i]).quantity);
		ck_assert_double_nan(eoq_cost(&wrong[i], 1, 0));
	}
	struct eoq_params p = { 8, 0.225, INFINITY, 1300, INFINITY };
	ck_assert_double_nan(eoq_cost(&p, 0, 0));
	ck_assert_double_nan(eoq_cost(&p, 1, 0.1));
	p.stockout_cost = 5;
	ck_assert_double_nan(eoq_cost(&p, 1, 1.1));
	p.demand_rate = 0;
	ck_assert_double_eq(eoq_optimum(&p).quantity, 0);
	ck_assert_double_eq(eoq_optimum(&p).cost, 0);
}
END_TEST

START_TEST(disruption_row)
{
	struct disruption d = {
		.holding_cost = case_number(&disruptions, _i, "holding_cost"),
		.stockout_cost = case_number(&disruptions, _i, "stockout_cost"),
		.demand = case_number(&disruptions, _i, "demand"),
		.disruption_prob = case_number(&disruptions, _i, "disruption_prob"),
		.recovery_prob = case_number(&disruptions, _i, "recovery_prob"),
	};
	double given = case_number(&disruptions, _i, "given_S"), best = disruption_level(&d);
	assert_case(&disruptions, _i, "S_opt", best);
	assert_case(&disruptions, _i, "cost", disruption_cost(&d, isnan(given) ? best : given));
}
END_TEST

/* The definition, summed term by term. */
static double disruption_sum(const struct disruption *d, double level)
{
	double up = d->recovery_prob / (d->disruption_prob + d->recovery_prob);
	double p = up, cost = 0;
	for (int n = 0; n < 20000; n++) {
		double over = level - (n + 1) * d->demand;
		cost += p * (over > 0 ? d->holding_cost * over : -d->stockout_cost * over);
		p = n == 0 ? up * d->disruption_prob : p * (1 - d->recovery_prob);
	}
	return cost;
}

START_TEST(disruption_costs_least)
{
	static const struct disruption some[] = {
		{ 0.25, 3, 2000, 0.04, 0.25 }, { 1, 99, 6, 0.01, 0.02 }, { 1, 9, 6, 0.3, 1 },
		{ 1, 1, 6, 0.9, 0.9 },         { 1, 4, 6, 1, 0.1 },      { 1, 9, 6, 0, 0.5 },
	};
	for (size_t i = 0; i < COUNT(some); i++) {
		const struct disruption *d = &some[i];
		double best = disruption_level(d), cost = disruption_cost(d, best);
		for (double by = -3; by <= 3; by += 0.25) {
			double level = best + by * d->demand, c = disruption_cost(d, level);
			require(c >= cost * (1 - 1e-12), "%g is better", level);
			assert_near(c, disruption_sum(d, level), 1e-9 * (c + 1), "sum");
		}
	}
	ck_assert_double_eq(disruption_level(&some[0]), 8000);
	assert_near(disruption_cost(&some[0], 8000), 2737.068965517241, 1e-9, "example 9.3");
	ck_assert_double_eq(disruption_level(&some[5]), 6);
	ck_assert_double_eq(disruption_cost(&some[5], 6), 0);
}
END_TEST

START_TEST(disruption_refuses)
{
	static const struct disruption wrong[] = {
		{ 0, 3, 2000, 0.04, 0.25 }, { 1, 0, 2000, 0.04, 0.25 },  { 1, 3, 0, 0.04, 0.25 },
		{ 1, 3, 2000, -0.1, 0.25 }, { 1, 3, 2000, 0.04, 0 },     { 1, 3, 2000, 0.04, 1.1 },
		{ 1, 3, 2000, NAN, 0.25 },  { INFINITY, 3, 1, 0.1, 0.2 },
	};
	for (size_t i = 0; i < COUNT(wrong); i++) {
		ck_assert_double_nan(disruption_level(&wrong[i]));
		ck_assert_double_nan(disruption_cost(&wrong[i], 10));
	}
	struct disruption d = { 1, 3, 1, 0.5, 1e-12 };
	ck_assert_double_nan(disruption_level(&d));
	ck_assert_double_nan(disruption_cost(&d, INFINITY));
}
END_TEST

void unit_policies(TCase *tc)
{
	cases_add(tc, &normals, "newsvendor_normal.csv", newsvendor_normal_row);
	cases_add(tc, &poissons, "newsvendor_poisson.csv", newsvendor_poisson_row);
	cases_add(tc, &bases, "base_stock.csv", base_stock_row);
	cases_add(tc, &eoqs, "eoq.csv", eoq_row);
	cases_add(tc, &disruptions, "supply_disruption.csv", disruption_row);
	tcase_add_test(tc, newsvendor_level_costs_least);
	tcase_add_test(tc, newsvendor_refuses);
	tcase_add_test(tc, eoq_costs_least);
	tcase_add_test(tc, eoq_refuses);
	tcase_add_test(tc, disruption_costs_least);
	tcase_add_test(tc, disruption_refuses);
}
