/*
 * stock/replay.h: days worked out by hand; what must not depend on the days to
 * come; and the whole once more in whole tenths of a unit, lot by lot.
 */
#include "unit.h"

#include <math.h>
#include <stdlib.h>

#include "sku/sku.h"
#include "stock/replay.h"

#include "base/banned.h"

enum { FIRST = REPLAY_FIRST_DAY, DAYS_MAX = FIRST + 7 * 104 };

/* A history, and what to ask of it. */
struct scene {
	double units[DAYS_MAX];
	bool stockout[DAYS_MAX];
	size_t days;
	struct stock_params p;
};

/* A unit a day; lead 3, review 7, no policy: up to 10 units, at each review. */
static struct scene scene(size_t days)
{
	struct scene s = { .days = days,
			   .p = { .pathway = PATHWAY_503B,
				  .safety = { .method = SAFETY_POLICY_ONLY, .service_level = 0.95,
					      .lead_days = 3, .review_days = 7 },
				  .shelf_life_days = NAN, .use_days = 28, .window_days = 84,
				  .new_rate = NAN } };
	for (size_t i = 0; i < days; i++)
		s.units[i] = 1;
	return s;
}

static struct demand demand_of(struct scene *s, size_t days)
{
	struct demand d = { .days = days, .units = s->units, .stockout = s->stockout,
			    .whole = true };
	for (size_t i = 0; i < days; i++)
		d.whole = d.whole && s->units[i] == floor(s->units[i]);
	return d;
}

static struct replay replay(struct scene *s, enum replay_rule rule)
{
	struct demand d = demand_of(s, s->days);
	struct replay r;
	ck_assert(replay_run(&d, &s->p, rule, &r));
	return r;
}

/* Starts with 10. Closes: 9 8 7 6 5 4 3; 7 ordered; 2 1 0, then 6 5 4 3; 7 ordered. */
START_TEST(two_cycles_by_hand)
{
	struct scene s = scene(FIRST + 14);
	struct replay r = replay(&s, REPLAY_CHOSEN);
	ck_assert_uint_eq(r.cycles, 2);
	ck_assert_uint_eq(r.cycles_short, 0);
	ck_assert_uint_eq(r.orders, 2);
	ck_assert_double_eq(r.units_ordered, 14);
	ck_assert_double_eq(r.demand, 14);
	ck_assert_double_eq(r.fill_rate, 1);
	ck_assert_double_eq(r.mean_on_hand, (42 + 21) / 14.);
	ck_assert_double_eq(r.max_on_hand, 9);
	ck_assert_double_eq(r.units_expired, 0);
	ck_assert_int_eq(r.verdict, REPLAY_FEW);
}
END_TEST

START_TEST(starts_with_order_up_to)
{
	struct scene s = scene(FIRST + 1);
	struct replay r = replay(&s, REPLAY_CHOSEN);
	ck_assert_double_eq(r.mean_on_hand, 10 - 1);
	ck_assert_uint_eq(r.cycles, 0); /* the first review is at the close of the 7th day */
	ck_assert_uint_eq(r.orders, 0);
	ck_assert_double_eq(replay(&s, REPLAY_30_DAYS).mean_on_hand, 40 - 1);
	ck_assert_double_eq(replay(&s, REPLAY_45_DAYS).mean_on_hand, 55 - 1);
	ck_assert_double_eq(replay(&s, REPLAY_SQRT).mean_on_hand, 10 - 1); /* sigma is 0 */
	s.p.policy_days = 60;
	ck_assert_double_eq(replay(&s, REPLAY_CHOSEN).mean_on_hand, 70 - 1);
	ck_assert_double_eq(replay(&s, REPLAY_30_DAYS).mean_on_hand, 40 - 1);
	ck_assert_double_eq(replay(&s, REPLAY_SQRT).mean_on_hand, 10 - 1);
	s.p.policy_is_cover = true; /* for the chosen rule only: 60 less 10 */
	ck_assert_double_eq(replay(&s, REPLAY_CHOSEN).mean_on_hand, 60 - 1);
	ck_assert_double_eq(replay(&s, REPLAY_30_DAYS).mean_on_hand, 40 - 1);
	ck_assert_double_eq(replay(&s, REPLAY_45_DAYS).mean_on_hand, 55 - 1);
	s.p.policy_days = 0; /* statistics, too: Poisson of 10, 15 at 95 % */
	s.p.safety.method = SAFETY_NB;
	ck_assert_double_eq(replay(&s, REPLAY_CHOSEN).mean_on_hand, 15 - 1);
	ck_assert_double_eq(replay(&s, REPLAY_SQRT).mean_on_hand, 10 - 1);
}
END_TEST

