/* stock/stock.h: what a beyond-use date leaves of the levels, and orders. */
#include "unit.h"

#include "made_demand.h"

#include <math.h>

#include "base/date.h"

#include "base/banned.h"

static struct made_demand made;
static struct stock_result r;

static const struct demand *constant(size_t days, double units_a_week)
{
	return made_weeks(&made, days, units_a_week);
}

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
	struct stock_params p = made_params();
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
	struct stock_params p = made_params();
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

/* 3 days of lead and 7 of review; a day of the past is late, and still comes. */
START_TEST(orders_that_count)
{
	struct stock_params p = made_params();
	for (int32_t due = -400; due <= 400; due++)
		require(stock_order_counts(&p, 20000, 20000 + due) == (due <= 10), "%d days", due);
	ck_assert(stock_order_counts(&p, 20000, DATE_NONE));
	p.safety.lead_days = 3.5;
	ck_assert(stock_order_counts(&p, 20000, 20010) && !stock_order_counts(&p, 20000, 20011));
	p.last_order = true;
	ck_assert(stock_order_counts(&p, 20000, 20400));
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
		struct stock_params p = made_params();
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
	struct stock_params p = made_params();
	p.shelf_life_days = 28 + 36;
	r = made_at_rate(1 - 1e-11, p);
	ck_assert(r.order_up_to == 36 && r.reorder_point == 36);
}
END_TEST

void unit_order(TCase *tc)
{
	tcase_add_loop_test(tc, beyond_use_dates_cap, 0, COUNT(shelf_lives));
	tcase_add_test(tc, the_last_order_is_all_that_dating_allows);
	tcase_add_test(tc, orders_that_count);
	tcase_add_loop_test(tc, order_quantities, 0, COUNT(orders));
	tcase_add_test(tc, what_waits_is_the_safety_stock);
}
