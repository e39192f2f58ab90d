/*
 * stock/safety.h against the method once more, written out with other means: sums
 * over days instead of running sums, probabilities added up term by term instead
 * of libRmath; and numbers worked out by hand or in Python.
 */
#include "unit.h"

#include <math.h>
#include <stdlib.h>

#include "sku/sku.h"
#include "stock/safety.h"
#include "stock/stock.h"

#include "base/banned.h"

enum { DAYS_MAX = 400 };

/* A history, its weeks and what to ask for. */
struct scene {
	double units[DAYS_MAX];
	bool stockout[DAYS_MAX];
	struct demand d;
	struct weeks w;
	struct safety_params p;
	struct safety_result r;
};

/* An empty scene: 95 %, lead 3, review 7. */
static struct scene scene(enum safety_method method)
{
	return (struct scene){ .p = { .method = method, .service_level = 0.95, .lead_days = 3,
				      .review_days = 7 } };
}

/* Days of the list, again and again. */
static void fill(struct scene *s, size_t days, const double *list, size_t n)
{
	for (size_t i = 0; i < days; i++)
		s->units[i] = list[i % n];
	s->d.days = days;
}

static const struct safety_result *levels(struct scene *s)
{
	s->d.units = s->units;
	s->d.stockout = s->stockout;
	s->d.whole = true;
	for (size_t i = 0; i < s->d.days; i++)
		s->d.whole = s->d.whole && s->units[i] == floor(s->units[i]);
	demand_weeks(&s->d, 84, &s->w);
	safety_levels(&s->d, &s->w, &s->p, &s->r);
	return &s->r;
}

/* P(X = 0), and P(X = k + 1) / P(X = k): Poisson where variance is no larger than mean. */
static double first_term(double mean, double variance)
{
	double size = mean * mean / (variance - mean);
	return variance <= 1.0001 * mean ? exp(-mean) : exp(size * log(size / (size + mean)));
}

static double next_term(double mean, double variance, double k)
{
	double size = mean * mean / (variance - mean);
	return variance <= 1.0001 * mean ? mean / (k + 1)
					 : (k + size) / (k + 1) * (mean / (size + mean));
}

/* P(X <= x) of a count. */
static double count_cdf(double mean, double variance, double x)
{
	double term = first_term(mean, variance), sum = 0;
	for (double k = 0; k <= x; k++) {
		sum += term;
		term *= next_term(mean, variance, k);
	}
	return sum;
}

/* The smallest count that is reached with probability p; *tie: another one is as near. */
static double count_quantile(double mean, double variance, double p, bool *tie)
{
	double term = first_term(mean, variance), sum = term, k = 0;
	if (mean <= 0)
		return 0;
	for (; sum < p && k < 1e7; k++) {
		term *= next_term(mean, variance, k);
		*tie |= fabs(sum - p) < 1e-9;
		sum += term;
	}
	*tie |= fabs(sum - p) < 1e-9;
	return k;
}

/* P(X <= x) of a gamma: the series of the lower incomplete gamma function. */
static double gamma_cdf(double mean, double variance, double x)
{
	double shape = mean / variance * mean, y = x * mean / variance;
	double term = 1 / shape, sum = term;
	if (x <= 0)
		return 0;
	for (double n = 1; n < 1e6 && term > sum * 1e-17; n++) {
		term *= y / (shape + n);
		sum += term;
	}
	return exp(shape * log(y) - y - lgamma(shape)) * sum;
}

/* Fails unless level is the quantile of demand with this mean and variance. */
static void is_level(const char *what, bool whole, double level, double mean, double variance,
		     double p)
{
	bool tie = false;
	double v = fmax(variance, mean);
	if (mean <= 0) {
		require(level == 0, "%s: got %.9g of no demand", what, level);
	} else if (whole) {
		double want = count_quantile(mean, v, p, &tie);
		require(tie || level == want, "%s: got %.9g, want %.9g; mean %.9g, variance %.9g",
			what, level, want, mean, v);
	} else {
		/* of a small mean and a large variance the quantile is next to 0 */
		double below = gamma_cdf(mean, v, level - 1e-12);
		double above = gamma_cdf(mean, v, level + 1e-12);
		require(below < p + 1e-8 && above > p - 1e-8,
			"%s: P(X <= %.9g) is %.9g to %.9g, not %.9g; mean %.9g, variance %.9g", what,
			level, below, above, p, mean, v);
	}
}

