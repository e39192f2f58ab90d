/* stock/safety.h: each method by numbers worked out by hand or in Python. */
#include "unit.h"

#include <math.h>

#include "safety_scene.h"

#include "base/banned.h"

static const double one_a_day[] = { 1 };

/* 4 in the first week of a fortnight and 16 in the second; for 12 weeks mean 10, s2 39.272727. */
static const double lumps[] = { 0, 4, 0, 0, 0, 0, 0, 0, 10, 0, 0, 6, 0, 0 };

/* P(X <= 15) of a Poisson of 10 is 0.9513, P(X <= 14) 0.9165: tables. */
START_TEST(steady_demand_is_poisson)
{
	struct safety_scene s = safety_scene(SAFETY_ROBUST);
	fill(&s, 84, one_a_day, 1);
	levels(&s);
	ck_assert_double_eq_tol(s.r.mean, 10, 1e-12);
	ck_assert_double_eq_tol(s.r.variance, 10, 1e-12); /* s2 is 0, and less than the mean */
	ck_assert_double_eq(s.r.level_a, 15);
	ck_assert_double_eq_tol(s.r.stock, 5, 1e-12);
	s.p.service_level = 0.91;
	ck_assert_double_eq(levels(&s)->level_a, 14);
}
END_TEST

/*
 * Python 3.13, terms of the negative binomial added up:
 *   def q(m,v,p): r=m*m/(v-m); t=(r/(r+m))**r; s=t; k=0
 *     while s<p: t*=(k+r)/(k+1)*m/(r+m); s+=t; k+=1
 *     return k
 *   s2=12*36/11; k=10/7; m=100/7; v=k*s2+k*k*s2/12     62.782931
 *   q(m,v,.95) 29   q(m,v,.99) 38   q(m,v+(10/7*2)**2,.95) 30   q(m,v+(10/7*6)**2,.95) 37
 */
START_TEST(lumpy_demand_is_negative_binomial)
{
	struct safety_scene s = safety_scene(SAFETY_NB);
	fill(&s, 84, lumps, COUNT(lumps));
	levels(&s);
	ck_assert_double_eq_tol(s.r.mean, 100. / 7, 1e-12);
	ck_assert_double_eq_tol(s.r.variance, 62.782931, 5e-7);
	ck_assert_double_eq(s.r.level, 29);
	ck_assert_double_eq_tol(s.r.stock, 29 - 100. / 7, 1e-12);
	s.p.service_level = 0.99;
	ck_assert_double_eq(levels(&s)->level, 38);
}
END_TEST

START_TEST(late_orders_add_variance)
{
	struct safety_scene s = safety_scene(SAFETY_NB);
	fill(&s, 84, lumps, COUNT(lumps));
	double before = levels(&s)->variance;
	s.p.lead_sd = 2;
	ck_assert_double_eq_tol(levels(&s)->variance - before, 400. / 49, 1e-10);
	ck_assert_double_eq(s.r.level, 30);
	s.p.lead_sd = 6;
	ck_assert_double_eq_tol(levels(&s)->variance - before, 3600. / 49, 1e-10);
	ck_assert_double_eq(s.r.level, 37);
	/* it is what makes steady demand no Poisson any more */
	fill(&s, 84, one_a_day, 1);
	ck_assert_double_eq_tol(levels(&s)->variance, 36, 1e-10);
}
END_TEST

/* Four weeks of 4 and 16: s2 is 4 * 36 / 3 = 48, and 100 / 49 * 48 / 4 of it is not knowing m. */
START_TEST(few_weeks_add_variance)
{
	struct safety_scene s = safety_scene(SAFETY_NB);
	fill(&s, 28, lumps, COUNT(lumps));
	ck_assert_double_eq_tol(levels(&s)->variance, 480. / 7 + 1200. / 49, 1e-10);
	/* the same weeks three times as long ago: only 84 days are looked at */
	fill(&s, 252, lumps, COUNT(lumps));
	ck_assert_double_eq_tol(levels(&s)->variance, 62.782931, 5e-7);
}
END_TEST