/*
 * What is ordered at the close of day 90 is there on the morning of day 94: so 3
 * units last, and the 3 of day 93 find 1. The other 2 are lost and not owed. Then
 * 84 days hold 86 units: ceil(86 / 84 * 10) = 11, less the 3 on hand, is ordered.
 */
START_TEST(what_is_not_there_is_lost)
{
	struct scene s = scene(FIRST + 14);
	s.units[93] = 3;
	struct replay r = replay(&s, REPLAY_CHOSEN);
	ck_assert_uint_eq(r.cycles, 2);
	ck_assert_uint_eq(r.cycles_short, 1);
	ck_assert_uint_eq(r.days_short, 1);
	ck_assert_double_eq(r.units_short, 2);
	ck_assert_double_eq(r.demand, 16);
	ck_assert_double_eq(r.fill_rate, 14. / 16);
	ck_assert_double_eq(r.mean_on_hand, (42 + 21) / 14.);
	ck_assert_double_eq(r.units_ordered, 7 + 8);
	/* a day later they would have been there */
	s.units[93] = 1;
	s.units[94] = 3;
	r = replay(&s, REPLAY_CHOSEN);
	ck_assert_uint_eq(r.days_short, 0);
	ck_assert_double_eq(r.units_short, 0);
}
END_TEST

/* Receipts come before demand, and orders after it: with no lead time, the morning after. */
START_TEST(the_order_of_a_day)
{
	struct scene s = scene(FIRST + 8);
	s.p.safety.lead_days = 0; /* up to 7, ordered at 0 */
	struct replay r = replay(&s, REPLAY_CHOSEN);
	ck_assert_uint_eq(r.days_short, 0);
	ck_assert_double_eq(r.mean_on_hand, (6 + 5 + 4 + 3 + 2 + 1 + 0 + 6) / 8.);
	/* demand of the review day itself is known to its order: 1.071 a day, so up to 8 */
	s.units[90] = 7;
	r = replay(&s, REPLAY_CHOSEN);
	ck_assert_double_eq(r.units_short, 6);
	ck_assert_double_eq(r.units_ordered, 8);
	ck_assert_double_eq(r.mean_on_hand, (6 + 5 + 4 + 3 + 2 + 1 + 0 + 7) / 8.);
}
END_TEST

/* 2.5 and 6.5 days: up to 9, but 4 nights until it is there, and 7 days to a review. */
START_TEST(parts_of_days_are_days)
{
	struct scene s = scene(FIRST + 11);
	s.p.safety.lead_days = 2.5;
	s.p.safety.review_days = 6.5;
	struct replay r = replay(&s, REPLAY_CHOSEN);
	ck_assert_uint_eq(r.cycles, 1);
	ck_assert_uint_eq(r.cycles_short, 0); /* the short day is in the second, still open */
	ck_assert_uint_eq(r.days_short, 1);
	ck_assert_double_eq(r.units_ordered, 7);
	ck_assert_double_eq(r.mean_on_hand, (8 + 7 + 6 + 5 + 4 + 3 + 2 + 1 + 0 + 0 + 6) / 11.);
	/* but for a billionth of one; and a review is a day apart at least */
	s.p.safety.lead_days = 2 + 5e-10;
	s.p.safety.review_days = 7 + 5e-10;
	r = replay(&s, REPLAY_CHOSEN);
	ck_assert_uint_eq(r.cycles, 1);
	ck_assert_double_eq(r.mean_on_hand, (8 + 7 + 6 + 5 + 4 + 3 + 2 + 1 + 0 + 6 + 5) / 11.);
	s.p.safety.review_days = 0;
	ck_assert_uint_eq(replay(&s, REPLAY_CHOSEN).cycles, 11);
}
END_TEST

START_TEST(a_return_goes_back_on_the_shelf)
{
	struct scene s = scene(FIRST + 7);
	s.units[86] = -2;
	struct replay r = replay(&s, REPLAY_CHOSEN);
	ck_assert_double_eq(r.mean_on_hand, (9 + 8 + 10 + 9 + 8 + 7 + 6) / 7.);
	ck_assert_double_eq(r.max_on_hand, 10);
	ck_assert_double_eq(r.demand, 6);
	ck_assert_double_eq(r.units_short, 0);
	s.units[88] = 9; /* and is handed out again */
	r = replay(&s, REPLAY_CHOSEN);
	ck_assert_double_eq(r.units_short, 1 + 1);
	ck_assert_double_eq(r.mean_on_hand, (9 + 8 + 10 + 9 + 0 + 0 + 0) / 7.);
}
END_TEST

