/* sku/on_hand_feed.h: days on which the clinic is closed. */
#ifndef _GNU_SOURCE
#define _GNU_SOURCE /* gmtime_r */
#endif
#include "unit.h"

#include <time.h>

#include "base/date.h"
#include "sku/on_hand_feed.h"

#include "base/banned.h"

/* The day of the week by the C library, Monday 0. */
static int weekday_of(int32_t day)
{
	time_t t = (time_t)day * 86400;
	struct tm tm;
	gmtime_r(&t, &tm);
	return (tm.tm_wday + 6) % 7;
}

START_TEST(a_closed_weekday_is_closed_in_every_week)
{
	struct closed_days c = { .n = 0 };
	c.weekday[_i] = true;
	for (int32_t day = DATE_FIRST; day <= DATE_LAST; day++)
		require(closed_on(&c, day) == (weekday_of(day) == _i), "day %d", day);
}
END_TEST

START_TEST(a_holiday_is_closed_and_its_neighbours_are_not)
{
	int32_t days[] = { -400, 0, 20000 };
	struct closed_days c = { .day = days, .n = COUNT(days) };
	for (int32_t day = -500; day <= 20100; day++)
		require(closed_on(&c, day) == (day == -400 || day == 0 || day == 20000), "day %d", day);
}
END_TEST

void unit_closed(TCase *tc)
{
	tcase_add_loop_test(tc, a_closed_weekday_is_closed_in_every_week, 0, 7);
	tcase_add_test(tc, a_holiday_is_closed_and_its_neighbours_are_not);
}
