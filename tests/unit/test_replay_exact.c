/* stock/replay.h: no look ahead, and the whole once more in whole tenths of a unit, lot by lot. */
#include "unit.h"

#include <math.h>
#include <stdlib.h>

#include "replay_scene.h"
#include "sku/sku.h"

#include "base/banned.h"

/* What comes after the last review changes neither what was decided by then nor the start. */
START_TEST(no_look_ahead)
{
	struct rng rng = { unit_seed() + 31 };
	for (size_t round = 0; round < unit_rounds(120); round++) {
		struct replay_scene s = any_replay(&rng, false);
		size_t review = (size_t)s.p.safety.review_days;
		enum replay_rule rule = (enum replay_rule)rng_below(&rng, REPLAY_RULES);
		s.p.safety.method = (enum safety_method)rng_below(&rng, SAFETY_METHODS);
		s.days = FIRST + (s.days - FIRST + review - 1) / review * review;
		struct replay before = replay(&s, rule);
		size_t more = rng_below(&rng, (uint32_t)review);
		for (size_t i = 0; i < more; i++) /* parts of units as well */
			s.units[s.days + i] = rng_below(&rng, 4000) / 4.;
		s.days += more;
		struct replay after = replay(&s, rule);
		require(after.cycles == before.cycles && after.cycles_short == before.cycles_short &&
				after.orders == before.orders &&
				after.units_ordered == before.units_ordered &&
				after.max_on_hand >= before.max_on_hand,
			"rule %d, method %d: orders %zu of %.9g, then %zu of %.9g", rule,
			s.p.safety.method, before.orders, before.units_ordered, after.orders,
			after.units_ordered);
	}
}
END_TEST

/* The start and the first order are those of stock.h on the days up to then. */
START_TEST(levels_are_those_of_the_day)
{
	struct rng rng = { unit_seed() + 32 };
	size_t ordered = 0;
	for (size_t round = 0; round < unit_rounds(300); round++) {
		struct replay_scene s = any_replay(&rng, rng_below(&rng, 2));
		struct stock_result first, then;
		double asked = 0;
		s.p.safety.method = (enum safety_method)rng_below(&rng, SAFETY_METHODS);
		s.days = FIRST + (size_t)s.p.safety.review_days;
		for (size_t i = FIRST; i < s.days; i++)
			asked += s.units[i];
		struct demand known = demand_of(&s, FIRST), all = demand_of(&s, s.days);
		stock_levels(&known, &s.p, &first);
		stock_levels(&all, &s.p, &then);
		struct replay r = replay(&s, REPLAY_CHOSEN);
		double left = fmax(first.order_up_to - asked, 0);
		if (fabs(left - then.reorder_point) < 1e-6)
			continue; /* as close as that it is a question of rounding */
		double want = stock_order(&then, left, 0, 0);
		require(fabs(r.units_ordered - want) < 1e-6, "ordered %.9g, want %.9g",
			r.units_ordered, want);
		ordered += want > 0;
	}
	ck_assert_uint_gt(ordered, 20);
}
END_TEST

/* The replay in tenths of a unit, which are exact; due[i]: what comes on the morning of day i. */
struct exact {
	long units[DAYS_MAX], lot[DAYS_MAX], due[DAYS_MAX];
	long policy, lead, review, cycle, keeps; /* days; keeps below 0: for ever */
	bool sqrt_rule;
	double z;
	long reorder, up_to;
	long ordered, asked, lacked, expired, held, highest;
	size_t orders, cycles, cycles_short, days_short;
};

static long whole_up(long tenths_of_84_days, long days)
{
	return (tenths_of_84_days * days + 839) / 840 * 10;
}

/* Levels from the 84 days before day: sum / 840 units a day. */
static void exact_levels(struct exact *e, size_t day)
{
	long sum = 0, squares = 0;
	for (size_t i = day - 84; i < day; i++) {
		sum += e->units[i];
		squares += e->units[i] * e->units[i];
	}
	long lasts = e->cycle > e->review ? e->cycle : e->review, safety = whole_up(sum, e->policy);
	e->reorder = whole_up(sum, e->lead + e->review) + safety;
	e->up_to = whole_up(sum, e->lead + lasts) + safety;
	if (e->sqrt_rule) {
		double variance = ((double)squares - (double)(sum * sum) / 84) / 83 / 100;
		double more = e->z * sqrt(fmax(variance, 0) * (double)e->lead);
		e->reorder = 10 * (long)ceil(more + (double)(sum * e->lead) / 840 - 1e-9);
		e->up_to = 10 * (long)ceil(more + (double)(sum * (e->lead + lasts)) / 840 - 1e-9);
	} else if (e->keeps >= 0 && sum > 0 && e->policy + lasts > e->keeps) {
		long used = sum * e->keeps / 840 * 10;
		e->reorder = e->reorder < used ? e->reorder : used;
		e->up_to = used;
	}
}

/* The stock of day is what is left of the lots that are still good. */
static long exact_stock(struct exact *e, size_t day)
{
	long stock = 0;
	for (size_t i = FIRST - 1; i <= day; i++) {
		if (e->keeps >= 0 && (long)(day - i) > e->keeps) {
			e->expired += e->lot[i];
			e->lot[i] = 0;
		}
		stock += e->lot[i];
	}
	return stock;
}

