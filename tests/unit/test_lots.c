/*
 * sku/lots.h: what of the lots on hand goes to waste, by hand; the slow spell by
 * quantiles worked out in Python; and what must hold of any lots.
 */
#include "unit.h"

#include <math.h>
#include <stdlib.h>

#include "base/date.h"
#include "sku/lots.h"

#include "base/banned.h"

enum { TODAY = 20000, USE = 28, LOTS_MAX = 12 };

/* Weeks of no spread, and of 4 and 16 in turn, twelve of them: variance 432 / 11. */
static const struct weeks even = { .n = 12, .mean = 7, .sd = 0 };
static struct weeks lumpy(void)
{
	return (struct weeks){ .n = 12, .mean = 10, .sd = sqrt(432. / 11) };
}

/* A lot with so many usable days. */
static struct lot lot(const char *name, double quantity, int32_t days)
{
	return (struct lot){ .name = str_from(name), .quantity = quantity,
			     .expires = TODAY + USE + days };
}

static void project(struct lot *lots, size_t n, double rate, const struct weeks *w)
{
	lots_project(lots, n, TODAY, USE, rate, w, true);
}

START_TEST(usable_days)
{
	ck_assert_double_eq(lot_usable_days(TODAY + 29, TODAY, 28), 1);
	ck_assert_double_eq(lot_usable_days(TODAY + 28, TODAY, 28), 0);
	ck_assert_double_eq(lot_usable_days(TODAY + 27, TODAY, 28), 0);
	ck_assert_double_eq(lot_usable_days(TODAY - 500, TODAY, 28), 0);
	ck_assert_double_eq(lot_usable_days(TODAY + 1, TODAY, 0), 1);
	ck_assert_double_eq(lot_usable_days(TODAY, TODAY, 0), 0);
	ck_assert_double_eq(lot_usable_days(TODAY + 3, TODAY, 0.5), 2.5);
	ck_assert_double_eq(lot_usable_days(DATE_LAST, DATE_FIRST, 0), (double)DATE_LAST - DATE_FIRST);
	ck_assert(isinf(lot_usable_days(DATE_NONE, TODAY, 28)));
}
END_TEST

START_TEST(states)
{
	ck_assert_int_eq(lot_state(TODAY + 29, TODAY, 28), LOT_USABLE);
	ck_assert_int_eq(lot_state(TODAY + 28, TODAY, 28), LOT_LATE);
	ck_assert_int_eq(lot_state(TODAY + 1, TODAY, 28), LOT_LATE);
	ck_assert_int_eq(lot_state(TODAY, TODAY, 28), LOT_EXPIRED);
	ck_assert_int_eq(lot_state(TODAY, TODAY, 0), LOT_EXPIRED);
	ck_assert_int_eq(lot_state(TODAY + 1, TODAY, 0), LOT_USABLE);
	ck_assert_int_eq(lot_state(DATE_NONE, TODAY, 28), LOT_USABLE);
}
END_TEST

/* By date, those of one date by name, those without a date last. */
START_TEST(first_expired_first_out)
{
	struct lot lots[] = { lot("late", 1, 50), { .name = BYTES("none"), .quantity = 1,
						    .expires = DATE_NONE },
			      lot("b", 1, 20),    lot("gone", 1, -100),
			      lot("", 1, 20),     { .name = BYTES("endless"), .quantity = 1,
						    .expires = DATE_NONE },
			      lot("c", 1, 20),    lot("a", 1, 20) };
	static const char *const order[] = { "gone", "", "a", "b", "c", "late", "endless", "none" };
	project(lots, COUNT(lots), 1, &even);
	for (size_t i = 0; i < COUNT(lots); i++)
		assert_text(lots[i].name, order[i]);
}
END_TEST

/*
 * 2 a day. 15 units in 5 days: 10 used. 8 in 7 days: demand is 14 by then, 4 of
 * it still open. 30 in 20 days: 40 - 14 = 26. 100 without a date: all of them.
 */
START_TEST(waste_by_hand)
{
	struct lot lots[] = { lot("A", 15, 5), lot("B", 8, 7), lot("C", 30, 20),
			      { .name = BYTES("D"), .quantity = 100, .expires = DATE_NONE } };
	static const double want[] = { 5, 4, 4, 0 }, days[] = { 5, 7, 20 };
	project(lots, COUNT(lots), 2, &even);
	for (size_t i = 0; i < COUNT(lots); i++)
		ck_assert_double_eq_tol(lots[i].waste_mean, want[i], 1e-12);
	for (size_t i = 0; i < COUNT(days); i++)
		ck_assert_double_eq(lots[i].usable_days, days[i]);
	ck_assert(isinf(lots[3].usable_days));
	ck_assert_double_eq(lots[3].waste_slow, 0);
}
END_TEST