/*
 * Demand stops, and the 10 units of the start, received on day 83, can be handed
 * out for 40 - 28 = 12 days: to day 95, as lots.h counts. The review of day 90 expects
 * 77 / 84 a day to use 4.58 of them, so 6 more are ordered and come on day 94; those of
 * the start are thrown away on day 96. Then the review of day 97 orders what is missing.
 */
START_TEST(units_expire)
{
	struct scene s = scene(FIRST + 14);
	s.p.shelf_life_days = 40;
	for (size_t i = FIRST; i < s.days; i++)
		s.units[i] = i == 95 ? 4 : 0;
	struct replay r = replay(&s, REPLAY_CHOSEN);
	ck_assert_double_eq(r.units_short, 0);
	ck_assert_double_eq(r.units_expired, 6);
	ck_assert_double_eq(r.mean_on_hand, (10 * 10 + 16 + 12 + 6 + 6) / 14.);
	ck_assert_double_eq(r.units_ordered, 6 + 3); /* 70 + 4 in 84 days: ceil(8.81) less 6 */
	s.units[95] = 0;
	s.units[96] = 7;
	r = replay(&s, REPLAY_CHOSEN);
	ck_assert_double_eq(r.units_short, 1);
	ck_assert_double_eq(r.units_expired, 10);
	s.p.shelf_life_days = NAN;
	s.units[96] = 4;
	r = replay(&s, REPLAY_CHOSEN);
	ck_assert_double_eq(r.units_expired, 0);
	ck_assert_double_eq(r.mean_on_hand, (12 * 10 + 2 * 6) / 14.);
}
END_TEST

/* Ten days' worth at the start, of tenths that no binary fraction is: no shortage of 1e-16. */
START_TEST(rounding_is_no_shortage)
{
	static const double steps[] = { 0.1, 0.3, 0.7, 1.1, 2.3, 9.9 };
	for (size_t k = 0; k < COUNT(steps); k++) {
		struct scene s = scene(FIRST + 10);
		for (size_t i = 0; i < s.days; i++)
			s.units[i] = steps[k];
		s.p.safety.lead_days = 9; /* what is ordered comes on the 11th day */
		s.p.safety.review_days = 1;
		struct replay r = replay(&s, REPLAY_CHOSEN);
		ck_assert_uint_eq(r.days_short, 0);
		ck_assert_double_eq(r.units_short, 0);
		ck_assert_double_eq(r.fill_rate, 1);
	}
}
END_TEST

START_TEST(no_history_no_replay)
{
	struct replay r;
	struct scene s = scene(FIRST + 1);
	for (size_t days = 0; days <= FIRST; days += FIRST / 4) {
		struct demand d = demand_of(&s, days);
		ck_assert(!replay_run(&d, &s.p, REPLAY_CHOSEN, &r));
		ck_assert(r.cycles == 0 && r.orders == 0 && isnan(r.fill_rate));
	}
	struct demand d = demand_of(&s, s.days);
	for (size_t i = 0; i < FIRST - 7; i++)
		s.stockout[i] = true; /* one week is left */
	ck_assert(!replay_run(&d, &s.p, REPLAY_CHOSEN, &r));
	s.stockout[FIRST - 8] = false;
	ck_assert(!replay_run(&d, &s.p, REPLAY_SQRT, &r));
	for (size_t i = 0; i < FIRST; i++)
		s.stockout[i] = false;
	ck_assert(replay_run(&d, &s.p, REPLAY_SQRT, &r));
	s.p.pathway = PATHWAY_503A;
	ck_assert(!replay_run(&d, &s.p, REPLAY_CHOSEN, &r));
}
END_TEST

START_TEST(days_out_of_range_no_replay)
{
	static const double lead[] = { -1, LEAD_DAYS_MAX + 1, 9223372036854775807., NAN };
	static const double review[] = { -1, REVIEW_DAYS_MAX + 1, 9223372036854775807., NAN };
	struct scene s = scene(FIRST + 14);
	struct demand d = demand_of(&s, s.days);
	struct replay r;
	for (size_t i = 0; i < COUNT(lead); i++) {
		s.p.safety.lead_days = lead[i];
		ck_assert(!replay_run(&d, &s.p, REPLAY_CHOSEN, &r));
		s.p.safety.lead_days = 3;
		s.p.safety.review_days = review[i];
		ck_assert(!replay_run(&d, &s.p, REPLAY_SQRT, &r));
		s.p.safety.review_days = 7;
	}
	s.p.safety.lead_days = LEAD_DAYS_MAX; /* nothing comes in time */
	s.p.safety.review_days = REVIEW_DAYS_MAX;
	ck_assert(replay_run(&d, &s.p, REPLAY_CHOSEN, &r));
	ck_assert(r.orders == 0 && r.max_on_hand == LEAD_DAYS_MAX + REVIEW_DAYS_MAX - 1);
}
END_TEST

