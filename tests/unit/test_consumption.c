/*
 * policy/consumption.h: every row of average_consumption.csv and of
 * reorder_from_transactions.csv in ../shared/cases/inventory, published numbers,
 * and what must hold of any.
 */
#include "cases.h"

#include <math.h>
#include <stdlib.h>

#include "base/date.h"
#include "policy/consumption.h"

#include "base/banned.h"

enum { DAYS_MAX = 800, AS_OF = 20467 }; /* 2026-01-14, not over yet */

static struct case_file averages, reorders, transactions;

/*
 * The days of a horizon stand in the rule only: the whole numbers within
 * parentheses, as in "2/day * (lead 10 + order cycle 7 + safety 4 days)".
 */
static double horizon_of(const char *rule)
{
	double sum = 0, value = 0;
	bool inside = false;
	for (; *rule; rule++) {
		char c = *rule;
		bool digit = inside && c >= '0' && c <= '9';
		value = digit ? 10 * value + (c - '0') : 0;
		bool last = rule[1] < '0' || rule[1] > '9';
		if (digit && last)
			sum += value;
		inside = c == '(' || (inside && c != ')');
	}
	return sum;
}

START_TEST(consumption_row)
{
	const struct case_file *f = &averages;
	const struct consumption c = {
		case_number_or_0(f, _i, "consumption"), case_number_or_0(f, _i, "period_days"),
		case_number_or_0(f, _i, "months"), case_number_or_0(f, _i, "stockout_days"),
		case_number_or_0(f, _i, "days_per_month"),
	};
	double got = NAN;
	if (case_is(f, _i, "formula", "openlmis"))
		got = consumption_adjusted(&c, case_number_or_0(f, _i, "additional"));
	else if (case_is(f, _i, "formula", "msh"))
		got = consumption_msh(&c);
	else if (case_is(f, _i, "formula", "days_in_stock"))
		got = consumption_days_in_stock(&c);
	else if (case_is(f, _i, "formula", "replenishment_horizon"))
		got = consumption_horizon(&c, horizon_of(case_text(f, _i, "rule")));
	else
		ck_abort_msg("formula %s is not known", case_text(f, _i, "formula"));
	assert_case(f, _i, "expected", got);
}
END_TEST

/* The days of the file before AS_OF, oldest first. */
static void serie_01(double *units, size_t days)
{
	memset(units, 0, days * sizeof(*units));
	for (int i = 0; i < (int)transactions.rows; i++) {
		int32_t day;
		ck_assert(date_parse(str_from(case_text(&transactions, i, "date")), &day) == DATE_OK);
		if (day < AS_OF && (size_t)(AS_OF - day) <= days)
			units[days - (size_t)(AS_OF - day)] += case_number(&transactions, i, "qty");
	}
}

/* "10 units every 10th day", or serie_01. */
static void series_of(const char *series, double *units, size_t days)
{
	if (strcmp(series, "serie_01") == 0) {
		serie_01(units, days);
		return;
	}
	const char *every = strstr(series, "every ");
	double size = strtod(series, NULL), step = every ? fmax(strtod(every + 6, NULL), 1) : 0;
	require(size > 0 && step > 0, "series \"%s\" is not known", series);
	for (size_t i = 0; i < days; i++)
		units[i] = i % (size_t)step == 0 ? size : 0;
}

START_TEST(reorder_row)
{
	const struct case_file *f = &reorders;
	const struct daily_params p = { case_number(f, _i, "lead_days"),
					case_number(f, _i, "cycle_days"), case_number(f, _i, "z"), 2 };
	double units[DAYS_MAX];
	size_t days = (size_t)case_number(f, _i, "n_days");
	struct daily_levels got;
	ck_assert_uint_le(days, DAYS_MAX);
	series_of(case_text(f, _i, "series"), units, days);
	daily_levels(units, days, &p, &got);
	assert_case(f, _i, "daily_mean", got.mean);
	assert_case(f, _i, "daily_sd", got.sd);
	assert_case(f, _i, "lead_time_sd", got.lead_time_sd);
	assert_case(f, _i, "safety_stock", got.safety_stock);
	assert_case(f, _i, "reorder_point", got.reorder_point);
	assert_case(f, _i, "order_up_to", got.order_up_to);
}
END_TEST

