/* dist/loss.h, policy/service_level.h: what is short, and what service that is. */
#include "cases.h"

#include <math.h>

#include "dist/loss.h"
#include "policy/service_level.h"

#include "base/banned.h"

static struct case_file losses, levels, fills;

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

static bool is_discrete(struct dist d)
{
	return d.kind == DIST_POISSON || d.kind == DIST_NBINOM;
}

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

/*
 * Discrete: Python 3.11, all terms added up to 60 digits. Gamma: R 4.2.2, integrate()
 * of pgamma, for second order weighted by the distance.
 */
START_TEST(losses_worked_out_apart)
{
	static const struct {
		struct dist d;
		double x, first, first_surplus, second, second_surplus;
	} rows[] = {
		{ { DIST_NBINOM, 6.5, 32 }, 9, 1.339125930022, 3.839125930022, 6.128238460573,
		  14.246761539427 },
		{ { DIST_POISSON, 12, 0 }, 15, 0.401940399110, 3.401940399110, 0.563972007958,
		  11.436027992042 },
		{ { DIST_POISSON, 0.02, 0 }, 0, 0.02, 0, 0.0002, 0 },
		{ { DIST_GAMMA, 3, 18 }, 10, 0.350198889796441, 7.35019888979644,
		  1.86157520095666, 31.6384247990434 },
		/* no variance: what is left over or short is sure */
		{ { DIST_NORMAL, 7, 0 }, 5, 2, 0, 2, 0 },
		{ { DIST_NORMAL, 7, 0 }, 10, 0, 3, 0, 4.5 },
		{ { DIST_NORMAL, 7, 0 }, 7, 0, 0, 0, 0 },
		{ { DIST_POISSON, 0, 0 }, 2, 0, 2, 0, 3 }, /* 2 (2 + 1) / 2 */
	};
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct loss a = loss_first(rows[i].d, rows[i].x);
		struct loss b = loss_second(rows[i].d, rows[i].x);
		assert_near(a.shortage, rows[i].first, 1e-11, "n");
		assert_near(a.surplus, rows[i].first_surplus, 1e-11, "n_bar");
		assert_near(b.shortage, rows[i].second, 1e-10, "second n");
		assert_near(b.surplus, rows[i].second_surplus, 1e-10, "second n_bar");
	}
}
END_TEST

/* R 4.2.2, integrate() of plnorm. Below 0 all of the demand is above the level. */
START_TEST(lognormal_losses_worked_out_apart)
{
	struct loss a = loss_lognormal_first(1.2, 0.7, 5), b = loss_lognormal_second(1.2, 0.7, 5);
	assert_near(a.shortage, 0.91873791174993, 1e-9, "n");
	assert_near(a.surplus, 1.67688576892948, 1e-9, "n_bar");
	assert_near(b.shortage, 3.55302433753429, 1e-7, "second n");
	assert_near(b.surplus, 2.4231005050043, 1e-9, "second n_bar");
	a = loss_lognormal_first(1.2, 0.7, -3);
	assert_near(a.shortage, exp(1.2 + 0.245) + 3, 1e-12, "mean and level");
	ck_assert_double_eq(a.surplus, 0);
	ck_assert_double_eq(loss_lognormal_second(1.2, 0.7, 0).surplus, 0);
	/* mean e^0.5, level 1 / 2: e^0.5 P(Z < ln 2 + 1) - P(Z < ln 2) / 2 */
	assert_near(loss_lognormal_first(0, 1, 0.5).shortage, 1.196230733858, 1e-11, "n");
	/* means that are too large for a number: not known, rather than infinite on one side */
	ck_assert_double_nan(loss_lognormal_first(800, 1, 5).shortage);
	ck_assert_double_nan(loss_lognormal_second(800, 1, 5).surplus);
	static const double bad[][3] = { { NAN, 1, 1 }, { 0, 0, 2 }, { 0, -1, 1 }, { 0, INFINITY, 1 },
					 { 0, 1, INFINITY }, { INFINITY, 1, 1 } };
	for (size_t i = 0; i < COUNT(bad); i++) {
		ck_assert_double_nan(loss_lognormal_first(bad[i][0], bad[i][1], bad[i][2]).shortage);
		ck_assert_double_nan(loss_lognormal_second(bad[i][0], bad[i][1], bad[i][2]).surplus);
	}
}
END_TEST

/* phi(37) / 37^2 is 2e-301, phi(38) / 38^2 7e-318: there the tail is too small for a number. */
START_TEST(a_loss_next_to_nothing)
{
	double level = loss_inverse((struct dist){ DIST_NORMAL, 0, 1 }, 1e-310);
	ck_assert(level > 37 && level < 38);
	/* of little demand all digits are found, too: exponential, shortage at the mean */
	level = loss_inverse((struct dist){ DIST_GAMMA, 1e-6, 1e-12 }, 1e-6 * exp(-1));
	assert_near(level, 1e-6, 1e-18, "level");
}
END_TEST

