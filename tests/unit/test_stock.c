/* stock/stock.h: levels, states, what a beyond-use date leaves of them, and orders. */
#include "unit.h"

#include <math.h>

#include "base/date.h"
#include "stock/stock.h"

#include "base/banned.h"

/* Demand of so many days, each week of seven the same, ending on the last day. */
struct made_demand {
	struct demand d;
	double units[400];
	bool stockout[400];
};

static struct made_demand made;
static struct stock_result r;

static const struct demand *constant(size_t days, double units_a_week)
{
	memset(&made, 0, sizeof(made));
	made.d = (struct demand){ .days = days, .units = made.units, .stockout = made.stockout,
				  .whole = true };
	for (size_t i = 0; i < days; i++)
		made.units[days - 1 - i] = i % 7 == 3 ? units_a_week : 0;
	return &made.d;
}

/* Policy alone: 3 days of lead, 7 of review, 30 of policy. */
static struct stock_params defaults(void)
{
	return (struct stock_params){
		.pathway = PATHWAY_503B,
		.safety = { .method = SAFETY_POLICY_ONLY, .service_level = 0.95, .lead_days = 3,
			    .review_days = 7 },
		.policy_days = 30,
		.shelf_life_days = NAN,
		.use_days = 28,
		.window_days = 84,
		.new_rate = NAN,
	};
}

/* Levels at a rate given, for which no history is looked at. */
static void at_rate(double rate, struct stock_params p)
{
	p.new_rate = rate;
	stock_levels(constant(1, 0), &p, &r);
}

START_TEST(names)
{
	ck_assert_str_eq(pathway_names[PATHWAY_503B], "503B");
	ck_assert_str_eq(pathway_names[PATHWAY_503A], "503A");
	ck_assert_str_eq(pathway_names[PATHWAY_COMMERCIAL], "commercial");
	ck_assert_ptr_null(pathway_names[PATHWAYS]);
	ck_assert_str_eq(stock_status_names[STOCK_OK], "ok");
	ck_assert_str_eq(stock_status_names[STOCK_SHORT_HISTORY], "short_history");
	ck_assert_str_eq(stock_status_names[STOCK_INSUFFICIENT], "insufficient_history");
	ck_assert_str_eq(stock_status_names[STOCK_NO_DEMAND], "no_demand");
	ck_assert_str_eq(stock_status_names[STOCK_PERISHES], "policy_exceeds_shelf_life");
	ck_assert_str_eq(stock_basis_names[STOCK_NO_BASIS], "");
	ck_assert_str_eq(stock_basis_names[STOCK_POLICY], "policy");
	ck_assert_str_eq(stock_basis_names[STOCK_STATISTICAL], "statistical");
	ck_assert_str_eq(stock_basis_names[STOCK_PATIENT_SPECIFIC], "patient_specific");
	ck_assert_int_eq(PATHWAY_503B, 0);
}
END_TEST

static const struct {
	double week, policy, lead, review, cycle;
	double ss30, ss45, safety, point, up_to;
} levels[] = {
	{ 7, 30, 3, 7, 0, 30, 45, 30, 40, 40 },
	{ 7, 45, 3, 7, NAN, 30, 45, 45, 55, 55 },
	{ 7, 0, 0, 1, 0, 30, 45, 0, 1, 1 },
	{ 7, 30, 3, 1, 7, 30, 45, 30, 34, 40 },  /* looked at daily, ordered for a week */
	{ 7, 30, 3, 7, 6, 30, 45, 30, 40, 40 },  /* an order lasts till the next one at least */
	{ 7, 30, 3, 7, 30, 30, 45, 30, 40, 63 },
	{ 10, 30, 3, 7, 14, 43, 65, 43, 58, 68 }, /* 42.86 64.29 | 14.29 24.29 */
	{ 1, 30, 3, 7, 8, 5, 7, 5, 7, 7 },        /* 4.29 6.43 | 1.43 1.57 */
	{ 21, 30.5, 2.5, 6.5, 7.5, 90, 135, 92, 119, 122 }, /* 91.5 | 27 30 */
	{ 0.7, 30, 3, 7, 0, 3, 5, 3, 4, 4 },      /* 3 4.5 | 1 */
	{ 7e9, 30, 3, 7, 8, 3e10, 4.5e10, 3e10, 4e10, 4.1e10 },
};