/* OpenLMIS, LineItemFieldsCalculatorTest. */
START_TEST(adjusted)
{
	struct consumption c = { 20, 90, 3, 5, 30 };
	ck_assert_double_eq(consumption_adjusted(&c, 0), 22);
	ck_assert_double_eq(consumption_adjusted(&c, 20), 42);
	c.stockout_days = 0;
	ck_assert_double_eq(consumption_adjusted(&c, 0), 20);
	c.stockout_days = 90;
	ck_assert_double_eq(consumption_adjusted(&c, 0), 20);
	c.stockout_days = 92;
	ck_assert_double_eq(consumption_adjusted(&c, 0), 20);
	c = (struct consumption){ 17, 90, 3, 5, 30 };
	ck_assert_double_eq(consumption_adjusted(&c, 0), 18); /* 17 * 90 / 85 */
	c.units = 0;
	ck_assert_double_eq(consumption_adjusted(&c, 20), 0);
	c.units = 1;
	ck_assert_double_eq(consumption_adjusted(&c, 20), 22); /* 90 / 85, and 20 */
	c = (struct consumption){ 10 + 5e-10, 90, 3, 0, 30 };
	ck_assert_double_eq(consumption_adjusted(&c, 0), 10); /* 1e-9 is forgiven */
	c.units = 10 + 2e-9;
	ck_assert_double_eq(consumption_adjusted(&c, 0), 11);
}
END_TEST

/* BHIMA, depots.js; effectiveinventory.com. */
START_TEST(per_month_and_horizon)
{
	struct consumption ampicilline = { 270, 365, 12, 92, 30.5 };
	struct consumption quinine = { 580, 365, 12, 0, 30.5 };
	ck_assert_double_eq_tol(consumption_msh(&ampicilline), 30.05, 0.005);
	ck_assert_double_eq_tol(consumption_days_in_stock(&ampicilline), 30.16, 0.005);
	ck_assert_double_eq_tol(consumption_msh(&quinine), 48.33, 0.005);
	ck_assert_double_eq_tol(consumption_days_in_stock(&quinine), 580 / 365. * 30.5, 1e-12);
	struct consumption pieces = { 60, 30, 1, 0, 30 };
	ck_assert_double_eq(consumption_horizon(&pieces, 10 + 7 + 4), 42);
	pieces = (struct consumption){ 60, 40, 1, 10, 30 };
	ck_assert_double_eq(consumption_horizon(&pieces, 21), 42);
}
END_TEST

START_TEST(no_day_in_stock)
{
	for (size_t i = 0; i < 3; i++) {
		struct consumption c = { .units = 9, .period_days = 91.2, .months = 3,
					 .stockout_days = (double[]){ 91.2, 92, 1e9 }[i],
					 .days_per_month = 30.4 };
		ck_assert_double_nan(consumption_msh(&c));
		ck_assert_double_nan(consumption_days_in_stock(&c));
		ck_assert_double_nan(consumption_horizon(&c, 30));
		ck_assert_double_eq(consumption_adjusted(&c, 5), 9);
	}
	/* nor within 1e-9 of a day, which is what sums of decimals are off by */
	struct consumption hardly = { 9, 1e-9, 1, 0, 30 };
	ck_assert_double_nan(consumption_days_in_stock(&hardly));
	hardly.period_days = 2e-9;
	ck_assert_double_eq(consumption_days_in_stock(&hardly), 9 / 2e-9 * 30);
	struct consumption nothing = { 0 };
	ck_assert_double_nan(consumption_msh(&nothing));
	ck_assert_double_nan(consumption_days_in_stock(&nothing));
	ck_assert_double_nan(consumption_horizon(&nothing, 30));
	ck_assert_double_eq(consumption_adjusted(&nothing, 0), 0);
}
END_TEST

START_TEST(out_of_range)
{
	for (size_t i = 0; i < 6; i++)
		for (size_t k = 0; k < 3; k++) {
			double v[6] = { 9, 90, 3, 5, 30, 21 };
			v[i] = (double[]){ -1, NAN, INFINITY }[k];
			struct consumption c = { v[0], v[1], v[2], v[3], v[4] };
			bool uses_days = i == 0 || i == 1 || i == 3;
			ck_assert_int_eq(isnan(consumption_adjusted(&c, v[5])), i != 1);
			ck_assert_int_eq(isnan(consumption_msh(&c)), i != 1 && i != 5);
			ck_assert_int_eq(isnan(consumption_days_in_stock(&c)), uses_days || i == 4);
			ck_assert_int_eq(isnan(consumption_horizon(&c, v[5])), uses_days || i == 5);
		}
}
END_TEST

