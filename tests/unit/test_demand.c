/* volume/demand.h: zero-filled days, weeks corrected for days out of stock. */
#include "unit.h"

#include <math.h>

#include "base/date.h"
#include "volume/demand.h"

#include "base/banned.h"

/* A table of one series. */
struct one {
	struct day_table t;
	struct day_series *s;
};

static void one_init(struct one *o)
{
	bool made;
	day_table_init(&o->t, 42);
	o->s = day_series_get(&o->t, STR("A"), STR(""), &made);
	ck_assert_ptr_nonnull(o->s);
}

static void add(struct one *o, enum day_kind kind, int32_t day, int64_t m, int32_t places)
{
	struct dec q = { m, places, true };
	ck_assert_int_eq(day_add(&o->t, o->s, kind, day, q), DAY_OK);
}

static void assert_units(const struct one *o, int32_t as_of, size_t n, const double *want)
{
	struct demand d;
	demand_fill(&d, o->s, as_of);
	ck_assert_int_eq(d.first, o->s->first_day);
	ck_assert_uint_eq(d.days, n);
	for (size_t i = 0; i < n; i++)
		ck_assert_msg(d.units[i] == want[i], "day %zu: %g, want %g", i, d.units[i], want[i]);
	demand_release(&d);
	ck_assert_ptr_null(d.units);
	ck_assert(d.days == 0 && d.first == 0);
}

START_TEST(days_without_a_row_are_zeros)
{
	struct one o;
	one_init(&o);
	add(&o, DAY_DISPENSE, 13, 2, 0);
	add(&o, DAY_DISPENSE, 10, 5, 0);
	add(&o, DAY_DISPENSE, 10, 1, 0);
	assert_units(&o, 15, 6, (const double[]){ 6, 0, 0, 2, 0, 0 });
	assert_units(&o, 13, 4, (const double[]){ 6, 0, 0, 2 });
	assert_units(&o, 12, 3, (const double[]){ 6, 0, 0 });
	assert_units(&o, 10, 1, (const double[]){ 6 });
	day_table_release(&o.t);
}
END_TEST

/* A row of any kind begins the history; only dispenses, unmet and returns are demand. */
START_TEST(any_kind_begins_a_history)
{
	struct one o;
	one_init(&o);
	add(&o, (enum day_kind)_i, -3, 4, 0);
	add(&o, DAY_DISPENSE, -1, 1, 0);
	double first = _i == DAY_DISPENSE || _i == DAY_UNMET ? 4 : 0;
	assert_units(&o, 0, 4, (const double[]){ first, 0, 1, 0 });
	day_table_release(&o.t);
}
END_TEST

START_TEST(returns_are_taken_off)
{
	struct one o;
	one_init(&o);
	add(&o, DAY_DISPENSE, 0, 9, 0);
	add(&o, DAY_DISPENSE, 0, -2, 0);
	add(&o, DAY_RETURN, 0, 3, 0);
	add(&o, DAY_RETURN, 1, 5, 1);
	add(&o, DAY_DISPENSE, 2, 1, 1);
	add(&o, DAY_DISPENSE, 2, 2, 1);
	assert_units(&o, 2, 3, (const double[]){ 3.5, 0, 0.3 });
	day_table_release(&o.t);
}
END_TEST

/* 1.1 and 0.2 as doubles would be 1.3000000000000003. */
START_TEST(unmet_demand_is_demand)
{
	struct one o;
	one_init(&o);
	add(&o, DAY_DISPENSE, 0, 2, 0);
	add(&o, DAY_UNMET, 0, 3, 0);
	add(&o, DAY_UNMET, 1, 4, 0);
	add(&o, DAY_DISPENSE, 2, 5, 0);
	add(&o, DAY_UNMET, 2, -1, 0);
	add(&o, DAY_RETURN, 2, 2, 0);
	add(&o, DAY_DISPENSE, 3, 11, 1);
	add(&o, DAY_UNMET, 3, 2, 1);
	assert_units(&o, 3, 4, (const double[]){ 5, 4, 2, 1.3 });
	day_table_release(&o.t);
}
END_TEST

