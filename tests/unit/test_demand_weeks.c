/* volume/demand.h: weeks corrected for days out of stock. */
#include "unit.h"

#include <math.h>

#include "made_days.h"

#include "base/banned.h"

static struct made_days m;
static struct weeks w;

static const struct {
	size_t days, window, weeks;
} counts[] = {
	{ 1, 84, 0 },   { 6, 84, 0 },   { 7, 84, 1 },     { 13, 84, 1 },      { 14, 84, 2 },
	{ 83, 84, 11 }, { 84, 84, 12 }, { 500, 84, 12 },  { 500, 90, 12 },    { 500, 91, 13 },
	{ 20, 14, 2 },  { 500, 14, 2 }, { 500, 500, 71 }, { 3653, 3653, 521 }, { 5000, 5000, 522 },
};

/* Whole weeks, and only the newest: a unit a day in them, a thousand before. */
START_TEST(whole_weeks_counted_back)
{
	size_t n = counts[_i].days, covered = 7 * counts[_i].weeks;
	made_init(&m, n);
	for (size_t i = 0; i < n; i++)
		m.units[i] = i < n - covered ? 1000 : 1;
	demand_weeks(&m.d, counts[_i].window, &w);
	ck_assert_uint_eq(w.n, counts[_i].weeks);
	ck_assert_uint_eq(w.dropped, 0);
	ck_assert(w.n ? w.mean == 7 : isnan(w.mean));
	ck_assert(w.n > 1 ? w.sd == 0 : isnan(w.sd));
}
END_TEST

START_TEST(the_newest_week_comes_first)
{
	made_init(&m, 23);
	for (size_t i = 0; i < 23; i++)
		m.units[i] = (double)i;
	demand_weeks(&m.d, 84, &w);
	ck_assert_uint_eq(w.n, 3);
	ck_assert(w.units[0] == 16 + 17 + 18 + 19 + 20 + 21 + 22);
	ck_assert(w.units[1] == 9 + 10 + 11 + 12 + 13 + 14 + 15);
	ck_assert(w.units[2] == 2 + 3 + 4 + 5 + 6 + 7 + 8);
}
END_TEST

/* Weeks of 2 4 4 4 5 5 7 9: mean 5, squares 32; and the same a billion higher. */
START_TEST(mean_and_deviation)
{
	static const double units[] = { 2, 4, 4, 4, 5, 5, 7, 9 };
	for (int turn = 0; turn < 2; turn++) {
		double more = turn ? 1e9 : 0;
		made_init(&m, 56);
		for (size_t i = 0; i < COUNT(units); i++)
			m.units[7 * i + i % 7] = units[i] + more;
		demand_weeks(&m.d, 84, &w);
		ck_assert_uint_eq(w.n, 8);
		ck_assert(w.mean == 5 + more);
		ck_assert_double_eq_tol(w.sd, 2.138089935299395, 1e-15); /* sqrt(32 / 7) */
	}
}
END_TEST

/* A week of 2 a day in which _i days were in stock; on the others 100 were booked all the same. */
START_TEST(half_a_week_in_stock_is_enough)
{
	made_init(&m, 14);
	for (int i = 0; i < 14; i++)
		m.units[i] = i < 7 ? 1 : 2;
	for (int i = 0; i < 7 - _i; i++) {
		m.stockout[7 + i * 3 % 7] = true;
		m.units[7 + i * 3 % 7] = 100;
	}
	demand_weeks(&m.d, 84, &w);
	ck_assert_uint_eq(w.n, _i >= 4 ? 2 : 1);
	ck_assert_uint_eq(w.dropped, _i >= 4 ? 0 : 1);
	ck_assert(w.units[0] == (_i >= 4 ? 14 : 7));
}
END_TEST

static const struct {
	int closed, out;  /* the first days of the week; the last days */
	bool counts;
	double units;     /* of 1 on each open day in stock, 1 on the first closed day */
} closings[] = {
	{ 2, 0, true, 6 },               /* nothing to scale */
	{ 2, 2, true, 4 * 5.0 / 3 },     /* open 5, in stock 3 */
	{ 2, 3, false, 0 },              /* open 5, in stock 2 */
	{ 3, 2, true, 3 * 4.0 / 2 },     /* open 4, in stock 2: half is enough */
	{ 3, 3, false, 0 },
	{ 7, 0, true, 1 },               /* a week of holidays is a week */
	{ 1, 6, false, 0 },
};

START_TEST(closed_days_are_not_missing)
{
	made_init(&m, 7);
	m.d.closed = m.closed;
	for (int i = 0; i < 7; i++) {
		m.closed[i] = i < closings[_i].closed;
		m.stockout[i] = i >= 7 - closings[_i].out;
		m.units[i] = m.closed[i] ? i == 0 : 1;
	}
	demand_weeks(&m.d, 84, &w);
	ck_assert_uint_eq(w.n, closings[_i].counts);
	ck_assert_uint_eq(w.dropped, !closings[_i].counts);
	if (w.n)
		ck_assert_double_eq_tol(w.units[0], closings[_i].units, 1e-15);
}
END_TEST