START_TEST(levels_from_history)
{
	struct stock_params p = defaults();
	p.policy_days = levels[_i].policy;
	p.safety.lead_days = levels[_i].lead;
	p.safety.review_days = levels[_i].review;
	p.cycle_days = levels[_i].cycle;
	for (int turn = 0; turn < 2; turn++) {
		p.pathway = turn ? PATHWAY_COMMERCIAL : PATHWAY_503B;
		stock_levels(constant(90, levels[_i].week), &p, &r);
		ck_assert_int_eq(r.status, STOCK_OK);
		ck_assert_int_eq(r.basis, STOCK_POLICY);
		ck_assert_uint_eq(r.history_days, 90);
		ck_assert_uint_eq(r.weeks.n, 12);
		ck_assert_double_eq_tol(r.daily_rate, levels[_i].week / 7, 1e-15 * levels[_i].week);
		ck_assert(r.safety_stock_30d == levels[_i].ss30);
		ck_assert(r.safety_stock_45d == levels[_i].ss45);
		ck_assert(r.safety_stock == levels[_i].safety);
		ck_assert(r.reorder_point == levels[_i].point);
		ck_assert(r.order_up_to == levels[_i].up_to);
		ck_assert(!r.capped);
	}
}
END_TEST

static const struct {
	double rate, ss30, ss45;
} ceilings[] = {
	{ 2.0 / 3, 20, 30 },
	{ 56.0 / 12 / 7, 20, 30 },      /* 30 times it is 20.000000000000004 */
	{ 0.3, 9, 14 },
	{ 1 + 2e-11, 30, 45 },          /* 6e-10 and 9e-10 more are forgiven */
	{ 1 + 3e-11, 30, 46 },          /* 9e-10 are, 1.35e-9 are not */
	{ 1 + 4e-11, 31, 46 },
	{ 1e-12, 0, 0 },
	{ 1e-9, 1, 1 },
	{ 0, 0, 0 },
};

START_TEST(ceilings_forgive_a_billionth)
{
	at_rate(ceilings[_i].rate, defaults());
	ck_assert(r.safety_stock_30d == ceilings[_i].ss30);
	ck_assert(r.safety_stock_45d == ceilings[_i].ss45);
	ck_assert(!signbit(r.safety_stock_30d) && !signbit(r.reorder_point) && !signbit(r.order_up_to));
}
END_TEST

static const struct {
	size_t days;
	bool allow_short;
	double week, new_rate;
	enum stock_status status;
	double rate; /* units a day */
} states[] = {
	{ 1, false, 7, NAN, STOCK_INSUFFICIENT, NAN },
	{ 13, true, 7, NAN, STOCK_INSUFFICIENT, NAN },
	{ 14, false, 7, NAN, STOCK_INSUFFICIENT, NAN },
	{ 14, true, 7, NAN, STOCK_SHORT_HISTORY, 1 },
	{ 27, false, 7, NAN, STOCK_INSUFFICIENT, NAN },
	{ 27, true, 7, NAN, STOCK_SHORT_HISTORY, 1 },
	{ 28, false, 7, NAN, STOCK_SHORT_HISTORY, 1 },
	{ 83, false, 7, NAN, STOCK_SHORT_HISTORY, 1 },
	{ 84, false, 7, NAN, STOCK_OK, 1 },
	{ 400, false, 7, NAN, STOCK_OK, 1 },
	{ 27, true, 0, NAN, STOCK_NO_DEMAND, 0 },
	{ 28, false, 0, NAN, STOCK_NO_DEMAND, 0 },
	{ 400, false, 0, NAN, STOCK_NO_DEMAND, 0 },
	{ 1, false, 7, 2, STOCK_SHORT_HISTORY, 2 },
	{ 27, false, 7, 2, STOCK_SHORT_HISTORY, 2 },
	{ 28, false, 7, 2, STOCK_SHORT_HISTORY, 1 },
	{ 84, false, 7, 2, STOCK_OK, 1 },
	{ 84, false, 0, 2, STOCK_NO_DEMAND, 0 },
	{ 13, true, 7, 2, STOCK_SHORT_HISTORY, 2 },
	{ 14, true, 7, 2, STOCK_SHORT_HISTORY, 1 },
	{ 27, true, 0, 2, STOCK_NO_DEMAND, 0 },
};

