/*
 * stack/stack.h: a plan's price by a slow and obvious sum, caps, growth of units, classes, and
 * the names under which vendors are known. Rules are tried in tests/cli/glp1-stack-score/rules.
 */
#include "unit.h"

#include <math.h>

#include "stack/resolve.h"

#include "base/banned.h"

#define USD(cents) { .m = cents, .dec = 2, .set = true }

static struct stack_settings settings(int64_t patients)
{
	return (struct stack_settings){ .patients = patients, .per_provider = NAN, .providers = NAN,
					.locations = 1, .billing = STACK_MONTHLY, .transactions = NAN };
}

static struct stack_system system_of(double providers)
{
	return (struct stack_system){ .providers = providers, .users = NAN, .locations = NAN,
				      .contacts = NAN, .calendars = NAN, .texts = NAN,
				      .transactions = NAN, .seats_paid = NAN, .portal_rating = NAN,
				      .notice_days = NAN };
}

static struct stack_part part_of(enum stack_unit unit, int64_t cents)
{
	return (struct stack_part){ .unit = (int32_t)unit, .price = USD(cents), .included = NAN,
				    .block = NAN, .free_from = NAN, .most = NAN };
}

/* Blocks counted one by one. */
static int64_t slow_cents(int64_t units, int64_t included, int64_t block, int64_t cents)
{
	int64_t sum = 0;
	for (int64_t at = included; at < units; at += block)
		sum += cents;
	return sum;
}

START_TEST(price_is_the_sum_of_blocks)
{
	static const int64_t blocks[] = { 1, 2, 7, 500 }, includeds[] = { 0, 1, 99, 100, 5000 };
	struct stack_settings set = settings(10);
	struct stack_system s = system_of(2);
	for (size_t b = 0; b < COUNT(blocks); b++)
		for (size_t i = 0; i < COUNT(includeds); i++)
			for (int64_t n = 1; n < 1300; n += 13) {
				struct stack_part part[2] = { part_of(STACK_ACCOUNT, 1999),
							      part_of(STACK_CLIENT, 333) };
				part[1].block = (double)blocks[b];
				part[1].included = (double)includeds[i];
				const struct stack_plan plan = { part, 2 };
				struct stack_cost c = stack_plan_cost(&set, &s, &plan, n);
				ck_assert_int_eq(c.status, STACK_PRICED);
				ck_assert_int_eq(c.cents, 1999 + slow_cents(n, includeds[i], blocks[b], 333));
			}
}
END_TEST

/* Beyond a cap there is no price; what is not known is not 0. */
START_TEST(no_price_is_made_up)
{
	struct stack_settings set = settings(100);
	struct stack_system s = system_of(NAN);
	struct stack_part part = part_of(STACK_CLIENT, 100);
	const struct stack_plan plan = { &part, 1 };
	part.most = 100;
	part.most_of = STACK_CLIENT;
	ck_assert_int_eq(stack_plan_cost(&set, &s, &plan, 100).status, STACK_PRICED);
	ck_assert_int_eq(stack_plan_cost(&set, &s, &plan, 101).status, STACK_OVER_CAP);
	part.most = NAN;
	set.billing = STACK_ANNUAL;
	ck_assert_int_eq(stack_plan_cost(&set, &s, &plan, 100).status, STACK_NO_ANNUAL);
	set.billing = STACK_MONTHLY;
	part.price.set = false;
	ck_assert_int_eq(stack_plan_cost(&set, &s, &plan, 100).status, STACK_NOT_SEEN);
	part = part_of(STACK_PROVIDER, 100);
	ck_assert_int_eq(stack_plan_cost(&set, &s, &plan, 100).status, STACK_UNITS_UNKNOWN);
	part = part_of(STACK_TEXT, 100);
	ck_assert_int_eq(stack_plan_cost(&set, &s, &plan, 100).status, STACK_UNITS_UNKNOWN);
	part = part_of(STACK_TRANSACTION, 30);
	part.percent = (struct dec){ .m = 29, .dec = 1, .set = true };
	ck_assert_int_eq(stack_plan_cost(&set, &s, &plan, 100).status, STACK_UNITS_UNKNOWN);
}
END_TEST