/* One of 10 days takes nothing from one of 12 that would be used up anyway. */
START_TEST(what_comes_first_holds_up_what_follows)
{
	struct lot lots[] = { lot("A", 10, 10), lot("B", 5, 12) };
	project(lots, 2, 1, &even);
	ck_assert_double_eq_tol(lots[0].waste_mean, 0, 1e-12);
	ck_assert_double_eq_tol(lots[1].waste_mean, 3, 1e-12);
	/* expired lots hold up nothing, and are all waste */
	struct lot more[] = { lot("A", 10, -28), lot("B", 10, 0), lot("C", 10, 10) };
	project(more, 3, 1, &even);
	ck_assert_double_eq_tol(more[0].waste_mean, 10, 1e-12);
	ck_assert_double_eq_tol(more[1].waste_mean, 10, 1e-12);
	ck_assert_double_eq_tol(more[2].waste_mean, 0, 1e-12);
	ck_assert_double_eq_tol(more[0].waste_slow, 10, 1e-12);
	ck_assert_double_eq_tol(more[1].waste_slow, 10, 1e-12);
}
END_TEST

/*
 * 10 % quantiles of a Poisson: 2 of 5, 6 of 10, 14 of 20; of the negative binomial
 * of 10 a week with variance 432 / 11: 3 in a week, 10 in two, 17 in three, 25 in
 * four (Python 3, terms added up as in test_safety.c).
 */
START_TEST(a_slow_spell)
{
	struct lot steady[] = { lot("A", 5, 5), lot("B", 5, 10), lot("C", 10, 20) };
	struct weeks w = lumpy();
	project(steady, 3, 1, &even);
	ck_assert_double_eq_tol(steady[0].waste_slow, 3, 1e-12); /* 2 of 5 used */
	ck_assert_double_eq_tol(steady[1].waste_slow, 1, 1e-12); /* to 6: 4 more */
	ck_assert_double_eq_tol(steady[2].waste_slow, 2, 1e-12); /* to 14: 8 more */
	struct lot uneven[] = { lot("A", 10, 7), lot("B", 10, 14), lot("C", 10, 21),
				lot("D", 10, 28) };
	project(uneven, 4, 10. / 7, &w);
	ck_assert_double_eq_tol(uneven[0].waste_slow, 7, 1e-12); /* 3 */
	ck_assert_double_eq_tol(uneven[1].waste_slow, 3, 1e-12); /* 10 - 3 = 7 */
	ck_assert_double_eq_tol(uneven[2].waste_slow, 3, 1e-12); /* 17 - 10 */
	ck_assert_double_eq_tol(uneven[3].waste_slow, 2, 1e-12); /* 25 - 17 */
	for (size_t i = 0; i < 4; i++)
		ck_assert_double_eq_tol(uneven[i].waste_mean, 0, 1e-9);
}
END_TEST

/*
 * Quantiles go up in steps, from 21 in 25 days to 23 in 26: so of one lot the spell
 * may waste less than the mean does, but not of all of them.
 */
START_TEST(all_lots_together_waste_no_less_when_slow)
{
	struct lot lots[] = { lot("A", 40, 25), lot("B", 10, 26) };
	struct weeks w = lumpy();
	project(lots, 2, 10. / 7, &w);
	ck_assert_double_eq_tol(lots[0].waste_mean, 40 - 250. / 7, 1e-9);
	ck_assert_double_eq_tol(lots[1].waste_mean, 10 - 10. / 7, 1e-9);
	ck_assert_double_eq_tol(lots[0].waste_slow, 19, 1e-9);
	ck_assert_double_eq_tol(lots[1].waste_slow, 8, 1e-9);
	/* what a slow spell leaves of the first, the mean leaves nothing of for the second */
	struct lot late[] = { lot("A", 10, 7), lot("B", 20, 21) };
	project(late, 2, 10. / 7, &w);
	ck_assert_double_eq_tol(late[0].waste_slow, 7, 1e-9);
	ck_assert_double_eq_tol(late[1].waste_slow, 20 - (17 - 3), 1e-9);
	ck_assert_double_eq_tol(late[1].waste_mean, 0, 1e-9);
}
END_TEST