START_TEST(states_by_history)
{
	struct stock_params p = defaults();
	p.allow_short = states[_i].allow_short;
	p.new_rate = states[_i].new_rate;
	stock_levels(constant(states[_i].days, states[_i].week), &p, &r);
	ck_assert_int_eq(r.status, states[_i].status);
	ck_assert_uint_eq(r.history_days, states[_i].days);
	ck_assert(r.rate_is_given == (states[_i].rate == 2));
	if (!isnan(states[_i].rate)) {
		ck_assert(r.daily_rate == states[_i].rate);
		ck_assert(r.safety_stock == 30 * states[_i].rate);
		ck_assert(r.reorder_point == 40 * states[_i].rate);
		ck_assert(r.order_up_to == 40 * states[_i].rate);
		ck_assert(!signbit(r.safety_stock));
		return;
	}
	ck_assert(isnan(r.daily_rate) && isnan(r.weeks.mean) && isnan(r.weeks.sd));
	ck_assert(isnan(r.safety_stock_30d) && isnan(r.safety_stock_45d) && isnan(r.safety_stock));
	ck_assert(isnan(r.safety.stock) && isnan(r.implied_service_level));
	ck_assert(isnan(r.reorder_point) && isnan(r.order_up_to));
	ck_assert_uint_eq(r.weeks.n, 0);
	ck_assert_int_eq(r.basis, STOCK_NO_BASIS);
}
END_TEST

/* A history that is long enough, but out of stock: one week is not enough, two are. */
START_TEST(weeks_out_of_stock_are_no_history)
{
	struct stock_params p = defaults();
	for (size_t weeks = 0; weeks <= 3; weeks++) {
		const struct demand *d = constant(84, 7);
		for (size_t i = 7 * weeks; i < 84; i++)
			made.stockout[i] = true;
		stock_levels(d, &p, &r);
		ck_assert_int_eq(r.status, weeks < 2 ? STOCK_INSUFFICIENT : STOCK_OK);
		ck_assert(weeks < 2 ? isnan(r.safety_stock) : r.safety_stock == 30);
		ck_assert_uint_eq(r.weeks.n, weeks < 2 ? 0 : weeks);
	}
}
END_TEST

START_TEST(the_window_decides)
{
	struct stock_params p = defaults();
	const struct demand *d = constant(84, 7);
	for (int i = 56; i < 84; i++)
		made.units[i] *= 4;
	for (p.window_days = 14; p.window_days <= 34; p.window_days++) {
		stock_levels(d, &p, &r);
		ck_assert(r.daily_rate == 4);
	}
	p.window_days = 56;
	stock_levels(d, &p, &r);
	ck_assert(r.daily_rate == 2.5);
	p.window_days = 84;
	stock_levels(d, &p, &r);
	ck_assert(r.daily_rate == 2);
}
END_TEST

/* Smoothing by 1 knows only the last week. */
START_TEST(the_rate_may_be_smoothed)
{
	struct stock_params p = defaults();
	const struct demand *d = constant(84, 7);
	made.units[80] = 21;
	p.rate = (struct demand_rate){ true, { .method = INTERMITTENT_SES, .alpha_demand = 1 } };
	stock_levels(d, &p, &r);
	ck_assert(r.daily_rate == 3 && r.weeks.mean == 21);
	ck_assert(r.safety_stock == 90);
}
END_TEST

/* 503A has a rate, and no stock whatever else is asked for. */
START_TEST(patient_specific_is_never_stocked)
{
	static const size_t days[] = { 5, 40, 84 };
	for (size_t i = 0; i < COUNT(days); i++)
		for (int given = 0; given < 2; given++) {
			struct stock_params p = defaults();
			p.pathway = PATHWAY_503A;
			p.safety.method = SAFETY_ROBUST;
			p.policy_days = 45;
			p.shelf_life_days = 30;
			p.last_order = given;
			p.new_rate = given ? 2 : NAN;
			stock_levels(constant(days[i], 7), &p, &r);
			ck_assert_int_eq(r.basis, STOCK_PATIENT_SPECIFIC);
			ck_assert(r.safety_stock == 0);
			ck_assert(isnan(r.safety_stock_30d) && isnan(r.safety_stock_45d));
			ck_assert(isnan(r.reorder_point) && isnan(r.order_up_to));
			ck_assert(isnan(r.safety.stock) && isnan(r.implied_service_level));
			ck_assert(isnan(stock_order(&r, 0, 10, 10)));
			ck_assert(days[i] > 5 ? r.daily_rate == 1
					      : given ? r.daily_rate == 2 : isnan(r.daily_rate));
			ck_assert_int_ne(r.status, STOCK_PERISHES);
		}
}
END_TEST

