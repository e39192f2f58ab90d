/* stock/replay.h: days worked out by hand; what must not depend on the days to come. */
#include "unit.h"

#include <math.h>
#include <stdlib.h>

#include "replay_scene.h"
#include "sku/sku.h"

#include "base/banned.h"

/* Starts with 10. Closes: 9 8 7 6 5 4 3; 7 ordered; 2 1 0, then 6 5 4 3; 7 ordered. */
START_TEST(two_cycles_by_hand)
{
	struct replay_scene s = replay_scene(FIRST + 14);
	struct replay r = replay(&s, REPLAY_CHOSEN);
	ck_assert_uint_eq(r.cycles, 2);
	ck_assert_uint_eq(r.cycles_short, 0);
	ck_assert_uint_eq(r.orders, 2);
	ck_assert_double_eq(r.units_ordered, 14);
	ck_assert_double_eq(r.demand, 14);
	ck_assert_double_eq(r.fill_rate, 1);
	ck_assert_double_eq(r.mean_on_hand, (42 + 21) / 14.);
	ck_assert_double_eq(r.max_on_hand, 9);
	ck_assert_double_eq(r.units_expired, 0);
	ck_assert_int_eq(r.verdict, REPLAY_FEW);
}
END_TEST

START_TEST(starts_with_order_up_to)
{
	struct replay_scene s = replay_scene(FIRST + 1);
	struct replay r = replay(&s, REPLAY_CHOSEN);
	ck_assert_double_eq(r.mean_on_hand, 10 - 1);
	ck_assert_uint_eq(r.cycles, 0); /* the first review is at the close of the 7th day */
	ck_assert_uint_eq(r.orders, 0);
	ck_assert_double_eq(replay(&s, REPLAY_30_DAYS).mean_on_hand, 40 - 1);
	ck_assert_double_eq(replay(&s, REPLAY_45_DAYS).mean_on_hand, 55 - 1);
	ck_assert_double_eq(replay(&s, REPLAY_SQRT).mean_on_hand, 10 - 1); /* sigma is 0 */
	s.p.policy_days = 60;
	ck_assert_double_eq(replay(&s, REPLAY_CHOSEN).mean_on_hand, 70 - 1);
	ck_assert_double_eq(replay(&s, REPLAY_30_DAYS).mean_on_hand, 40 - 1);
	ck_assert_double_eq(replay(&s, REPLAY_SQRT).mean_on_hand, 10 - 1);
	s.p.policy_is_cover = true; /* for the chosen rule only: 60 less 10 */
	ck_assert_double_eq(replay(&s, REPLAY_CHOSEN).mean_on_hand, 60 - 1);
	ck_assert_double_eq(replay(&s, REPLAY_30_DAYS).mean_on_hand, 40 - 1);
	ck_assert_double_eq(replay(&s, REPLAY_45_DAYS).mean_on_hand, 55 - 1);
	s.p.policy_days = 0; /* statistics, too: Poisson of 10, 15 at 95 % */
	s.p.safety.method = SAFETY_NB;
	ck_assert_double_eq(replay(&s, REPLAY_CHOSEN).mean_on_hand, 15 - 1);
	ck_assert_double_eq(replay(&s, REPLAY_SQRT).mean_on_hand, 10 - 1);
}
END_TEST

/*
 * What is ordered at the close of day 90 is there on the morning of day 94: so 3
 * units last, and the 3 of day 93 find 1. The other 2 are lost and not owed. Then
 * 84 days hold 86 units: ceil(86 / 84 * 10) = 11, less the 3 on hand, is ordered.
 */
