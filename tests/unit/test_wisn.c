/* staff/wisn.h */
#include "cases.h"

#include <math.h>

#include "staff/wisn.h"

#include "base/banned.h"

static struct case_file computed, inputs, expected, roundings;

START_TEST(computed_row)
{
	struct wisn_time t = {
		.possible_days = case_number(&computed, _i, "possible_days"),
		.leave_days = case_number(&computed, _i, "leave_days"),
		.holiday_days = case_number(&computed, _i, "holiday_days"),
		.sick_days = case_number(&computed, _i, "sick_days"),
		.training_days = case_number(&computed, _i, "training_days"),
		.hours_per_day = case_number(&computed, _i, "hours_per_day"),
		.days_per_week = 5,
	};
	struct wisn_work w = {
		.hours = (case_number(&computed, _i, "activity1_volume") *
				  case_number(&computed, _i, "activity1_minutes") +
			  case_number(&computed, _i, "activity2_volume") *
				  case_number(&computed, _i, "activity2_minutes")) / 60,
		.share = case_number(&computed, _i, "category_allowance_share"),
		.individual_hours = case_number(&computed, _i, "individual_allowance_hours"),
	};
	struct wisn got;
	ck_assert_int_eq(wisn_required(&t, &w, &got), WISN_OK);
	const struct { const char *column; double got; } want[] = {
		{ "awt_hours", got.awt_hours }, { "needed", got.needed }, { "caf", got.caf },
		{ "iaf", got.iaf }, { "required_fte", got.required },
	};
	for (size_t i = 0; i < COUNT(want); i++) {
		double x = case_number(&computed, _i, want[i].column);
		assert_near(want[i].got, x, fabs(x) * 1e-9, want[i].column);
	}
}
END_TEST

/* A case of wisn_inputs.csv. */
struct sheet {
	struct wisn_time time;
	struct wisn_work work;
	double have, minutes, volume; /* of the activity asked for */
};

static struct sheet sheet_of(const char *name, const char *activity)
{
	struct sheet s = { .have = NAN, .minutes = NAN };
	for (int row = 0; row < (int)inputs.rows; row++) {
		const char *part = case_text(&inputs, row, "component");
		const char *what = case_text(&inputs, row, "name");
		double value = case_number(&inputs, row, "value");
		double minutes = case_number_or_0(&inputs, row, "unit_minutes");
		const struct { const char *name; double *at; } times[] = {
			{ "possible_days", &s.time.possible_days },
				{ "leave_days", &s.time.leave_days },
			{ "holiday_days", &s.time.holiday_days },
				{ "sick_days", &s.time.sick_days },
			{ "training_days", &s.time.training_days },
				{ "hours_per_day", &s.time.hours_per_day },
		};
		if (!case_is(&inputs, row, "case", name))
			continue;
		for (size_t i = 0; i < COUNT(times) && strcmp(part, "time") == 0; i++)
			if (strcmp(what, times[i].name) == 0)
				*times[i].at = value;
		if (strcmp(part, "service") == 0)
			s.work.hours += value * minutes / 60;
		if (strcmp(part, "service") == 0 && strcmp(what, activity) == 0) {
			s.minutes = minutes;
			s.volume = value;
		}
		if (strcmp(part, "category") == 0)
			s.work.share += value;
		if (strcmp(part, "individual") == 0)
			s.work.individual_hours += value;
		if (strcmp(part, "have") == 0)
			s.have = value;
	}
	return s;
}

static double quantity(const struct sheet *s, const char *name)
{
	struct wisn w;
	ck_assert_int_eq(wisn_required(&s->time, &s->work, &w), WISN_OK);
	const struct { const char *name; double value; } all[] = {
		{ "awt_days", wisn_days(&s->time) }, { "awt_hours", w.awt_hours },
		{ "standard_workload", w.awt_hours * 60 / s->minutes },
		{ "activity", s->volume * s->minutes / 60 / w.awt_hours },
		{ "needed", w.needed }, { "caf", w.caf }, { "iaf", w.iaf },
			{ "required", w.required },
		{ "ratio", wisn_ratio(s->have, w.required) },
			{ "difference", s->have - w.required },
		{ "heads_ceil", wisn_heads(w.required, WISN_CEIL) },
		{ "heads_nearest", wisn_heads(w.required, WISN_NEAREST) },
	};
	for (size_t i = 0; i < COUNT(all); i++)
		if (strcmp(all[i].name, name) == 0)
			return all[i].value;
	ck_abort_msg("no quantity %s", name);
}

START_TEST(published_row)
{
	struct bytes name = { 0 };
	const char *what = case_text(&expected, _i, "quantity");
	const char *colon = strchr(what, ':');
	bytes_add(&name, what, colon ? (size_t)(colon - what) : strlen(what));
	bytes_add(&name, "", 1);
	struct sheet s = sheet_of(case_text(&expected, _i, "case"), colon ? colon + 1 : "");
	double tolerance = 0.5 * pow(10, -case_number(&expected, _i, "decimals"));
	assert_near(quantity(&s, name.p), case_number(&expected, _i, "expected"), tolerance, what);
	bytes_release(&name);
}
END_TEST

