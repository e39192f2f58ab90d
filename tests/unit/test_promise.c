/*
 * What the service level promises: of the cycles from review to review no more than
 * 1 - p are short. Replays of made demand, judged by the binomial.
 */
#include "unit.h"

#include <math.h>

#include "dist/quantile.h"
#include "stock/replay.h"

#include "base/banned.h"

enum { WEEKS = 104, DAYS = REPLAY_FIRST_DAY + 7 * WEEKS };
#define CHANCE 0.0001 /* of a verdict that is wrong */

enum kind { EVEN, POISSON, OVERDISPERSED, SLOW, LUMPY, KINDS };
static const char *const kind_names[KINDS] = { "even", "Poisson", "over-dispersed", "slow", "lumpy" };

static const double services[] = { 0.90, 0.95, 0.98 };
static const int leads[] = { 1, 3, 9, 14, 30 }, reviews[] = { 1, 7, 14, 30 };

/* The policy beside the statistics: none, and both bases of 30 days. */
static const struct {
	double days;
	bool is_cover;
} policies[] = { { 0, false }, { 30, true }, { 30, false } };

static double chance(struct rng *rng)
{
	return ((double)(rng_next(rng) >> 11) + 0.5) / 9007199254740992.0;
}

/* Counts until a product of chances falls below exp(-mean): Knuth's Poisson. */
static double poisson(struct rng *rng, double mean)
{
	double product = chance(rng), least = exp(-mean), n = 0;
	for (; product > least; n++)
		product *= chance(rng);
	return n;
}

/* Units of a day; the weeks of over-dispersed demand swing by half of their mean. */
static double units_of(enum kind kind, double *week, size_t day, struct rng *rng)
{
	if (day % 7 == 0)
		*week = rng_below(rng, 3) / 2. + 0.5;
	switch (kind) {
	case EVEN:
		return 9 + rng_below(rng, 3);
	case POISSON:
		return poisson(rng, 2);
	case OVERDISPERSED:
		return poisson(rng, 6 * *week);
	case SLOW:
		return poisson(rng, 1.2 / 7);
	default: /* a tenth of the days, one to nine units */
		return rng_below(rng, 10) ? 0 : 1 + rng_below(rng, 9);
	}
}

static struct replay replay_of(enum kind kind, const struct stock_params *p, struct rng *rng)
{
	static double units[DAYS];
	static bool stockout[DAYS];
	const struct demand d = { .days = DAYS, .units = units, .stockout = stockout, .whole = true };
	struct replay r;
	double week = 1;
	for (size_t i = 0; i < DAYS; i++)
		units[i] = units_of(kind, &week, i, rng);
	ck_assert(replay_run(&d, p, REPLAY_CHOSEN, &r));
	return r;
}

static bool too_many(size_t short_ones, size_t cycles, double service)
{
	double fewer = binomial_cdf((double)short_ones - 1, (double)cycles, 1 - service);
	return 1 - fewer < CHANCE;
}

/* Each pair of lead and review days, and all of them together. */
static void keeps_promise(enum kind kind, struct stock_params *p, struct rng *rng)
{
	size_t cycles = 0, short_ones = 0;
	double service = p->safety.service_level;
	for (size_t i = 0; i < COUNT(leads) * COUNT(reviews); i++) {
		p->safety.lead_days = leads[i / COUNT(reviews)];
		p->safety.review_days = reviews[i % COUNT(reviews)];
		struct replay r = replay_of(kind, p, rng);
		require(!too_many(r.cycles_short, r.cycles, service),
			"%s at %g, lead %g, review %g: %zu of %zu cycles short", kind_names[kind],
			service, p->safety.lead_days, p->safety.review_days, r.cycles_short, r.cycles);
		if (p->safety.review_days < p->safety.lead_days)
			continue; /* a shortage lasts for several: they do not count singly */
		cycles += r.cycles;
		short_ones += r.cycles_short;
	}
	require(!too_many(short_ones, cycles, service), "%s at %g: %zu of %zu cycles short",
		kind_names[kind], service, short_ones, cycles);
}

START_TEST(cycles_are_short_as_seldom_as_promised)
{
	struct rng rng = { unit_seed() + 51 + (uint64_t)_i };
	enum kind kind = (enum kind)(_i % KINDS);
	double service = services[_i / KINDS];
	for (size_t i = 0; i < COUNT(policies); i++) {
		struct stock_params p = {
			.safety = { .method = SAFETY_ROBUST, .service_level = service },
			.policy_days = policies[i].days, .policy_is_cover = policies[i].is_cover,
			.shelf_life_days = NAN, .use_days = 28, .window_days = 84, .new_rate = NAN,
		};
		keeps_promise(kind, &p, &rng);
	}
}
END_TEST

/* An order that lasts longer breaks nothing: there are fewer of them, and no more short cycles. */
START_TEST(longer_cycles_keep_it)
{
	struct rng rng = { unit_seed() + 52 };
	for (enum kind kind = EVEN; kind < KINDS; kind++) {
		struct stock_params p = {
			.safety = { .method = SAFETY_ROBUST, .service_level = services[_i],
				    .lead_days = 3, .review_days = 1 },
			.cycle_days = 14, .shelf_life_days = NAN, .use_days = 28,
			.window_days = 84, .new_rate = NAN,
		};
		struct replay r = replay_of(kind, &p, &rng);
		ck_assert(!too_many(r.cycles_short, r.cycles, services[_i]));
		ck_assert_uint_lt(r.orders, WEEKS);
	}
}
END_TEST

/* The promise is of cycles: of lumpy demand it is not one of units. */
START_TEST(it_is_no_fill_rate)
{
	struct rng rng = { unit_seed() + 53 };
	struct stock_params p = {
		.safety = { .method = SAFETY_ROBUST, .service_level = 0.5, .lead_days = 3,
			    .review_days = 7 },
		.shelf_life_days = NAN, .use_days = 28, .window_days = 84, .new_rate = NAN,
	};
	struct replay even = replay_of(EVEN, &p, &rng), lumpy = replay_of(LUMPY, &p, &rng);
	ck_assert(!too_many(lumpy.cycles_short, lumpy.cycles, 0.5));
	ck_assert_double_gt(even.fill_rate, 0.98);
	ck_assert_double_lt(lumpy.fill_rate, 0.9);
}
END_TEST

void unit_promise(TCase *tc)
{
	tcase_add_loop_test(tc, cycles_are_short_as_seldom_as_promised, 0,
			    COUNT(services) * KINDS);
	tcase_add_loop_test(tc, longer_cycles_keep_it, 0, COUNT(services));
	tcase_add_test(tc, it_is_no_fill_rate);
}