START_TEST(a_negative_week_is_zero)
{
	made_init(&m, 28);
	m.units[0] = 5;                  /* 5 */
	m.units[7] = 3, m.units[8] = -4; /* -1 */
	m.units[14] = 4, m.units[15] = -4;
	m.units[21] = 11, m.units[27] = -4;
	demand_weeks(&m.d, 84, &w);
	ck_assert_uint_eq(w.n, 4);
	ck_assert(w.units[0] == 7 && w.units[1] == 0 && w.units[2] == 0 && w.units[3] == 5);
	ck_assert(w.mean == 3);
	m.units[8] = -50; /* and out of stock: told by nobody */
	m.stockout[8] = true;
	demand_weeks(&m.d, 84, &w);
	ck_assert(w.units[2] == 3.5);
}
END_TEST

/* Of 12 weeks out of stock nothing is known but the 3 weeks before: 14 a week, up to the last of them. */
START_TEST(the_last_known_weeks_stand_in)
{
	made_init(&m, 7 * 15);
	for (size_t i = 0; i < 7 * 15; i++) {
		m.units[i] = i < 21 ? 2 : 0;
		m.stockout[i] = i >= 21;
	}
	demand_weeks(&m.d, 84, &w);
	ck_assert(w.old && w.n == 3 && w.mean == 14 && w.newest == 12 && w.dropped == 12);
	demand_weeks(&m.d, 14, &w);
	ck_assert(w.old && w.n == 2 && w.dropped == 12); /* as many as the window has */
	for (size_t i = 0; i < 14; i++)
		m.stockout[i] = true;
	demand_weeks(&m.d, 84, &w);
	ck_assert(!w.old && w.n == 1);
}
END_TEST

/* A dropped week is no zero: weeks of 7, none and 14 have a mean of 10.5. */
START_TEST(a_dropped_week_leaves_no_trace)
{
	made_init(&m, 21);
	for (int i = 0; i < 21; i++) {
		m.units[i] = i < 7 ? 1 : i < 14 ? 9 : 2;
		m.stockout[i] = i >= 7 && i < 14;
	}
	demand_weeks(&m.d, 84, &w);
	ck_assert_uint_eq(w.n, 2);
	ck_assert_uint_eq(w.dropped, 1);
	ck_assert(w.units[0] == 14 && w.units[1] == 7 && w.mean == 10.5);
	ck_assert_double_eq_tol(w.sd, 4.949747468305833, 1e-15); /* sqrt(24.5) */
	for (int i = 0; i < 21; i++)
		m.stockout[i] = true;
	demand_weeks(&m.d, 84, &w);
	ck_assert_uint_eq(w.n, 0);
	ck_assert_uint_eq(w.dropped, 3);
	ck_assert(isnan(w.mean) && isnan(w.sd));
}
END_TEST

/* Smoothing sees the weeks as they passed: with parameter 1 only the newest is left. */
START_TEST(the_rate_is_the_mean_or_smoothed)
{
	struct demand_rate rate = { .smoothed = false, .how = { .method = INTERMITTENT_SES,
				    .init = INTERMITTENT_MEAN, .alpha_demand = 1, .alpha_interval = 1 } };
	made_init(&m, 21);
	m.units[0] = 3, m.units[7] = 6, m.units[14] = 12;
	demand_weeks(&m.d, 84, &w);
	ck_assert(demand_weekly_rate(&w, &rate) == 7);
	rate.smoothed = true;
	ck_assert(demand_weekly_rate(&w, &rate) == 12);
	rate.how.alpha_demand = 0.5; /* 3, 4.5, 8.25 */
	ck_assert(demand_weekly_rate(&w, &rate) == 8.25);
	rate.how.alpha_demand = 0;
	ck_assert(demand_weekly_rate(&w, &rate) == 3);
	w.n = 0;
	ck_assert(isnan(demand_weekly_rate(&w, &rate)));
}
END_TEST

void unit_demand_weeks(TCase *tc)
{
	tcase_add_test(tc, the_last_known_weeks_stand_in);
	tcase_add_loop_test(tc, whole_weeks_counted_back, 0, COUNT(counts));
	tcase_add_test(tc, the_newest_week_comes_first);
	tcase_add_test(tc, mean_and_deviation);
	tcase_add_loop_test(tc, half_a_week_in_stock_is_enough, 0, 8);
	tcase_add_loop_test(tc, closed_days_are_not_missing, 0, COUNT(closings));
	tcase_add_test(tc, a_negative_week_is_zero);
	tcase_add_test(tc, a_dropped_week_leaves_no_trace);
	tcase_add_test(tc, the_rate_is_the_mean_or_smoothed);
}
