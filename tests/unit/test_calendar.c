/* volume/calendar.h: days of the week, and days on which the clinic is closed. */
#ifndef _GNU_SOURCE
#define _GNU_SOURCE /* gmtime_r */
#endif
#include "unit.h"

#include <time.h>

#include "base/date.h"
#include "volume/calendar.h"

#include "base/banned.h"

START_TEST(weekdays_are_those_of_the_c_library)
{
	for (int32_t day = DATE_FIRST; day <= DATE_LAST; day++) {
		time_t t = (time_t)day * 86400;
		struct tm tm;
		gmtime_r(&t, &tm);
		require(weekday_of(day) == (tm.tm_wday + 6) % 7, "day %d", day);
	}
}
END_TEST

/* 2^31 and 2^31 - 1 are 2 and 1 more than a multiple of seven; day 0 was a Thursday. */
START_TEST(any_day_has_a_weekday)
{
	ck_assert_int_eq(weekday_of(INT32_MIN), 1);
	ck_assert_int_eq(weekday_of(INT32_MIN + 1), 2);
	ck_assert_int_eq(weekday_of(-4), 6);
	ck_assert_int_eq(weekday_of(-1), 2);
	ck_assert_int_eq(weekday_of(0), 3);
	ck_assert_int_eq(weekday_of(4), 0);
	ck_assert_int_eq(weekday_of(INT32_MAX), 4);
}
END_TEST

START_TEST(a_closed_weekday_is_closed_in_every_week)
{
	struct closed_days c = { .n = 0 };
	c.weekday[_i] = true;
	for (int32_t day = -1000; day <= 1000; day++)
		require(closed_on(&c, day) == (weekday_of(day) == _i), "day %d", day);
}
END_TEST

START_TEST(a_holiday_is_closed_and_its_neighbours_are_not)
{
	int32_t days[] = { 20000, -400, 0, 20000 };
	struct closed_days c = { .day = days, .n = COUNT(days) };
	closed_days_sort(&c);
	for (int32_t day = -500; day <= 20100; day++)
		require(closed_on(&c, day) == (day == -400 || day == 0 || day == 20000), "day %d", day);
}
END_TEST

void unit_calendar(TCase *tc)
{
	tcase_add_test(tc, weekdays_are_those_of_the_c_library);
	tcase_add_test(tc, any_day_has_a_weekday);
	tcase_add_loop_test(tc, a_closed_weekday_is_closed_in_every_week, 0, 7);
	tcase_add_test(tc, a_holiday_is_closed_and_its_neighbours_are_not);
}
