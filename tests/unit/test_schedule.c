/* orders/schedule.h: order days, ship days, closures and arrival, by hand and by trying every day. */
#include "unit.h"

#include <math.h>

#include "base/date.h"
#include "orders/schedule.h"
#include "stock/stock.h"

#include "base/banned.h"

static struct closed_days orders, ships, receives;

static int32_t day(int month, int mday)
{
	return date_from_civil(2026, month, mday);
}

/* Order days Mon and Thu, shipped Mon to Wed, received Mon to Fri; 3 days, one on the road. */
static struct schedule made(void)
{
	const struct schedule s = { &orders, &ships, &receives, 3, 1, DATE_NONE };
	const struct str on = STR("Mon;Thu"), out = STR("Mon-Wed"), in = STR("Mon-Fri");
	closed_days_release(&orders);
	closed_days_release(&ships);
	closed_days_release(&receives);
	ck_assert(schedule_weekdays(&on, orders.weekday));
	ck_assert(schedule_weekdays(&out, ships.weekday));
	ck_assert(schedule_weekdays(&in, receives.weekday));
	return s;
}

START_TEST(by_hand)
{
	struct schedule s = made();
	/* Saturday 2026-10-31: ordered Monday, shipped Wednesday, there on Thursday */
	ck_assert_int_eq(schedule_order_on(&s, day(10, 31)), day(11, 2));
	ck_assert_int_eq(schedule_arrives(&s, day(11, 2)), day(11, 5));
	/* ordered on Thursday it is ready on Saturday and leaves on Monday */
	ck_assert_int_eq(schedule_arrives(&s, day(11, 5)), day(11, 10));
	ck_assert_int_eq(schedule_order_by(&s, day(10, 31), day(11, 10)), day(11, 5));
	ck_assert_int_eq(schedule_order_by(&s, day(10, 31), day(11, 9)), day(11, 2));
	ck_assert_int_eq(schedule_order_by(&s, day(10, 31), day(11, 4)), DATE_NONE);
	int32_t closed[] = { day(11, 4) };
	ships.day = closed;
	ships.n = 1;
	ck_assert_int_eq(schedule_arrives(&s, day(11, 2)), day(11, 10)); /* the next Monday, and a day */
	ships.day = NULL;
	ships.n = 0;
	s.last_order = day(11, 1);
	ck_assert_int_eq(schedule_order_on(&s, day(10, 31)), DATE_NONE);
	ck_assert_int_eq(schedule_order_by(&s, day(10, 31), day(12, 31)), DATE_NONE);
}
END_TEST

START_TEST(fractions_and_short_ways)
{
	struct schedule s = { .lead_days = 1.5, .transit_days = 1, .last_order = DATE_NONE };
	ck_assert_int_eq(schedule_arrives(&s, 100), 102);
	s.lead_days = 0;
	ck_assert_int_eq(schedule_arrives(&s, 100), 100); /* no more on the road than in all */
	ck_assert_int_eq(schedule_arrives(&s, DATE_NONE), DATE_NONE);
}
END_TEST

START_TEST(never_open)
{
	struct schedule s = made();
	for (int i = 0; i < 7; i++)
		ships.weekday[i] = true;
	ck_assert_int_eq(schedule_arrives(&s, day(11, 2)), DATE_NONE);
	ck_assert_int_eq(schedule_order_by(&s, day(11, 2), DATE_LAST), DATE_NONE);
}
END_TEST

/* The last day by halving is that of trying each. */
START_TEST(any_calendar)
{
	struct rng rng = { unit_seed() + 31 + (uint64_t)_i };
	struct schedule s = made();
	int32_t closed[12];
	for (int i = 0; i < 7; i++) {
		orders.weekday[i] = rng_below(&rng, 3) == 0;
		ships.weekday[i] = rng_below(&rng, 2) == 0;
	}
	for (size_t i = 0; i < COUNT(closed); i++)
		closed[i] = day(11, 1) + (int32_t)rng_below(&rng, 40);
	ships.day = closed;
	ships.n = COUNT(closed);
	closed_days_sort(&ships);
	s.lead_days = rng_below(&rng, 12);
	s.transit_days = rng_below(&rng, 3);
	for (int32_t need = day(11, 1); need < day(12, 31); need++) {
		int32_t last = DATE_NONE;
		for (int32_t d = day(11, 1); d <= need; d++) {
			int32_t arrives = schedule_arrives(&s, d);
			if (open_from(&orders, d) == d && arrives != DATE_NONE && arrives <= need)
				last = d;
		}
		ck_assert_int_eq(schedule_order_by(&s, day(11, 1), need), last);
	}
	ships.day = NULL;
	ships.n = 0;
}
END_TEST

/* What glp1-stock and glp1-orders say of one SKU is the same day, where nobody is closed. */
START_TEST(without_closed_days_it_is_that_of_stock)
{
	const int32_t as_of = day(11, 1);
	for (int32_t lead = 0; lead < 60; lead++)
		for (int32_t out_on = as_of; out_on < as_of + 20; out_on++) {
			const struct schedule s = { .lead_days = lead / 4.0, .transit_days = 1,
						    .last_order = DATE_NONE };
			int32_t by = schedule_order_by(&s, as_of, out_on);
			ck_assert_int_eq(stock_order_by(as_of, out_on, s.lead_days),
					 by == DATE_NONE ? as_of : by);
		}
	ck_assert_int_eq(stock_order_by(as_of, DATE_NONE, 3), DATE_NONE);
	ck_assert_int_eq(stock_order_by(as_of, as_of + 9, NAN), DATE_NONE);
	ck_assert_int_eq(stock_order_by(as_of, as_of + 9, INFINITY), as_of);
}
END_TEST

static const struct {
	const char *text, *open; /* Monday first, x: open; "": cannot be read */
} weeks[] = {
	{ "Mon-Fri", "xxxxx--" }, { "mon;THU", "x--x---" }, { "Tue,Sat", "-x---x-" },
	{ "Sat-Mon", "x----xx" }, { "Monday - Wednesday", "xxx----" }, { "Sun", "------x" },
	{ "Mon/Wed/Fri", "x-x-x--" }, { "Mon-", "" }, { "Mo", "" }, { "weekdays", "" }, { "Mon-Funday", "" },
	{ "Mondays", "" },
};

START_TEST(days_of_the_week)
{
	bool closed[7];
	struct str text = str_from(weeks[_i].text);
	ck_assert(schedule_weekdays(&text, closed) == (*weeks[_i].open != '\0'));
	for (int i = 0; i < 7 && *weeks[_i].open; i++)
		ck_assert(closed[i] == (weeks[_i].open[i] == '-'));
}
END_TEST

void unit_schedule(TCase *tc)
{
	tcase_add_test(tc, by_hand);
	tcase_add_test(tc, fractions_and_short_ways);
	tcase_add_test(tc, never_open);
	tcase_add_test(tc, without_closed_days_it_is_that_of_stock);
	tcase_add_loop_test(tc, any_calendar, 0, 12);
	tcase_add_loop_test(tc, days_of_the_week, 0, COUNT(weeks));
}
