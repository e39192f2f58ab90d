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

/* Problem 5.1: 800 a year, sd 40, lead time 4 days; 5.3: 192 a period, sd 17.4, 3 periods. */
static struct rq_params problem(int number)
{
	struct dist first = { DIST_NORMAL, 800, 1600 }, third = { DIST_NORMAL, 192, 17.4 * 17.4 };
	if (number == 1)
		return (struct rq_params){ 50, 3.1, 45, 800, dist_over(first, 4 / 365., 0) };
	return (struct rq_params){ 85, 1.5 / 7, 40, 192, dist_over(third, 3, 0) };
}

/* Reorder points of the book's solver, which stopped early, to 6 decimals of what they are. */
START_TEST(rq_published_problems)
{
	struct rq_params e = example_5_1(), p1 = problem(1), p3 = problem(3);
	assert_near(rq_cost(&e, 126.8, 328.5), 78.07116250928294, 5e-8, "example 5.1");
	assert_near(rq_cost(&p1, 100, 250), 830.3219178082192, 5e-8, "problem 5.1");
	assert_near(rq_reorder_point(&e, 750), 99.85377339616528, 2e-7, "example 5.2");
	assert_near(rq_reorder_point(&p1, 150), -0.885130303271656, 2e-7, "problem 5.1");
	assert_near(rq_reorder_point(&p1, 750), -39.569675038859785, 2e-7, "problem 5.1");
	struct rq eil = rq_eil(&p1), ss = rq_eoq_ss(&p1), loss = rq_loss(&p1);
	assert_near(eil.reorder_point, 17.972649360167715, 5e-8, "EIL r");
	assert_near(eil.quantity, 162.1231617283653, 5e-8, "EIL Q");
	assert_near(eil.cost, 531.1189321826714, 5e-8, "EIL cost");
	assert_near(ss.reorder_point, 15.125515371852014, 5e-8, "EOQ+SS r");
	assert_near(ss.quantity, 160.6438657804998, 5e-8, "EOQ+SS Q");
	assert_near(loss.reorder_point, -1.985868645048718, 5e-6, "loss r");
	assert_near(loss.quantity, 166.9501022040942, 5e-6, "loss Q");
	ss = rq_eoq_ss(&p3);
	loss = rq_loss(&p3);
	assert_near(ss.reorder_point, 652.9638947041127, 5e-8, "EOQ+SS r");
	assert_near(ss.quantity, 390.281949364815, 5e-8, "EOQ+SS Q");
	assert_near(loss.reorder_point, 608.5445118000358, 5e-5, "loss r");
	assert_near(loss.quantity, 403.8060023373138, 5e-5, "loss Q");
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
	static const struct {
		int of;
		struct rq (*solve)(const struct rq_params *p);
		double r, q, cost;
	} rows[] = {
		{ 0, rq_exact, 86.383679802403, 141.124260398549, 247.363555004846 },
		{ 0, rq_eoqb, 88.7136534231905, 126.720789800944, 248.532729995386 },
		{ 0, rq_eoq_ss, 125.819374631284, 122.282219379886, 284.463833999981 },
		{ 0, rq_eil, 140.293090609511, 133.885941670585, 326.704354876165 },
		{ 0, rq_loss, 86.3836795664131, 141.124295241844, 247.363555004853 },
		{ 1, rq_exact, 253.165121441114, 263.001157584807, 159.88352247664 },
		{ 1, rq_eoqb, 266.81989344141, 214.476105895272, 162.223302663449 },
		{ 1, rq_eoq_ss, 351.190440841178, 200, 186.011815889609 },
		{ 1, rq_eil, 412.106420577151, 238.913758202854, 240.612107268004 },
		{ 1, rq_loss, 253.154867637419, 263.345621346225, 159.883648538948 },
		{ 2, rq_exact, 51.4752297086514, 93.5441006500413, 211.689682777968 },
		{ 2, rq_eoqb, 56.5346757690699, 73.0296743340221, 215.808665152462 },
		{ 2, rq_eoq_ss, 83.9145540587626, 70.7106781186548, 240.058348923615 },
		{ 2, rq_eil, 98.3544498737728, 92.9106719861066, 302.530243719761 },
		{ 2, rq_loss, 51.4274804470552, 94.5731937770155, 211.699497496497 },
	};
	static const double cost[] = { 261.326140891555, 228.558868810115, 213.222378274767 };
	static const double point[] = { 93.5709723416541, 306.351757286499, 50.0480436139189 };
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct rq got = rows[i].solve(&made_up[rows[i].of]);
		assert_near(got.reorder_point, rows[i].r, 1e-8, "r");
		assert_near(got.quantity, rows[i].q, 1e-8, "Q");
		assert_near(got.cost, rows[i].cost, 1e-9, "cost");
	}
	for (size_t i = 0; i < COUNT(made_up); i++) {
		double r = made_up[i].lead_demand.mean + 5;
		assert_near(rq_cost(&made_up[i], r, 100), cost[i], 1e-9, "cost of r, Q");
		assert_near(rq_reorder_point(&made_up[i], 100), point[i], 1e-8, "r for Q");
	}
}
END_TEST