/* Lead and review days are part of the policy: 30 - 3 - 7; never less than none. */
START_TEST(policy_as_cover)
{
	struct stock_params p = defaults();
	p.policy_is_cover = true;
	stock_levels(constant(84, 14), &p, &r);
	ck_assert(r.safety_stock == 40);
	ck_assert(r.reorder_point == 60);
	ck_assert(r.order_up_to == 60);
	ck_assert(r.safety_stock_30d == 60);
	p.policy_days = 9;
	stock_levels(constant(84, 14), &p, &r);
	ck_assert(r.safety_stock == 0);
	ck_assert(r.order_up_to == 20);
}
END_TEST

/* Ten days of 1 a day are Poisson(10): at most 15 in 95 of 100 cases (0.9513; 14: 0.9165). */
START_TEST(the_larger_basis_rules)
{
	static const struct {
		double policy, safety;
		enum stock_basis basis;
	} want[] = {
		{ 30, 30, STOCK_POLICY }, { 6, 6, STOCK_POLICY }, { 5, 5, STOCK_POLICY },
		{ 4, 5, STOCK_STATISTICAL }, { 0, 5, STOCK_STATISTICAL },
	};
	struct stock_params p = defaults();
	p.safety.method = SAFETY_NB;
	for (size_t i = 0; i < COUNT(want); i++) {
		p.policy_days = want[i].policy;
		stock_levels(constant(84, 7), &p, &r);
		ck_assert_double_eq_tol(r.safety.stock, 5, 1e-12);
		ck_assert(r.safety_stock == want[i].safety);
		ck_assert(r.reorder_point == want[i].safety + 10);
		ck_assert(r.order_up_to == want[i].safety + 10);
		ck_assert_int_eq(r.basis, want[i].basis);
	}
}
END_TEST

START_TEST(safety_grows_with_service_and_lead_time_deviation)
{
	struct stock_params p = defaults();
	p.policy_days = 0;
	for (int method = 0; method < SAFETY_METHODS; method++) {
		double last = 0;
		p.safety.method = (enum safety_method)method;
		p.safety.lead_sd = 0;
		for (int i = 50; i < 100; i++) {
			p.safety.service_level = i / 100.0;
			stock_levels(constant(300, 9), &p, &r);
			require(r.safety_stock >= last, "method %d: %g at %d %%", method,
				r.safety_stock, i);
			last = r.safety_stock;
		}
		p.safety.service_level = 0.95;
		last = 0;
		for (int i = 0; i < 20; i++) {
			p.safety.lead_sd = i / 4.0;
			stock_levels(constant(300, 9), &p, &r);
			require(r.safety_stock >= last, "method %d: %g at sd %d", method,
				r.safety_stock, i);
			last = r.safety_stock;
		}
	}
}
END_TEST

static const struct {
	double policy, cycle, shelf_life, point, up_to; /* at 1 a day */
	bool perishes, capped;
} shelf_lives[] = {
	{ 30, 0, NAN, 40, 40, false, false },
	{ 30, 0, 365, 40, 40, false, false },
	{ 30, 0, 65, 40, 40, false, false },  /* 30 + 7 <= 65 - 28 */
	{ 30, 0, 64.5, 36, 36, true, true },  /* 36.5 days use up 36 */
	{ 30, 0, 50, 22, 22, true, true },
	{ 30, 0, 29, 1, 1, true, true },
	{ 30, 0, 28, 0, 0, true, true },
	{ 30, 0, 10, 0, 0, true, true },
	{ 30, 14, 72, 40, 47, false, false }, /* 30 + 14 <= 72 - 28 */
	{ 30, 14, 71, 40, 43, true, true },
	{ 30, 14, 67, 39, 39, true, true },
	{ 45, 0, 80, 55, 55, false, false },
	{ 45, 0, 79, 51, 51, true, true },
};