START_TEST(losses_refuse)
{
	static const struct dist wrong[] = { { DIST_NORMAL, NAN, 1 }, { DIST_NORMAL, 0, -1 },
					     { DIST_GAMMA, -1, 1 },   { DIST_POISSON, 1e13, 0 },
					     { DIST_NBINOM, 1, NAN }, { DISTS, 1, 1 } };
	for (size_t i = 0; i < COUNT(wrong); i++) {
		ck_assert_double_nan(loss_first(wrong[i], 1).shortage);
		ck_assert_double_nan(loss_second(wrong[i], 1).surplus);
		ck_assert_double_nan(loss_inverse(wrong[i], 1));
	}
	for (size_t i = 0; i < 4; i++) {
		double bad = (double[]){ NAN, INFINITY, 0, -1 }[i];
		ck_assert_double_nan(loss_inverse(some[0], bad));
		ck_assert_int_eq(isnan(loss_first(some[0], bad).shortage), i < 2);
		ck_assert_int_eq(isnan(loss_second(some[0], bad).surplus), i < 2);
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

/*
 * R 4.2.2: quantiles at mean m (L + R), variance v (L + R) + (m sd_L)^2: 42 and 57.4444,
 * 52.5 and 187.5, 15.2 and 48.16. Lead demand 60 +- 14 and orders of 40: uniroot()
 * of the normal loss; Zipkin's fill rate takes off what is still short at 115.
 */
START_TEST(reorder_points_worked_out_apart)
{
	struct dist normal = { DIST_NORMAL, 4.2, 3.61 }, gamma = { DIST_GAMMA, 2.5, 6.25 };
	struct dist count = { DIST_NBINOM, 0.8, 2.4 }, lead = { DIST_NORMAL, 60, 196 };
	assert_near(service_reorder(normal, 3, 1.1, 7, 0.975).reorder_point, 56.8549754991209, 1e-10,
		    "normal");
	assert_near(service_reorder(gamma, 14, 3, 7, 0.99).reorder_point, 89.4825533496592, 1e-9,
		    "gamma");
	ck_assert_double_eq(service_reorder(count, 5, 2, 14, 0.999).reorder_point, 44);
	count.kind = DIST_POISSON;
	ck_assert_double_eq(service_reorder(count, 5, 2, 14, 0.999).reorder_point, 29);
	struct service s = service_of_fill(lead, 40, 0.98);
	assert_near(s.reorder_point, 76.6743731135082, 1e-9, "reorder point");
	assert_near(s.cycle_service_level, 0.883178438706102, 1e-11, "cycle");
	assert_near(s.k, 1.19102665096487, 1e-11, "k");
	assert_near(service_at(lead, 40, 75).fill_rate, 0.974595062696037, 1e-12, "textbook");
	assert_near(service_fill_rate(lead, 40, 75), 0.974598486990179, 1e-12, "Zipkin");
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
	ck_assert_double_nan(service_at(d, INFINITY, 50).fill_rate);
	ck_assert_double_nan(service_at(d, 25, NAN).cycle_service_level);
	ck_assert_double_nan(service_fill_rate(d, 25, NAN));
	/* half a unit of demand that varies by less than one: (0.75 - 0.5) / 0.25 */
	struct dist little = { DIST_NORMAL, 0.5, 0.0625 };
	ck_assert_double_eq(service_at(little, 0.5, 0.75).k, 1);
	assert_near(service_at(little, 0.5, 0.75).fill_rate, 1 - 0.25 * 0.08331547 / 0.5, 1e-8,
		    "P2");
	assert_near(service_fill_rate(little, 0.5, 0.75),
		    1 - 0.25 * (0.08331547 - 0.00038215) / 0.5, 1e-8, "Zipkin");
	ck_assert_double_nan(service_fill_rate(d, -1, 50));
	ck_assert_double_nan(service_at((struct dist){ DIST_NORMAL, 40, 0 }, 25, 50).k);
	ck_assert_double_eq(service_reorder(d, 0, 0, 1, 0.9).reorder_point, dist_quantile(d, 0.9));
	ck_assert_double_eq(service_reorder(d, 1, 0, 0, 0.9).reorder_point, dist_quantile(d, 0.9));
	ck_assert_double_nan(service_reorder(d, -1, 0, 2, 0.9).reorder_point);
	ck_assert_double_nan(service_reorder(d, 1, 0, -2, 0.9).reorder_point);
	ck_assert_double_nan(service_reorder(d, 1, 0, 2, 1).demand_mean);
}
END_TEST

void unit_loss(TCase *tc)
{
	cases_add(tc, &losses, "loss_functions.csv", loss_row);
	cases_add(tc, &levels, "safety_stock_reorder_point.csv", level_row);
	cases_add(tc, &fills, "fill_rate_normal.csv", fill_row);
	tcase_add_test(tc, losses_are_the_published_ones);
	tcase_add_loop_test(tc, losses_are_sums_of_tails, 0, 5);
	tcase_add_loop_test(tc, shortage_less_surplus_is_mean_less_level, 0, COUNT(some));
	tcase_add_test(tc, reorder_points_are_the_published_ones);
	tcase_add_test(tc, losses_worked_out_apart);
	tcase_add_test(tc, lognormal_losses_worked_out_apart);
	tcase_add_test(tc, a_loss_next_to_nothing);
	tcase_add_test(tc, losses_refuse);
	tcase_add_test(tc, reorder_points_worked_out_apart);
	tcase_add_test(tc, safety_stock_grows);
	tcase_add_test(tc, service_goes_both_ways);
}
