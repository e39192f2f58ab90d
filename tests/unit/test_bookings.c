/* stock/bookings.h. */
#include "unit.h"

#include <math.h>

#include "stock/bookings.h"

#include "base/banned.h"

enum { DAYS = 40 };

static double units[DAYS];

static struct bookings full_monday(void)
{
	for (int i = 0; i < DAYS; i++)
		units[i] = i % 7 == 2 ? 14 : 0;
	return (struct bookings){ units, DAYS };
}

static struct bookings any_book(struct rng *rng)
{
	size_t days = rng_below(rng, DAYS);
	for (size_t i = 0; i < days; i++)
		units[i] = rng_below(rng, 3) ? 0 : rng_below(rng, 20) / 4.0;
	return (struct bookings){ units, days };
}

START_TEST(a_booked_week_is_not_counted_twice)
{
	struct bookings b = full_monday();
	ck_assert_double_eq_tol(bookings_demand(&b, 2, 7), 14, 1e-12);
	ck_assert_double_eq_tol(bookings_demand(&b, 2, 35), 70, 1e-12);
	ck_assert_double_eq_tol(bookings_demand(&b, 3, 14), 42, 1e-12); /* the rate is more */
	ck_assert_double_eq_tol(bookings_demand(&b, 1, 10), 28, 1e-12); /* the book is */
	ck_assert_double_eq_tol(bookings_demand(&b, 1, 9.5), 21, 1e-12);
	ck_assert_double_eq_tol(bookings_demand(&b, 1, 70), 14 * 6 + 28, 1e-12);
	ck_assert_double_eq_tol(bookings_units(&b, 9.5), 21, 1e-12);
	ck_assert(isnan(bookings_demand(&b, NAN, 7)));
}
END_TEST

START_TEST(cover_ends_where_demand_is_met)
{
	struct rng rng = { unit_seed() };
	for (int i = 0; i < 2000; i++) {
		struct bookings b = any_book(&rng);
		double rate = rng_below(&rng, 5) / 2.0, has = rng_below(&rng, 60);
		double days = bookings_cover(&b, rate, has);
		if (isnan(days)) {
			ck_assert(rate <= 0 && bookings_demand(&b, rate, 1000) <= has);
			continue;
		}
		ck_assert_double_eq_tol(bookings_demand(&b, rate, days), has, 1e-9);
		ck_assert(bookings_demand(&b, rate, days + 7) >= has);
	}
}
END_TEST

START_TEST(demand_is_no_less_than_either_and_grows)
{
	struct rng rng = { unit_seed() };
	for (int i = 0; i < 500; i++) {
		struct bookings b = any_book(&rng);
		double rate = rng_below(&rng, 5) / 2.0, before = 0;
		for (double days = 0; days < 60; days += 0.25) {
			double demand = bookings_demand(&b, rate, days);
			ck_assert(demand >= rate * days - 1e-9);
			ck_assert(demand >= bookings_units(&b, days) - 1e-9);
			ck_assert(demand <= rate * days + bookings_units(&b, days) + 1e-9);
			ck_assert(demand >= before - 1e-9);
			before = demand;
		}
	}
}
END_TEST

void unit_bookings(TCase *t)
{
	tcase_add_test(t, a_booked_week_is_not_counted_twice);
	tcase_add_test(t, cover_ends_where_demand_is_met);
	tcase_add_test(t, demand_is_no_less_than_either_and_grows);
}
