/*
 * policy/newsvendor.h, policy/eoq.h and policy/disruption.h. Published numbers are those
 * of Snyder & Shen, Fundamentals of Supply Chain Theory, 2nd ed., as stockpyl
 * 0bae176 has them in its tests.
 */
#include "cases.h"

#include <math.h>

#include "dist/loss.h"
#include "policy/disruption.h"
#include "policy/eoq.h"
#include "policy/newsvendor.h"

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

/* h E[(S - X)+] + p E[(X - S)+] */
static double cost_at(const struct newsvendor *v, double level)
{
	struct loss l = loss_first(v->demand, level);
	return v->holding_cost * l.surplus + v->stockout_cost * l.shortage;
}

/* Of lead periods and the one of the review. */
static struct newsvendor base_stock(const struct newsvendor *v, double lead_periods)
{
	struct newsvendor w = *v;
	w.demand = dist_over(v->demand, lead_periods + 1, 0);
	return w;
}

static void assert_newsvendor(const struct case_file *f, int row, const struct newsvendor *v)
{
	double given = case_number(f, row, "given_S"), best = newsvendor_level(v);
	assert_case(f, row, "S_opt", best);
	assert_case(f, row, "cost", cost_at(v, isnan(given) ? best : given));
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
	v = base_stock(&v, case_number(&bases, _i, "lead_time"));
	assert_newsvendor(&bases, _i, &v);
}
END_TEST

START_TEST(newsvendor_level_costs_least)
{
	for (int kind = 0; kind < DISTS; kind++) {
		struct newsvendor v = { 1, 4, { (enum dist_kind)kind, 6, 14 } };
		double level = newsvendor_level(&v), cost = cost_at(&v, level);
		ck_assert_double_lt(cost, cost_at(&v, level - 1));
		ck_assert_double_lt(cost, cost_at(&v, level + 1));
	}
	struct newsvendor v = { 0.18, 0.7, { DIST_NORMAL, 50, 64 } };
	assert_near(newsvendor_level(&v), 56.60395592743389, 1e-11, "example 4.3");
	assert_near(cost_at(&v, newsvendor_level(&v)), 1.997605193176645, 1e-12, "4.3");
	struct newsvendor base = base_stock(&v, 4);
	assert_near(cost_at(&base, 180), 49.000164748034095, 1e-11, "example 4.4");
	v = (struct newsvendor){ 1, 4, { DIST_POISSON, 6, 0 } };
	ck_assert_double_eq(newsvendor_level(&v), 8);
	assert_near(cost_at(&v, 5), 6.590296024616344, 1e-12, "example 4.7");
}
END_TEST

/*
 * Discrete: Python 3.11, 60 digits, terms added up. Normal: R 4.2.2, qnorm and the
 * loss (h + p) sd phi(z) at the optimum; gamma: qgamma and integrate() of pgamma.
 */
