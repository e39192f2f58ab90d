/* orders/purchase.h: packs, room, and what an order is filled up with. */
#include "unit.h"

#include <math.h>

#include "orders/purchase.h"

#include "base/banned.h"

static const struct {
	double needs, pack, least, most, want;
} quantities[] = {
	{ 33, 0, 0, INFINITY, 33 },   { 32.2, 0, 0, INFINITY, 33 },  { 33, 10, 0, INFINITY, 40 },
	{ 33, 10, 50, INFINITY, 50 }, { 33, 20, 50, INFINITY, 60 },  { 33, 10, 0, 39, 30 },
	{ 33, 10, 0, 9, 0 },          { 33, 10, 40, 39, 0 },         { 33, 0, 0, 20.5, 20 },
	{ 33, 10, 0, -5, 0 },         { 30, 10, 0, 30, 30 },         { 5, 2.5, 0, INFINITY, 5 },
};

START_TEST(one_line)
{
	const struct buy_terms t = { quantities[_i].pack, quantities[_i].least, quantities[_i].most };
	ck_assert_double_eq(buy_quantity(quantities[_i].needs, &t), quantities[_i].want);
}
END_TEST

static struct buy_line line(double quantity, double position, double rate, int64_t price, double most)
{
	return (struct buy_line){ .terms = { 10, 0, most }, .position = position, .daily_rate = rate,
				  .quantity = quantity, .price = { price, 0, price > 0 } };
}

/* 40 units of A at 5 are 200; B and C are filled up until it is 500. */
START_TEST(filled_up_by_days_of_cover)
{
	struct buy_line l[] = { line(40, 10, 1, 5, INFINITY), line(0, 10, 1, 5, INFINITY),
				line(0, 40, 2, 8, INFINITY) };
	double days = buy_top_up(l, 3, 500);
	ck_assert(buy_value(l, 3) >= 500);
	ck_assert_double_eq(l[0].top_up, 0);
	ck_assert_double_eq(l[1].quantity, l[1].top_up);
	/* no line has a pack more than those days ask for */
	for (size_t i = 0; i < 3; i++)
		ck_assert(l[i].top_up == 0 || l[i].quantity - 10 < days * l[i].daily_rate - l[i].position + 1e-6);
	ck_assert_double_eq(buy_top_up(l, 3, 500), 0);
}
END_TEST

START_TEST(what_cannot_be_reached)
{
	struct buy_line l[] = { line(40, 10, 1, 5, 60), line(0, 10, 1, 0, INFINITY),
				line(0, NAN, 1, 5, INFINITY), line(0, 10, 0, 5, INFINITY) };
	ck_assert(isnan(buy_top_up(l, 4, 301)));
	ck_assert_double_eq(l[0].quantity, 40);
	ck_assert(buy_top_up(l, 4, 300) > 0);
	ck_assert_double_eq(l[0].quantity, 60);
	ck_assert_double_eq(l[1].quantity + l[2].quantity + l[3].quantity, 0);
}
END_TEST

void unit_purchase(TCase *tc)
{
	tcase_add_loop_test(tc, one_line, 0, COUNT(quantities));
	tcase_add_test(tc, filled_up_by_days_of_cover);
	tcase_add_test(tc, what_cannot_be_reached);
}