START_TEST(without_a_rate)
{
	struct lot lots[] = { lot("A", 10, 10), lot("B", 10, -40),
			      { .name = BYTES("C"), .quantity = 5, .expires = DATE_NONE } };
	struct lot last_day[] = { lot("A", 10, 1) };
	project(last_day, 1, NAN, &(struct weeks){ .mean = NAN, .sd = NAN });
	ck_assert_double_nan(last_day[0].waste_mean);
	project(lots, 3, NAN, &(struct weeks){ .mean = NAN, .sd = NAN });
	/* what is too late to dispense is wasted at any rate, the others cannot be told */
	ck_assert(lots[0].waste_mean == 10 && lots[0].waste_slow == 10);
	for (size_t i = 1; i < 3; i++) {
		ck_assert_double_nan(lots[i].waste_mean);
		ck_assert_double_nan(lots[i].waste_slow);
	}
	ck_assert_double_eq(lots[0].usable_days, 0); /* the days are known all the same */
	ck_assert_double_eq(lots[1].usable_days, 10);
	/* and when nothing is dispensed all that has a date is wasted */
	project(lots, 3, 0, &(struct weeks){ .n = 12 });
	ck_assert_double_eq(lots[0].waste_mean, 10);
	ck_assert_double_eq(lots[1].waste_mean, 10);
	ck_assert_double_eq(lots[2].waste_mean, 0);
	ck_assert_double_eq(lots[1].waste_slow, 10);
	ck_assert_double_eq(lots[2].waste_slow, 0);
	/* a rate given, but no weeks: a slow spell of Poisson, 2 of 5 */
	struct lot given[] = { lot("A", 5, 5) };
	project(given, 1, 1, &(struct weeks){ .mean = NAN, .sd = NAN });
	ck_assert_double_eq(given[0].waste_mean, 0);
	ck_assert_double_eq(given[0].waste_slow, 3);
	/* 0.05 a day, 5 units: P(X <= 1) is 0.0404, P(X <= 2) 0.1247 */
	struct lot slow[] = { lot("A", 5, 100) };
	project(slow, 1, 0.05, &(struct weeks){ .mean = NAN, .sd = NAN });
	ck_assert_double_eq(slow[0].waste_slow, 3);
	lots_project(NULL, 0, TODAY, USE, 1, &even, true);
}
END_TEST

/*
 * Quarters of a unit: the spell is a gamma, which has no steps. Mean 5, variance 5:
 * the 10 % quantile is 2.432591 (Python 3: bisection of the series for the lower
 * incomplete gamma function of shape 5 at x).
 */
START_TEST(a_slow_spell_of_broken_quantities)
{
	struct lot lots[] = { lot("A", 5.25, 5) };
	lots_project(lots, 1, TODAY, USE, 1, &even, false);
	ck_assert_double_eq_tol(lots[0].waste_mean, 0.25, 1e-12);
	ck_assert_double_eq_tol(lots[0].waste_slow, 5.25 - 2.432591, 5e-7);
}
END_TEST

/* Units used by the end of each lot, one unit after the other, each from the first lot in date. */
static void use_one_by_one(struct lot *lots, size_t n, const double *demand)
{
	double left[LOTS_MAX], used = 0;
	for (size_t i = 0; i < n; i++) {
		left[i] = lots[i].quantity;
		for (; left[i] > 0 && used + 1 <= demand[i]; used++)
			left[i]--;
		ck_assert_double_eq_tol(lots[i].waste_mean, left[i], 1e-9);
	}
}

/* At one a day, whole lots: counted out unit by unit; and no more wasted than there is. */
START_TEST(any_lots)
{
	struct rng rng = { unit_seed() + 23 };
	struct weeks w = lumpy();
	for (size_t round = 0; round < unit_rounds(500); round++) {
		struct lot lots[LOTS_MAX];
		double demand[LOTS_MAX], mean = 0, slow = 0;
		size_t n = rng_below(&rng, LOTS_MAX + 1);
		static const char *const names[] = { "a", "b", "c", "d", "e", "f", "g", "h",
						     "i", "j", "k", "l" };
		for (size_t i = 0; i < n; i++)
			lots[i] = lot(names[i], rng_below(&rng, 30),
				      (int32_t)rng_below(&rng, 120) - 20);
		project(lots, n, 1, &w);
		for (size_t i = 0; i < n; i++) {
			demand[i] = lots[i].usable_days;
			require(i == 0 || lots[i - 1].expires <= lots[i].expires, "order");
			require(lots[i].waste_mean >= -1e-9 &&
					lots[i].waste_mean <= lots[i].quantity + 1e-9 &&
					lots[i].waste_slow >= -1e-9 &&
					lots[i].waste_slow <= lots[i].quantity + 1e-9,
				"more wasted than there is");
			mean += lots[i].waste_mean;
			slow += lots[i].waste_slow;
		}
		use_one_by_one(lots, n, demand);
		require(slow >= mean - 1e-9, "%.9g in the spell, %.9g at the mean", slow, mean);
	}
}
END_TEST