/*
 * Weeks 2 to 13 of the replay are out of stock: from the 12th review on fewer than two of the 12
 * weeks before are known, and the last known rate goes on, so that each review orders its week.
 */
START_TEST(a_rate_that_is_out_of_sight_goes_on)
{
	struct scene s = scene(FIRST + 98);
	for (size_t i = 7; i < 91; i++)
		s.stockout[FIRST + i] = true;
	struct replay r = replay(&s, REPLAY_CHOSEN);
	ck_assert_uint_eq(r.cycles, 14);
	ck_assert_uint_eq(r.orders, 14);
	ck_assert_double_eq(r.units_ordered, 98);
}
END_TEST

START_TEST(without_demand_there_is_no_fill_rate)
{
	struct scene s = scene(FIRST + 30);
	for (size_t i = 0; i < s.days; i++)
		s.units[i] = i < FIRST;
	struct replay r = replay(&s, REPLAY_CHOSEN);
	ck_assert_double_nan(r.fill_rate);
	ck_assert_double_eq(r.mean_on_hand, 10);
	memset(s.units, 0, sizeof(s.units)); /* nor a rate, nor an order */
	r = replay(&s, REPLAY_SQRT);
	ck_assert_double_eq(r.max_on_hand, 0);
	ck_assert_uint_eq(r.orders, 0);
	ck_assert_uint_eq(r.cycles, 4);
}
END_TEST

static const struct {
	size_t cycles, cycles_short;
	double service;
	enum replay_verdict want;
} verdicts[] = {
	/* P(3 or more of 13) at 5 % is 0.0245, of 2 or more 0.1354; 4 of 26: 0.0387, 3: 0.1386;
	   6 of 52: 0.0445, 5: 0.1174; 10 of 104: 0.0356, 9: 0.0767 */
	{ 13, 3, 0.95, REPLAY_SHORT },  { 13, 2, 0.95, REPLAY_FITS }, { 13, 0, 0.95, REPLAY_FITS },
	{ 26, 4, 0.95, REPLAY_SHORT },  { 26, 3, 0.95, REPLAY_FITS }, { 52, 6, 0.95, REPLAY_SHORT },
	{ 52, 5, 0.95, REPLAY_FITS },   { 104, 10, 0.95, REPLAY_SHORT },
	{ 104, 9, 0.95, REPLAY_FITS },
	/* at 1 %: 0.0072 and 0.1225; at 10 %: 0.0342 and 0.1339; at 50 %: 0.0461 and 0.1334 */
	{ 13, 2, 0.99, REPLAY_SHORT },  { 13, 1, 0.99, REPLAY_FITS }, { 13, 4, 0.9, REPLAY_SHORT },
	{ 13, 3, 0.9, REPLAY_FITS },    { 13, 10, 0.5, REPLAY_SHORT }, { 13, 9, 0.5, REPLAY_FITS },
	{ 12, 3, 0.95, REPLAY_FEW },    { 12, 12, 0.95, REPLAY_FEW }, { 1, 0, 0.95, REPLAY_FEW },
};

/*
 * A review day on which more is asked for than there ever is, twice as much each
 * time, makes its cycle short; what is ordered that night is there in the morning.
 */
START_TEST(verdict_by_chance)
{
	size_t cycles = verdicts[_i].cycles, short_ones = verdicts[_i].cycles_short;
	struct scene s = scene(FIRST + 7 * cycles);
	s.p.safety.lead_days = 0;
	s.p.safety.service_level = verdicts[_i].service;
	s.p.policy_days = 30;
	double much = 1e6;
	for (size_t i = 0; i < short_ones; i++, much *= 2)
		s.units[FIRST + 7 * (i * (cycles / short_ones)) + 6] = much;
	struct replay r = replay(&s, REPLAY_CHOSEN);
	ck_assert_uint_eq(r.cycles, cycles);
	ck_assert_uint_eq(r.cycles_short, short_ones);
	ck_assert_uint_eq(r.days_short, short_ones);
	ck_assert_int_eq(r.verdict, verdicts[_i].want);
}
END_TEST

