/* stock/forecast.h, and stock/stock.h with one. */
#include "unit.h"

#include <math.h>

#include "stock/stock.h"

#include "base/banned.h"

enum { DAYS = 60 };

static double mean[DAYS], variance[DAYS];

static struct stock_params params(const struct forecast *f)
{
	return (struct stock_params){
		.pathway = PATHWAY_503B,
		.safety = { .method = SAFETY_NB, .service_level = 0.95, .lead_days = 3, .review_days = 7 },
		.policy_days = 30, .shelf_life_days = NAN, .window_days = 84, .new_rate = NAN,
		.forecast = f,
	};
}

/* So many days of a unit a day. */
static void levels(size_t days, const struct stock_params *p, struct stock_result *r)
{
	static double units[400];
	static bool stockout[400];
	struct demand d = { .days = days, .units = units, .stockout = stockout, .whole = true };
	for (size_t i = 0; i < days; i++)
		units[i] = 1;
	stock_levels(&d, p, r);
}

static struct forecast rising(void)
{
	for (int i = 0; i < DAYS; i++) {
		mean[i] = i;
		variance[i] = 2 * i;
	}
	return (struct forecast){ mean, variance, DAYS };
}

START_TEST(days_are_summed)
{
	struct forecast f = rising();
	ck_assert_double_eq_tol(forecast_mean(&f, 0), 0, 1e-12);
	ck_assert_double_eq_tol(forecast_mean(&f, 3.5), 0 + 1 + 2 + 1.5, 1e-12);
	ck_assert_double_eq_tol(forecast_variance(&f, 4), 12, 1e-12);
	ck_assert_double_eq_tol(forecast_mean(&f, DAYS), 1770, 1e-9);
	ck_assert(isnan(forecast_mean(&f, DAYS + 0.5)));
}
END_TEST

START_TEST(levels_are_those_of_exactly_these_days)
{
	struct forecast f = rising();
	struct stock_params p = params(&f);
	struct stock_result r;
	levels(200, &p, &r);
	ck_assert_int_eq(r.basis, STOCK_FORECAST);
	ck_assert_double_eq_tol(r.history_rate, 1, 1e-9);
	ck_assert_double_eq_tol(r.daily_rate, 435.0 / 30, 1e-9);
	ck_assert_double_eq_tol(r.safety_stock_30d, 435, 1e-9);
	ck_assert_double_eq_tol(r.safety_stock_45d, 990, 1e-9);
	ck_assert_double_eq_tol(r.safety.mean, 45, 1e-9);
	ck_assert_double_eq_tol(r.safety.variance, 90, 1e-9);
	ck_assert_double_eq_tol(r.safety_stock, 435, 1e-9);
	ck_assert_double_eq_tol(r.reorder_point, 45 + 435, 1e-9);
	ck_assert_double_eq_tol(r.order_up_to, 45 + 435, 1e-9);
}
END_TEST

/* Of a strength that nobody had before. */
START_TEST(a_forecast_needs_no_history)
{
	struct forecast f = rising();
	struct stock_params p = params(&f);
	struct stock_result r;
	p.policy_days = 0;
	levels(1, &p, &r);
	ck_assert_int_eq(r.status, STOCK_SHORT_HISTORY);
	ck_assert_double_ge(r.safety_stock, 1);
	ck_assert_double_eq_tol(r.order_up_to, 45 + r.safety_stock, 1e-9);
	ck_assert_double_eq_tol(r.safety.level, dist_quantile((struct dist){ DIST_NBINOM, 45, 90 }, 0.95),
				1e-9);
}
END_TEST

START_TEST(a_forecast_that_ends_too_early_says_nothing)
{
	struct forecast f = rising();
	struct stock_params p = params(&f);
	struct stock_result r;
	f.days = 29;
	ck_assert_double_eq_tol(stock_forecast_days(&p), 30, 1e-12);
	levels(200, &p, &r);
	ck_assert(isnan(r.order_up_to) && isnan(r.daily_rate));
}
END_TEST

/* Of the two variances the larger one: history's, if it is wilder. */
START_TEST(history_may_be_wilder)
{
	struct forecast f = rising();
	struct stock_params p = params(&f);
	struct stock_result calm, wild;
	static double units[200];
	static bool stockout[200];
	struct demand d = { .days = 200, .units = units, .stockout = stockout, .whole = true };
	for (size_t i = 0; i < 200; i += 14)
		units[i] = 100;
	levels(200, &p, &calm);
	stock_levels(&d, &p, &wild);
	ck_assert_double_eq_tol(wild.safety.mean, 45, 1e-9);
	ck_assert_double_gt(wild.safety.variance, 10 * calm.safety.variance);
	ck_assert_double_gt(wild.safety.stock, calm.safety.stock);
}
END_TEST

void unit_forecast(TCase *tc)
{
	tcase_add_test(tc, days_are_summed);
	tcase_add_test(tc, levels_are_those_of_exactly_these_days);
	tcase_add_test(tc, a_forecast_needs_no_history);
	tcase_add_test(tc, a_forecast_that_ends_too_early_says_nothing);
	tcase_add_test(tc, history_may_be_wilder);
}