START_TEST(what_is_not_there_is_lost)
{
	struct replay_scene s = replay_scene(FIRST + 14);
	s.units[93] = 3;
	struct replay r = replay(&s, REPLAY_CHOSEN);
	ck_assert_uint_eq(r.cycles, 2);
	ck_assert_uint_eq(r.cycles_short, 1);
	ck_assert_uint_eq(r.days_short, 1);
	ck_assert_double_eq(r.units_short, 2);
	ck_assert_double_eq(r.demand, 16);
	ck_assert_double_eq(r.fill_rate, 14. / 16);
	ck_assert_double_eq(r.mean_on_hand, (42 + 21) / 14.);
	ck_assert_double_eq(r.units_ordered, 7 + 8);
	/* a day later they would have been there */
	s.units[93] = 1;
	s.units[94] = 3;
	r = replay(&s, REPLAY_CHOSEN);
	ck_assert_uint_eq(r.days_short, 0);
	ck_assert_double_eq(r.units_short, 0);
}
END_TEST

/* Receipts come before demand, and orders after it: with no lead time, the morning after. */
START_TEST(the_order_of_a_day)
{
	struct replay_scene s = replay_scene(FIRST + 8);
	s.p.safety.lead_days = 0; /* up to 7, ordered at 0 */
	struct replay r = replay(&s, REPLAY_CHOSEN);
	ck_assert_uint_eq(r.days_short, 0);
	ck_assert_double_eq(r.mean_on_hand, (6 + 5 + 4 + 3 + 2 + 1 + 0 + 6) / 8.);
	/* demand of the review day itself is known to its order: 1.071 a day, so up to 8 */
	s.units[90] = 7;
	r = replay(&s, REPLAY_CHOSEN);
	ck_assert_double_eq(r.units_short, 6);
	ck_assert_double_eq(r.units_ordered, 8);
	ck_assert_double_eq(r.mean_on_hand, (6 + 5 + 4 + 3 + 2 + 1 + 0 + 7) / 8.);
}
END_TEST

/* 2.5 and 6.5 days: up to 9, but 4 nights until it is there, and 7 days to a review. */
START_TEST(parts_of_days_are_days)
{
	struct replay_scene s = replay_scene(FIRST + 11);
	s.p.safety.lead_days = 2.5;
	s.p.safety.review_days = 6.5;
	struct replay r = replay(&s, REPLAY_CHOSEN);
	ck_assert_uint_eq(r.cycles, 1);
	ck_assert_uint_eq(r.cycles_short, 0); /* the short day is in the second, still open */
	ck_assert_uint_eq(r.days_short, 1);
	ck_assert_double_eq(r.units_ordered, 7);
	ck_assert_double_eq(r.mean_on_hand, (8 + 7 + 6 + 5 + 4 + 3 + 2 + 1 + 0 + 0 + 6) / 11.);
	/* but for a billionth of one; and a review is a day apart at least */
	s.p.safety.lead_days = 2 + 5e-10;
	s.p.safety.review_days = 7 + 5e-10;
	r = replay(&s, REPLAY_CHOSEN);
	ck_assert_uint_eq(r.cycles, 1);
	ck_assert_double_eq(r.mean_on_hand, (8 + 7 + 6 + 5 + 4 + 3 + 2 + 1 + 0 + 6 + 5) / 11.);
	s.p.safety.review_days = 0;
	ck_assert_uint_eq(replay(&s, REPLAY_CHOSEN).cycles, 11);
}
END_TEST

START_TEST(a_return_goes_back_on_the_shelf)
{
	struct replay_scene s = replay_scene(FIRST + 7);
	s.units[86] = -2;
	struct replay r = replay(&s, REPLAY_CHOSEN);
	ck_assert_double_eq(r.mean_on_hand, (9 + 8 + 10 + 9 + 8 + 7 + 6) / 7.);
	ck_assert_double_eq(r.max_on_hand, 10);
	ck_assert_double_eq(r.demand, 6);
	ck_assert_double_eq(r.units_short, 0);
	s.units[88] = 9; /* and is handed out again */
	r = replay(&s, REPLAY_CHOSEN);
	ck_assert_double_eq(r.units_short, 1 + 1);
	ck_assert_double_eq(r.mean_on_hand, (9 + 8 + 10 + 9 + 0 + 0 + 0) / 7.);
}
END_TEST

