/* stock/stock.h: how long stock lasts, and what share of demand the levels meet. */
#include "unit.h"

#include "made_demand.h"

#include <math.h>

#include "dist/quantile.h"

#include "base/banned.h"

static struct made_demand made;
static struct stock_result r;

static const struct demand *constant(size_t days, double units_a_week)
{
	return made_weeks(&made, days, units_a_week);
}

START_TEST(cover)
{
	struct stock_result known = { .daily_rate = 4 };
	ck_assert(stock_cover(&known, NULL, 10) == 2.5);
	ck_assert(stock_cover(&known, NULL, 0) == 0);
	ck_assert(isnan(stock_cover(&known, NULL, NAN)));
	known.daily_rate = 0;
	ck_assert(isnan(stock_cover(&known, NULL, 10)));
	known.daily_rate = NAN;
	ck_assert(isnan(stock_cover(&known, NULL, 10)));
}
END_TEST

/* Days of cover begin on the day after; one that is covered in part is one without enough. */
START_TEST(out_on)
{
	ck_assert(stock_out_on(100, 2.7) == 103);
	ck_assert(stock_out_on(100, 3) == 104);
	ck_assert(stock_out_on(100, 53 / 1.261905) == 143); /* 53 / (53 / 42), the rate as written */
	ck_assert(stock_out_on(100, 0) == 101);
	ck_assert(stock_out_on(-100, 0.999) == -99);
	ck_assert(stock_out_on(100, NAN) == DATE_NONE);
	ck_assert(stock_out_on(100, -1) == DATE_NONE);
	ck_assert(stock_out_on(100, INFINITY) == DATE_NONE);
	ck_assert(stock_out_on(DATE_LAST - 2, 1.5) == DATE_LAST);
	ck_assert(stock_out_on(DATE_LAST - 2, 2) == DATE_NONE);
}
END_TEST

/*
 * At one a day the most days t with P(D_t <= usable) >= p, by summing probabilities for
 * t = 1, 2 ... until one is too small: Poisson, P(D_10 <= 15) = 0.9513, P(D_11 <= 15) = 0.9074;
 * negative binomial and gamma of variance max(t, k s2 + k^2 s2 / 12), k = t / 7, where weeks are
 * 4 and 10 by turns (s2 = 9.8182) or 3.5 and 10.5 (13.3636).
 */
static const struct {
	double low; /* of the weeks; NaN: none */
	double p, usable, want;
} covers[] = {
	{ NAN, 0.95, 0, 0 }, { NAN, 0.95, 1, 0 }, { NAN, 0.95, 5, 2 }, { NAN, 0.95, 15, 10 },
	{ NAN, 0.95, 15.9, 10 }, { NAN, 0.95, 100, 85 }, { NAN, 0.5, 10, 10 }, { NAN, 0.95, NAN, NAN },
	{ 4, 0.95, 0, 0 }, { 4, 0.95, 5, 2 }, { 4, 0.95, 15, 8 }, { 4, 0.95, 40, 27 },
	{ 4, 0.95, 100, 75 }, { 4, 0.5, 15, 15 }, { 4, 0.5, 40, 41 }, { 4, 0.999, 40, 19 },
	{ 3.5, 0.95, 0, 0 }, { 3.5, 0.95, 5, 1 }, { 3.5, 0.95, 15, 7 }, { 3.5, 0.95, 40.5, 25 },
	{ 3.5, 0.95, 100, 71 }, { NAN, 0.95, 1e9, STOCK_COVER_MAX },
};