static double sum_of(const double *units, size_t from, size_t n)
{
	double sum = 0;
	for (size_t i = from; i < from + n; i++)
		sum += units[i];
	return sum;
}

/* Mean and variance of A, from weeks counted back. */
static void interval_by_weeks(const struct scene *s, double *mean, double *variance)
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
static bool interval_by_errors(const struct scene *s, size_t h, double *mean, double *variance)
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
static double window_level(const struct scene *s, size_t h)
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

/* Steady, slow, lumpy, growing, and one that stopped; whole or in quarters. */
static void make_history(struct scene *s, struct rng *rng)
{
	uint32_t kind = rng_below(rng, 5), size = 1 + rng_below(rng, 12);
	double part = rng_below(rng, 3) ? 1 : 0.25;
	s->d.days = 14 + rng_below(rng, DAYS_MAX - 14);
	for (size_t i = 0; i < s->d.days; i++) {
		uint32_t seldom = kind == 0 ? 1 : kind == 1 ? 6 : kind == 2 ? 25 : 3;
		double q = rng_below(rng, seldom) ? 0 : rng_below(rng, size + 1);
		if (kind == 3)
			q *= floor((double)i / 40);
		if (kind == 4 && i + 20 > s->d.days)
			q = 0;
		s->units[i] = q * part;
	}
	s->p.service_level = 0.5 + 0.0004 * rng_below(rng, 1250);
	s->p.lead_days = rng_below(rng, 20);
	s->p.review_days = 1 + rng_below(rng, 28);
	s->p.lead_sd = rng_below(rng, 2) ? 0 : rng_below(rng, 40) / 10.;
}