START_TEST(broken_quantities_are_gamma)
{
	struct safety_scene s = safety_scene(SAFETY_NB);
	fill(&s, 84, lumps, COUNT(lumps));
	for (size_t i = 0; i < 84; i++)
		s.units[i] *= 0.25;
	levels(&s);
	ck_assert(!s.d.whole);
	is_level("A", false, s.r.level, 25. / 7, 62.782931 / 16, 0.95);
	/* 4 units in tenths or whole: the same spread */
	for (size_t i = 0; i < 84; i++)
		s.units[i] *= 40;
	s.units[1] += 0.5;
	s.units[0] -= 0.5;
	levels(&s);
	ck_assert(!s.d.whole);
	is_level("A", false, s.r.level, 1000. / 7, 6278.2930, 0.95);
}
END_TEST

/* With H = 10: 56 + 10 days hold one forecast, each further day one more. */
START_TEST(rolling_forecasts_need_20_origins)
{
	struct safety_scene s = safety_scene(SAFETY_ROBUST);
	fill(&s, 84, one_a_day, 1);
	ck_assert_double_nan(levels(&s)->level_b);
	ck_assert_double_nan(s.r.bias);
	fill(&s, 85, one_a_day, 1);
	ck_assert_double_eq(levels(&s)->level_b, 15); /* no error: Poisson of 10 */
	ck_assert_double_eq(s.r.bias, 0);
	s.p.lead_days = 4;
	ck_assert_double_nan(levels(&s)->level_b);
}
END_TEST

START_TEST(windows_need_to_be_80)
{
	struct safety_scene s = safety_scene(SAFETY_ROBUST);
	fill(&s, 88, one_a_day, 1);
	ck_assert_double_nan(levels(&s)->level_c);
	fill(&s, 89, one_a_day, 1);
	ck_assert_double_eq(levels(&s)->level_c, 10);
	s.p.review_days = 8;
	ck_assert_double_nan(levels(&s)->level_c);
}
END_TEST

/* 80 windows of 10 days, the last k of which hold the 7 of one day: 95 % of 80 is 76. */
START_TEST(the_empirical_quantile_is_one_of_the_windows)
{
	struct safety_scene s = safety_scene(SAFETY_EMPIRICAL);
	fill(&s, 89, one_a_day, 1);
	for (size_t k = 1; k <= 10; k++) {
		s.units[89 - k] = 8;
		levels(&s);
		ck_assert_double_eq(s.r.level, k <= 4 ? 10 : 17);
		s.units[89 - k] = 1;
	}
	s.p.service_level = 1e-12; /* next to none: the least of them, 10 - 1 + 0 */
	s.units[0] = 0;
	ck_assert_double_eq(levels(&s)->level, 9);
	s.units[0] = 1;
	s.units[84] = 8; /* in 5 windows */
	s.p.service_level = 75. / 80;
	ck_assert_double_eq(levels(&s)->level, 10);
	s.p.service_level = (75 + 5e-10) / 80; /* a billionth of a window is forgiven */
	ck_assert_double_eq(levels(&s)->level, 10);
	s.p.service_level = 75.5 / 80;
	ck_assert_double_eq(levels(&s)->level, 17);
}
END_TEST

/* What lies more than 182 days back is in none of them. */
START_TEST(half_a_year_is_looked_at)
{
	struct safety_scene s = safety_scene(SAFETY_ROBUST), t = safety_scene(SAFETY_ROBUST);
	fill(&s, 300, lumps, COUNT(lumps));
	fill(&t, 300, lumps, COUNT(lumps));
	for (size_t i = 0; i < 300 - 182; i++)
		t.units[i] = 1000;
	levels(&s);
	levels(&t);
	ck_assert_double_eq(s.r.level_a, t.r.level_a);
	ck_assert_double_eq(s.r.level_b, t.r.level_b);
	ck_assert_double_eq(s.r.level_c, t.r.level_c);
	t.units[300 - 182] = 1000;
	ck_assert_double_gt(levels(&t)->level_b, s.r.level_b);
}
END_TEST