/* Out of range together; what comes back takes them into it. */
START_TEST(net_demand_out_of_range)
{
	struct one o;
	struct demand d;
	one_init(&o);
	add(&o, DAY_DISPENSE, 0, INT64_MAX, 0);
	add(&o, DAY_UNMET, 0, INT64_MAX, 0);
	demand_fill(&d, o.s, 0);
	ck_assert(d.out_of_range);
	demand_release(&d);
	add(&o, DAY_RETURN, 0, INT64_MAX, 0);
	assert_units(&o, 0, 1, (const double[]){ 0x1p63 });
	day_table_release(&o.t);
}
END_TEST

/* In doubles 2.3 - 1.3 is 0.9999999999999998, and no whole number. */
START_TEST(net_demand_is_exact)
{
	struct one o;
	struct demand d;
	one_init(&o);
	for (int32_t day = 0; day < 50; day++) {
		add(&o, DAY_DISPENSE, day, 10 * day + 13, 1);
		add(&o, DAY_RETURN, day, 13, 1);
	}
	demand_fill(&d, o.s, 49);
	ck_assert(d.whole && !d.out_of_range);
	for (int32_t day = 0; day < 50; day++)
		ck_assert_double_eq(d.units[day], day);
	demand_release(&d);
	day_table_release(&o.t);
}
END_TEST

START_TEST(before_the_first_day_there_are_none)
{
	static const int32_t days[] = { 6, -1, DATE_NONE };
	struct one o;
	one_init(&o);
	add(&o, DAY_DISPENSE, 7, 5, 0);
	for (size_t i = 0; i < COUNT(days); i++) {
		struct demand d;
		struct weeks w;
		demand_fill(&d, o.s, days[i]);
		ck_assert(d.days == 0 && d.whole);
		demand_weeks(&d, 84, &w);
		ck_assert(w.n == 0 && isnan(w.mean));
		demand_release(&d);
	}
	day_table_release(&o.t);
}
END_TEST

/* What comes back is of the latest days before, however far; what never went out is counted. */
START_TEST(returns_are_of_the_latest_days_before)
{
	struct one o;
	struct demand d;
	one_init(&o);
	add(&o, DAY_RETURN, 0, 1, 0);
	add(&o, DAY_DISPENSE, 1, 2, 0);
	add(&o, DAY_DISPENSE, 40, 200, 0);
	add(&o, DAY_DISPENSE, 41, 2, 0);
	add(&o, DAY_RETURN, 42, 200, 0);
	add(&o, DAY_RETURN, 43, 9, 0);
	add(&o, DAY_DISPENSE, 44, 3, 0);
	demand_fill(&d, o.s, 44);
	ck_assert(d.units[1] == 0 && d.units[40] == 0 && d.units[41] == 0 && d.units[44] == 3);
	ck_assert(d.unmatched == 6); /* 1 on day 0, 200 + 9 of 204 later */
	demand_release(&d);
	day_table_release(&o.t);
}
END_TEST

/* 0.3 - 0.1 - 0.2 is no demand, though it is 2.8e-17 in doubles. */
START_TEST(nothing_is_left_of_decimals)
{
	struct one o;
	one_init(&o);
	add(&o, DAY_DISPENSE, 0, 3, 1);
	add(&o, DAY_RETURN, 1, 1, 1);
	add(&o, DAY_RETURN, 2, 2, 1);
	assert_units(&o, 2, 3, (const double[]){ 0, 0, 0 });
	day_table_release(&o.t);
}
END_TEST

/*
 * Out of stock from day 1 to 13, but for days 7 and 8: whether any of it is known is told by a row
 * that asked in vain, on a day on which nothing was dispensed. A dispense or receipt ends a spell, and
 * so do more than a week without a row.
 */
START_TEST(a_spell_with_unmet_demand_is_known)
{
	static const struct {
		enum day_kind kind;
		int32_t day;
		bool first, last; /* days 1 and 13 are known */
	} rows[] = {
		{ DAY_UNMET, 3, true, true },     { DAY_UNMET, 13, true, true },
		{ DAY_UNMET, 7, true, true },     { DAY_UNMET, 20, true, true },
		{ DAY_UNMET, 21, false, false },  { DAY_RECEIPT, 8, false, false },
		{ DAY_DISPENSE, 8, false, false }, { DAY_WASTE, 8, false, false },
	};
	struct one o;
	struct demand d;
	one_init(&o);
	add(&o, DAY_DISPENSE, 0, 2, 0);
	for (int32_t day = 1; day < 14; day++)
		if (day != 7 && day != 8)
			add(&o, DAY_STOCKOUT, day, 0, 0);
	add(&o, rows[_i].kind, rows[_i].day, 1, 0);
	demand_fill(&d, o.s, 21);
	ck_assert(d.stockout[1] == !rows[_i].first && d.stockout[13] == !rows[_i].last);
	ck_assert(!d.stockout[0] && !d.stockout[8] && d.noted == 14);
	ck_assert(d.out_now == false); /* 8 days without a word */
	demand_release(&d);
	demand_fill(&d, o.s, 20);
	ck_assert(d.out_now == (rows[_i].day != 20));
	demand_release(&d);
	day_table_release(&o.t);
}
END_TEST