/* R 4.2.2: the two equations of rq.h in turn until Q stands still; the last with k = 0. */
START_TEST(rq_b1_in_turn)
{
	static const struct {
		struct rq_params p;
		double r, q, cost;
	} rows[] = {
		{ { 10, 1.5, 50, 900, { DIST_NORMAL, 120, 625 } }, 161.302610567787,
		  122.292264538118, 245.392312658857 },
		{ { 3.2, 2.88, 32, 700, { DIST_NORMAL, 100, 900 } }, 129.363182265232,
		  64.0646025070639, 269.072020144214 },
		{ { 40, 20, 5, 100, { DIST_NORMAL, 30, 144 } }, 30, 20.6155281280883,
		  412.310562561766 },
	};
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct rq got = rq_b1(&rows[i].p);
		assert_near(got.reorder_point, rows[i].r, 1e-8, "r");
		assert_near(got.quantity, rows[i].q, 1e-8, "Q");
		assert_near(got.cost, rows[i].cost, 1e-8, "cost");
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

/* What a policy is not made for: discrete demand, no fixed cost, no end to Q. */
START_TEST(rq_has_no_solution)
{
	static struct rq (*const approximations[])(const struct rq_params *p) = {
		rq_eoqb, rq_eoq_ss, rq_loss, rq_eil, rq_b1
	};
	struct rq_params poisson = { 100, 20, 150, 1.5, { DIST_POISSON, 3, 0 } };
	struct rq_params free = example_5_1(), dear = example_5_1();
	free.fixed_cost = 0;
	dear.fixed_cost = 1e308;
	for (size_t i = 0; i < COUNT(approximations); i++) {
		if (approximations[i] != rq_eil)
			ck_assert_double_nan(approximations[i](&poisson).quantity);
		ck_assert_double_nan(approximations[i](&free).cost);
		ck_assert_double_nan(approximations[i](&dear).cost);
	}
	ck_assert_double_nan(rq_exact(&dear).cost);
	poisson.holding_cost = 3; /* of which the EOQ is 10, a whole number */
	ck_assert_double_nan(rq_eoq_ss(&poisson).quantity);
	ck_assert_double_nan(rq_cost(&poisson, 8, 12.5));
	ck_assert_double_nan(rq_cost(&poisson, INFINITY, 12));
	ck_assert_double_nan(rq_b1(&made_up[2]).quantity); /* gamma */
	dear = example_5_1();
	dear.lead_demand.variance = 0;
	ck_assert_double_nan(rq_b1(&dear).quantity);
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
	p.stockout_cost = 0.071; /* it nearly does, so that Q grows ever slower */
	ck_assert_double_gt(rq_eil(&p).quantity, 0);
	p.stockout_cost = 0.070924905; /* 40000 steps would do */
	ck_assert_double_nan(rq_eil(&p).quantity);
	p.fixed_cost = 0;
	ck_assert_double_eq(rq_exact(&p).quantity, 0);
	p.lead_demand.kind = DIST_POISSON;
	ck_assert_double_eq(rq_exact(&p).quantity, 1); /* the least there is */
	ck_assert_double_nan(rq_reorder_point(&p, 10));
	ck_assert_double_nan(rq_cost(&p, 100.5, 10));
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
	tcase_add_test(tc, rq_published_problems);
	tcase_add_test(tc, rq_by_integration);
	tcase_add_test(tc, rq_b1_in_turn);
	tcase_add_test(tc, rq_by_trying_all);
	tcase_add_loop_test(tc, rq_exact_costs_least, 0, 6);
	tcase_add_test(tc, rq_of_certain_demand_is_the_eoq);
	tcase_add_loop_test(tc, rq_poisson_costs_least, 0, 5);
	tcase_add_test(tc, rq_has_no_solution);
	tcase_add_test(tc, rq_refuses);
}