START_TEST(beyond_use_dates_cap)
{
	struct stock_params p = defaults();
	p.policy_days = shelf_lives[_i].policy;
	p.cycle_days = shelf_lives[_i].cycle;
	p.shelf_life_days = shelf_lives[_i].shelf_life;
	stock_levels(constant(84, 7), &p, &r);
	ck_assert_int_eq(r.status, shelf_lives[_i].perishes ? STOCK_PERISHES : STOCK_OK);
	ck_assert(r.capped == shelf_lives[_i].capped);
	ck_assert(r.safety_stock == shelf_lives[_i].policy);
	ck_assert(r.reorder_point == shelf_lives[_i].point);
	ck_assert(r.order_up_to == shelf_lives[_i].up_to);
	p.use_days = 0; /* 28 days less to keep are 28 days more to use */
	p.shelf_life_days -= 28;
	struct stock_result other;
	stock_levels(constant(84, 7), &p, &other);
	ck_assert(p.shelf_life_days < 0 || (other.status == r.status && other.order_up_to == r.order_up_to));
	p.shelf_life_days = 1;
	stock_levels(constant(84, 0), &p, &r);
	ck_assert_int_eq(r.status, STOCK_NO_DEMAND);
	ck_assert(r.order_up_to == 0 && !r.capped);
}
END_TEST

START_TEST(the_last_order_is_all_that_dating_allows)
{
	struct stock_params p = defaults();
	p.last_order = true;
	p.shelf_life_days = 90;
	stock_levels(constant(84, 7), &p, &r);
	ck_assert(r.reorder_point == 62 && r.order_up_to == 62);
	ck_assert(stock_order(&r, 10, 0, 0) == 52);
	ck_assert(stock_order(&r, 10, 0, 50) == 50); /* 100 would not be used up */
	/* not known how long it keeps: the usual level, but there is no later order to wait for */
	p.shelf_life_days = NAN;
	stock_levels(constant(84, 7), &p, &r);
	ck_assert(r.reorder_point == 40 && r.order_up_to == 40);
	ck_assert(stock_order(&r, 36, 0, 0) == 4);
}
END_TEST

START_TEST(cover)
{
	struct stock_result known = { .daily_rate = 4 };
	ck_assert(stock_cover(&known, 10) == 2.5);
	ck_assert(stock_cover(&known, 0) == 0);
	ck_assert(isnan(stock_cover(&known, NAN)));
	known.daily_rate = 0;
	ck_assert(isnan(stock_cover(&known, 10)));
	known.daily_rate = NAN;
	ck_assert(isnan(stock_cover(&known, 10)));
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
	struct stock_params p = defaults();
	p.new_rate = 1;
	const struct demand *d = constant(isnan(low) ? 1 : 84, low);
	for (size_t i = 0; i < 84 && !isnan(low); i++)
		made.units[i] = i % 7 ? 0 : i % 2 ? low : 14 - low;
	stock_levels(d, &p, &r);
	ck_assert(r.daily_rate == 1);
	double got = stock_cover_at(&r, covers[_i].p, low != 3.5, covers[_i].usable);
	ck_assert(isnan(covers[_i].want) ? isnan(got) : got == covers[_i].want);
	ck_assert(!isnan(low) || isnan(got) || got <= STOCK_COVER_MAX);
	r.daily_rate = 0;
	ck_assert(isnan(stock_cover_at(&r, 0.95, true, 10)));
}
END_TEST

/* 3 days of lead and 7 of review; a day of the past is late, and still comes. */
START_TEST(orders_that_count)
{
	struct stock_params p = defaults();
	for (int32_t due = -400; due <= 400; due++)
		require(stock_order_counts(&p, 20000, 20000 + due) == (due <= 10), "%d days", due);
	ck_assert(stock_order_counts(&p, 20000, DATE_NONE));
	p.safety.lead_days = 3.5;
	ck_assert(stock_order_counts(&p, 20000, 20010) && !stock_order_counts(&p, 20000, 20011));
	p.last_order = true;
	ck_assert(stock_order_counts(&p, 20000, 20400));
}
END_TEST

/*
 * 26 weeks of 1 a day but one, 20 weeks back, of 30 on its fourth day: limit 7 + 4 sqrt(7). Of the 173 sums
 * of ten days the 165th is the second of those with that day: it and 3 other days.
 */
