/*
 * stock/safety.h against the method once more, written out with sums over days instead of
 * running sums; and its errors of forecast.
 */
#include "unit.h"

#include <math.h>

#include "safety_scene.h"

#include "base/banned.h"

static double sum_of(const double *units, size_t from, size_t n)
{
	double sum = 0;
	for (size_t i = from; i < from + n; i++)
		sum += units[i];
	return sum;
}

/* Mean and variance of A, from weeks counted back. */
static void interval_by_weeks(const struct safety_scene *s, double *mean, double *variance)
{
	size_t n = (s->d.days < 84 ? s->d.days : 84) / 7;
	double m = 0, s2 = 0, k = (s->p.lead_days + s->p.review_days) / 7;
	for (size_t i = 0; i < n; i++)
		m += sum_of(s->units, s->d.days - 7 * (i + 1), 7) / (double)n;
	for (size_t i = 0; i < n; i++)
		s2 += pow(sum_of(s->units, s->d.days - 7 * (i + 1), 7) - m, 2) / (double)(n - 1);
	*mean = k * m;
	*variance = fmax(*mean, k * s2 + k * k * s2 / (double)n +
					m / 7 * s->p.lead_sd * (m / 7 * s->p.lead_sd));
}

/* B, whose errors e are those of day t = first .. last as origin; false: too few. */
static bool interval_by_errors(const struct safety_scene *s, size_t h, double *mean, double *variance)
{
	size_t from = s->d.days > 182 ? s->d.days - 182 : 0, n = 0;
	double e[182], sum = 0, squares = 0;
	for (size_t t = from + 56; t + h <= s->d.days; t++) {
		e[n] = sum_of(s->units, t, h) -
		       (double)h * sum_of(s->units, t - 56, 56) / 56;
		sum += e[n++];
	}
	if (n < 20)
		return false;
	for (size_t i = 0; i < n; i++)
		squares += pow(e[i] - sum / (double)n, 2);
	double rate = sum_of(s->units, s->d.days - 56, 56) / 56;
	*mean = (double)h * rate + fmax(0, sum / (double)n);
	*variance = squares / (double)(n - 1) + rate * s->p.lead_sd * (rate * s->p.lead_sd);
	return true;
}

/* C, the smallest window total that ceil(p N) of the N windows do not exceed; NaN: too few. */
static double window_level(const struct safety_scene *s, size_t h)
{
	size_t from = s->d.days > 182 ? s->d.days - 182 : 0;
	double best = NAN;
	if (s->d.days - from < h || s->d.days - from - h + 1 < 80)
		return NAN;
	double windows = (double)(s->d.days - from - h + 1);
	for (size_t t = from; t + h <= s->d.days; t++) {
		double level = sum_of(s->units, t, h), within = 0;
		for (size_t u = from; u + h <= s->d.days; u++)
			within += sum_of(s->units, u, h) <= level + 1e-9;
		if (within >= ceil(s->p.service_level * windows - 1e-9))
			best = isnan(best) ? level : fmin(best, level);
	}
	return best;
}

START_TEST(the_method_once_more)
{
	struct rng rng = { unit_seed() + 17 };
	size_t a = 0, b = 0, c = 0;
	for (size_t round = 0; round < unit_rounds(1500); round++) {
		struct safety_scene s = safety_scene(SAFETY_ROBUST);
		double mean, variance, mean_b, variance_b, largest;
		make_history(&s, &rng);
		levels(&s);
		size_t h = (size_t)(s.p.lead_days + s.p.review_days);
		interval_by_weeks(&s, &mean, &variance);
		require(fabs(s.r.mean - mean) < 1e-9 * (1 + mean) &&
				fabs(s.r.variance - variance) < 1e-9 * (1 + variance),
			"mean %.12g, %.12g; variance %.12g, %.12g", s.r.mean, mean, s.r.variance,
			variance);
		is_level("A", s.d.whole, s.r.level_a, mean, variance, s.p.service_level);
		largest = s.r.level_a;
		a++;
		if (interval_by_errors(&s, h, &mean_b, &variance_b)) {
			is_level("B", s.d.whole, s.r.level_b, mean_b, variance_b, s.p.service_level);
			largest = fmax(largest, s.r.level_b);
			b++;
		} else {
			require(isnan(s.r.level_b), "B of too few origins");
		}
		double want = window_level(&s, h);
		require(isnan(want) ? isnan(s.r.level_c) : fabs(s.r.level_c - want) < 1e-9,
			"C: got %.9g, want %.9g", s.r.level_c, want);
		if (!isnan(want)) {
			largest = fmax(largest, want);
			c++;
		}
		require(s.r.level == largest, "%.9g, the largest is %.9g", s.r.level, largest);
		require(fabs(s.r.stock - fmax(0, largest - mean)) < 1e-9 * (1 + mean),
			"stock %.9g of level %.9g", s.r.stock, largest);
	}
	ck_assert_uint_gt(b, a / 3);
	ck_assert_uint_gt(c, a / 3);
}
END_TEST