START_TEST(the_method_once_more)
{
	struct rng rng = { unit_seed() + 17 };
	size_t a = 0, b = 0, c = 0;
	for (size_t round = 0; round < unit_rounds(1500); round++) {
		struct scene s = scene(SAFETY_ROBUST);
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

/* 4 in the first week of a fortnight and 16 in the second; for 12 weeks mean 10, s2 39.272727. */
static const double lumps[] = { 0, 4, 0, 0, 0, 0, 0, 0, 10, 0, 0, 6, 0, 0 };

/* P(X <= 15) of a Poisson of 10 is 0.9513, P(X <= 14) 0.9165: tables. */
START_TEST(steady_demand_is_poisson)
{
	struct scene s = scene(SAFETY_ROBUST);
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
	struct scene s = scene(SAFETY_NB);
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
	struct scene s = scene(SAFETY_NB);
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
	struct scene s = scene(SAFETY_NB);
	fill(&s, 28, lumps, COUNT(lumps));
	ck_assert_double_eq_tol(levels(&s)->variance, 480. / 7 + 1200. / 49, 1e-10);
	/* the same weeks three times as long ago: only 84 days are looked at */
	fill(&s, 252, lumps, COUNT(lumps));
	ck_assert_double_eq_tol(levels(&s)->variance, 62.782931, 5e-7);
}
END_TEST

START_TEST(broken_quantities_are_gamma)
{
	struct scene s = scene(SAFETY_NB);
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
	struct scene s = scene(SAFETY_ROBUST);
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
	struct scene s = scene(SAFETY_ROBUST);
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
	struct scene s = scene(SAFETY_EMPIRICAL);
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
	struct scene s = scene(SAFETY_ROBUST), t = scene(SAFETY_ROBUST);
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

/* A step from 1 to 3 a day 30 days ago: forecasts by 56 days lag, and so are too low. */
START_TEST(growth_enters_by_the_bias)
{
	struct scene s = scene(SAFETY_ROBUST);
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
	struct scene s = scene(SAFETY_ROBUST);
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

/* Poisson of 100/7 at 95 %: 21; normal: 100/7 + 1.6448536 sqrt(62.782931) = 27.318824 (Python). */
START_TEST(methods)
{
	struct scene s = scene(SAFETY_POISSON);
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
	struct scene s = scene(SAFETY_ROBUST);
	fill(&s, 13, one_a_day, 1);
	levels(&s);
	ck_assert_double_nan(s.r.mean);
	ck_assert_double_nan(s.r.level);
	ck_assert_double_nan(s.r.stock);
	ck_assert_double_nan(safety_implied(&s.r, true, 5));
}
END_TEST

/* Less often short costs more; so does a supplier who is late. The median is no safety stock. */
START_TEST(it_grows_with_service_and_lead_deviation)
{
	struct rng rng = { unit_seed() + 18 };
	for (size_t round = 0; round < unit_rounds(200); round++) {
		struct scene s = scene((enum safety_method)(round % SAFETY_POLICY_ONLY));
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
		struct scene s = scene(some[round % COUNT(some)]);
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
	struct scene s = scene(SAFETY_ROBUST), t = scene(SAFETY_ROBUST);
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

/* Poisson of 10: P(X <= 12) is 0.7916 and P(X <= 10) 0.5830; what lies between counts is floor. */
START_TEST(implied_service_level)
{
	struct scene s = scene(SAFETY_POLICY_ONLY);
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

static struct stock_result stock_of(struct scene *s)
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
	struct scene s = scene(SAFETY_ROBUST);
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
	struct scene s = scene(SAFETY_ROBUST);
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
	struct scene s = scene(SAFETY_ROBUST);
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
		struct scene s = scene(SAFETY_ROBUST), t = scene(SAFETY_ROBUST);
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

static bool is_level_of(const struct scene *s)
{
	return s->r.mean > 0 && s->r.level_a > 0 && s->r.level >= s->r.level_a;
}

START_TEST(days_at_their_borders)
{
	for (size_t i = 0; i < COUNT(borders) * COUNT(borders); i++) {
		struct scene s = scene(SAFETY_ROBUST);
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
		struct scene s = scene(SAFETY_EMPIRICAL);
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
	struct scene s = scene(SAFETY_ROBUST);
	fill(&s, DAYS_MAX, one_a_day, 1);
	s.p.lead_days = 0;
	s.p.review_days = 1e-10;
	ck_assert_double_eq(levels(&s)->level_c, 1);
}
END_TEST

/* 1e12 units are the most that a distribution of counts takes: beyond, the levels are not the policy's. */
START_TEST(demand_beyond_a_service_level)
{
	struct scene s = scene(SAFETY_ROBUST);
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

void unit_safety(TCase *tc)
{
	tcase_add_test(tc, days_at_their_borders);
	tcase_add_test(tc, what_is_no_deviation_or_probability);
	tcase_add_test(tc, next_to_no_days);
	tcase_add_test(tc, demand_beyond_a_service_level);
	tcase_add_test(tc, the_method_once_more);
	tcase_add_test(tc, steady_demand_is_poisson);
	tcase_add_test(tc, lumpy_demand_is_negative_binomial);
	tcase_add_test(tc, late_orders_add_variance);
	tcase_add_test(tc, few_weeks_add_variance);
	tcase_add_test(tc, broken_quantities_are_gamma);
	tcase_add_test(tc, rolling_forecasts_need_20_origins);
	tcase_add_test(tc, windows_need_to_be_80);
	tcase_add_test(tc, the_empirical_quantile_is_one_of_the_windows);
	tcase_add_test(tc, half_a_year_is_looked_at);
	tcase_add_test(tc, growth_enters_by_the_bias);
	tcase_add_test(tc, a_refill_season_is_no_error);
	tcase_add_test(tc, methods);
	tcase_add_test(tc, method_names);
	tcase_add_test(tc, one_week_says_nothing);
	tcase_add_test(tc, it_grows_with_service_and_lead_deviation);
	tcase_add_test(tc, a_level_grows_with_lead_and_review_days);
	tcase_add_test(tc, units_of_another_size);
	tcase_add_test(tc, implied_service_level);
	tcase_add_test(tc, what_died_needs_no_safety);
	tcase_add_test(tc, policy_or_statistics);
	tcase_add_test(tc, parts_of_days);
	tcase_add_test(tc, a_limit_cuts_each_day_of_a_week);
}