/*
 * Demand stops, and the 10 units of the start, received on day 83, can be handed
 * out for 40 - 28 = 12 days: to day 95, as lots.h counts. The review of day 90 expects
 * 77 / 84 a day to use 4.58 of them, so 6 more are ordered and come on day 94; those of
 * the start are thrown away on day 96. Then the review of day 97 orders what is missing.
 */
START_TEST(units_expire)
{
	struct replay_scene s = replay_scene(FIRST + 14);
	s.p.shelf_life_days = 40;
	for (size_t i = FIRST; i < s.days; i++)
		s.units[i] = i == 95 ? 4 : 0;
	struct replay r = replay(&s, REPLAY_CHOSEN);
	ck_assert_double_eq(r.units_short, 0);
	ck_assert_double_eq(r.units_expired, 6);
	ck_assert_double_eq(r.mean_on_hand, (10 * 10 + 16 + 12 + 6 + 6) / 14.);
	ck_assert_double_eq(r.units_ordered, 6 + 3); /* 70 + 4 in 84 days: ceil(8.81) less 6 */
	s.units[95] = 0;
	s.units[96] = 7;
	r = replay(&s, REPLAY_CHOSEN);
	ck_assert_double_eq(r.units_short, 1);
	ck_assert_double_eq(r.units_expired, 10);
	s.p.shelf_life_days = NAN;
	s.units[96] = 4;
	r = replay(&s, REPLAY_CHOSEN);
	ck_assert_double_eq(r.units_expired, 0);
	ck_assert_double_eq(r.mean_on_hand, (12 * 10 + 2 * 6) / 14.);
}
END_TEST

/* Ten days' worth at the start, of tenths that no binary fraction is: no shortage of 1e-16. */
START_TEST(rounding_is_no_shortage)
{
	static const double steps[] = { 0.1, 0.3, 0.7, 1.1, 2.3, 9.9 };
	for (size_t k = 0; k < COUNT(steps); k++) {
		struct replay_scene s = replay_scene(FIRST + 10);
		for (size_t i = 0; i < s.days; i++)
			s.units[i] = steps[k];
		s.p.safety.lead_days = 9; /* what is ordered comes on the 11th day */
		s.p.safety.review_days = 1;
		struct replay r = replay(&s, REPLAY_CHOSEN);
		ck_assert_uint_eq(r.days_short, 0);
		ck_assert_double_eq(r.units_short, 0);
		ck_assert_double_eq(r.fill_rate, 1);
	}
}
END_TEST

START_TEST(no_history_no_replay)
{
	struct replay r;
	struct replay_scene s = replay_scene(FIRST + 1);
	for (size_t days = 0; days <= FIRST; days += FIRST / 4) {
		struct demand d = demand_of(&s, days);
		ck_assert(!replay_run(&d, &s.p, REPLAY_CHOSEN, &r));
		ck_assert(r.cycles == 0 && r.orders == 0 && isnan(r.fill_rate));
	}
	struct demand d = demand_of(&s, s.days);
	for (size_t i = 0; i < FIRST - 7; i++)
		s.stockout[i] = true; /* one week is left */
	ck_assert(!replay_run(&d, &s.p, REPLAY_CHOSEN, &r));
	s.stockout[FIRST - 8] = false;
	ck_assert(!replay_run(&d, &s.p, REPLAY_SQRT, &r));
	for (size_t i = 0; i < FIRST; i++)
		s.stockout[i] = false;
	ck_assert(replay_run(&d, &s.p, REPLAY_SQRT, &r));
	s.p.pathway = PATHWAY_503A;
	ck_assert(!replay_run(&d, &s.p, REPLAY_CHOSEN, &r));
}
END_TEST