/* With the demand of a day in stock the same, stockouts change nothing. */
START_TEST(stockouts_do_not_read_as_low_demand)
{
	for (int out = 0; out < 90; out++) {
		struct consumption c = { .units = 4. * (90 - out), .period_days = 90, .months = 3,
					 .stockout_days = out, .days_per_month = 30 };
		ck_assert_double_eq(consumption_adjusted(&c, 0), 360);
		ck_assert_double_eq_tol(consumption_msh(&c), 120, 1e-9);
		ck_assert_double_eq_tol(consumption_days_in_stock(&c), 120, 1e-9);
		ck_assert_double_eq_tol(consumption_horizon(&c, 10), 40, 1e-9);
	}
}
END_TEST

static struct daily_levels levels(const double *units, size_t days, double lead_days,
				  double cycle_days, int places)
{
	struct daily_levels r;
	struct daily_params p = { lead_days, cycle_days, 1.6449, places };
	daily_levels(units, days, &p, &r);
	return r;
}

/* OCA, stock_orderpoint_safety_stock: ten units every tenth day for 360 days. */
START_TEST(every_tenth_day)
{
	double units[360] = { 0 };
	for (size_t i = 0; i < COUNT(units); i += 10)
		units[i] = 10;
	struct daily_levels r = levels(units, COUNT(units), 12, 0, 2);
	ck_assert_double_eq(r.mean, 1);
	ck_assert_double_eq(r.sd, 3);
	ck_assert_double_eq_tol(r.lead_time_sd, 10.39, 0.005);
	ck_assert_double_eq_tol(r.safety_stock, 17.09, 1e-9);
	ck_assert(r.reorder_point == 30 && r.order_up_to == 30);
	r = levels(units, COUNT(units), 4, 8, 2);
	ck_assert_double_eq_tol(r.safety_stock, 9.87, 1e-9);
	ck_assert(r.reorder_point == 14 && r.order_up_to == 22);
	r = levels(units, COUNT(units), 4, 8, -1);
	ck_assert_double_eq_tol(r.sd, 3.0041753673650624, 1e-12);
	ck_assert_double_eq_tol(r.safety_stock, 1.6449 * 2 * r.sd, 1e-12);
}
END_TEST

/*
 * 1 and 2 in turn: mean 1.5, which rounds to 2; sd 0.577 to 1; 1.6449 * 1 * sqrt(4) = 3.29
 * to 3. Then 3 + 2 * 4 = 11, and 2 * 7 = 14 more.
 */
START_TEST(rounded_to_whole_units)
{
	struct daily_levels r = levels((double[]){ 1, 2, 1, 2 }, 4, 4, 7, 0);
	ck_assert(r.mean == 2 && r.sd == 1 && r.lead_time_sd == 2 && r.safety_stock == 3);
	ck_assert(r.reorder_point == 11 && r.order_up_to == 25);
	r = levels((double[]){ 1, 2, 1, 2 }, 4, 4, 7, 1);
	ck_assert(r.mean == 1.5 && r.sd == 0.6);
}
END_TEST

START_TEST(a_steady_product_has_no_safety_stock)
{
	static const double units[] = { 10, 10, 10, 10, 10, 10, 10 };
	for (int places = -1; places <= DAILY_PLACES_MAX; places++) {
		struct daily_levels r = levels(units, COUNT(units), 4, 7, places);
		ck_assert(r.mean == 10 && r.sd == 0 && r.lead_time_sd == 0 && r.safety_stock == 0);
		ck_assert(r.reorder_point == 40 && r.order_up_to == 110);
	}
}
END_TEST

/* A fixed decimal fraction that is a whole number after ten days does not round up to one more. */
START_TEST(a_ceiling_forgives_rounding)
{
	double units[10];
	for (size_t i = 0; i < COUNT(units); i++)
		units[i] = 0.3;
	struct daily_levels r = levels(units, COUNT(units), 10, 10, -1);
	ck_assert(r.reorder_point == 3 && r.order_up_to == 6);
}
END_TEST

static void assert_unknown(struct daily_levels r)
{
	ck_assert(isnan(r.mean) && isnan(r.sd) && isnan(r.lead_time_sd));
	ck_assert(isnan(r.safety_stock) && isnan(r.reorder_point) && isnan(r.order_up_to));
}

