/* volume/demand.h: weeks far above the others, and quiet days that may be days out of stock. */
#include "unit.h"

#include <math.h>

#include "made_days.h"

#include "base/banned.h"

static struct made_days m;
static struct weeks w;

/* Weeks of one row a week, the newest last. */
static void made_weeks(size_t n, const double *units)
{
	made_init(&m, 7 * n);
	for (size_t i = 0; i < n; i++)
		m.units[7 * i + 3] = units[i];
}

/* All weeks but one are of 7, or of 4 and 10 by turns. */
static const struct {
	size_t weeks, at;
	double even, odd, most;
	size_t outliers;
	double limit;
} outlying[] = {
	{ 12, 5, 7, 7, 30, 1, 17.583005244258363 }, /* 7 + 4 sqrt(7) */
	{ 12, 5, 7, 7, 18, 1, 17.583005244258363 },
	{ 12, 5, 7, 7, 17, 0, 17.583005244258363 },
	{ 12, 0, 7, 7, 1e9, 1, 17.583005244258363 },
	{ 8, 7, 7, 7, 30, 1, 17.583005244258363 },
	{ 7, 6, 7, 7, 30, 0, 0 },                   /* too few to tell */
	/* six 4 and five 10: mean 74 / 11, squares 98.1818 / 10; its root, 3.1334, is above sqrt(mean) */
	{ 12, 5, 4, 10, 19, 0, 19.26086395608297 },
	{ 12, 5, 4, 10, 20, 1, 19.26086395608297 },
	{ 12, 5, 0, 0, 30, 0, 0 },                  /* nothing to compare with */
	{ 12, 5, 4, 4, 12, 0, 12 },                 /* at the limit */
	{ 12, 5, 0.25, 0.25, 3, 1, 2.25 },
	{ 26, 0, 7, 7, 30, 1, 17.583005244258363 }, /* as far back as 182 days */
	{ 27, 0, 7, 7, 30, 0, 17.583005244258363 },
};

START_TEST(weeks_far_above_the_others)
{
	double units[27];
	for (size_t i = 0; i < outlying[_i].weeks; i++)
		units[i] = i % 2 ? outlying[_i].odd : outlying[_i].even;
	units[outlying[_i].at] = outlying[_i].most;
	made_weeks(outlying[_i].weeks, units);
	const struct outliers o = demand_outliers(&m.d, 84);
	ck_assert_uint_eq(o.weeks, outlying[_i].outliers);
	ck_assert_double_eq_tol(o.limit, outlying[_i].limit, 1e-9);
}
END_TEST

/*
 * 11 in 4 days in stock are 19.25. A window longer than 182 days is looked at in full: beside 40, the
 * limit of the others is 215.25 / 29 + 4 sqrt(215.25 / 29) = 18.32.
 */
START_TEST(outliers_are_told_by_corrected_weeks)
{
	double units[30];
	for (int i = 0; i < 30; i++)
		units[i] = 7;
	units[29] = 20, units[0] = 40;
	made_weeks(30, units);
	ck_assert_uint_eq(demand_outliers(&m.d, 84).weeks, 1); /* 20 > 17.58 */
	m.units[206] = 11;
	ck_assert_uint_eq(demand_outliers(&m.d, 84).weeks, 0);
	for (int i = 207; i < 210; i++)
		m.stockout[i] = true;
	ck_assert_uint_eq(demand_outliers(&m.d, 84).weeks, 1);
	ck_assert_uint_eq(demand_outliers(&m.d, 210).weeks, 2);
	units[29] = 7, units[12] = 20; /* wherever the other one is */
	made_weeks(30, units);
	ck_assert_uint_eq(demand_outliers(&m.d, 210).weeks, 2);
}
END_TEST

/* Of 30 count 12: two fifths of each of its days; the whole week, and not the days before it. */
START_TEST(a_limit_cuts_weeks)
{
	made_weeks(3, (const double[]){ 7, 30, 12 });
	m.d.week_limit = 12;
	demand_weeks(&m.d, 84, &w);
	ck_assert(w.units[0] == 12 && w.units[1] == 12 && w.units[2] == 7);
	ck_assert(demand_week_part(&m.d, 0) == 1 && demand_week_part(&m.d, 1) == 0.4 &&
		  demand_week_part(&m.d, 2) == 1 && demand_week_part(&m.d, 3) == 1);
	m.d.week_limit = 0.75;
	ck_assert(demand_week_part(&m.d, 1) == 0.025);
	demand_weeks(&m.d, 84, &w);
	ck_assert(w.units[1] == 0.75);
	m.d.week_limit = 0;
	ck_assert(demand_week_part(&m.d, 1) == 1);
	demand_weeks(&m.d, 84, &w);
	ck_assert(w.units[1] == 30);
	made_weeks(1, (const double[]){ 30 });
	m.d.week_limit = 12, m.d.days = 6; /* no whole week */
	ck_assert(demand_week_part(&m.d, 0) == 1);
	made_weeks(1, (const double[]){ 30 });
	m.d.week_limit = 12;
	ck_assert(demand_week_part(&m.d, 0) == 12. / 30);
	for (size_t i = 0; i < 4; i++)
		m.stockout[i] = true; /* 4 of 7: it says nothing */
	ck_assert(demand_week_part(&m.d, 0) == 1);
}
END_TEST

