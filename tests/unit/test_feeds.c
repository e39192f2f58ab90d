/* feeds/: tables of SKUs and what releasing them leaves. That nothing leaks is seen by tests/fuzz. */
#include "unit.h"

#include <stdlib.h>

#include "baa/catalogue_feed.h"
#include "stream/rows.h"
#include "sku/holidays_feed.h"
#include "sku/on_hand_feed.h"

#include "base/banned.h"

/* Each SKU has one entry at a location, and one without. */
START_TEST(skus_by_location)
{
	const struct str none = { NULL, 0 };
	struct sku_table t = { .entries = { 0 } };
	bool made;
	struct sku_entry *a = skus_get(&t, STR("A"), none, &made);
	ck_assert(a && made);
	struct sku_entry *at_x = skus_get(&t, STR("A"), STR("x"), &made);
	ck_assert(at_x && made && at_x != a);
	ck_assert_ptr_eq(skus_get(&t, STR("A"), none, &made), a);
	ck_assert(!made);
	ck_assert(str_eq(at_x->sku, STR("A")) && str_eq(at_x->location, STR("x")));
	ck_assert_ptr_null(skus_find(&t, STR("Ax"), none));
	ck_assert_ptr_null(skus_find(&t, STR("A"), STR("y")));
	ck_assert_ptr_eq(skus_find(&t, STR("A"), STR("x")), at_x);
	ck_assert_ptr_eq(skus_find(&t, STR("A"), none), a);
	skus_release(&t);
}
END_TEST

/* What is released is empty, and can be filled or released again. */
START_TEST(released_tables_are_empty)
{
	struct sku_table skus = { .entries = { 0 } };
	struct closed_days closed = { .day = calloc(1, sizeof(int32_t)), .n = 1, .size = 1 };
	struct catalogue known = { .known = calloc(1, sizeof(struct baa_known)), .n = 1, .size = 1 };
	struct rows rows = { .row = calloc(1, sizeof(struct baa_breach)), .n = 1 };
	bool made;
	skus_get(&skus, STR("A"), STR("x"), &made);
	closed.weekday[3] = true;
	for (int i = 0; i < 2; i++) {
		skus_release(&skus);
		closed_days_release(&closed);
		catalogue_release(&known);
		rows_release(&rows);
		ck_assert(!map_count(&skus.entries) && !skus.arena.chunks);
		ck_assert(!closed.day && !closed.n && !closed.size && !closed.weekday[3]);
		ck_assert(!known.known && !known.n && !known.size);
		ck_assert(!rows.row && !rows.n);
	}
}
END_TEST

void unit_feeds(TCase *tc)
{
	tcase_add_test(tc, skus_by_location);
	tcase_add_test(tc, released_tables_are_empty);
}
