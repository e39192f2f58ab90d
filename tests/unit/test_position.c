/* stock/position.h: worked out by hand. */
#include "unit.h"

#include <math.h>

#include "base/date.h"
#include "stock/position.h"

#include "base/banned.h"

enum { TODAY = 20000, LOTS = 4, ORDERS = 4 };

/* Two a day, lead 3, review 7, no policy beyond 60 units of safety: order at and up to 80. */
struct scene {
	struct sku_entry held;
	struct sku_order orders[ORDERS];
	struct lot lots[LOTS];
	struct stock_listed l;
	struct stock_params p;
	struct stock_result r;
	struct weeks w;
};

static struct scene scene(void)
{
	return (struct scene){
		.l = { .as_of = TODAY, .unit_cost = 2.5 },
		.p = { .safety = { .lead_days = 3, .review_days = 7 }, .use_days = 28 },
		.r = { .daily_rate = 2, .safety_stock = 60, .reorder_point = 80, .order_up_to = 80 },
		.w = { .n = 12, .mean = 14, .sd = 0 },
	};
}

static struct dec whole(int64_t units)
{
	return (struct dec){ units, 0, true };
}

static void hold(struct scene *s, int64_t on_hand, int64_t usable)
{
	s->held.on_hand = whole(on_hand);
	s->held.usable = whole(usable);
	s->l.held = &s->held;
}

/* A lot that can be dispensed for so many days. */
static void add_lot(struct scene *s, int64_t units, int32_t days)
{
	s->lots[s->l.n_lots++] = (struct lot){ .quantity = (double)units,
					       .expires = TODAY + 28 + days };
	dec_add(&s->held.on_hand, whole(units));
	dec_add(&s->held.usable, whole(days > 0 ? units : 0));
	s->l.held = &s->held;
	s->l.lots = s->lots;
}

static void add_order(struct scene *s, size_t i, int64_t units, int32_t due)
{
	s->orders[i] = (struct sku_order){ whole(units), due, s->held.orders };
	s->held.orders = &s->orders[i];
	dec_add(&s->held.on_order, whole(units));
	s->l.held = &s->held;
}

static struct stock_position position(struct scene *s)
{
	lots_project(s->lots, s->l.n_lots, TODAY, s->p.use_days, s->r.daily_rate, &s->w, true);
	return stock_position(&s->l, &s->p, &s->r);
}

START_TEST(what_is_missing_is_ordered)
{
	struct scene s = scene();
	hold(&s, 70, 70);
	struct stock_position pos = position(&s);
	ck_assert(pos.lasting == 70 && pos.order == 10 && pos.cost == 25);
	ck_assert(!pos.understocked && !pos.expiring && !pos.beyond_dating);
	ck_assert(isnan(pos.waste_mean) && isnan(pos.waste_slow) && !pos.on_order.set);
	hold(&s, 70, 59);
	pos = position(&s);
	ck_assert(pos.order == 21 && pos.understocked && pos.expiring);
	s.l.unit_cost = NAN;
	ck_assert(isnan(position(&s).cost));
	s.p.supply_ended = true;
	ck_assert(isnan(position(&s).order));
}
END_TEST

/* Nothing listed is not nothing there. */
START_TEST(unknown_is_not_zero)
{
	struct scene s = scene();
	struct stock_position pos = position(&s);
	ck_assert(!pos.on_hand.set && !pos.usable.set && isnan(pos.lasting) && isnan(pos.order));
	ck_assert(isnan(pos.cost) && !pos.understocked && !pos.expiring);
	add_order(&s, 0, 10, DATE_NONE); /* still not known what is there */
	pos = position(&s);
	ck_assert(pos.on_order.m == 10 && isnan(pos.order));
}
END_TEST

START_TEST(orders_count_if_they_come_in_time)
{
	struct scene s = scene();
	hold(&s, 20, 20);
	add_order(&s, 0, 1, DATE_NONE);
	add_order(&s, 1, 2, TODAY + 10);
	add_order(&s, 2, 4, TODAY + 11);
	add_order(&s, 3, 8, TODAY - 1);
	struct stock_position pos = position(&s);
	ck_assert(pos.order == 80 - 20 - 11);
	ck_assert(pos.far.m == 4 && pos.late.m == 8 && pos.on_order.m == 15);
	s.p.last_order = true;
	pos = position(&s);
	ck_assert(pos.order == 80 - 20 - 15 && !pos.far.set && pos.late.m == 8);
}
END_TEST

/* Sums of orders that do not fit make the order unknown, and no smaller one. */
START_TEST(orders_beyond_all_bounds)
{
	struct scene s = scene();
	hold(&s, 20, 20);
	add_order(&s, 0, INT64_MAX, TODAY);
	add_order(&s, 1, 1, TODAY);
	ck_assert(isnan(position(&s).order));
}
END_TEST

/*
 * 60 units for two days more, of which 2 a day use 4; with 20 that keep it is 24 units
 * that last, 12 days.
 */