/* Poisson of 100/7 at 95 %: 21; normal: 100/7 + 1.6448536 sqrt(62.782931) = 27.318824 (Python). */
START_TEST(methods)
{
	struct safety_scene s = safety_scene(SAFETY_POISSON);
	fill(&s, 84, lumps, COUNT(lumps));
	ck_assert_double_eq(levels(&s)->level, 21);
	s.p.method = SAFETY_NORMAL;
	ck_assert_double_eq_tol(levels(&s)->level, 27.318824, 1e-6);
	s.p.method = SAFETY_GAMMA;
	is_level("gamma", false, levels(&s)->level, 100. / 7, 62.782931, 0.95);
	s.p.method = SAFETY_EMPIRICAL;
	ck_assert_double_eq(levels(&s)->level, s.r.level_a); /* no 80 windows */
	fill(&s, 182, lumps, COUNT(lumps));
	levels(&s);
	ck_assert_double_eq(s.r.level, s.r.level_c);
	s.p.method = SAFETY_NB;
	ck_assert_double_eq(levels(&s)->level, s.r.level_a);
	s.p.method = SAFETY_POLICY_ONLY;
	ck_assert_double_nan(levels(&s)->level);
	ck_assert_double_nan(s.r.stock);
	ck_assert_double_eq_tol(s.r.mean, 100. / 7, 1e-12); /* what 30 days imply is still known */
}
END_TEST

START_TEST(method_names)
{
	ck_assert_str_eq(safety_method_names[SAFETY_ROBUST], "robust");
	ck_assert_str_eq(safety_method_names[SAFETY_POLICY_ONLY], "policy-only");
	ck_assert_ptr_null(safety_method_names[SAFETY_METHODS]);
}
END_TEST

START_TEST(one_week_says_nothing)
{
	struct safety_scene s = safety_scene(SAFETY_ROBUST);
	fill(&s, 13, one_a_day, 1);
	levels(&s);
	ck_assert_double_nan(s.r.mean);
	ck_assert_double_nan(s.r.level);
	ck_assert_double_nan(s.r.stock);
	ck_assert_double_nan(safety_implied(&s.r, true, 5));
}
END_TEST

/* Poisson of 10: P(X <= 12) is 0.7916 and P(X <= 10) 0.5830; what lies between counts is floor. */
START_TEST(implied_service_level)
{
	struct safety_scene s = safety_scene(SAFETY_POLICY_ONLY);
	fill(&s, 84, one_a_day, 1);
	levels(&s);
	ck_assert_double_eq_tol(safety_implied(&s.r, true, 2), 0.7916, 5e-5);
	ck_assert_double_eq_tol(safety_implied(&s.r, true, 0), 0.5830, 5e-5);
	ck_assert_double_eq_tol(safety_implied(&s.r, true, 2.9), 0.7916, 5e-5);
	ck_assert_double_eq_tol(safety_implied(&s.r, true, 30), 1, 1e-8);
	ck_assert_double_nan(safety_implied(&s.r, true, NAN));
	fill(&s, 84, lumps, COUNT(lumps));
	levels(&s);
	for (double units = 0; units < 40; units += 3.5) {
		ck_assert_double_eq_tol(safety_implied(&s.r, true, units),
					count_cdf(s.r.mean, s.r.variance, s.r.mean + units), 1e-10);
		ck_assert_double_eq_tol(safety_implied(&s.r, false, units),
					gamma_cdf(s.r.mean, s.r.variance, s.r.mean + units), 1e-10);
	}
}
END_TEST

void unit_safety(TCase *tc)
{
	tcase_add_test(tc, steady_demand_is_poisson);
	tcase_add_test(tc, lumpy_demand_is_negative_binomial);
	tcase_add_test(tc, late_orders_add_variance);
	tcase_add_test(tc, few_weeks_add_variance);
	tcase_add_test(tc, broken_quantities_are_gamma);
	tcase_add_test(tc, rolling_forecasts_need_20_origins);
	tcase_add_test(tc, windows_need_to_be_80);
	tcase_add_test(tc, the_empirical_quantile_is_one_of_the_windows);
	tcase_add_test(tc, half_a_year_is_looked_at);
	tcase_add_test(tc, methods);
	tcase_add_test(tc, method_names);
	tcase_add_test(tc, one_week_says_nothing);
	tcase_add_test(tc, implied_service_level);
}
