/* dist/loss.h: what is short, and what is left over. */
#include "cases.h"

#include <math.h>

#include "dist/loss.h"

#include "base/banned.h"

static struct case_file losses;

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
	d.kind = kind_of(&losses, row);
	if (d.kind == DIST_GAMMA) /* shape and scale */
		d = (struct dist){ DIST_GAMMA, a * b, a * b * b };
	return first ? loss_first(d, x) : loss_second(d, x);
}

START_TEST(loss_row)
{
	if (case_is(&losses, _i, "distribution", "lognormal"))
		return; /* no tool uses it */
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

START_TEST(losses_refuse)
{
	static const struct dist wrong[] = { { DIST_NORMAL, NAN, 1 }, { DIST_NORMAL, 0, -1 },
					     { DIST_GAMMA, -1, 1 },   { DIST_POISSON, 1e13, 0 },
					     { DIST_NBINOM, 1, NAN }, { DISTS, 1, 1 } };
	for (size_t i = 0; i < COUNT(wrong); i++) {
		ck_assert_double_nan(loss_first(wrong[i], 1).shortage);
		ck_assert_double_nan(loss_second(wrong[i], 1).surplus);
	}
	for (size_t i = 0; i < 4; i++) {
		double bad = (double[]){ NAN, INFINITY, 0, -1 }[i];
		ck_assert_int_eq(isnan(loss_first(some[0], bad).shortage), i < 2);
		ck_assert_int_eq(isnan(loss_second(some[0], bad).surplus), i < 2);
	}
}
END_TEST

void unit_loss(TCase *tc)
{
	cases_add(tc, &losses, "loss_functions.csv", loss_row);
	tcase_add_test(tc, losses_are_the_published_ones);
	tcase_add_loop_test(tc, losses_are_sums_of_tails, 0, 5);
	tcase_add_loop_test(tc, shortage_less_surplus_is_mean_less_level, 0, COUNT(some));
	tcase_add_test(tc, losses_worked_out_apart);
	tcase_add_test(tc, losses_refuse);
}