START_TEST(cover_with_a_probability)
{
	double low = covers[_i].low;
	struct stock_params p = made_params();
	p.new_rate = 1;
	const struct demand *d = constant(isnan(low) ? 1 : 84, low);
	for (size_t i = 0; i < 84 && !isnan(low); i++)
		made.units[i] = i % 7 ? 0 : i % 2 ? low : 14 - low;
	stock_levels(d, &p, &r);
	ck_assert(r.daily_rate == 1);
	double got = stock_cover_at(&r, NULL, covers[_i].p, low != 3.5, covers[_i].usable);
	ck_assert(isnan(covers[_i].want) ? isnan(got) : got == covers[_i].want);
	ck_assert(!isnan(low) || isnan(got) || got <= STOCK_COVER_MAX);
	r.daily_rate = 0;
	ck_assert(isnan(stock_cover_at(&r, NULL, 0.95, true, 10)));
}
END_TEST

/* 0.1 a day and no weeks: Poisson, P(D_3 <= 1) = 0.9631, P(D_4 <= 1) = 0.9384. */
START_TEST(cover_of_slow_demand)
{
	r = made_at_rate(0.1, made_params());
	ck_assert(stock_cover_at(&r, NULL, 0.95, true, 1) == 3);
	/* a probability of the distribution, in all but its last bits, is reached */
	r = made_at_rate(1, made_params());
	double p = dist_cdf((struct dist){ DIST_POISSON, 10, 10 }, 15);
	for (int i = -2; i <= 2; i++)
		ck_assert(stock_cover_at(&r, NULL, p * (1 + i * 4e-15), true, 15) == 10);
	ck_assert(stock_cover_at(&r, NULL, p * (1 + 2e-14), true, 15) == 9);
}
END_TEST

/* E[(X - x)+] of a Poisson, term by term. */
static double poisson_short(double mean, double x)
{
	double p = exp(-mean), units = 0;
	for (int k = 0; k < 1000; k++, p *= mean / k)
		units += k > x ? (k - x) * p : 0;
	return units;
}

/* At 2 a day demand is Poisson: 20 in ten days, 6 in the three of the lead time. */
START_TEST(the_share_of_demand_that_is_met)
{
	struct stock_params p = made_params();
	for (p.policy_days = 0; p.policy_days < 6; p.policy_days++) {
		r = made_at_rate(2, p);
		double level = 20 + 2 * p.policy_days;
		double want = 1 - (poisson_short(20, level) - poisson_short(6, level)) / 14;
		ck_assert_double_eq_tol(stock_fill_rate(&r, &p, true), want, 1e-12);
	}
	p.policy_days = 0; /* an order for longer is placed at the same point */
	p.cycle_days = 30;
	struct stock_result longer = made_at_rate(2, p);
	r = made_at_rate(2, made_params());
	ck_assert(stock_fill_rate(&longer, &p, true) < stock_fill_rate(&r, &p, true));
	p.safety.lead_sd = 2; /* who may be late meets less */
	ck_assert(stock_fill_rate(&longer, &p, true) <
		  1 - (poisson_short(20, 20) - poisson_short(6, 20)) / 14);
}
END_TEST

/* What is known of no demand, of no levels and of a last order is no share of one. */
START_TEST(a_share_of_nothing_is_unknown)
{
	struct stock_params p = made_params();
	r = made_at_rate(0, p);
	ck_assert(isnan(stock_fill_rate(&r, &p, true)));
	r = made_at_rate(2, p);
	ck_assert(stock_fill_rate(&r, &p, true) > 0.999999);
	ck_assert(stock_fill_rate(&r, &p, false) <= 1);
	p.last_order = true;
	ck_assert(isnan(stock_fill_rate(&r, &p, true)));
	p.last_order = false;
	p.pathway = PATHWAY_503A;
	r = made_at_rate(2, p);
	ck_assert(isnan(stock_fill_rate(&r, &p, true)));
}
END_TEST

void unit_cover(TCase *tc)
{
	tcase_add_test(tc, cover);
	tcase_add_test(tc, out_on);
	tcase_add_loop_test(tc, cover_with_a_probability, 0, COUNT(covers));
	tcase_add_test(tc, cover_of_slow_demand);
	tcase_add_test(tc, the_share_of_demand_that_is_met);
	tcase_add_test(tc, a_share_of_nothing_is_unknown);
}
