/* stock/stock.h: rates, states and levels. */
#include "unit.h"

#include "made_demand.h"

#include <math.h>

#include "base/banned.h"

static struct made_demand made;
static struct stock_result r;

static const struct demand *constant(size_t days, double units_a_week)
{
	return made_weeks(&made, days, units_a_week);
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
	struct stock_params p = made_params();
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
	r = made_at_rate(ceilings[_i].rate, made_params());
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
	struct stock_params p = made_params();
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
	struct stock_params p = made_params();
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
	struct stock_params p = made_params();
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
	struct stock_params p = made_params();
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
			struct stock_params p = made_params();
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
	struct stock_params p = made_params();
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
	struct stock_params p = made_params();
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
	struct stock_params p = made_params();
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

/*
 * 26 weeks of 1 a day but one, 20 weeks back, of 30 on its fourth day: limit 7 + 4 sqrt(7). Of the 173 sums
 * of ten days the 165th is the second of those with that day: it and 3 other days.
 */
START_TEST(outliers_are_kept_or_clipped)
{
	struct stock_params p = made_params();
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
	tcase_add_test(tc, outliers_are_kept_or_clipped);
}
