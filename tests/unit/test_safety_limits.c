/* stock/safety.h: what grows with what, and days and demand at the borders of their ranges. */
#include "unit.h"

#include <math.h>

#include "sku/sku.h"
#include "safety_scene.h"
#include "stock/stock.h"

#include "base/banned.h"

static const double one_a_day[] = { 1 };

/* 4 in the first week of a fortnight and 16 in the second; for 12 weeks mean 10, s2 39.272727. */
static const double lumps[] = { 0, 4, 0, 0, 0, 0, 0, 0, 10, 0, 0, 6, 0, 0 };

/* Less often short costs more; so does a supplier who is late. The median is no safety stock. */
START_TEST(it_grows_with_service_and_lead_deviation)
{
	struct rng rng = { unit_seed() + 18 };
	for (size_t round = 0; round < unit_rounds(200); round++) {
		struct safety_scene s = safety_scene((enum safety_method)(round % SAFETY_POLICY_ONLY));
		make_history(&s, &rng);
		double before = -INFINITY; /* of normal demand it may be below 0 */
		for (int i = 1; i < 100; i++) {
			s.p.service_level = i / 100.;
			double level = levels(&s)->level;
			require(level >= before, "at %d %%: %.9g after %.9g", i, level, before);
			before = level;
		}
		s.p.service_level = 0.95;
		before = 0;
		for (int i = 0; i <= 10; i++) {
			/* to the lead time itself, so that it is no longer a distribution of two lumps */
			s.p.lead_sd = s.p.lead_days * i / 10;
			double v = levels(&s)->variance;
			require(v >= before, "lead_sd %.1f: variance %.9g after %.9g",
				s.p.lead_sd, v, before);
			before = v;
		}
	}
}
END_TEST

/*
 * The level, that is: of counts what is above the mean may fall by less than a unit,
 * for levels are whole. Gamma and normal have no steps, and there it does not fall.
 */
START_TEST(a_level_grows_with_lead_and_review_days)
{
	static const enum safety_method some[] = { SAFETY_NB, SAFETY_POISSON, SAFETY_GAMMA,
						   SAFETY_NORMAL };
	struct rng rng = { unit_seed() + 19 };
	for (size_t round = 0; round < unit_rounds(400); round++) {
		struct safety_scene s = safety_scene(some[round % COUNT(some)]);
		make_history(&s, &rng);
		s.p.lead_sd = 0;
		s.p.service_level = 0.95;
		double *days = rng_below(&rng, 2) ? &s.p.lead_days : &s.p.review_days;
		bool steps = s.p.method == SAFETY_NB || s.p.method == SAFETY_POISSON;
		double before = 0, stock = 0, may_fall = steps ? 1 : 1e-9;
		for (int i = 0; i <= 40; i++) {
			*days = i / 2.;
			if (s.p.lead_days + s.p.review_days == 0)
				continue;
			levels(&s);
			require(s.r.level >= before - 1e-9, "%g, %g days: level %.9g after %.9g",
				s.p.lead_days, s.p.review_days, s.r.level, before);
			require(s.r.stock > stock - may_fall, "%g, %g days: stock %.9g after %.9g",
				s.p.lead_days, s.p.review_days, s.r.stock, stock);
			before = s.r.level;
			stock = fmax(stock, s.r.stock);
		}
	}
}
END_TEST

/* Quarters of a unit, or ten times as many of them: the same in other units, while v > mu. */
START_TEST(units_of_another_size)
{
	struct safety_scene s = safety_scene(SAFETY_ROBUST), t = safety_scene(SAFETY_ROBUST);
	fill(&s, 182, lumps, COUNT(lumps));
	fill(&t, 182, lumps, COUNT(lumps));
	for (size_t i = 0; i < 182; i++) {
		s.units[i] += i % 9 == 0 ? 0.25 : 0;
		t.units[i] = 10 * s.units[i];
	}
	levels(&s);
	levels(&t);
	ck_assert_double_eq_tol(t.r.mean, 10 * s.r.mean, 1e-9);
	ck_assert_double_eq_tol(t.r.variance, 100 * s.r.variance, 1e-7);
	ck_assert_double_eq_tol(t.r.level_a, 10 * s.r.level_a, 1e-6);
	ck_assert_double_eq_tol(t.r.level_b, 10 * s.r.level_b, 1e-6);
	ck_assert_double_eq_tol(t.r.level_c, 10 * s.r.level_c, 1e-9);
	ck_assert_double_eq_tol(t.r.stock, 10 * s.r.stock, 1e-6);
}
END_TEST