START_TEST(newsvendor_worked_out_apart)
{
	static const struct {
		struct newsvendor v;
		double level, cost, other, other_cost;
	} rows[] = {
		{ { 2, 6, { DIST_NORMAL, 100, 400 } }, 113.489795003922, 50.8442516294571, NAN, NAN },
		{ { 0.05, 12, { DIST_NORMAL, 37, 121 } }, 66.0363357930746, 1.62271513198832, NAN, NAN },
		{ { 3, 7, { DIST_NORMAL, 45, 81 } }, NAN, NAN, 30, 106.784389650425 },
		{ { 1.5, 20, { DIST_GAMMA, 12, 90 } }, 27.7411192780676, 36.2178541386619, 10,
		  93.0893230681449 },
		{ { 2, 19, { DIST_POISSON, 41.5, 0 } }, 50, 23.621010994323, 39.5, 73.185396048070 },
		{ { 1, 90, { DIST_NBINOM, 6.5, 32 } }, 25, 23.375734500016, 3, 360.663381618919 },
	};
	for (size_t i = 0; i < COUNT(rows); i++) {
		const struct newsvendor *v = &rows[i].v;
		if (!isnan(rows[i].level)) {
			assert_near(newsvendor_level(v), rows[i].level, 1e-9, "level");
			assert_near(cost_at(v, rows[i].level), rows[i].cost, 1e-9, "cost");
		}
		if (!isnan(rows[i].other))
			assert_near(cost_at(v, rows[i].other), rows[i].other_cost, 1e-9, "at");
	}
	struct newsvendor v = { 1, 30, { DIST_NORMAL, 8, 9 } };
	v = base_stock(&v, 2.5); /* mean 28, variance 31.5 */
	assert_near(newsvendor_level(&v), 38.3752209370513, 1e-9, "base stock");
	assert_near(cost_at(&v, newsvendor_level(&v)), 12.5709465901204, 1e-9, "cost");
	v = (struct newsvendor){ 0.1, 9.9, { DIST_POISSON, 4, 0 } };
	v = base_stock(&v, 2);
	ck_assert_double_eq(newsvendor_level(&v), 21);
	assert_near(cost_at(&v, 21), 1.018047510854, 1e-11, "cost");
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
		ck_assert_double_nan(newsvendor_level(&p));
	}
	good.demand.variance = -1;
	ck_assert_double_nan(newsvendor_level(&good));
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
	struct eoq best = eoq_optimum(&p);
	assert_case(&eoqs, _i, "Q", best.quantity);
	assert_case(&eoqs, _i, "stockout_fraction", best.stockout_fraction);
	if (isnan(case_number(&eoqs, _i, "given_Q"))) /* else it is of another quantity */
		assert_case(&eoqs, _i, "cost", best.cost);
}
END_TEST

START_TEST(eoq_published)
{
	static const struct {
		struct eoq_params p;
		double quantity, cost;
	} rows[] = {
		{ { 8, 0.225, INFINITY, 1300, INFINITY }, 304.0467800264368, 68.41052550594827 },
		{ { 8, 0.225, 5, 1300, INFINITY }, 310.8125551589646, 66.92136355097325 },
		{ { 8, 0.225, INFINITY, 1300, 2000 }, 513.9328595516969, 40.47221268969612 },
	};
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct eoq e = eoq_optimum(&rows[i].p);
		assert_near(e.quantity, rows[i].quantity, 1e-10, "quantity");
		assert_near(e.cost, rows[i].cost, 1e-11, "cost");
	}
}
END_TEST

/* Roots that come out even: 2 K D = 300. (h + p) / p = 4 / 3; u = 1 - 25 / 100 = 3 / 4. */
START_TEST(eoq_by_hand)
{
	static const struct {
		struct eoq_params p;
		double quantity, fraction, cost;
	} rows[] = {
		{ { 50, 4, INFINITY, 100, INFINITY }, 50, 0, 200 },
		{ { 6, 1, 3, 25, INFINITY }, 20, 0.25, 15 },
		{ { 6, 1, INFINITY, 25, 100 }, 20, 0, 15 },
		{ { 9, 2, 6, 27, 36 }, 36, 0.25, 13.5 }, /* 486 * 4 / 3 / (2 / 4) = 36^2 */
		{ { 0, 1, 3, 25, INFINITY }, 0, 0.25, 0 },
		{ { 0.5, 0.5, 0.5, 0.25, INFINITY }, 1, 0.5, 0.25 }, /* 0.25 * 2 / 0.5 */
		{ { 0.5, 0.5, INFINITY, 0.25, 0.5 }, 1, 0, 0.25 },
	};
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct eoq e = eoq_optimum(&rows[i].p);
		assert_near(e.quantity, rows[i].quantity, 1e-12, "quantity");
		assert_near(e.stockout_fraction, rows[i].fraction, 1e-15, "fraction");
		assert_near(e.cost, rows[i].cost, 1e-12, "cost");
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
	for (size_t i = 0; i < COUNT(wrong); i++)
		ck_assert_double_nan(eoq_optimum(&wrong[i]).quantity);
	struct eoq_params p = { 8, 0.225, INFINITY, 1300, INFINITY };
	p.demand_rate = 0;
	ck_assert_double_eq(eoq_optimum(&p).quantity, 0);
	ck_assert_double_eq(eoq_optimum(&p).cost, 0);
}
END_TEST

