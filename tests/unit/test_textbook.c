/*
 * stock/textbook.h: every row of reorder_from_transactions.csv in
 * ../shared/cases/inventory, and what must hold of any demand.
 */
#include "cases.h"

#include <math.h>
#include <stdlib.h>

#include "base/date.h"
#include "stock/textbook.h"

#include "base/banned.h"

enum { DAYS_MAX = 800, AS_OF = 20467 }; /* 2026-01-14, not over yet */

static struct case_file reorders, transactions;

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

/* Its source rounds each step to 2 decimals, which the whole units of the levels do not show. */
START_TEST(reorder_row)
{
	const struct case_file *f = &reorders;
	const struct textbook_params p = { case_number(f, _i, "lead_days"),
					   case_number(f, _i, "cycle_days"), case_number(f, _i, "z") };
	double units[DAYS_MAX];
	size_t days = (size_t)case_number(f, _i, "n_days");
	ck_assert_uint_le(days, DAYS_MAX);
	series_of(case_text(f, _i, "series"), units, days);
	struct textbook t = textbook_levels(units, days, &p);
	assert_case(f, _i, "daily_mean", t.mean);
	assert_case(f, _i, "reorder_point", t.reorder_point);
	assert_case(f, _i, "order_up_to", t.order_up_to);
	assert_near(t.sd, case_number(f, _i, "daily_sd_recomputed"), 1e-9, "daily_sd");
	ck_assert_double_eq_tol(t.safety_stock, p.z * t.sd * sqrt(p.lead_days), 1e-9);
}
END_TEST

static struct textbook levels(const double *units, size_t days, double lead, double cycle)
{
	return textbook_levels(units, days, &(struct textbook_params){ lead, cycle, 1.6449 });
}

START_TEST(a_steady_product_has_no_safety_stock)
{
	static const double units[] = { 10, 10, 10, 10, 10, 10, 10 };
	struct textbook t = levels(units, COUNT(units), 4, 7);
	ck_assert(t.mean == 10 && t.sd == 0 && t.safety_stock == 0);
	ck_assert(t.reorder_point == 40 && t.order_up_to == 110);
}
END_TEST

/* A fixed decimal fraction that is a whole number after ten days does not round up to one more. */
START_TEST(a_ceiling_forgives_rounding)
{
	double units[10];
	for (size_t i = 0; i < COUNT(units); i++)
		units[i] = 0.3;
	struct textbook t = levels(units, COUNT(units), 10, 10);
	ck_assert(t.reorder_point == 3 && t.order_up_to == 6);
}
END_TEST

static void assert_unknown(struct textbook t)
{
	ck_assert(isnan(t.mean) && isnan(t.sd) && isnan(t.safety_stock));
	ck_assert(isnan(t.reorder_point) && isnan(t.order_up_to));
}

START_TEST(short_and_empty_series)
{
	static const double zeros[30], returns[] = { -5, 1, 0 };
	assert_unknown(levels(NULL, 0, 4, 7));
	struct textbook t = levels((double[]){ 6 }, 1, 4, 7);
	ck_assert(t.mean == 6 && isnan(t.sd) && isnan(t.safety_stock));
	ck_assert(isnan(t.reorder_point) && isnan(t.order_up_to));
	t = levels(zeros, COUNT(zeros), 4, 7);
	ck_assert(t.mean == 0 && t.sd == 0 && t.safety_stock == 0);
	ck_assert(t.reorder_point == 0 && t.order_up_to == 0);
	ck_assert(!signbit(t.reorder_point) && !signbit(t.order_up_to));
	t = levels(returns, COUNT(returns), 4, 7);
	ck_assert(t.mean == 0 && t.sd > 0 && t.reorder_point == ceil(t.safety_stock));
}
END_TEST

START_TEST(bad_parameters)
{
	static const double units[] = { 1, 2, 3 };
	for (size_t i = 0; i < 3; i++)
		for (size_t k = 0; k < 3; k++) {
			double v[3] = { 4, 7, 1.6449 };
			v[i] = (double[]){ -1, NAN, INFINITY }[k];
			assert_unknown(textbook_levels(
				units, 3, &(struct textbook_params){ v[0], v[1], v[2] }));
		}
	assert_unknown(levels((double[]){ 1, NAN, 3 }, 3, 4, 7));
	assert_unknown(levels((double[]){ 1, INFINITY, 3 }, 3, 4, 7));
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
		struct textbook a = levels(units, days, lead, cycle), b;
		require(a.order_up_to >= a.reorder_point && a.reorder_point >= a.safety_stock - 1e-9,
			"levels out of order");
		b = levels(units, days, lead + 1, cycle + 1);
		require(b.safety_stock >= a.safety_stock && b.reorder_point >= a.reorder_point &&
				b.order_up_to >= a.order_up_to,
			"more lead, less stock");
		b = textbook_levels(units, days, &(struct textbook_params){ lead, cycle, 2.3263 });
		require(b.safety_stock >= a.safety_stock && b.reorder_point >= a.reorder_point,
			"more service, less stock");
		b = levels(other, days, lead, cycle);
		require(fabs(b.mean - 4 * a.mean) < 1e-9 &&
				fabs(b.safety_stock - 4 * a.safety_stock) < 1e-9,
			"not scaled");
	}
}
END_TEST

void unit_textbook(TCase *tc)
{
	cases_add(tc, &transactions, "oca_serie_01_transactions.csv", NULL);
	cases_add(tc, &reorders, "reorder_from_transactions.csv", reorder_row);
	tcase_add_test(tc, a_steady_product_has_no_safety_stock);
	tcase_add_test(tc, a_ceiling_forgives_rounding);
	tcase_add_test(tc, short_and_empty_series);
	tcase_add_test(tc, bad_parameters);
	tcase_add_test(tc, level_properties);
}
