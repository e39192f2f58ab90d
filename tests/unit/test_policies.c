/*
 * Ordering policies: ops/newsvendor.h, ops/eoq.h, ops/rq.h, ops/ss.h and
 * ops/disruption.h. The literal numbers are those of Snyder & Shen, Fundamentals
 * of Supply Chain Theory, 2nd ed., as stockpyl 0bae176 has them in its tests.
 */
#include "cases.h"

#include <math.h>

#include "ops/disruption.h"
#include "ops/eoq.h"
#include "ops/newsvendor.h"
#include "ops/rq.h"
#include "ops/ss.h"

#include "base/banned.h"

static struct case_file normals, poissons, bases, eoqs, rqs, sss, disruptions;

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
		ck_assert(ss_cost(&p, case_number(&sss, _i, "given_s"),
				  case_number(&sss, _i, "given_S"), &got));
	else
		ck_assert(ss_exact(&p, &got));
	assert_case(&sss, _i, "s", got.s);
	assert_case(&sss, _i, "S", got.S);
	assert_case(&sss, _i, "cost", got.cost);
}
END_TEST

START_TEST(ss_published)
{
	struct ss_params p = { 5, 1, 4, 0, { DIST_POISSON, 6, 0 } };
	struct ss got;
	ck_assert(ss_exact(&p, &got));
	ck_assert_double_eq(got.s, 4);
	ck_assert_double_eq(got.S, 10);
	assert_near(got.cost, 8.034111561471644, 1e-12, "example 4.7");
	ck_assert(ss_cost(&p, 6, 18, &got));
	assert_near(got.cost, 10.193798671644046, 1e-12, "example 4.7");
	p = (struct ss_params){ 2.5, 0.18, 0.7, 0, { DIST_NORMAL, 50, 64 } };
	got = ss_power(&p);
	assert_near(got.s, 40.19461695647407, 1e-11, "example 4.8");
	assert_near(got.S, 74.29017010980579, 1e-11, "example 4.8");
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
	ck_assert(ss_exact(p, &best));
	ck_assert(ss_cost(p, best.s, best.S, &other));
	assert_near(other.cost, best.cost, 1e-10 * best.cost, "cost");
	for (double s = best.s - 15; s <= best.s + 15; s++)
		for (double S = s + 1; S <= best.S + 60; S++) {
			require(ss_cost(p, s, S, &other), "out of memory");
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
	ck_assert(ss_exact(&ss_some[6], &best));
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
		{ 64, 1, 9, 0, { DIST_NBINOM, 10, -1 } },
	};
	struct ss_params p = { 64, 1, 9, 0, { DIST_POISSON, 10, 0 } };
	struct ss got;
	for (size_t i = 0; i < COUNT(wrong); i++) {
		ck_assert(ss_exact(&wrong[i], &got));
		ck_assert_double_nan(got.S);
		ck_assert(ss_cost(&wrong[i], 4, 10, &got));
		ck_assert_double_nan(got.cost);
		ck_assert_double_nan(ss_power(&wrong[i]).s);
	}
	ck_assert(ss_cost(&p, 4, 4, &got));
	ck_assert_double_nan(got.cost);
	ck_assert(ss_cost(&p, 4.5, 8, &got));
	ck_assert_double_nan(got.cost);
	p.fixed_cost = 1e12; /* no end to the search */
	ck_assert(ss_exact(&p, &got));
	ck_assert_double_nan(got.s);
	p.demand.kind = DIST_NORMAL;
	ck_assert(ss_exact(&p, &got));
	ck_assert_double_nan(got.s);
	ck_assert_double_nan(ss_power(&p).s); /* no variance */
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
	cases_add(tc, &rqs, "rq_policy.csv", rq_row);
	cases_add(tc, &sss, "ss_policy.csv", ss_row);
	cases_add(tc, &disruptions, "supply_disruption.csv", disruption_row);
	tcase_add_test(tc, newsvendor_level_costs_least);
	tcase_add_test(tc, newsvendor_refuses);
	tcase_add_test(tc, eoq_costs_least);
	tcase_add_test(tc, eoq_refuses);
	tcase_add_test(tc, rq_published);
	tcase_add_loop_test(tc, rq_exact_costs_least, 0, 6);
	tcase_add_test(tc, rq_of_certain_demand_is_the_eoq);
	tcase_add_loop_test(tc, rq_poisson_costs_least, 0, 5);
	tcase_add_test(tc, rq_refuses);
	tcase_add_test(tc, ss_published);
	tcase_add_loop_test(tc, ss_exact_costs_least, 0, COUNT(ss_some));
	tcase_add_test(tc, ss_without_fixed_cost_is_base_stock);
	tcase_add_test(tc, ss_refuses);
	tcase_add_test(tc, disruption_costs_least);
	tcase_add_test(tc, disruption_refuses);
}