static const double one_a_day[] = { 1 };

/* A step from 1 to 3 a day 30 days ago: forecasts by 56 days lag, and so are too low. */
START_TEST(growth_enters_by_the_bias)
{
	struct safety_scene s = safety_scene(SAFETY_ROBUST);
	double mean, variance;
	fill(&s, 182, one_a_day, 1);
	for (size_t i = 152; i < 182; i++)
		s.units[i] = 3;
	levels(&s);
	ck_assert(interval_by_errors(&s, 10, &mean, &variance));
	/* 86 / 56 a day is what is expected of 10 days; the rest is bias */
	double expected = 10 * (30 * 3 + 26) / 56.;
	ck_assert_double_eq_tol(s.r.bias, (mean - expected) / expected, 1e-12);
	ck_assert_double_gt(s.r.bias, 0.1);
	is_level("B", true, s.r.level_b, mean, variance, 0.95);
	/* what is expected of none has no relation to it */
	for (size_t i = 0; i < 182; i++)
		s.units[i] = i < 120;
	ck_assert_double_nan(levels(&s)->bias);
	for (size_t i = 0; i < 182; i++)
		s.units[i] = i < 152 ? 1 : 3;
	/* the other way round the bias is negative, and not taken off */
	for (size_t i = 0; i < 182; i++)
		s.units[i] = 4 - s.units[i];
	levels(&s);
	ck_assert_double_lt(s.r.bias, -0.1);
	ck_assert(interval_by_errors(&s, 10, &mean, &variance));
	ck_assert_double_eq_tol(mean, 10 * (30 + 26 * 3) / 56., 1e-9);
	is_level("B", true, s.r.level_b, mean, variance, 0.95);
}
END_TEST

/* Refills each 28 days: a mean of 56 days is always wrong, the demand of 28 days ago never. */
START_TEST(a_refill_season_is_no_error)
{
	struct safety_scene s = safety_scene(SAFETY_ROBUST);
	for (size_t i = 0; i < 168; i++)
		s.units[i] = i % 28 < 4 ? 10 : 0;
	s.d.days = 168;
	ck_assert_double_gt(levels(&s)->level_b, 40);
	s.p.season_days = 28;
	ck_assert_double_eq(levels(&s)->bias, 0);
	is_level("B", true, s.r.level_b, 40, 0, 0.95); /* the next 10 days begin a cycle */
	s.d.days = 168 - 28 + 4;
	is_level("B", true, levels(&s)->level_b, 0, 0, 0.95); /* and these end one */
	/* of no use for an interval longer than the season */
	s.p.lead_days = 22;
	double by_season = levels(&s)->level_b;
	s.p.season_days = 0;
	ck_assert_double_eq(levels(&s)->level_b, by_season);
	/* and of none if it is longer than what the first forecast looks back on */
	s.p.lead_days = 3;
	double by_mean = levels(&s)->level_b;
	s.p.season_days = SAFETY_RATE_DAYS + 1;
	ck_assert_double_eq(levels(&s)->level_b, by_mean);
	ck_assert_double_gt(by_mean, 0);
	s.p.season_days = SAFETY_RATE_DAYS; /* two cycles: never wrong, and nothing is to come */
	ck_assert_double_eq(levels(&s)->level_b, 0);
	s.p.season_days = 10; /* as long as the interval */
	ck_assert_double_ne(levels(&s)->level_b, by_mean);
}
END_TEST

void unit_safety_method(TCase *tc)
{
	tcase_add_test(tc, the_method_once_more);
	tcase_add_test(tc, growth_enters_by_the_bias);
	tcase_add_test(tc, a_refill_season_is_no_error);
}