START_TEST(rounding_row)
{
	double required = case_number(&roundings, _i, "required");
	for (enum wisn_round how = WISN_CEIL; how < WISN_NONE; how++)
		ck_assert_double_eq(wisn_heads(required, how),
				    case_number(&roundings, _i, wisn_round_names[how]));
	ck_assert_double_eq(wisn_heads(required, WISN_NONE), required);
}
END_TEST

START_TEST(ten_percent_stops_at_six)
{
	ck_assert_double_eq(wisn_heads(6, WISN_TEN_PERCENT), 6);
	ck_assert_double_eq(wisn_heads(6.1, WISN_TEN_PERCENT), 7);
	ck_assert_double_eq(wisn_heads(12.4, WISN_TEN_PERCENT), 13);
	ck_assert_double_eq(wisn_heads(0.02, WISN_TEN_PERCENT), 1);
	/* dust of a sum is not a person */
	ck_assert_double_eq(wisn_heads(0.1 + 0.2 + 0.7, WISN_CEIL), 1);
	ck_assert_double_eq(wisn_heads(1.1 * 3, WISN_TEN_PERCENT), 3);
}
END_TEST

static const struct wisn_time year = { 260, 20, 10, 5, 5, 8, 5 };

START_TEST(allowances_are_converted)
{
	double awt = (260 - 40) * 8;
	ck_assert_double_eq(wisn_share(WISN_SHARE, 0.2, &year), 0.2);
	assert_near(wisn_share(WISN_MINUTES_DAY, 48, &year), 0.1, 1e-15, "a day");
	assert_near(wisn_share(WISN_MINUTES_WEEK, 240, &year), 0.1, 1e-15, "a week");
	assert_near(wisn_share(WISN_HOURS_MONTH, 11, &year), 132 / awt, 1e-15, "a month");
	assert_near(wisn_share(WISN_HOURS_YEAR, 176, &year), 176 / awt, 1e-15, "a year");
	assert_near(wisn_individual(WISN_SHARE, 0.5, 2, &year), awt, 1e-9, "half of two people");
	assert_near(wisn_individual(WISN_MINUTES_DAY, 30, 2, &year), 220, 1e-9, "a day");
	assert_near(wisn_individual(WISN_MINUTES_WEEK, 60, 3, &year), 156, 1e-9, "a week");
	assert_near(wisn_individual(WISN_HOURS_MONTH, 4, 1, &year), 48, 1e-9, "a month");
	assert_near(wisn_individual(WISN_HOURS_YEAR, 40, 2, &year), 80, 1e-9, "a year");
}
END_TEST

START_TEST(no_number_is_a_pass)
{
	struct wisn got;
	struct wisn_work full = { .hours = 100, .share = 1 };
	struct wisn_time none = year, odd = year;
	ck_assert_int_eq(wisn_required(&year, &full, &got), WISN_ALLOWANCES);
	ck_assert(isnan(got.required));
	full.share = NAN;
	ck_assert_int_eq(wisn_required(&year, &full, &got), WISN_ALLOWANCES);
	full.share = 0;
	none.leave_days = 240;
	ck_assert_int_eq(wisn_required(&none, &full, &got), WISN_TIME);
	odd.hours_per_day = 25;
	ck_assert_int_eq(wisn_required(&odd, &full, &got), WISN_TIME);
	odd = year;
	odd.sick_days = -1;
	ck_assert_int_eq(wisn_required(&odd, &full, &got), WISN_TIME);
	for (enum wisn_unit u = 0; u < WISN_UNITS; u++) {
		ck_assert(isnan(wisn_share(u, -1, &year)));
		ck_assert(isnan(wisn_individual(u, 1, -1, &year)));
	}
	ck_assert(isnan(wisn_ratio(2, 0)));
	ck_assert_ptr_nonnull(wisn_message(WISN_TIME));
	ck_assert_ptr_nonnull(wisn_message(WISN_ALLOWANCES));
	ck_assert_ptr_null(wisn_message(WISN_OK));
}
END_TEST

void unit_wisn(TCase *tc)
{
	cases_add(tc, &computed, "staffing/wisn.csv", computed_row);
	cases_add(tc, &inputs, "staffing/wisn_inputs.csv", NULL);
	cases_add(tc, &expected, "staffing/wisn_expected.csv", published_row);
	cases_add(tc, &roundings, "staffing/rounding.csv", rounding_row);
	tcase_add_test(tc, ten_percent_stops_at_six);
	tcase_add_test(tc, allowances_are_converted);
	tcase_add_test(tc, no_number_is_a_pass);
}