static struct stock_result stock_of(struct safety_scene *s)
{
	const struct stock_params p = {
		.safety = s->p, .policy_days = 30, .shelf_life_days = NAN, .use_days = 28,
		.window_days = 84, .new_rate = NAN,
	};
	struct stock_result r;
	levels(s);
	stock_levels(&s->d, &p, &r);
	return r;
}

/* The half year of B and C still has demand, the window has none. */
START_TEST(what_died_needs_no_safety)
{
	struct safety_scene s = safety_scene(SAFETY_ROBUST);
	fill(&s, 182, lumps, COUNT(lumps));
	for (size_t i = 182 - 84; i < 182; i++)
		s.units[i] = 0;
	struct stock_result r = stock_of(&s);
	ck_assert_int_eq(r.status, STOCK_NO_DEMAND);
	ck_assert_double_eq(r.daily_rate, 0);
	ck_assert_double_eq(r.safety_stock, 0);
	ck_assert_double_eq(r.reorder_point, 0);
	ck_assert_double_eq(r.order_up_to, 0);
	ck_assert_double_nan(r.safety.stock);
	ck_assert_double_nan(r.implied_service_level);
	/* one unit on the first day of the window, and it lives */
	s.units[182 - 84] = 1;
	r = stock_of(&s);
	ck_assert_int_eq(r.status, STOCK_OK);
	ck_assert_double_gt(r.safety.stock, 0);
}
END_TEST

/* Levels of 30 days against levels of a quantile, and which of them is larger. */
START_TEST(policy_or_statistics)
{
	struct safety_scene s = safety_scene(SAFETY_ROBUST);
	fill(&s, 182, one_a_day, 1);
	struct stock_result r = stock_of(&s);
	ck_assert_int_eq(r.basis, STOCK_POLICY); /* 30 against 15 - 10 */
	ck_assert_double_eq(r.safety_stock, 30);
	ck_assert_double_eq_tol(r.safety.stock, 5, 1e-9);
	/* 20 units in one day of twelve weeks: 30 days are 8 */
	for (size_t i = 0; i < 182; i++)
		s.units[i] = i == 150 ? 20 : 0;
	r = stock_of(&s);
	ck_assert_int_eq(r.basis, STOCK_STATISTICAL);
	ck_assert_double_eq(r.safety_stock_30d, 8);
	ck_assert_double_eq(r.safety_stock, ceil(r.safety.stock - 1e-9));
	ck_assert_double_gt(r.safety_stock, 8);
	ck_assert_double_eq(r.reorder_point, r.safety_stock + 3);
	ck_assert_double_eq(r.order_up_to, r.safety_stock + 3);
}
END_TEST

/* An interval of a day and a half is covered by B and C as two, by A as it is. */
START_TEST(parts_of_days)
{
	struct safety_scene s = safety_scene(SAFETY_ROBUST);
	fill(&s, 182, one_a_day, 1);
	s.p.lead_days = 0.5;
	s.p.review_days = 1;
	levels(&s);
	ck_assert_double_eq_tol(s.r.mean, 1.5, 1e-12);
	ck_assert_double_eq(s.r.level_c, 2);
	is_level("A", true, s.r.level_a, 1.5, 1.5, 0.95);
	is_level("B", true, s.r.level_b, 2, 2, 0.95);
	/* binary sums of days are no reason for a day more */
	s.p.lead_days = 0.1 + 0.2;
	s.p.review_days = 1.7;
	ck_assert_double_eq(levels(&s)->level_c, 2);
}
END_TEST

/* A week that counts for 12 of its 30 units counts so on each of its days, and on no other. */
START_TEST(a_limit_cuts_each_day_of_a_week)
{
	static const double days[] = { 1, 2, 0, 3, 1, 0, 2 };
	for (size_t back = 1; back <= 26; back += 5) {
		struct safety_scene s = safety_scene(SAFETY_ROBUST), t = safety_scene(SAFETY_ROBUST);
		fill(&s, 182, days, COUNT(days));
		fill(&t, 182, days, COUNT(days));
		for (size_t i = 182 - 7 * back; i < 182 - 7 * back + 7; i++) {
			s.units[i] = i % 7 == 0 ? 12 : 3;
			t.units[i] = s.units[i] * 12 / 30;
		}
		s.d.week_limit = 12;
		levels(&s);
		levels(&t);
		t.d.whole = s.d.whole; /* the same demand otherwise */
		safety_levels(&t.d, &t.w, &t.p, &t.r);
		ck_assert_double_eq_tol(s.r.level_a, t.r.level_a, 1e-9);
		ck_assert_double_eq_tol(s.r.level_b, t.r.level_b, 1e-9);
		ck_assert_double_eq_tol(s.r.bias, t.r.bias, 1e-9);
		ck_assert_double_eq_tol(s.r.level_c, t.r.level_c, 1e-9);
	}
}
END_TEST

