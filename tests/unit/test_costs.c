/*
 * policy/costs.h: how a SKU's rate, spread and times become the questions of eoq.h,
 * newsvendor.h, rq.h and ss.h. The answers were found without them: square roots
 * by hand, the rest by trying all r, Q, s, S in Python 3.11, with probabilities
 * added up term by term to 40 digits; of gamma demand in R 4.2.2, integrate() of
 * pgamma and uniroot().
 */
#include "cases.h"

#include <math.h>

#include "policy/costs.h"

#include "base/banned.h"

struct question {
	double rate, weekly_variance, lead, review;
	bool whole;
	struct costs_params p;
};

static struct costs answer(const struct question *q)
{
	struct stock_result r = { .daily_rate = q->rate,
				  .weeks = { .mean = 7 * q->rate, .sd = sqrt(q->weekly_variance) } };
	struct safety_params s = { .lead_days = q->lead, .review_days = q->review };
	return costs_of(&r, &s, q->whole, &q->p);
}

/* 18 for an order; 1095 * 1 / 365 = 3 for a unit and day held, 40 for one short. */
static const struct question steady = { 2.5, 0, 3, 7, true, { 18, 1, 40, 1095 } };

/*
 * Poisson. EOQ sqrt(2 * 18 * 2.5 / 3) = sqrt(30), a day of it costs sqrt(2 * 18 *
 * 2.5 * 3) = sqrt(270). Newsvendor: 40 / 43 of mean 25. (r, Q): lead demand 7.5.
 * (s, S): a period is a week, 17.5 units, 21 and 280 a unit; 3 days are one of them.
 */
START_TEST(steady_demand)
{
	struct costs c = answer(&steady);
	assert_near(c.eoq, sqrt(30), 1e-12, "EOQ");
	assert_near(c.eoq_cost, 5997.562004681568, 1e-8, "EOQ cost");
	ck_assert_double_eq(c.newsvendor_level, 33);
	ck_assert_double_eq(c.rq_point, 9);
	ck_assert_double_eq(c.rq_quantity, 7);
	assert_near(c.rq_cost, 26.687962615819597 * 365, 1e-8, "(r, Q) cost");
	ck_assert_double_eq(c.ss_point, 41);
	ck_assert_double_eq(c.ss_level, 44);
	assert_near(c.ss_cost, 265.629343397023 * 365 / 7, 1e-7, "(s, S) cost");
}
END_TEST

/*
 * Negative binomial, 52.5 / 7 a day: 2 days have variance 15, 5 days 37.5, a
 * period of 3 days 22.5 and two of them 45; h = 2 a day, 6 a period.
 */
START_TEST(lumpy_demand)
{
	const struct question q = { 3, 52.5, 2, 3, true, { 10, 0.5, 25, 1460 } };
	struct costs c = answer(&q);
	assert_near(c.eoq, sqrt(30), 1e-12, "EOQ");
	assert_near(c.eoq_cost, sqrt(120) * 365, 1e-8, "EOQ cost");
	ck_assert_double_eq(c.newsvendor_level, 24);
	ck_assert_double_eq(c.rq_point, 8);
	ck_assert_double_eq(c.rq_quantity, 9);
	assert_near(c.rq_cost, 23.260866804129467 * 365, 1e-8, "(r, Q) cost");
	ck_assert_double_eq(c.ss_point, 24);
	ck_assert_double_eq(c.ss_level, 29);
	assert_near(c.ss_cost, 95.935065812996 * 365 / 3, 1e-8, "(s, S) cost");
}
END_TEST

/* Gamma, 224 / 7 a day: 20 days have mean 40 and variance 640, 30 days 60 and 960. */
START_TEST(broken_quantities)
{
	const struct question q = { 2, 224, 20, 10, false, { 2500, 2, 30, 365 } };
	struct costs c = answer(&q);
	assert_near(c.eoq, sqrt(5000), 1e-10, "EOQ");
	assert_near(c.newsvendor_level, 113.039009472486, 1e-9, "newsvendor");
	assert_near(c.rq_point, 51.4752297086514, 1e-8, "r");
	assert_near(c.rq_quantity, 93.5441006500413, 1e-8, "Q");
	assert_near(c.rq_cost, 211.689682777968 * 365, 1e-7, "(r, Q) cost");
	ck_assert_double_nan(c.ss_point);
	ck_assert_double_nan(c.ss_level);
	ck_assert_double_nan(c.ss_cost);
}
END_TEST

/* Weeks that vary less than a Poisson's, or of which no variance is known: a Poisson. */
START_TEST(variance_is_at_least_the_mean)
{
	struct costs want = answer(&steady);
	static const double variances[] = { 1, 17.5, NAN };
	for (size_t i = 0; i < COUNT(variances); i++) {
		struct question q = steady;
		q.weekly_variance = variances[i];
		struct costs c = answer(&q);
		ck_assert_double_eq(c.newsvendor_level, want.newsvendor_level);
		ck_assert_double_eq(c.rq_cost, want.rq_cost);
		ck_assert_double_eq(c.ss_cost, want.ss_cost);
	}
	struct question q = steady;
	q.weekly_variance = 40;
	ck_assert_double_gt(answer(&q).newsvendor_level, want.newsvendor_level);
	ck_assert_double_gt(answer(&q).rq_cost, want.rq_cost);
	ck_assert_double_gt(answer(&q).ss_cost, want.ss_cost);
}
END_TEST