/* Cost of a level: the definition, summed term by term. */
static double disruption_cost(const struct disruption *d, double level)
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
		}
	}
	ck_assert_double_eq(disruption_level(&some[0]), 8000);
	ck_assert_double_eq(disruption_level(&some[5]), 6);
}
END_TEST

/*
 * a = b = 1/2: N is 0 with 1/2, n with 1/2^(n+1). F(3) = 15/16 is the first above
 * 9/10: four periods' demand. The others: all levels tried in Python, term by term.
 */
START_TEST(disruption_by_hand)
{
	static const struct {
		struct disruption d;
		double level;
	} rows[] = {
		{ { 1, 9, 10, 0.5, 0.5 }, 40 },
		{ { 2, 50, 30, 0.02, 0.1 }, 450 },
		{ { 0.5, 20, 7, 0.2, 0.05 }, 490 },
	};
	for (size_t i = 0; i < COUNT(rows); i++)
		ck_assert_double_eq(disruption_level(&rows[i].d), rows[i].level);
}
END_TEST

/* F(k - 1) = 1 - 1/2^k is p / (p + h) itself for p = 2^k - 1: k periods' demand are enough. */
START_TEST(disruption_ties)
{
	for (int k = 1; k <= 50; k++) {
		struct disruption d = { 1, ldexp(1, k) - 1, 10, 0.5, 0.5 };
		ck_assert_double_eq(disruption_level(&d), 10 * k);
		d.stockout_cost *= 1.001;
		ck_assert_double_eq(disruption_level(&d), 10 * (k + 1));
	}
	/* never down; never down for two periods */
	ck_assert_double_eq(disruption_level(&(struct disruption){ 1, 99, 10, 0, 1 }), 10);
	ck_assert_double_eq(disruption_level(&(struct disruption){ 1, 99, 10, 0, 0.5 }), 10);
	ck_assert_double_eq(disruption_level(&(struct disruption){ 1, 99, 10, 0.5, 1 }), 20);
}
END_TEST

START_TEST(disruption_refuses)
{
	static const struct disruption wrong[] = {
		{ 0, 3, 2000, 0.04, 0.25 }, { 1, 0, 2000, 0.04, 0.25 },  { 1, 3, 0, 0.04, 0.25 },
		{ 1, 3, 2000, -0.1, 0.25 }, { 1, 3, 2000, 0.04, 0 },     { 1, 3, 2000, 0.04, 1.1 },
		{ 1, 3, 2000, NAN, 0.25 },  { INFINITY, 3, 1, 0.1, 0.2 }, { 1, 3, 2000, 1.1, 0.25 },
	};
	for (size_t i = 0; i < COUNT(wrong); i++)
		ck_assert_double_nan(disruption_level(&wrong[i]));
	struct disruption d = { 1, 3, 1, 0.5, 1e-12 };
	ck_assert_double_nan(disruption_level(&d));
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
	tcase_add_test(tc, newsvendor_worked_out_apart);
	tcase_add_test(tc, newsvendor_refuses);
	tcase_add_test(tc, eoq_published);
	tcase_add_test(tc, eoq_by_hand);
	tcase_add_test(tc, eoq_refuses);
	tcase_add_test(tc, disruption_costs_least);
	tcase_add_test(tc, disruption_by_hand);
	tcase_add_test(tc, disruption_ties);
	tcase_add_test(tc, disruption_refuses);
}
