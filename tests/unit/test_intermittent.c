/*
 * volume/intermittent.h: every row of ../shared/cases/inventory/croston_family.csv,
 * published numbers, and what must hold of any series.
 */
#include "cases.h"

#include <math.h>

#include "volume/intermittent.h"

#include "base/banned.h"

enum { PERIODS_MAX = 400 };

static struct case_file forecasts;

/* Which of the words a cell is. */
static int word(const char *column, int row, const char *const *words)
{
	int i = 0;
	while (words[i] && !case_is(&forecasts, row, column, words[i]))
		i++;
	require(words[i] != NULL, "%s: not known", column);
	return i;
}

START_TEST(forecast_row)
{
	const struct case_file *f = &forecasts;
	double units[PERIODS_MAX];
	size_t n = numbers_of(case_text(f, _i, "series"), units, PERIODS_MAX);
	struct intermittent_params p = {
		.method = (enum intermittent_method)word("method", _i, intermittent_method_names),
		.init = case_is(f, _i, "init", "")
				? INTERMITTENT_NAIVE
				: (enum intermittent_init)word("init", _i, intermittent_init_names),
		.alpha_demand = case_number(f, _i, "alpha_demand"),
		.alpha_interval = case_number(f, _i, "alpha_interval_or_prob"),
	};
	ck_assert_double_eq((double)n, case_number(f, _i, "n"));
	assert_case(f, _i, "forecast", intermittent_rate(&p, units, n));
}
END_TEST

START_TEST(published)
{
	static const struct {
		const char *series;
		struct intermittent_params p;
		double want, tolerance;
	} known[] = {
		/* the tests of the Python packages intermittent_forecast and intmt */
		{ "0 0 3 0 4 0 0 0 2 0", { INTERMITTENT_CROSTON, INTERMITTENT_NAIVE, .5, .2 },
		  .904605, 5e-7 },
		{ "0 0 3 0 4 0 0 0 2 0", { INTERMITTENT_SBA, INTERMITTENT_NAIVE, .5, .2 }, .8141447,
		  5e-7 },
		{ "0 0 3 0 4 0 0 0 2 0", { INTERMITTENT_SBJ, INTERMITTENT_NAIVE, .5, .2 }, .804093,
		  1e-6 },
		{ "0 0 3 0 4 0 0 0 2 0", { INTERMITTENT_TSB, INTERMITTENT_MEAN, .3, .1 }, .9111351,
		  5e-7 },
		{ "0 1 0 2", { INTERMITTENT_CROSTON, INTERMITTENT_NAIVE, .5, .4 }, .75, 1e-12 },
		{ "0 1 0 2", { INTERMITTENT_SBJ, INTERMITTENT_NAIVE, .5, .4 }, .5625, 1e-12 },
		{ "0 1 0 2", { INTERMITTENT_TSB, INTERMITTENT_MEAN, .5, .4 }, .978, 1e-12 },
		/* Durbyn.jl */
		{ "0 0 5 0 0 3 0 0 0 7 0 0 4 0 0",
		  { INTERMITTENT_CROSTON, INTERMITTENT_NAIVE, .1, .1 }, 1.5915857605177997, 5e-13 },
		{ "0 0 0 0 0 0 0 0 0 0 1", { INTERMITTENT_CROSTON, INTERMITTENT_NAIVE, .1, .1 },
		  1. / 11, 1e-15 },
		/* tsintermittent in R 4.2.2: intervals 3 4 2 3 5 3, of which the mean is 20 / 6 */
		{ "0 0 3 0 0 0 2 0 5 0 0 1 0 0 0 0 4 0 0 3",
		  { INTERMITTENT_CROSTON, INTERMITTENT_MEAN, .3, .2 }, .894689543762, 5e-10 },
		{ "0 0 3 0 0 0 2 0 5 0 0 1 0 0 0 0 4 0 0 3",
		  { INTERMITTENT_TSB, INTERMITTENT_MEAN, .3, .2 }, 1.13743146184, 5e-10 },
	};
	double units[PERIODS_MAX];
	for (size_t i = 0; i < COUNT(known); i++) {
		size_t n = numbers_of(known[i].series, units, PERIODS_MAX);
		double got = intermittent_rate(&known[i].p, units, n);
		ck_assert_msg(fabs(got - known[i].want) <= known[i].tolerance,
			      "%zu: got %.12g, want %.12g", i, got, known[i].want);
	}
}
END_TEST

