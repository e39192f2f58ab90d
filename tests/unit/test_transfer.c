/* orders/transfer.h: who sends what to whom, by hand, and what must hold of any clinics. */
#include "unit.h"

#include <math.h>

#include "base/date.h"
#include "base/mem.h"
#include "orders/transfer.h"

#include "base/banned.h"

static struct transfers plan;
static const struct transfer_terms terms = { .days = 1, .least = 1, .whole = true };

static struct place place(const char *name, double usable, double rate, double needs, double keeps)
{
	return (struct place){ .location = str_from(name), .usable = usable, .daily_rate = rate,
			       .needs = needs, .reorder_point = keeps };
}

static void make(struct place *places, size_t n)
{
	mem_free(plan.transfer);
	plan = (struct transfers){ 0 };
	transfers_plan(&plan, places, n, &terms);
}

static void is(size_t i, size_t from, size_t to, double units)
{
	ck_assert_uint_lt(i, plan.n);
	ck_assert_uint_eq(plan.transfer[i].from, from);
	ck_assert_uint_eq(plan.transfer[i].to, to);
	ck_assert_double_eq(plan.transfer[i].units, units);
}

START_TEST(one_empty_one_full)
{
	struct place p[] = { place("NORTH", 0, 1, 40, 40), place("SOUTH", 150, 1, 0, 40) };
	make(p, 2);
	ck_assert_uint_eq(plan.n, 1);
	is(0, 1, 0, 40);
	p[1].usable = 65; /* no more than it can do without */
	p[0].got = p[1].gave = 0;
	make(p, 2);
	is(0, 1, 0, 25);
}
END_TEST

START_TEST(whoever_is_out_first_is_first)
{
	struct place p[] = { place("A", 10, 1, 20, 30), place("B", 2, 1, 20, 30), place("C", 60, 2, 0, 40),
			     place("D", 50, 1, 0, 45) };
	make(p, 4);
	/* B lasts for 2 days; C can spare 20 units, ten days, D five */
	ck_assert_uint_eq(plan.n, 2);
	is(0, 2, 1, 20);
	is(1, 3, 0, 5);
}
END_TEST

START_TEST(nobody_who_is_not_known)
{
	struct place p[] = { place("A", NAN, 1, 20, 30), place("B", 0, 1, 20, 30),
			     place("C", NAN, 1, 0, 10), place("D", 90, 1, 0, NAN) };
	make(p, 4);
	ck_assert_uint_eq(plan.n, 0);
}
END_TEST

/* Of lots that end in 5, 20 and 100 usable days, at 1 a day there and a day on the road. */
START_TEST(lots_that_last)
{
	const struct weeks none = { .n = 0, .mean = NAN, .sd = NAN };
	struct lot lots[] = {
		{ .name = BYTES("L3"), .quantity = 50, .expires = 1100 },
		{ .name = BYTES("L1"), .quantity = 50, .expires = 1005 },
		{ .name = BYTES("L2"), .quantity = 10, .expires = 1020 },
		{ .name = BYTES("H"), .quantity = 99, .kept = 99, .status = LOT_HOLD, .expires = 1001 },
	};
	struct place p[] = { place("N", 0, 1, 30, 30), place("S", 110, 1, 0, 40) };
	lots_project(lots, 4, 1000, 0, NAN, &none, true);
	p[1].lots = lots;
	p[1].n_lots = 4;
	make(p, 2);
	ck_assert_uint_eq(plan.n, 3);
	is(0, 1, 0, 4);
	is(1, 1, 0, 10);
	is(2, 1, 0, 16);
	assert_text(plan.transfer[0].lot->name, "L1");
	assert_text(plan.transfer[2].lot->name, "L3");
}
END_TEST

/* Nothing is made or lost, nobody goes below his reorder point or above his need. */
START_TEST(any_clinics)
{
	struct rng rng = { unit_seed() + 37 + (uint64_t)_i };
	struct place p[12];
	double gave = 0, got = 0, sent = 0;
	for (size_t i = 0; i < COUNT(p); i++)
		p[i] = place("x", rng_below(&rng, 100), rng_below(&rng, 4),
			     rng_below(&rng, 2) ? rng_below(&rng, 50) : 0, rng_below(&rng, 60));
	make(p, COUNT(p));
	for (size_t i = 0; i < COUNT(p); i++) {
		ck_assert(p[i].gave == 0 || p[i].usable - p[i].gave >= p[i].reorder_point);
		ck_assert(p[i].got <= p[i].needs);
		ck_assert(p[i].gave == 0 || p[i].got == 0);
		gave += p[i].gave;
		got += p[i].got;
	}
	for (size_t i = 0; i < plan.n; i++)
		sent += plan.transfer[i].units;
	ck_assert_double_eq(gave, got);
	ck_assert_double_eq(gave, sent);
	mem_free(plan.transfer);
	plan = (struct transfers){ 0 };
}
END_TEST

/* Of no lot goes more than is for everybody, and none to where it ends before it can be used. */
START_TEST(any_lots)
{
	const struct weeks none = { .n = 0, .mean = NAN, .sd = NAN };
	struct rng rng = { unit_seed() + 53 + (uint64_t)_i };
	struct place p[8];
	struct lot lots[8][3];
	for (size_t i = 0; i < COUNT(p); i++) {
		double usable = 0;
		for (size_t k = 0; k < 3; k++) {
			lots[i][k] = (struct lot){ .quantity = rng_below(&rng, 60), .name = BYTES("L"),
						   .expires = 995 + (int32_t)rng_below(&rng, 60) };
			lots[i][k].kept = rng_below(&rng, 4) ? 0 : floor(lots[i][k].quantity / 2);
			usable += lots[i][k].expires > 1000 ? lots[i][k].quantity - lots[i][k].kept : 0;
		}
		p[i] = place("x", usable, 1 + rng_below(&rng, 3), rng_below(&rng, 2) ? rng_below(&rng, 50) : 0,
			     rng_below(&rng, 60));
		p[i].lots = lots[i];
		p[i].n_lots = 3;
		lots_project(lots[i], 3, 1000, 0, NAN, &none, true);
	}
	make(p, COUNT(p));
	for (size_t i = 0; i < COUNT(p); i++)
		for (size_t k = 0; k < 3; k++) {
			double sent = 0;
			for (size_t t = 0; t < plan.n; t++)
				sent += plan.transfer[t].lot == &lots[i][k] ? plan.transfer[t].units : 0;
			ck_assert_double_le(sent, lots[i][k].quantity - lots[i][k].kept);
		}
	for (size_t t = 0; t < plan.n; t++) {
		const struct place *to = &p[plan.transfer[t].to];
		ck_assert_double_le(plan.transfer[t].units,
				    to->daily_rate * (plan.transfer[t].lot->expires - 1000 - terms.days));
		ck_assert_double_le(to->got, to->needs);
	}
	mem_free(plan.transfer);
	plan = (struct transfers){ 0 };
}
END_TEST

void unit_transfer(TCase *tc)
{
	tcase_add_test(tc, one_empty_one_full);
	tcase_add_test(tc, whoever_is_out_first_is_first);
	tcase_add_test(tc, nobody_who_is_not_known);
	tcase_add_test(tc, lots_that_last);
	tcase_add_loop_test(tc, any_clinics, 0, 40);
	tcase_add_loop_test(tc, any_lots, 0, 40);
}