/* What was asked for is known, pooled or not. */
START_TEST(a_stockout_with_unmet_demand_is_none)
{
	for (int pooled = 0; pooled < 2; pooled++) {
		struct one o;
		struct demand d;
		one_init(&o);
		o.s->pooled = pooled;
		for (int32_t day = 0; day < 2; day++)
			add(&o, DAY_STOCKOUT, day, 0, 0);
		add(&o, DAY_UNMET, 1, 3, 0);
		demand_fill(&d, o.s, 1);
		ck_assert(!d.stockout[0] && !d.stockout[1] && !d.partly_out);
		ck_assert(d.units[0] == 0 && d.units[1] == 3);
		demand_release(&d);
		day_table_release(&o.t);
	}
}
END_TEST

/* Of several locations some were out of stock, where the others dispensed anything at all. */
START_TEST(a_stockout_of_some_locations_is_none)
{
	for (int pooled = 0; pooled < 2; pooled++) {
		struct one o;
		struct demand d;
		one_init(&o);
		o.s->pooled = pooled;
		add(&o, DAY_DISPENSE, 0, 5, 1); /* 0.5 */
		add(&o, DAY_STOCKOUT, 0, 0, 0);
		demand_fill(&d, o.s, 0);
		ck_assert(d.stockout[0] == !pooled && d.partly_out == pooled);
		demand_release(&d);
		add(&o, DAY_STOCKOUT, 1, 0, 0);
		demand_fill(&d, o.s, 2);
		ck_assert(d.stockout[1] && d.partly_out == pooled); /* of all of them */
		demand_release(&d);
		day_table_release(&o.t);
	}
}
END_TEST

START_TEST(stockout_days_are_marked)
{
	struct one o;
	struct demand d;
	one_init(&o);
	add(&o, DAY_DISPENSE, 63, 2, 0);
	add(&o, DAY_STOCKOUT, 64, 0, 0);
	add(&o, DAY_STOCKOUT, 66, 7, 0);
	add(&o, DAY_DISPENSE, 66, 1, 0);
	ck_assert_int_eq(day_add(&o.t, o.s, DAY_STOCKOUT, 67, (struct dec){ 0 }), DAY_OK);
	demand_fill(&d, o.s, 68);
	static const bool want[] = { false, true, false, true, true, false };
	ck_assert_uint_eq(d.days, COUNT(want));
	for (size_t i = 0; i < COUNT(want); i++)
		ck_assert_msg(d.stockout[i] == want[i], "day %zu", i);
	ck_assert(d.units[3] == 1);
	ck_assert_ptr_null(d.closed);
	demand_release(&d);
	day_table_release(&o.t);
}
END_TEST

static bool is_whole(const struct one *o, int32_t as_of)
{
	struct demand d;
	demand_fill(&d, o->s, as_of);
	bool whole = d.whole;
	demand_release(&d);
	return whole;
}

START_TEST(whole_if_each_day_is)
{
	struct one o;
	one_init(&o);
	add(&o, DAY_DISPENSE, 0, 5, 1); /* 0.5 and 0.5 are 1 */
	ck_assert(!is_whole(&o, 0));
	add(&o, DAY_DISPENSE, 0, 5, 1);
	ck_assert(is_whole(&o, 0));
	add(&o, DAY_DISPENSE, 1, 25, 2); /* 2.25 less 0.25 */
	add(&o, DAY_DISPENSE, 1, 2, 0);
	add(&o, DAY_RETURN, 1, 25, 2);
	add(&o, DAY_WASTE, 1, 1, 3);
	ck_assert(is_whole(&o, 1));
	add(&o, DAY_DISPENSE, 9, 1, 9);
	ck_assert(is_whole(&o, 8));
	ck_assert(!is_whole(&o, 9));
	day_table_release(&o.t);
}
END_TEST