static const struct {
	struct lot_said said;
	double kept;
	int32_t expires;
	bool is_free;
} said[] = {
	{ { LOT_AVAILABLE, 10, NAN, false, 100, DATE_NONE, 28 }, 0, 100, true },
	{ { LOT_AVAILABLE, 10, 4, false, 100, DATE_NONE, 28 }, 4, 100, true },
	{ { LOT_AVAILABLE, 10, 10, false, 100, DATE_NONE, 28 }, 10, 100, false },
	{ { LOT_AVAILABLE, 10, NAN, true, 100, DATE_NONE, 28 }, 10, 100, false },
	{ { LOT_HOLD, 10, NAN, false, 100, DATE_NONE, 28 }, 10, 100, false },
	{ { LOT_QUARANTINE, 10, NAN, false, 100, DATE_NONE, 28 }, 10, 100, false },
	{ { LOT_RECALLED, 10, 3, false, 100, DATE_NONE, 28 }, 10, 100, false },
	{ { LOT_ALLOCATED, 10, NAN, false, 100, DATE_NONE, 28 }, 10, 100, false },
	/* opened: 28 days or the expiry, the earlier; nobody knows when: not usable */
	{ { LOT_OPENED, 1, NAN, false, 100, 60, 28 }, 0, 88, true },
	{ { LOT_AVAILABLE, 1, NAN, false, 100, 60, 28 }, 0, 88, true },
	{ { LOT_AVAILABLE, 1, NAN, false, 80, 60, 28 }, 0, 80, true },
	{ { LOT_AVAILABLE, 1, NAN, false, DATE_NONE, 60, 28 }, 0, 88, true },
	{ { LOT_OPENED, 1, NAN, false, 100, DATE_NONE, 28 }, 1, 100, false },
	{ { LOT_AVAILABLE, -3, NAN, false, 100, DATE_NONE, 28 }, 0, 100, true },
};

START_TEST(what_is_said_of_a_lot)
{
	struct lot made = lot_of(&said[_i].said);
	ck_assert_double_eq(made.kept, said[_i].kept);
	ck_assert_int_eq(made.expires, said[_i].expires);
	ck_assert(lot_is_free(&made) == said[_i].is_free);
}
END_TEST

START_TEST(units_that_are_kept)
{
	struct lot lots[] = { lot("A", 10, 5), lot("B", 10, 10), lot("C", 10, 20), lot("D", 5, 1) };
	lots[0].kept = 10;
	lots[0].status = LOT_HOLD;
	lots[1].kept = 4;
	lots[3].kept = 5;
	lots[3].status = LOT_RECALLED;
	project(lots, COUNT(lots), 1, &even);
	ck_assert(lots[0].usable_days == 0 && lots[0].waste_mean == 5); /* D, recalled */
	ck_assert(lots[1].usable_days == 0 && isnan(lots[1].waste_mean)); /* A, on hold */
	ck_assert(lots[2].usable_days == 10 && lots[2].waste_mean == 0);
	ck_assert(lots[3].usable_days == 20 && lots[3].waste_mean == 0); /* 6 of B, 10 of C: 16 days */
	lots[3].expires = TODAY + USE + 12;
	project(lots, COUNT(lots), 1, &even);
	ck_assert(lots[3].waste_mean == 4);
}
END_TEST

START_TEST(below_zero_was_taken_from_the_others)
{
	struct lot lots[] = { lot("A", 10, 5), lot("B", -8, 10), lot("C", 10, 20) };
	project(lots, COUNT(lots), 1, &even);
	ck_assert(lots[0].waste_mean == 0 && lots[1].waste_mean == 0 && lots[2].waste_mean == 0);
	lots[1].quantity = 0;
	project(lots, COUNT(lots), 1, &even);
	ck_assert(lots[0].waste_mean == 5);
}
END_TEST

void unit_lots(TCase *tc)
{
	tcase_add_loop_test(tc, what_is_said_of_a_lot, 0, COUNT(said));
	tcase_add_test(tc, units_that_are_kept);
	tcase_add_test(tc, below_zero_was_taken_from_the_others);
	tcase_add_test(tc, usable_days);
	tcase_add_test(tc, states);
	tcase_add_test(tc, first_expired_first_out);
	tcase_add_test(tc, waste_by_hand);
	tcase_add_test(tc, what_comes_first_holds_up_what_follows);
	tcase_add_test(tc, a_slow_spell);
	tcase_add_test(tc, all_lots_together_waste_no_less_when_slow);
	tcase_add_test(tc, without_a_rate);
	tcase_add_test(tc, a_slow_spell_of_broken_quantities);
	tcase_add_test(tc, any_lots);
}