START_TEST(outliers_are_kept_or_clipped)
{
	struct stock_params p = defaults();
	p.safety.method = SAFETY_EMPIRICAL;
	const struct demand *d = constant(182, 7);
	for (size_t i = 0; i < 182; i++)
		made.units[i] = i >= 42 && i < 49 ? i == 45 ? 30 : 0 : 1;
	stock_levels(d, &p, &r);
	ck_assert_uint_eq(r.outliers, 1);
	ck_assert(r.safety.level_c == 33 && r.weeks.mean == 7);
	p.clip_outliers = true;
	stock_levels(d, &p, &r);
	ck_assert_uint_eq(r.outliers, 1);
	ck_assert_double_eq_tol(r.safety.level_c, 20.583005244258363, 1e-9);
	ck_assert(d->week_limit == 0);
	p.window_days = 182; /* (25 x 7 + 17.583) / 26 */
	stock_levels(d, &p, &r);
	ck_assert_double_eq_tol(r.weeks.mean, 7.407038663240706, 1e-9);
	for (size_t i = 0; i < 182; i++) /* what has died has no outliers */
		made.units[i] *= i < 49;
	p.window_days = 84;
	stock_levels(d, &p, &r);
	ck_assert_int_eq(r.status, STOCK_NO_DEMAND);
	ck_assert_uint_eq(r.outliers, 0);
}
END_TEST

static const struct {
	double point, up_to, position, min_order, pack;
	bool capped;
	double want;
} orders[] = {
	{ 33, 40, 34, 0, 0, false, 0 },
	{ 33, 40, 33.5, 0, 0, false, 0 },
	{ 33, 40, 33, 0, 0, false, 7 },
	{ 33, 40, 33 + 1e-13, 0, 0, false, 7 }, /* the same, but for the sum it is */
	{ 33, 40, 33 + 1e-9, 0, 0, false, 7 },
	{ 33, 40, 33 + 2e-9, 0, 0, false, 0 },
	{ 33, 34, 33, 0, 0, false, 1 },
	{ 33, 40, 32.5, 0, 0, false, 8 },
	{ 33, 40, 0, 0, 0, false, 40 },
	{ 33, 40, 1000, 50, 10, false, 0 },
	{ 33, 33, 33, 0, 0, false, 0 },      /* nothing is missing */
	{ 33, 33, 33, 10, 10, false, 0 },
	{ 33, 33, 33 - 1e-13, 10, 10, false, 0 },
	{ 0, 0, 0, 10, 10, false, 0 },       /* no demand */
	{ 33, 40, 10, 30, 0, false, 30 },
	{ 33, 40, 10, 31, 0, false, 31 },
	{ 33, 40, 10, 0, 1, false, 30 },
	{ 33, 40, 10, 0, 7, false, 35 },
	{ 33, 40, 10, 0, 30, false, 30 },
	{ 33, 40, 10, 0, 31, false, 31 },
	{ 33, 40, 10, 0, 0.5, false, 30 },
	{ 33, 40, 10, 30.5, 1, false, 31 },
	{ 33, 40, 10, 30.3, 0.5, false, 30.5 },
	{ 33, 40, 10, 50, 20, false, 60 },
	{ 33, 40, 10, 5, 20, false, 40 },
	{ 33, 40, 10, 0, 0.3, false, 30 },
	{ 12, 12, 9.6, 0, 2.5, false, 2.5 },  /* 2.4 are missing: one pack, not two for 3 units */
	{ 12, 12, 9.6, 0, 0, false, 3 },
	{ 12, 12, 11.9, 0, 0.25, false, 0.25 },
	{ 12, 12, 9.6, 0, 2.5, true, 2.5 },
	{ 12, 12, 4.5, 0, 2.5, true, 7.5 },
	{ 43, 52, 10, 0, 1.4, false, 42 },   /* 42 / 1.4 is a little above 30 */
	{ 33, 40, 10, 0, 7, true, 28 },      /* a fifth pack would perish */
	{ 33, 40, 10, 0, 31, true, 31 },     /* but one is needed */
	{ 33, 40, 10, 0, 10, true, 30 },
	{ 33, 40, 10, 40, 7, true, 42 },     /* the supplier's minimum */
	{ 33, 40, 10, 40, 0, true, 40 },
	{ 33, 40, 10, 30, 7, true, 35 },     /* which 28 would be below */
	{ 33, 40, 10, 28.5, 7, true, 35 },
	{ 33, 40, 10, 28, 7, true, 28 },
	{ 12, 15, 10, 4.9, 0.7, false, 5.6 },
	{ 12, 15, 10, 4.9, 0.7, true, 4.9 }, /* 7 times 0.7 is a little below 4.9 */
	{ 33, 40, 10, 0, 10.000000001, true, 30.000000003 }, /* the third for 3e-9 is forgiven */
	{ 33, 40, NAN, 0, 0, false, NAN },
	{ NAN, NAN, 10, 0, 0, false, NAN },
};