START_TEST(short_and_empty_series)
{
	static const double zeros[30], returns[] = { -5, 1, 0 };
	assert_unknown(levels(NULL, 0, 4, 7, 2));
	struct daily_levels r = levels((double[]){ 6 }, 1, 4, 7, 2);
	ck_assert(r.mean == 6 && isnan(r.sd) && isnan(r.lead_time_sd));
	ck_assert(isnan(r.safety_stock) && isnan(r.reorder_point) && isnan(r.order_up_to));
	r = levels(zeros, COUNT(zeros), 4, 7, 2);
	ck_assert(r.mean == 0 && r.sd == 0 && r.lead_time_sd == 0 && r.safety_stock == 0);
	ck_assert(r.reorder_point == 0 && r.order_up_to == 0);
	ck_assert(!signbit(r.reorder_point) && !signbit(r.order_up_to));
	r = levels(returns, COUNT(returns), 4, 7, 2);
	ck_assert(r.mean == 0 && r.sd > 0 && r.reorder_point == ceil(r.safety_stock));
}
END_TEST

START_TEST(bad_parameters)
{
	static const double units[] = { 1, 2, 3 };
	struct daily_levels r;
	for (size_t i = 0; i < 3; i++)
		for (size_t k = 0; k < 3; k++) {
			double v[3] = { 4, 7, 1.6449 };
			v[i] = (double[]){ -1, NAN, INFINITY }[k];
			daily_levels(units, 3, &(struct daily_params){ v[0], v[1], v[2], 2 }, &r);
			assert_unknown(r);
		}
	assert_unknown(levels(units, 3, 4, 7, DAILY_PLACES_MAX + 1));
	assert_unknown(levels((double[]){ 1, NAN, 3 }, 3, 4, 7, 2));
	assert_unknown(levels((double[]){ 1, INFINITY, 3 }, 3, 4, 7, 2));
	assert_unknown(levels((double[]){ NAN }, 1, 4, 7, 2));
}
END_TEST

/* Days may stand in any order; more lead, cycle or service never asks for less; scaling scales. */
START_TEST(level_properties)
{
	struct rng rng = { unit_seed() };
	for (size_t round = 0; round < unit_rounds(500); round++) {
		double units[90], other[90];
		double lead = rng_below(&rng, 20), cycle = rng_below(&rng, 30);
		size_t days = 2 + rng_below(&rng, 88);
		for (size_t i = 0; i < days; i++) {
			units[i] = rng_below(&rng, 3) ? 0 : rng_below(&rng, 40);
			other[days - 1 - i] = 4 * units[i];
		}
		struct daily_levels a = levels(units, days, lead, cycle, -1), b;
		require(a.order_up_to >= a.reorder_point &&
				a.reorder_point >= a.safety_stock - 1e-9,
			"levels out of order");
		b = levels(units, days, lead + 1, cycle + 1, -1);
		require(b.safety_stock >= a.safety_stock && b.reorder_point >= a.reorder_point &&
				b.order_up_to >= a.order_up_to,
			"more lead, less stock");
		struct daily_params more_service = { lead, cycle, 2.3263, -1 };
		daily_levels(units, days, &more_service, &b);
		require(b.safety_stock >= a.safety_stock && b.reorder_point >= a.reorder_point,
			"more service, less stock");
		b = levels(other, days, lead, cycle, -1);
		require(fabs(b.mean - 4 * a.mean) < 1e-9 &&
				fabs(b.safety_stock - 4 * a.safety_stock) < 1e-9,
			"not scaled");
	}
}
END_TEST

void unit_consumption(TCase *tc)
{
	cases_add(tc, &averages, "average_consumption.csv", consumption_row);
	cases_add(tc, &transactions, "oca_serie_01_transactions.csv", NULL);
	cases_add(tc, &reorders, "reorder_from_transactions.csv", reorder_row);
	tcase_add_test(tc, adjusted);
	tcase_add_test(tc, per_month_and_horizon);
	tcase_add_test(tc, no_day_in_stock);
	tcase_add_test(tc, out_of_range);
	tcase_add_test(tc, stockouts_do_not_read_as_low_demand);
	tcase_add_test(tc, every_tenth_day);
	tcase_add_test(tc, rounded_to_whole_units);
	tcase_add_test(tc, a_steady_product_has_no_safety_stock);
	tcase_add_test(tc, a_ceiling_forgives_rounding);
	tcase_add_test(tc, short_and_empty_series);
	tcase_add_test(tc, bad_parameters);
	tcase_add_test(tc, level_properties);
}