START_TEST(names)
{
	ck_assert_str_eq(replay_rule_names[REPLAY_CHOSEN], "chosen");
	ck_assert_str_eq(replay_rule_names[REPLAY_30_DAYS], "30_days");
	ck_assert_str_eq(replay_rule_names[REPLAY_45_DAYS], "45_days");
	ck_assert_str_eq(replay_rule_names[REPLAY_SQRT], "z_sigma_sqrt_l");
	ck_assert_str_eq(replay_verdict_names[REPLAY_FEW], "not enough cycles");
	ck_assert_str_eq(replay_verdict_names[REPLAY_FITS], "within chance");
	ck_assert_str_eq(replay_verdict_names[REPLAY_SHORT], "too many short");
}
END_TEST

/* Whole units or tenths: often or seldom, growing or ending; with any lead and review days. */
static struct scene any_scene(struct rng *rng, bool tenths)
{
	struct scene s = scene(FIRST + 1 + rng_below(rng, 300));
	uint32_t kind = rng_below(rng, 4), size = 1 + rng_below(rng, 20);
	uint32_t seldom = kind ? 1 + rng_below(rng, 4) : 12;
	for (size_t i = 0; i < s.days; i++) {
		double q = rng_below(rng, seldom) ? 0 : rng_below(rng, size + 1);
		q = kind == 2 ? floor(q * (double)i / 90) : kind == 3 && i > 150 ? 0 : q;
		s.units[i] = tenths ? q / 10 : q;
	}
	s.p.safety.lead_days = rng_below(rng, 12);
	s.p.safety.review_days = 1 + rng_below(rng, 20);
	s.p.policy_days = rng_below(rng, 3) ? rng_below(rng, 50) : 0;
	s.p.cycle_days = rng_below(rng, 2) ? rng_below(rng, 40) : 0;
	return s;
}

/* What comes after the last review changes neither what was decided by then nor the start. */
START_TEST(no_look_ahead)
{
	struct rng rng = { unit_seed() + 31 };
	for (size_t round = 0; round < unit_rounds(120); round++) {
		struct scene s = any_scene(&rng, false);
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
		struct scene s = any_scene(&rng, rng_below(&rng, 2));
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
		struct scene s = any_scene(&rng, rng_below(&rng, 2));
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

/* Half a unit on the first day makes all of it a gamma: 7 units of safety, not 6. */
START_TEST(one_broken_quantity)
{
	struct scene s = scene(FIRST + 1);
	struct stock_result broken, counts;
	s.p.safety.method = SAFETY_NB;
	for (size_t i = 0; i < s.days; i++)
		s.units[i] = i % 7 == 0 ? 11 : 0;
	s.units[0] = 11.5; /* before the window */
	s.p.window_days = 77;
	struct demand d = demand_of(&s, FIRST);
	ck_assert(!d.whole);
	stock_levels(&d, &s.p, &broken);
	d.whole = true;
	stock_levels(&d, &s.p, &counts);
	ck_assert_double_eq(broken.order_up_to, counts.order_up_to + 1);
	ck_assert_double_eq(replay(&s, REPLAY_CHOSEN).max_on_hand,
			    broken.order_up_to - s.units[FIRST]);
}
END_TEST

void unit_replay(TCase *tc)
{
	tcase_add_test(tc, two_cycles_by_hand);
	tcase_add_test(tc, starts_with_order_up_to);
	tcase_add_test(tc, what_is_not_there_is_lost);
	tcase_add_test(tc, the_order_of_a_day);
	tcase_add_test(tc, parts_of_days_are_days);
	tcase_add_test(tc, a_return_goes_back_on_the_shelf);
	tcase_add_test(tc, units_expire);
	tcase_add_test(tc, rounding_is_no_shortage);
	tcase_add_test(tc, no_history_no_replay);
	tcase_add_test(tc, days_out_of_range_no_replay);
	tcase_add_test(tc, a_rate_that_is_out_of_sight_goes_on);
	tcase_add_test(tc, without_demand_there_is_no_fill_rate);
	tcase_add_loop_test(tc, verdict_by_chance, 0, COUNT(verdicts));
	tcase_add_test(tc, names);
	tcase_add_test(tc, no_look_ahead);
	tcase_add_test(tc, levels_are_those_of_the_day);
	tcase_add_test(tc, the_replay_once_more);
	tcase_add_test(tc, one_broken_quantity);
}
