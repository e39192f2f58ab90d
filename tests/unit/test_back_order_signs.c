/* volume/back_orders.h: unmet demand that was filled, and unmet demand that was lost. */
#include "unit.h"

#include "volume/back_orders.h"

#include "base/banned.h"

enum { WEEKS = 12, LAST = 7 * WEEKS - 1 };

/* Units of each day of a week, and the weeks in which they are: each n-th, from 0 on. */
struct rhythm {
	int each;
	int units[7];
};

static const struct {
	const char *what;
	struct rhythm out, unmet, more; /* dispensed, unmet, and dispensed besides */
	size_t times;
} cases[] = {
	{ "filled each Thursday", { 1, { 0, 0, 0, 7 } }, { 1, { 7 } }, { 1, { 0 } }, WEEKS },
	{ "a quarter less", { 1, { 0, 0, 0, 6 } }, { 1, { 8 } }, { 1, { 0 } }, WEEKS },
	{ "half of it only", { 1, { 0, 0, 0, 4 } }, { 1, { 8 } }, { 1, { 0 } }, 0 },
	{ "in two parts", { 1, { 0, 0, 3, 4 } }, { 1, { 7 } }, { 1, { 0 } }, WEEKS },
	{ "asked for on two days", { 1, { 0, 0, 7 } }, { 1, { 3, 4 } }, { 1, { 0 } }, WEEKS },
	{ "beside what is usual", { 1, { 5, 5, 5, 12, 5 } }, { 1, { 7 } }, { 1, { 0 } }, WEEKS },
	{ "each other day", { 1, { 0, 2, 0, 2, 0, 2 } }, { 1, { 2, 0, 2, 0, 2 } }, { 1, { 0 } },
	  3 * WEEKS },
	{ "twice only", { 1, { 0 } }, { 6, { 7 } }, { 6, { 0, 0, 0, 7 } }, 0 },
	{ "three times", { 1, { 0 } }, { 4, { 7 } }, { 4, { 0, 0, 0, 7 } }, 3 },
	{ "one in three", { 1, { 0 } }, { 1, { 7 } }, { 3, { 0, 0, 0, 7 } }, 0 },
	{ "lost, and all goes on as usual", { 1, { 0, 5, 5, 5, 5 } }, { 4, { 5 } }, { 1, { 0 } }, 0 },
	{ "three days a week as usual", { 1, { 0, 0, 5, 0, 5 } }, { 4, { 5 } }, { 1, { 0 } }, 0 },
	{ "nothing unmet", { 1, { 0, 0, 0, 7 } }, { 1, { 0 } }, { 1, { 0 } }, 0 },
	{ "nothing dispensed", { 1, { 0 } }, { 1, { 7 } }, { 1, { 0 } }, 0 },
};

static void add(struct day_table *t, struct day_series *s, enum day_kind kind,
		const struct rhythm *r)
{
	for (int day = 0; day <= LAST; day++)
		if (r->units[day % 7] && day / 7 % r->each == 0)
			ck_assert(day_add(t, s, kind, day, (struct dec){ r->units[day % 7], 0, true }) ==
				  DAY_OK);
}

START_TEST(signs_are_a_habit)
{
	struct day_table t;
	bool made;
	day_table_init(&t, 1);
	struct day_series *s = day_series_get(&t, STR("A"), STR(""), &made);
	add(&t, s, DAY_DISPENSE, &cases[_i].out);
	add(&t, s, DAY_DISPENSE, &cases[_i].more);
	add(&t, s, DAY_UNMET, &cases[_i].unmet);
	day_table_settle(&t);
	size_t got = back_orders_signs(s, 0, LAST);
	ck_assert_msg(got == cases[_i].times, "%s: %zu", cases[_i].what, got);
	ck_assert(back_orders_signs(s, LAST + 1, LAST + 99) == 0);
	day_table_release(&t);
}
END_TEST

void unit_back_order_signs(TCase *tc)
{
	tcase_add_loop_test(tc, signs_are_a_habit, 0, COUNT(cases));
}