START_TEST(days_out_of_range_no_replay)
{
	static const double lead[] = { -1, LEAD_DAYS_MAX + 1, 9223372036854775807., NAN };
	static const double review[] = { -1, REVIEW_DAYS_MAX + 1, 9223372036854775807., NAN };
	struct replay_scene s = replay_scene(FIRST + 14);
	struct demand d = demand_of(&s, s.days);
	struct replay r;
	for (size_t i = 0; i < COUNT(lead); i++) {
		s.p.safety.lead_days = lead[i];
		ck_assert(!replay_run(&d, &s.p, REPLAY_CHOSEN, &r));
		s.p.safety.lead_days = 3;
		s.p.safety.review_days = review[i];
		ck_assert(!replay_run(&d, &s.p, REPLAY_SQRT, &r));
		s.p.safety.review_days = 7;
	}
	s.p.safety.lead_days = LEAD_DAYS_MAX; /* nothing comes in time */
	s.p.safety.review_days = REVIEW_DAYS_MAX;
	ck_assert(replay_run(&d, &s.p, REPLAY_CHOSEN, &r));
	ck_assert(r.orders == 0 && r.max_on_hand == LEAD_DAYS_MAX + REVIEW_DAYS_MAX - 1);
}
END_TEST

/*
 * Weeks 2 to 13 of the replay are out of stock: from the 12th review on fewer than two of the 12
 * weeks before are known, and the last known rate goes on, so that each review orders its week.
 */
START_TEST(a_rate_that_is_out_of_sight_goes_on)
{
	struct replay_scene s = replay_scene(FIRST + 98);
	for (size_t i = 7; i < 91; i++)
		s.stockout[FIRST + i] = true;
	struct replay r = replay(&s, REPLAY_CHOSEN);
	ck_assert_uint_eq(r.cycles, 14);
	ck_assert_uint_eq(r.orders, 14);
	ck_assert_double_eq(r.units_ordered, 98);
}
END_TEST

START_TEST(without_demand_there_is_no_fill_rate)
{
	struct replay_scene s = replay_scene(FIRST + 30);
	for (size_t i = 0; i < s.days; i++)
		s.units[i] = i < FIRST;
	struct replay r = replay(&s, REPLAY_CHOSEN);
	ck_assert_double_nan(r.fill_rate);
	ck_assert_double_eq(r.mean_on_hand, 10);
	memset(s.units, 0, sizeof(s.units)); /* nor a rate, nor an order */
	r = replay(&s, REPLAY_SQRT);
	ck_assert_double_eq(r.max_on_hand, 0);
	ck_assert_uint_eq(r.orders, 0);
	ck_assert_uint_eq(r.cycles, 4);
}
END_TEST

static const struct {
	size_t cycles, cycles_short;
	double service;
	enum replay_verdict want;
} verdicts[] = {
	/* P(3 or more of 13) at 5 % is 0.0245, of 2 or more 0.1354; 4 of 26: 0.0387, 3: 0.1386;
	   6 of 52: 0.0445, 5: 0.1174; 10 of 104: 0.0356, 9: 0.0767 */
	{ 13, 3, 0.95, REPLAY_SHORT },  { 13, 2, 0.95, REPLAY_FITS }, { 13, 0, 0.95, REPLAY_FITS },
	{ 26, 4, 0.95, REPLAY_SHORT },  { 26, 3, 0.95, REPLAY_FITS }, { 52, 6, 0.95, REPLAY_SHORT },
	{ 52, 5, 0.95, REPLAY_FITS },   { 104, 10, 0.95, REPLAY_SHORT },
	{ 104, 9, 0.95, REPLAY_FITS },
	/* at 1 %: 0.0072 and 0.1225; at 10 %: 0.0342 and 0.1339; at 50 %: 0.0461 and 0.1334 */
	{ 13, 2, 0.99, REPLAY_SHORT },  { 13, 1, 0.99, REPLAY_FITS }, { 13, 4, 0.9, REPLAY_SHORT },
	{ 13, 3, 0.9, REPLAY_FITS },    { 13, 10, 0.5, REPLAY_SHORT }, { 13, 9, 0.5, REPLAY_FITS },
	{ 12, 3, 0.95, REPLAY_FEW },    { 12, 12, 0.95, REPLAY_FEW }, { 1, 0, 0.95, REPLAY_FEW },
};