START_TEST(sparse_days_far_apart)
{
	struct one o;
	struct demand d;
	one_init(&o);
	add(&o, DAY_DISPENSE, DATE_LAST, 84, 0);
	add(&o, DAY_DISPENSE, DATE_FIRST, 3, 0);
	add(&o, DAY_DISPENSE, -1, 2, 0);
	demand_fill(&d, o.s, DATE_LAST);
	ck_assert_uint_eq(d.days, 109573); /* 300 years, 73 of them with a leap day */
	double sum = 0;
	for (size_t i = 0; i < d.days; i++)
		sum += d.units[i];
	ck_assert(sum == 89 && d.units[0] == 3 && d.units[d.days - 1] == 84);
	ck_assert(d.units[-1 - DATE_FIRST] == 2);
	demand_release(&d);
	day_table_release(&o.t);
}
END_TEST

/* Every day around the borders of pages and of 1970, out of order. */
START_TEST(page_borders)
{
	struct one o;
	struct demand d;
	one_init(&o);
	for (int32_t i = 0; i < 401; i++) {
		int32_t day = i * 7 % 401 - 200;
		add(&o, DAY_DISPENSE, day, 1000 + day, 0);
	}
	demand_fill(&d, o.s, 300);
	ck_assert_uint_eq(d.days, 501);
	for (int32_t i = 0; i < 501; i++)
		require(d.units[i] == (i <= 400 ? 800 + i : 0), "day %d: %g", (int)i, d.units[i]);
	demand_release(&d);
	day_table_release(&o.t);
}
END_TEST

/* Days for the tests of weeks; days[0] is the oldest. */
struct made_days {
	struct demand d;
	double units[5000];
	bool stockout[5000], closed[5000];
};

static void made_init(struct made_days *m, size_t n)
{
	memset(m, 0, sizeof(*m));
	m->d = (struct demand){ .days = n, .units = m->units, .stockout = m->stockout, .whole = true };
}

static struct made_days m; /* too large for a stack */
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

void unit_demand(TCase *tc)
{
	tcase_add_test(tc, days_without_a_row_are_zeros);
	tcase_add_loop_test(tc, any_kind_begins_a_history, 0, DAY_KINDS);
	tcase_add_test(tc, returns_are_taken_off);
	tcase_add_test(tc, unmet_demand_is_demand);
	tcase_add_test(tc, net_demand_out_of_range);
	tcase_add_test(tc, net_demand_is_exact);
	tcase_add_test(tc, before_the_first_day_there_are_none);
	tcase_add_test(tc, returns_are_of_the_latest_days_before);
	tcase_add_test(tc, nothing_is_left_of_decimals);
	tcase_add_loop_test(tc, a_spell_with_unmet_demand_is_known, 0, 8);
	tcase_add_test(tc, the_last_known_weeks_stand_in);
	tcase_add_test(tc, a_stockout_with_unmet_demand_is_none);
	tcase_add_test(tc, a_stockout_of_some_locations_is_none);
	tcase_add_test(tc, stockout_days_are_marked);
	tcase_add_test(tc, whole_if_each_day_is);
	tcase_add_test(tc, sparse_days_far_apart);
	tcase_add_test(tc, page_borders);
	tcase_add_loop_test(tc, whole_weeks_counted_back, 0, COUNT(counts));
	tcase_add_test(tc, the_newest_week_comes_first);
	tcase_add_test(tc, mean_and_deviation);
	tcase_add_loop_test(tc, half_a_week_in_stock_is_enough, 0, 8);
	tcase_add_loop_test(tc, closed_days_are_not_missing, 0, COUNT(closings));
	tcase_add_test(tc, a_negative_week_is_zero);
	tcase_add_test(tc, a_dropped_week_leaves_no_trace);
	tcase_add_test(tc, the_rate_is_the_mean_or_smoothed);
	tcase_add_loop_test(tc, weeks_far_above_the_others, 0, COUNT(outlying));
	tcase_add_test(tc, outliers_are_told_by_corrected_weeks);
	tcase_add_test(tc, a_limit_cuts_weeks);
	tcase_add_test(tc, long_runs_without_demand_are_suspected);
	tcase_add_test(tc, weekends_are_not_suspected);
	tcase_add_test(tc, runs_begin_after_the_first_demand);
	tcase_add_test(tc, a_week_without_demand);
}