/* 2.5 % of the volume, which grows as patients do, to the cent, half up. */
START_TEST(percents_are_exact)
{
	struct stack_settings set = settings(3);
	struct stack_system s = system_of(1);
	struct stack_part part = part_of(STACK_TRANSACTION, 30);
	const struct stack_plan plan = { &part, 1 };
	part.percent = (struct dec){ .m = 25, .dec = 1, .set = true };
	s.transactions = 1;
	s.volume = (struct dec)USD(1000);
	ck_assert_int_eq(stack_plan_cost(&set, &s, &plan, 3).cents, 25 + 30);
	ck_assert_int_eq(stack_plan_cost(&set, &s, &plan, 6).cents, 50 + 60);
	ck_assert_int_eq(stack_plan_cost(&set, &s, &plan, 4).cents, 33 + 60); /* 33.33; two payments */
	s.volume = (struct dec)USD(20);
	ck_assert_int_eq(stack_plan_cost(&set, &s, &plan, 3).cents, 1 + 30); /* 0.5 of a cent */
	s.volume = (struct dec)USD(19);
	ck_assert_int_eq(stack_plan_cost(&set, &s, &plan, 3).cents, 0 + 30); /* 0.475 */
}
END_TEST

/* No unit ever falls while patients come, nor does a provider count exceed what the ratio asks. */
START_TEST(units_grow)
{
	static const double ratios[] = { NAN, 1, 90, 125, 1000 };
	struct stack_system s = system_of(3);
	s.users = 5;
	s.contacts = 77;
	s.texts = 10;
	s.transactions = 7;
	for (size_t r = 0; r < COUNT(ratios); r++) {
		struct stack_settings set = settings(200);
		set.per_provider = ratios[r];
		for (int unit = 0; unit < STACK_UNITS; unit++) {
			int64_t before = 0;
			for (int64_t n = 1; n < 2000; n++) {
				int64_t units = stack_units(&set, &s, (enum stack_unit)unit, n);
				ck_assert_int_ge(units, before);
				before = units;
			}
		}
		ck_assert_int_eq(stack_units(&set, &s, STACK_PROVIDER, 200), 3);
		ck_assert_int_eq(stack_units(&set, &s, STACK_USER, 200), 5);
	}
}
END_TEST

/* A flat price, one by patients, one with more than that, and one that ends. */
START_TEST(growth_has_its_class)
{
	struct stack_settings set = settings(100);
	struct stack_system s = system_of(2);
	struct stack_part part = part_of(STACK_ACCOUNT, 5000);
	const struct stack_plan plan = { &part, 1 };
	s.plans = &plan;
	s.n_plans = 1;
	struct stack_growth g = stack_grow(&set, &s);
	ck_assert_int_eq(g.class, STACK_SUB_LINEAR);
	ck_assert(g.elasticity == 0 && g.marginal == 0 && !g.cliff && !g.end);
	part = part_of(STACK_CLIENT, 300);
	g = stack_grow(&set, &s);
	ck_assert_int_eq(g.class, STACK_LINEAR);
	ck_assert(g.elasticity == 1 && g.marginal == 3);
	part.included = 50; /* 50 and 150 are paid: log2(3) */
	g = stack_grow(&set, &s);
	ck_assert_int_eq(g.class, STACK_SUPER_LINEAR);
	ck_assert_double_eq_tol(g.elasticity, 1.584962500721156, 1e-12);
	part = part_of(STACK_CLIENT, 300);
	part.block = 100;
	part.most = 450;
	part.most_of = STACK_CLIENT;
	g = stack_grow(&set, &s);
	ck_assert_int_eq(g.cliff, 101);
	ck_assert_int_eq(g.jump, 300);
	ck_assert_int_eq(g.end, 451);
}
END_TEST