/* The recursions once more in fractions (Python 3.11), sizes smoothed by 0.15, x or p by 0.35. */
START_TEST(in_fractions)
{
	static const double units[] = { 0, 0, 0, 4, 0, 11, 1, 0, 0, 0, 0, 6, 0, 0, 2, 2, 0, 0, 0, 9, 0 };
	static const double want[INTERMITTENT_METHODS][INTERMITTENT_INITS] = {
		[INTERMITTENT_CROSTON] = { 1.56600982229242, 1.61238007445531 },
		[INTERMITTENT_SBA] = { 1.29195810339125, 1.33021356142563 },
		[INTERMITTENT_SBJ] = { 1.23382592059403, 1.27036005866176 },
		[INTERMITTENT_TSB] = { 1.42388203916428, 1.42416559618956 },
		[INTERMITTENT_SES] = { 1.79962966601947, 1.79962966601947 },
	};
	for (int m = 0; m < INTERMITTENT_METHODS; m++)
		for (int i = 0; i < INTERMITTENT_INITS; i++) {
			struct intermittent_params p = { (enum intermittent_method)m,
							 (enum intermittent_init)i, .15, .35 };
			assert_near(intermittent_rate(&p, units, COUNT(units)), want[m][i], 1e-13,
				    intermittent_method_names[m]);
		}
}
END_TEST

/* Calls test with every method and start. */
static void for_all(void (*test)(const struct intermittent_params *p))
{
	for (int method = 0; method < INTERMITTENT_METHODS; method++)
		for (int init = 0; init < INTERMITTENT_INITS; init++)
			test(&(struct intermittent_params){ (enum intermittent_method)method,
							    (enum intermittent_init)init, .3, .2 });
}

static void no_demand(const struct intermittent_params *p)
{
	static const double zeros[40], returns[3] = { -1, 0, -2 };
	for (size_t n = 1; n <= COUNT(zeros); n++)
		ck_assert_double_eq(intermittent_rate(p, zeros, n), 0);
	ck_assert_double_eq(intermittent_rate(p, returns, 3), 0);
}

static void unknown(const struct intermittent_params *p)
{
	struct intermittent_params bad = *p;
	ck_assert_double_nan(intermittent_rate(p, NULL, 0));
	ck_assert_double_nan(intermittent_rate(p, (double[]){ 0, NAN, 1 }, 3));
	ck_assert_double_nan(intermittent_rate(p, (double[]){ 1, 0, INFINITY }, 3));
	for (size_t i = 0; i < 3; i++) {
		bad.alpha_demand = (double[]){ -1e-9, 1 + 1e-9, NAN }[i];
		ck_assert_double_nan(intermittent_rate(&bad, (double[]){ 1 }, 1));
	}
	bad.alpha_demand = .1;
	bad.alpha_interval = NAN;
	bool unused = p->method == INTERMITTENT_SES;
	ck_assert_int_eq(isnan(intermittent_rate(&bad, (double[]){ 1 }, 1)), !unused);
}

/* A constant demand in every period is its own forecast, but for the bias corrections. */
static void no_zeros(const struct intermittent_params *p)
{
	double seven[30], rate = 7;
	for (size_t i = 0; i < COUNT(seven); i++)
		seven[i] = 7;
	if (p->method == INTERMITTENT_SBA)
		rate *= 1 - .2 / 2;
	if (p->method == INTERMITTENT_SBJ)
		rate *= 1 - .2 / (2 - .2);
	for (size_t n = 1; n <= COUNT(seven); n++)
		ck_assert_double_eq_tol(intermittent_rate(p, seven, n), rate, 1e-12);
}