/*
 * A review day on which more is asked for than there ever is, twice as much each
 * time, makes its cycle short; what is ordered that night is there in the morning.
 */
START_TEST(verdict_by_chance)
{
	size_t cycles = verdicts[_i].cycles, short_ones = verdicts[_i].cycles_short;
	struct replay_scene s = replay_scene(FIRST + 7 * cycles);
	s.p.safety.lead_days = 0;
	s.p.safety.service_level = verdicts[_i].service;
	s.p.policy_days = 30;
	double much = 1e6;
	for (size_t i = 0; i < short_ones; i++, much *= 2)
		s.units[FIRST + 7 * (i * (cycles / short_ones)) + 6] = much;
	struct replay r = replay(&s, REPLAY_CHOSEN);
	ck_assert_uint_eq(r.cycles, cycles);
	ck_assert_uint_eq(r.cycles_short, short_ones);
	ck_assert_uint_eq(r.days_short, short_ones);
	ck_assert_int_eq(r.verdict, verdicts[_i].want);
}
END_TEST

START_TEST(names)
{
	ck_assert_str_eq(replay_rule_names[REPLAY_CHOSEN], "chosen");
	ck_assert_str_eq(replay_rule_names[REPLAY_30_DAYS], "30_days");
	ck_assert_str_eq(replay_rule_names[REPLAY_45_DAYS], "45_days");
	ck_assert_str_eq(replay_rule_names[REPLAY_SQRT], "z_sigma_sqrt_l");
	ck_assert_str_eq(replay_verdict_names[REPLAY_FEW], "not enough cycles");
	ck_assert_str_eq(replay_verdict_names[REPLAY_FITS], "within chance");
	ck_assert_str_eq(replay_verdict_names[REPLAY_SHORT], "too many short");
}
END_TEST

/* Half a unit on the first day makes all of it a gamma: 7 units of safety, not 6. */
START_TEST(one_broken_quantity)
{
	struct replay_scene s = replay_scene(FIRST + 1);
	struct stock_result broken, counts;
	s.p.safety.method = SAFETY_NB;
	for (size_t i = 0; i < s.days; i++)
		s.units[i] = i % 7 == 0 ? 11 : 0;
	s.units[0] = 11.5; /* before the window */
	s.p.window_days = 77;
	struct demand d = demand_of(&s, FIRST);
	ck_assert(!d.whole);
	stock_levels(&d, &s.p, &broken);
	d.whole = true;
	stock_levels(&d, &s.p, &counts);
	ck_assert_double_eq(broken.order_up_to, counts.order_up_to + 1);
	ck_assert_double_eq(replay(&s, REPLAY_CHOSEN).max_on_hand,
			    broken.order_up_to - s.units[FIRST]);
}
END_TEST

void unit_replay(TCase *tc)
{
	tcase_add_test(tc, two_cycles_by_hand);
	tcase_add_test(tc, starts_with_order_up_to);
	tcase_add_test(tc, what_is_not_there_is_lost);
	tcase_add_test(tc, the_order_of_a_day);
	tcase_add_test(tc, parts_of_days_are_days);
	tcase_add_test(tc, a_return_goes_back_on_the_shelf);
	tcase_add_test(tc, units_expire);
	tcase_add_test(tc, rounding_is_no_shortage);
	tcase_add_test(tc, no_history_no_replay);
	tcase_add_test(tc, days_out_of_range_no_replay);
	tcase_add_test(tc, a_rate_that_is_out_of_sight_goes_on);
	tcase_add_test(tc, without_demand_there_is_no_fill_rate);
	tcase_add_loop_test(tc, verdict_by_chance, 0, COUNT(verdicts));
	tcase_add_test(tc, names);
	tcase_add_test(tc, one_broken_quantity);
}