/* 84 times what perishes before lead and review days are over, at sum / 84 a day. */
static long exact_perishing(const struct exact *e, size_t day)
{
	long sum = 0, used = 0, units = 0;
	for (size_t i = day - 83; i <= day; i++)
		sum += e->units[i];
	for (size_t i = FIRST - 1; i <= day && e->keeps >= 0; i++) {
		long days = e->keeps - (long)(day - i), lot = 84 * e->lot[i];
		if (days < 0)
			continue;
		long take = sum * days - used < lot ? sum * days - used : lot;
		used += take > 0 ? take : 0;
		units += days < e->lead + e->review ? lot - (take > 0 ? take : 0) : 0;
	}
	return units;
}

static void exact_review(struct exact *e, size_t day)
{
	long position = 84 * exact_stock(e, day) - exact_perishing(e, day);
	for (size_t i = day + 1; i < DAYS_MAX; i++)
		position += 84 * e->due[i];
	exact_levels(e, day + 1);
	if (position > 84 * e->reorder || position >= 84 * e->up_to)
		return;
	long order = (84 * e->up_to - position + 839) / 840 * 10;
	e->orders++;
	e->ordered += order;
	ck_assert_uint_lt(day + (size_t)e->lead + 1, DAYS_MAX);
	e->due[day + (size_t)e->lead + 1] += order;
}

static void exact_run(struct exact *e, size_t days)
{
	bool lacking = false;
	exact_levels(e, FIRST);
	e->lot[FIRST - 1] = e->up_to;
	for (size_t day = FIRST; day < days; day++) {
		e->lot[day] = e->due[day];
		e->due[day] = 0;
		exact_stock(e, day);
		long wanted = e->units[day];
		e->asked += wanted;
		for (size_t i = FIRST - 1; i <= day; i++) {
			long take = wanted < e->lot[i] ? wanted : e->lot[i];
			e->lot[i] -= take;
			wanted -= take;
		}
		e->lacked += wanted;
		e->days_short += wanted > 0;
		lacking |= wanted > 0;
		long stock = exact_stock(e, day);
		e->held += stock;
		e->highest = stock > e->highest ? stock : e->highest;
		if ((day - FIRST + 1) % (size_t)e->review)
			continue;
		e->cycles++;
		e->cycles_short += lacking;
		lacking = false;
		exact_review(e, day);
	}
}

static void same(const struct replay *r, const struct exact *e, size_t days)
{
	require(r->cycles == e->cycles && r->cycles_short == e->cycles_short &&
			r->days_short == e->days_short && r->orders == e->orders,
		"cycles %zu, %zu; short %zu, %zu; days short %zu, %zu; orders %zu, %zu", r->cycles,
		e->cycles, r->cycles_short, e->cycles_short, r->days_short, e->days_short, r->orders,
		e->orders);
	const double got[] = { r->units_ordered, r->demand, r->units_short, r->units_expired,
			       r->max_on_hand, r->mean_on_hand * (double)(days - FIRST) };
	const long want[] = { e->ordered, e->asked, e->lacked, e->expired, e->highest, e->held };
	for (size_t i = 0; i < COUNT(got); i++)
		require(fabs(got[i] - (double)want[i] / 10) < 1e-6, "%zu: got %.9g, want %.9g", i,
			got[i], (double)want[i] / 10);
	require(e->asked ? fabs(r->fill_rate - 1 + (double)e->lacked / (double)e->asked) < 1e-9
			 : isnan(r->fill_rate), "fill rate %.9g", r->fill_rate);
}

START_TEST(the_replay_once_more)
{
	struct rng rng = { unit_seed() + 33 };
	size_t lacking = 0, expiring = 0;
	for (size_t round = 0; round < unit_rounds(600); round++) {
		struct replay_scene s = any_replay(&rng, rng_below(&rng, 2));
		enum replay_rule rule = (enum replay_rule)rng_below(&rng, REPLAY_RULES);
		struct exact e = { .lead = (long)s.p.safety.lead_days,
				   .review = (long)s.p.safety.review_days,
				   .cycle = (long)s.p.cycle_days, .keeps = -1,
				   .sqrt_rule = rule == REPLAY_SQRT,
				   .z = 1.6448536269514722 };
		e.policy = rule == REPLAY_30_DAYS ? 30 : rule == REPLAY_45_DAYS
			   ? 45 : (long)s.p.policy_days;
		if (rng_below(&rng, 2)) {
			e.keeps = rng_below(&rng, 60);
			s.p.shelf_life_days = (double)e.keeps + s.p.use_days;
		}
		for (size_t i = 0; i < s.days; i++)
			e.units[i] = lround(10 * s.units[i]);
		struct replay r = replay(&s, rule);
		exact_run(&e, s.days);
		same(&r, &e, s.days);
		lacking += e.lacked > 0;
		expiring += e.expired > 0;
	}
	/* enough of both were tried; fewer runs are made on a build with sanitizers */
	ck_assert_uint_gt(lacking, 100 / UNIT_STEP / 2);
	ck_assert_uint_gt(expiring, 100 / UNIT_STEP / 2);
}
END_TEST

void unit_replay_exact(TCase *tc)
{
	tcase_add_test(tc, no_look_ahead);
	tcase_add_test(tc, levels_are_those_of_the_day);
	tcase_add_test(tc, the_replay_once_more);
}