/* 7 days of lead are one week, but for a billionth of one, and 7.1 are two; none is none. */
START_TEST(lead_time_in_periods)
{
	static const double leads[] = { 0, 1e-12, 1, 7, 7 + 3e-9, 7.1, 14 };
	double cost[COUNT(leads)];
	for (size_t i = 0; i < COUNT(leads); i++) {
		struct question q = steady;
		q.lead = leads[i];
		cost[i] = answer(&q).ss_cost;
	}
	ck_assert_double_eq(cost[0], cost[1]);
	ck_assert_double_gt(cost[2], cost[1]);
	ck_assert_double_eq(cost[3], cost[2]);
	ck_assert_double_eq(cost[4], cost[2]);
	ck_assert_double_gt(cost[5], cost[2]);
	ck_assert_double_eq(cost[6], cost[5]);
}
END_TEST

/* Slow and cheap: 2 * 0.1 * 0.05 = 0.01; 36.5 * 0.1 / 365 = 0.01 for a unit and day held. */
START_TEST(less_than_one_of_all)
{
	const struct question q = { 0.05, NAN, 0.5, 0.5, true, { 0.1, 0.1, 0.5, 36.5 } };
	struct costs c = answer(&q);
	assert_near(c.eoq, 1, 1e-12, "EOQ");
	assert_near(c.eoq_cost, 0.01 * 365, 1e-12, "EOQ cost");
	/* P(X <= 0) of 0.05 is 0.9512, P(X <= 1) 0.9988; 0.5 / 0.51 is 0.9804 */
	ck_assert_double_eq(c.newsvendor_level, 1);
	ck_assert(!isnan(c.rq_cost) && !isnan(c.ss_cost));
}
END_TEST

static void assert_nothing(const struct question *q)
{
	struct costs c = answer(q);
	const double all[] = { c.eoq,         c.eoq_cost, c.newsvendor_level, c.rq_point,
			       c.rq_quantity, c.rq_cost,  c.ss_point,         c.ss_level,
			       c.ss_cost };
	for (size_t i = 0; i < COUNT(all); i++)
		ck_assert_double_nan(all[i]);
}

START_TEST(unknown)
{
	static const double none[] = { 0, -1, NAN };
	for (size_t i = 0; i < COUNT(none); i++) {
		struct question rate = steady, cost = steady, share = steady;
		rate.rate = cost.p.unit_cost = share.p.holding_rate = none[i];
		assert_nothing(&rate);
		assert_nothing(&cost);
		assert_nothing(&share);
	}
	/* each answer needs its own costs only */
	struct question q = steady;
	q.p.stockout_cost = NAN;
	struct costs c = answer(&q);
	assert_near(c.eoq, sqrt(30), 1e-12, "EOQ");
	ck_assert(isnan(c.newsvendor_level) && isnan(c.rq_point) && isnan(c.ss_point));
	q.p.stockout_cost = 40;
	q.p.order_cost = NAN;
	c = answer(&q);
	ck_assert_double_eq(c.newsvendor_level, 33);
	ck_assert(isnan(c.eoq) && isnan(c.rq_point) && isnan(c.ss_point));
}
END_TEST

/* A thousand times the money costs a thousand times as much, by the same policy. */
START_TEST(money_of_another_size)
{
	struct question q = steady;
	q.p.order_cost *= 1000;
	q.p.stockout_cost *= 1000;
	q.p.unit_cost *= 1000;
	struct costs a = answer(&steady), b = answer(&q);
	assert_near(b.eoq, a.eoq, 1e-12, "EOQ");
	ck_assert(b.newsvendor_level == a.newsvendor_level && b.rq_point == a.rq_point &&
		  b.rq_quantity == a.rq_quantity && b.ss_point == a.ss_point &&
		  b.ss_level == a.ss_level);
	assert_near(b.eoq_cost, 1000 * a.eoq_cost, 1e-5, "EOQ cost");
	assert_near(b.rq_cost, 1000 * a.rq_cost, 1e-5, "(r, Q) cost");
	assert_near(b.ss_cost, 1000 * a.ss_cost, 1e-5, "(s, S) cost");
}
END_TEST

void unit_costs(TCase *tc)
{
	tcase_add_test(tc, steady_demand);
	tcase_add_test(tc, lumpy_demand);
	tcase_add_test(tc, broken_quantities);
	tcase_add_test(tc, variance_is_at_least_the_mean);
	tcase_add_test(tc, lead_time_in_periods);
	tcase_add_test(tc, less_than_one_of_all);
	tcase_add_test(tc, unknown);
	tcase_add_test(tc, money_of_another_size);
}