START_TEST(no_demand_has_rate_0) { for_all(no_demand); }
END_TEST

START_TEST(what_cannot_be_known_is_nan) { for_all(unknown); }
END_TEST

START_TEST(a_constant_demand_is_its_own_forecast) { for_all(no_zeros); }
END_TEST

static double rate(enum intermittent_method method, enum intermittent_init init,
		   const double *units, size_t n)
{
	return intermittent_rate(&(struct intermittent_params){ method, init, .3, .2 }, units, n);
}

/* fable #278, statsforecast #258: a series without zeros is one too. */
START_TEST(without_zeros_all_are_smoothing)
{
	static const double units[] = { 3, 9, 1, 4, 4, 12, 7 };
	for (size_t n = 1; n <= COUNT(units); n++)
		for (int init = 0; init < INTERMITTENT_INITS; init++) {
			enum intermittent_init i = (enum intermittent_init)init;
			double ses = rate(INTERMITTENT_SES, i, units, n);
			ck_assert_double_eq_tol(rate(INTERMITTENT_CROSTON, i, units, n), ses,
						1e-12);
			ck_assert_double_eq_tol(rate(INTERMITTENT_TSB, i, units, n), ses, 1e-12);
		}
}
END_TEST

/* robjhyndman/forecast #26: one demand is enough. */
START_TEST(one_demand)
{
	static const double units[] = { 0, 0, 0, 8, 0, 0 };
	double grown = .2 * .8 * .8; /* p of TSB from 0: up once, down twice */
	ck_assert_double_eq(rate(INTERMITTENT_CROSTON, INTERMITTENT_NAIVE, units, 6), 2);
	ck_assert_double_eq(rate(INTERMITTENT_CROSTON, INTERMITTENT_MEAN, units, 6), 2);
	ck_assert_double_eq_tol(rate(INTERMITTENT_TSB, INTERMITTENT_NAIVE, units, 6), 8 * grown,
				1e-12);
	ck_assert_double_eq(rate(INTERMITTENT_TSB, INTERMITTENT_NAIVE, units + 3, 1), 8);
	ck_assert_double_eq(rate(INTERMITTENT_SES, INTERMITTENT_NAIVE, units + 3, 1), 8);
}
END_TEST

/* Croston does not see that demand has ended; TSB does. */
START_TEST(zeros_at_the_end)
{
	double units[40] = { 0, 5, 0, 0, 2, 4 };
	double croston = rate(INTERMITTENT_CROSTON, INTERMITTENT_NAIVE, units, 6);
	double tsb = rate(INTERMITTENT_TSB, INTERMITTENT_NAIVE, units, 6);
	for (size_t n = 7; n <= COUNT(units); n++) {
		tsb *= 1 - .2;
		ck_assert_double_eq(rate(INTERMITTENT_CROSTON, INTERMITTENT_NAIVE, units, n),
				    croston);
		ck_assert_double_eq(rate(INTERMITTENT_CROSTON, INTERMITTENT_MEAN, units, n),
				    rate(INTERMITTENT_CROSTON, INTERMITTENT_MEAN, units, 6));
		ck_assert_double_eq_tol(rate(INTERMITTENT_TSB, INTERMITTENT_NAIVE, units, n), tsb,
					1e-12);
	}
}
END_TEST

START_TEST(a_return_is_no_demand)
{
	static const double with[] = { 0, 4, -2, 0, 5, -1, 3 }, without[] = { 0, 4, 0, 0, 5, 0, 3 };
	for (int i = 0; i < INTERMITTENT_METHODS; i++) {
		enum intermittent_method method = (enum intermittent_method)i;
		ck_assert_double_eq(rate(method, INTERMITTENT_MEAN, with, 7),
				    rate(method, INTERMITTENT_MEAN, without, 7));
	}
}
END_TEST