static void assert_quiet(size_t days, size_t suspected)
{
	const struct quiet q = demand_quiet(&m.d, 84);
	ck_assert_uint_eq(q.days, days);
	ck_assert_uint_eq(q.suspected, suspected);
}

/* -ln 0.001 is 6.9078; 77 / 84 a day are 6.417 in 7 days, 76 / 84 are 7.238 in 8. */
START_TEST(long_runs_without_demand_are_suspected)
{
	for (size_t at = 1; at <= 77; at += 19)
		for (size_t n = 6; n <= 9; n++) {
			made_init(&m, 84);
			for (size_t i = 0; i < 84; i++)
				m.units[i] = i < at || i >= at + n;
			size_t run = at + n > 84 ? 84 - at : n;
			assert_quiet(run, run > 7 ? run : 0);
			m.stockout[0] = true; /* then they are written down */
			assert_quiet(run, 0);
			m.stockout[0] = false, m.d.partly_out = true;
			assert_quiet(run, 0);
		}
}
END_TEST

/* 6 a day from Monday to Friday: 60 x 6 / 84 = 4.29 a day, 8.6 in a weekend, but none are usual then. */
START_TEST(weekends_are_not_suspected)
{
	m.d.closed = NULL;
	made_init(&m, 84);
	for (size_t i = 0; i < 84; i++)
		m.units[i] = i % 7 < 5 ? 6 : 0;
	assert_quiet(2, 0);
	m.units[42] = 0; /* a Monday: 6 are usual */
	assert_quiet(3, 0);
	for (size_t i = 0; i < 84; i += 7) /* 6.9 is less than 6.9078 */
		m.units[i] = i == 42 ? 0 : 6.9;
	assert_quiet(3, 0);
	for (size_t i = 0; i < 84; i += 7)
		m.units[i] = i == 42 ? 0 : 6.91;
	assert_quiet(3, 3);
	for (size_t i = 0; i < 84; i += 7)
		m.units[i] = i == 42 ? 0 : 6;
	m.units[43] = 0; /* and a Tuesday: 12 */
	assert_quiet(4, 4);
	m.d.closed = m.closed;
	m.closed[42] = true; /* a holiday is not missed */
	assert_quiet(4, 0);
	m.closed[42] = false;
	m.units[58] = m.units[59] = 0; /* Wednesday and Thursday: a shorter run, suspected too */
	assert_quiet(4, 4);
	m.units[42] = m.units[43] = 6;
	assert_quiet(2, 2);
	m.units[58] = m.units[59] = 6;
	/* Friday to Sunday: 6, for on Saturdays nobody comes, and Sundays are closed */
	m.units[46] = 0;
	for (size_t i = 6; i < 84; i += 7)
		m.closed[i] = true;
	assert_quiet(3, 0);
	m.closed[48] = false; /* the one Sunday that was open does not say what is usual */
	assert_quiet(3, 0);
	m.units[47] = 12; /* but on one Saturday, so that 12 / 11 more are usual */
	m.units[47 + 7] = 0;
	m.units[46] = 6, m.units[46 + 7] = 0;
	assert_quiet(3, 3);
}
END_TEST

/* What comes before the first demand is none; after it it counts wherever the window begins. */
START_TEST(runs_begin_after_the_first_demand)
{
	made_init(&m, 84);
	for (size_t i = 30; i < 84; i++)
		m.units[i] = 2;
	assert_quiet(0, 0);
	made_init(&m, 91);
	for (size_t i = 37; i < 91; i++)
		m.units[i] = 2;
	assert_quiet(0, 0);
	m.units[3] = 1;
	assert_quiet(30, 30);
	made_init(&m, 84);
	assert_quiet(0, 0);
	m.units[0] = 1;
	assert_quiet(83, 0);
	made_init(&m, 6); /* no whole week */
	assert_quiet(0, 0);
}
END_TEST

/* 82 units in 84 days are 6.83 in 7 days, 83 are 6.92; on these days of the week 7.45 are usual. */
START_TEST(a_week_without_demand)
{
	for (int more = 5; more <= 6; more++) {
		made_init(&m, 84);
		for (int i = 0; i < 84; i++)
			m.units[i] = i >= 30 && i < 37 ? 0 : i < more ? 2 : 1;
		assert_quiet(7, more == 6 ? 7 : 0);
	}
}
END_TEST

void unit_demand_unusual(TCase *tc)
{
	tcase_add_loop_test(tc, weeks_far_above_the_others, 0, COUNT(outlying));
	tcase_add_test(tc, outliers_are_told_by_corrected_weeks);
	tcase_add_test(tc, a_limit_cuts_weeks);
	tcase_add_test(tc, long_runs_without_demand_are_suspected);
	tcase_add_test(tc, weekends_are_not_suspected);
	tcase_add_test(tc, runs_begin_after_the_first_demand);
	tcase_add_test(tc, a_week_without_demand);
}
