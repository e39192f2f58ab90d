/* fill/control.h: limits and signs, as NIST and others compute them. */
#include "cases.h"

#include <math.h>
#include <stdio.h>

#include "fill/control.h"

#include "base/banned.h"

enum { POINTS_MAX = 64 };

static struct case_file data, expected, published;

static size_t read_series(const char *series, double v[POINTS_MAX])
{
	size_t n = 0;
	for (int i = 0; i < (int)data.rows; i++) {
		if (!case_is(&data, i, "series", series))
			continue;
		require(n < POINTS_MAX, "more than %d points", POINTS_MAX);
		v[n++] = case_number(&data, i, "value");
	}
	return n;
}

/* Positions, from 1, at which a sign shows. */
static void positions(const struct control *c, const double *v, size_t n, size_t run,
		      enum control_sign sign, char *out, size_t size)
{
	struct control_run seen = { 0 };
	size_t used = 0;
	out[0] = '\0';
	for (size_t i = 0; i < n; i++)
		if (control_judge(c, &seen, v[i], run) == sign)
			used += (size_t)snprintf(out + used, size - used, "%s%zu", used ? " " : "", i + 1);
}

static void same(double got, double want, double tolerance, const char *what)
{
	if (isnan(want))
		require(isnan(got), "%s: got %.17g, want none", what, got);
	else
		assert_near(got, want, tolerance, what);
}

START_TEST(limits_and_signs_are_as_computed_elsewhere)
{
	double v[POINTS_MAX], work[POINTS_MAX];
	char text[256];
	size_t n = read_series(case_text(&expected, _i, "series"), v);
	struct control c = control_of(v, n, false, work);
	ck_assert_uint_eq(n, (size_t)case_number(&expected, _i, "n"));
	same(c.centre, case_number(&expected, _i, "centre"), 1e-8, "centre");
	same(c.range, case_number(&expected, _i, "mean_range"), 1e-8, "mean_range");
	same(c.low, case_number(&expected, _i, "lcl_3_over_1.128"), 1e-7, "low");
	same(c.high, case_number(&expected, _i, "ucl_3_over_1.128"), 1e-7, "high");
	same(c.range_high, case_number(&expected, _i, "range_ucl_3.267"), 1e-7, "range_high");
	positions(&c, v, n, CONTROL_RUN, CONTROL_OUTSIDE, text, sizeof(text));
	ck_assert_str_eq(text, case_text(&expected, _i, "beyond_limits"));
	positions(&c, v, n, CONTROL_RUN, CONTROL_SHIFT, text, sizeof(text));
	ck_assert_str_eq(text, case_text(&expected, _i, "run_of_8"));
	positions(&c, v, n, 9, CONTROL_SHIFT, text, sizeof(text));
	ck_assert_str_eq(text, case_text(&expected, _i, "run_of_9"));
}
END_TEST

START_TEST(limits_are_as_published)
{
	double v[POINTS_MAX], work[POINTS_MAX];
	struct control c = control_of(v, read_series(case_text(&published, _i, "series"), v), false,
				      work);
	const struct {
		const char *quantity;
		double value;
	} of[] = { { "centre", c.centre }, { "mean_range", c.range }, { "ucl", c.high },
		   { "lcl", c.low }, { "range_ucl", c.range_high } };
	double tolerance = 0.5 * pow(10, -case_number(&published, _i, "decimals"));
	for (size_t i = 0; i < COUNT(of); i++)
		if (case_is(&published, _i, "quantity", of[i].quantity))
			assert_near(of[i].value, case_number(&published, _i, "expected"), tolerance,
				    of[i].quantity);
}
END_TEST

START_TEST(one_wild_value_moves_robust_limits_little)
{
	double v[] = { 50, 51, 49, 50, 52, 50, 49, 51, 50, 400 }, work[COUNT(v)];
	struct control usual = control_of(v, COUNT(v), false, work);
	struct control robust = control_of(v, COUNT(v), true, work);
	ck_assert(usual.high > 150);
	assert_near(robust.centre, 50, 0, "median");
	assert_near(robust.range, 2, 0, "median moving range");
	assert_near(robust.high, 50 + 3.145 * 2, 1e-12, "high");
}
END_TEST

START_TEST(a_value_on_the_centre_ends_a_run)
{
	struct control c = { .centre = 10, .range = 1, .low = 0, .high = 20 };
	struct control_run seen = { 0 };
	for (int i = 0; i < 7; i++)
		ck_assert_int_eq(control_judge(&c, &seen, 11, 8), CONTROL_OK);
	control_judge(&c, &seen, 10, 8);
	for (int i = 0; i < 7; i++)
		ck_assert_int_eq(control_judge(&c, &seen, 11, 8), CONTROL_OK);
	ck_assert_int_eq(control_judge(&c, &seen, 11, 8), CONTROL_SHIFT);
	ck_assert_int_eq(control_judge(&c, &seen, 9, 8), CONTROL_OK);
}
END_TEST

void unit_control(TCase *tc)
{
	cases_add(tc, &data, "leadtime/xmr_data.csv", NULL);
	cases_add(tc, &expected, "leadtime/xmr_expected.csv",
		  limits_and_signs_are_as_computed_elsewhere);
	cases_add(tc, &published, "leadtime/xmr_published.csv", limits_are_as_published);
	tcase_add_test(tc, one_wild_value_moves_robust_limits_little);
	tcase_add_test(tc, a_value_on_the_centre_ends_a_run);
}