START_TEST(extreme_alphas)
{
	static const double units[] = { 0, 6, 0, 0, 2, 0, 0, 9 };
	struct intermittent_params p = { INTERMITTENT_CROSTON, INTERMITTENT_NAIVE, 0, 0 };
	ck_assert_double_eq(intermittent_rate(&p, units, 8), 6. / 2);
	p.alpha_demand = p.alpha_interval = 1;
	ck_assert_double_eq(intermittent_rate(&p, units, 8), 9. / 3);
	p.method = INTERMITTENT_SBJ;
	ck_assert_double_eq(intermittent_rate(&p, units, 8), 0);
	p.method = INTERMITTENT_TSB;
	ck_assert_double_eq(intermittent_rate(&p, units, 7), 0);
	ck_assert_double_eq(intermittent_rate(&p, units, 8), 9);
}
END_TEST

static size_t random_series(struct rng *rng, double *units)
{
	size_t n = 1 + rng_below(rng, 60);
	for (size_t i = 0; i < n; i++)
		units[i] = rng_below(rng, 3) ? 0 : 1 + rng_below(rng, 50);
	return n;
}

/* Bounded (anofox-forecast #172: 1.97 billion from demands of 1 to 50), scaled, in order. */
START_TEST(properties)
{
	struct rng rng = { unit_seed() };
	for (size_t round = 0; round < unit_rounds(2000); round++) {
		double units[60], thrice[60], most = 0, of[INTERMITTENT_METHODS];
		size_t n = random_series(&rng, units);
		struct intermittent_params p = { .init = (enum intermittent_init)rng_below(&rng, 2),
						 .alpha_demand = rng_below(&rng, 1001) / 1000.,
						 .alpha_interval = rng_below(&rng, 1001) / 1000. };
		for (size_t i = 0; i < n; i++) {
			thrice[i] = 3 * units[i];
			most = fmax(most, units[i]);
		}
		for (int m = 0; m < INTERMITTENT_METHODS; m++) {
			p.method = (enum intermittent_method)m;
			of[m] = intermittent_rate(&p, units, n);
			require(of[m] >= 0 && of[m] <= most * (1 + 1e-12), "%s: %g of at most %g",
				intermittent_method_names[m], of[m], most);
			require(fabs(intermittent_rate(&p, thrice, n) - 3 * of[m]) < 1e-9,
				"%s: not scaled", intermittent_method_names[m]);
		}
		require(of[INTERMITTENT_SBJ] <= of[INTERMITTENT_SBA] &&
				of[INTERMITTENT_SBA] <= of[INTERMITTENT_CROSTON],
			"corrections out of order");
	}
}
END_TEST

START_TEST(names)
{
	ck_assert_str_eq(intermittent_method_names[INTERMITTENT_SBJ], "sbj");
	ck_assert_ptr_null(intermittent_method_names[INTERMITTENT_METHODS]);
	ck_assert_str_eq(intermittent_init_names[INTERMITTENT_MEAN], "mean");
	ck_assert_ptr_null(intermittent_init_names[INTERMITTENT_INITS]);
}
END_TEST

void unit_intermittent(TCase *tc)
{
	cases_add(tc, &forecasts, "croston_family.csv", forecast_row);
	tcase_add_test(tc, published);
	tcase_add_test(tc, in_fractions);
	tcase_add_test(tc, no_demand_has_rate_0);
	tcase_add_test(tc, what_cannot_be_known_is_nan);
	tcase_add_test(tc, a_constant_demand_is_its_own_forecast);
	tcase_add_test(tc, without_zeros_all_are_smoothing);
	tcase_add_test(tc, one_demand);
	tcase_add_test(tc, zeros_at_the_end);
	tcase_add_test(tc, a_return_is_no_demand);
	tcase_add_test(tc, extreme_alphas);
	tcase_add_test(tc, properties);
	tcase_add_test(tc, names);
}