/* Each number at the borders of its range, a history of 400 days behind it. */
static const double borders[] = { -1, 0, 0.5, 1, 2, 83, 84, 85, 182, 183, 400, 3649, 3650, 3651,
				  9223372036854775807., 1e300, INFINITY, NAN };

static bool is_level_of(const struct safety_scene *s)
{
	return s->r.mean > 0 && s->r.level_a > 0 && s->r.level >= s->r.level_a;
}

START_TEST(days_at_their_borders)
{
	for (size_t i = 0; i < COUNT(borders) * COUNT(borders); i++) {
		struct safety_scene s = safety_scene(SAFETY_ROBUST);
		double lead = borders[i / COUNT(borders)], review = borders[i % COUNT(borders)];
		fill(&s, DAYS_MAX, lumps, COUNT(lumps));
		s.p.lead_days = lead;
		s.p.review_days = review;
		bool fits = lead >= 0 && lead <= LEAD_DAYS_MAX && review >= 0 &&
			    review <= REVIEW_DAYS_MAX && lead + review > 0;
		levels(&s);
		require(fits ? is_level_of(&s) : isnan(s.r.mean) && isnan(s.r.level) &&
							 isnan(s.r.stock) && isnan(s.r.bias),
			"lead %g, review %g: level %g", lead, review, s.r.level);
		struct stock_result r = stock_of(&s);
		require(fits ? r.reorder_point > 0 : isnan(r.reorder_point) && isnan(r.safety_stock),
			"lead %g, review %g: reorder point %g", lead, review, r.reorder_point);
	}
}
END_TEST

START_TEST(what_is_no_deviation_or_probability)
{
	for (size_t i = 0; i < COUNT(borders); i++) {
		struct safety_scene s = safety_scene(SAFETY_EMPIRICAL);
		fill(&s, DAYS_MAX, lumps, COUNT(lumps));
		s.p.lead_sd = borders[i];
		ck_assert(isnan(levels(&s)->level) == !(borders[i] >= 0 && borders[i] <= LEAD_SD_MAX));
		s.p.lead_sd = 0;
		s.p.service_level = borders[i];
		ck_assert(isnan(levels(&s)->level) == !(borders[i] == 0.5));
	}
}
END_TEST

/* Less than a billionth of a day is still looked at as one. */
START_TEST(next_to_no_days)
{
	struct safety_scene s = safety_scene(SAFETY_ROBUST);
	fill(&s, DAYS_MAX, one_a_day, 1);
	s.p.lead_days = 0;
	s.p.review_days = 1e-10;
	ck_assert_double_eq(levels(&s)->level_c, 1);
}
END_TEST

/* 1e12 units are the most that a distribution of counts takes: beyond, the levels are not the policy's. */
START_TEST(demand_beyond_a_service_level)
{
	struct safety_scene s = safety_scene(SAFETY_ROBUST);
	const double much[] = { 9e10 }, too_much[] = { 1.1e11 };
	fill(&s, 182, much, 1);
	struct stock_result r = stock_of(&s);
	ck_assert(r.basis == STOCK_POLICY && r.reorder_point == 40 * much[0]);
	fill(&s, 182, too_much, 1);
	r = stock_of(&s);
	ck_assert(r.daily_rate == too_much[0] && r.basis == STOCK_NO_BASIS && !r.capped);
	ck_assert(isnan(r.safety_stock) && isnan(r.reorder_point) && isnan(r.order_up_to));
	ck_assert(isnan(stock_order(&r, 0, 0, 0)));
	s.p.method = SAFETY_POLICY_ONLY;
	ck_assert(stock_of(&s).reorder_point == 40 * too_much[0]);
}
END_TEST

void unit_safety_limits(TCase *tc)
{
	tcase_add_test(tc, days_at_their_borders);
	tcase_add_test(tc, what_is_no_deviation_or_probability);
	tcase_add_test(tc, next_to_no_days);
	tcase_add_test(tc, demand_beyond_a_service_level);
	tcase_add_test(tc, it_grows_with_service_and_lead_deviation);
	tcase_add_test(tc, a_level_grows_with_lead_and_review_days);
	tcase_add_test(tc, units_of_another_size);
	tcase_add_test(tc, what_died_needs_no_safety);
	tcase_add_test(tc, policy_or_statistics);
	tcase_add_test(tc, parts_of_days);
	tcase_add_test(tc, a_limit_cuts_each_day_of_a_week);
}