START_TEST(order_quantities)
{
	struct stock_result levels_known = { .reorder_point = orders[_i].point,
					     .order_up_to = orders[_i].up_to,
					     .capped = orders[_i].capped };
	double got = stock_order(&levels_known, orders[_i].position, orders[_i].min_order,
				 orders[_i].pack);
	if (isnan(orders[_i].want))
		ck_assert(isnan(got));
	else
		ck_assert_double_eq_tol(got, orders[_i].want, 1e-12);
}
END_TEST

/*
 * At 2 a day. As cover, 30 days are 20 beyond lead and review days, and 7 days of review. By
 * statistics 8 units, for P(X <= 28) of 20 is 0.9657 and P(X <= 27) 0.9475: 4 days, and 7.
 */
START_TEST(what_waits_is_the_safety_stock)
{
	for (int statistical = 0; statistical < 2; statistical++) {
		struct stock_params p = defaults();
		double wait = statistical ? 4 : 20;
		p.safety.method = statistical ? SAFETY_NB : SAFETY_POLICY_ONLY;
		p.policy_days = statistical ? 0 : 30;
		p.policy_is_cover = !statistical;
		p.shelf_life_days = 28 + wait + 7;
		stock_levels(constant(84, 14), &p, &r);
		ck_assert(r.safety_stock == 2 * wait && r.status == STOCK_OK && !r.capped);
		ck_assert(r.order_up_to == 2 * (wait + 10));
		p.shelf_life_days -= 0.5;
		stock_levels(constant(84, 14), &p, &r);
		ck_assert(r.status == STOCK_PERISHES && r.capped);
		ck_assert(r.order_up_to == 2 * (wait + 6.5));
	}
	/* 36 days use up 36 but for 3.6e-10, which are forgiven */
	struct stock_params p = defaults();
	p.shelf_life_days = 28 + 36;
	at_rate(1 - 1e-11, p);
	ck_assert(r.order_up_to == 36 && r.reorder_point == 36);
}
END_TEST

/* 0.1 a day and no weeks: Poisson, P(D_3 <= 1) = 0.9631, P(D_4 <= 1) = 0.9384. */
START_TEST(cover_of_slow_demand)
{
	at_rate(0.1, defaults());
	ck_assert(stock_cover_at(&r, 0.95, true, 1) == 3);
	/* a probability of the distribution, in all but its last bits, is reached */
	at_rate(1, defaults());
	double p = dist_cdf((struct dist){ DIST_POISSON, 10, 10 }, 15);
	for (int i = -2; i <= 2; i++)
		ck_assert(stock_cover_at(&r, p * (1 + i * 4e-15), true, 15) == 10);
	ck_assert(stock_cover_at(&r, p * (1 + 2e-14), true, 15) == 9);
}
END_TEST

void unit_stock(TCase *tc)
{
	tcase_add_test(tc, names);
	tcase_add_loop_test(tc, levels_from_history, 0, COUNT(levels));
	tcase_add_loop_test(tc, ceilings_forgive_a_billionth, 0, COUNT(ceilings));
	tcase_add_loop_test(tc, states_by_history, 0, COUNT(states));
	tcase_add_test(tc, weeks_out_of_stock_are_no_history);
	tcase_add_test(tc, the_window_decides);
	tcase_add_test(tc, the_rate_may_be_smoothed);
	tcase_add_test(tc, patient_specific_is_never_stocked);
	tcase_add_test(tc, policy_as_cover);
	tcase_add_test(tc, the_larger_basis_rules);
	tcase_add_test(tc, safety_grows_with_service_and_lead_time_deviation);
	tcase_add_loop_test(tc, beyond_use_dates_cap, 0, COUNT(shelf_lives));
	tcase_add_test(tc, the_last_order_is_all_that_dating_allows);
	tcase_add_test(tc, cover);
	tcase_add_loop_test(tc, cover_with_a_probability, 0, COUNT(covers));
	tcase_add_test(tc, orders_that_count);
	tcase_add_test(tc, outliers_are_kept_or_clipped);
	tcase_add_loop_test(tc, order_quantities, 0, COUNT(orders));
	tcase_add_test(tc, what_waits_is_the_safety_stock);
	tcase_add_test(tc, cover_of_slow_demand);
}