/* Hiding an answer never helps; a need that is not met caps the grade. */
START_TEST(unknown_is_worth_nothing)
{
	struct stack_settings set = settings(100);
	struct stack_system s = system_of(2);
	struct stack_part part = part_of(STACK_ACCOUNT, 5000);
	const struct stack_plan plan = { &part, 1 };
	for (int c = 0; c < STACK_CRITERIA; c++) {
		set.weight[c] = 25;
		set.worst[c] = c == STACK_BY_SCALING ? 1.5 : 0;
		set.best[c] = c == STACK_BY_SCALING ? 0.5 : 5;
	}
	s.plans = s.used = &plan;
	s.n_plans = 1;
	s.portal_rating = 5;
	part.baa = part.erx = part.portal = STACK_YES;
	struct stack_growth g = stack_grow(&set, &s);
	ck_assert(stack_judge(&set, &s, &g).score == 100 && stack_judge(&set, &s, &g).grade == 'A');
	part.erx = STACK_UNKNOWN;
	struct stack_value v = stack_judge(&set, &s, &g);
	ck_assert(v.score == 75 && v.if_known == 100 && v.known_share == 0.75 && v.grade == 'C');
	set.need[STACK_ERX] = true;
	ck_assert_int_eq(stack_judge(&set, &s, &g).grade, 'D');
	part.erx = STACK_NO;
	ck_assert_int_eq(stack_judge(&set, &s, &g).grade, 'F');
	part.erx = STACK_YES;
	s.catalogue_baa = STACK_CONFLICT;
	ck_assert(stack_judge(&set, &s, &g).score == 75);
}
END_TEST

/* Kareo is Tebra's name in the catalogue; "Acme, Inc." is acme. */
START_TEST(vendors_by_any_name)
{
	struct arena arena = { 0 };
	struct stack_part parts[2] = { part_of(STACK_ACCOUNT, 100), part_of(STACK_ACCOUNT, 200) };
	struct stack_system s[3] = { system_of(1), system_of(1), system_of(1) };
	const char *const names[] = { "Kareo", "ACME, Inc.", "Nobody" };
	struct baa_known known[2] = { { .vendor = STR("Tebra"), .conflict = BAA_YES },
				      { .vendor = STR("Tebra"), .conflict = BAA_YES, .alias = true } };
	struct stack_table table = { 0 };
	parts[0].name = name_fold(&arena, STR("Tebra"));
	parts[1].name = name_fold(&arena, STR("Acme"));
	known[0].name = parts[0].name;
	known[1].name = name_fold(&arena, STR("Kareo"));
	for (size_t i = 0; i < 3; i++)
		s[i].name = name_fold(&arena, str_from(names[i]));
	ck_assert_ptr_null(stack_table_make(&table, parts, 2));
	stack_resolve(s, 3, &table, known, 2);
	ck_assert_uint_eq(s[0].n_plans, 1);
	ck_assert_int_eq(s[0].catalogue_baa, STACK_CONFLICT);
	ck_assert_uint_eq(s[1].n_plans, 1);
	ck_assert_int_eq(s[1].catalogue_baa, STACK_UNKNOWN);
	ck_assert_uint_eq(s[2].n_plans, 0);
	stack_table_release(&table);
	arena_release(&arena);
}
END_TEST

void unit_stack(TCase *tc)
{
	tcase_add_test(tc, price_is_the_sum_of_blocks);
	tcase_add_test(tc, no_price_is_made_up);
	tcase_add_test(tc, percents_are_exact);
	tcase_add_test(tc, units_grow);
	tcase_add_test(tc, growth_has_its_class);
	tcase_add_test(tc, unknown_is_worth_nothing);
	tcase_add_test(tc, vendors_by_any_name);
}
