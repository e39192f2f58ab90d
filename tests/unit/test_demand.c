/* volume/demand.h: zero-filled days, what is net, days out of stock. */
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
	tcase_add_test(tc, a_stockout_with_unmet_demand_is_none);
	tcase_add_test(tc, a_stockout_of_some_locations_is_none);
	tcase_add_test(tc, stockout_days_are_marked);
	tcase_add_test(tc, whole_if_each_day_is);
	tcase_add_test(tc, sparse_days_far_apart);
	tcase_add_test(tc, page_borders);
}