START_TEST(what_perishes_too_early_does_not_hold_an_order_back)
{
	struct scene s = scene();
	add_lot(&s, 60, 2);
	add_lot(&s, 20, 300);
	struct stock_position pos = position(&s);
	ck_assert(pos.usable.m == 80 && pos.lasting == 24 && pos.waste_mean == 56);
	ck_assert(pos.order == 56 && pos.understocked && pos.expiring);
	ck_assert(stock_cover(&s.r, NULL, pos.lasting) == 12);
}
END_TEST

/* The tenth day is the last that an order of the next review may be needed for. */
START_TEST(only_what_perishes_before_lead_and_review_are_over)
{
	for (int32_t days = 1; days < 14; days++) {
		struct scene s = scene();
		add_lot(&s, 60, days);
		add_lot(&s, 50, 300);
		struct stock_position pos = position(&s);
		double waste = 60 - 2 * days;
		ck_assert(pos.waste_mean == waste);
		ck_assert(pos.lasting == 110 - (days < 10 ? waste : 0));
		s.p.last_order = true; /* nothing comes later: all that perishes is lost */
		ck_assert(position(&s).lasting == 110 - waste);
	}
}
END_TEST

/* It is in waste_mean, and was never usable. */
START_TEST(what_is_too_late_is_not_taken_off_twice)
{
	struct scene s = scene();
	add_lot(&s, 30, 0);
	add_lot(&s, 10, -40);
	add_lot(&s, 70, 300);
	struct stock_position pos = position(&s);
	ck_assert(pos.on_hand.m == 110 && pos.usable.m == 70 && pos.waste_mean == 40);
	ck_assert(pos.lasting == 70 && pos.order == 10 && pos.expiring);
}
END_TEST

/* Dating allows 40: that much is no shortage, though the safety stock is more. */
START_TEST(levels_that_dating_caps)
{
	struct scene s = scene();
	s.r.reorder_point = s.r.order_up_to = 40;
	s.r.capped = true;
	hold(&s, 40, 40);
	ck_assert(!position(&s).understocked && position(&s).order == 0);
	hold(&s, 39, 39);
	ck_assert(position(&s).understocked && position(&s).order == 1);
	s.p.pack = 2; /* the second unit will perish */
	ck_assert(position(&s).order == 2 && position(&s).beyond_dating);
	s.p.pack = 1;
	ck_assert(!position(&s).beyond_dating);
}
END_TEST

START_TEST(what_bridges_leaves_no_gap)
{
	struct rng rng = { unit_seed() };
	for (size_t i = 0; i < unit_rounds(2000); i++) {
		struct scene s = scene();
		int64_t has = rng_below(&rng, 20);
		hold(&s, has, has);
		for (size_t k = 0; k < 3; k++)
			add_order(&s, k, rng_below(&rng, 12), TODAY + 1 + (int32_t)rng_below(&rng, 10));
		s.p.safety.lead_days = 0; /* an order of today is there in time */
		s.p.safety.review_days = 10;
		struct stock_gap gap = stock_gap_of(&s.l, &s.p, &s.r, (double)has);
		ck_assert((gap.bridge > 0) == (gap.from != DATE_NONE));
		if (gap.from == DATE_NONE)
			continue;
		ck_assert(gap.from > TODAY && gap.from < gap.until && gap.until <= TODAY + 10);
		ck_assert(stock_gap_of(&s.l, &s.p, &s.r, (double)has + gap.bridge).from == DATE_NONE);
		ck_assert(position(&s).order >= gap.bridge);
	}
}
END_TEST

START_TEST(a_gap_that_no_order_fills_is_said)
{
	struct scene s = scene();
	hold(&s, 10, 10);
	add_order(&s, 0, 100, TODAY + 9);
	s.p.safety.lead_days = 9;
	struct stock_position pos = position(&s);
	ck_assert(pos.order == 0 && pos.gap.bridge == 0);
	ck_assert_int_eq(pos.gap.from, stock_out_on(TODAY, pos.lasting / s.r.daily_rate));
	ck_assert_int_eq(pos.gap.from, TODAY + 6);
	ck_assert_int_eq(pos.gap.until, TODAY + 9);
}
END_TEST

void unit_position(TCase *tc)
{
	tcase_add_test(tc, what_is_missing_is_ordered);
	tcase_add_test(tc, unknown_is_not_zero);
	tcase_add_test(tc, orders_count_if_they_come_in_time);
	tcase_add_test(tc, orders_beyond_all_bounds);
	tcase_add_test(tc, what_perishes_too_early_does_not_hold_an_order_back);
	tcase_add_test(tc, only_what_perishes_before_lead_and_review_are_over);
	tcase_add_test(tc, what_is_too_late_is_not_taken_off_twice);
	tcase_add_test(tc, levels_that_dating_caps);
	tcase_add_test(tc, what_bridges_leaves_no_gap);
	tcase_add_test(tc, a_gap_that_no_order_fills_is_said);
}
