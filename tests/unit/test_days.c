/* volume/days.h: series by SKU and location, their days in order, tables joined. */
#include "unit.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/date.h"
#include "day_sums.h"

#include "base/banned.h"

START_TEST(kinds_are_named_in_byte_order)
{
	static const char *const names[] = { "dispense", "receipt", "return", "stockout",
					     "unmet", "waste" };
	for (size_t i = 0; i < DAY_KINDS; i++)
		ck_assert_str_eq(day_kind_names[i], names[i]);
	ck_assert_ptr_null(day_kind_names[DAY_KINDS]);
	ck_assert_str_eq(day_kind_names[DAY_STOCKOUT], "stockout");
}
END_TEST

START_TEST(a_series_is_made_once)
{
	struct day_table t;
	bool made;
	day_table_init(&t, 42);
	struct day_series *a = day_series_get(&t, STR("sku"), STR("north"), &made);
	ck_assert(made);
	ck_assert_ptr_eq(day_series_get(&t, STR("sku"), STR("north"), &made), a);
	ck_assert(!made);
	ck_assert_ptr_ne(day_series_get(&t, STR("sku"), STR("south"), &made), a);
	ck_assert(made);
	ck_assert_ptr_ne(day_series_get(&t, STR("SKU"), STR("north"), &made), a);
	ck_assert_ptr_ne(day_series_get(&t, STR("skun"), STR("orth"), &made), a);
	ck_assert(made);
	assert_text(a->sku, "sku");
	assert_text(a->location, "north");
	ck_assert_int_eq(a->sku.p[3], '\0');
	ck_assert_int_gt(a->first_day, a->last_day);
	ck_assert(!a->unwanted);
	day_table_release(&t);
}
END_TEST

START_TEST(two_tables_join)
{
	struct day_table t, from;
	size_t n;
	day_table_init(&t, 1);
	day_table_init(&from, 2);
	add_row(&t, "a", "", DAY_DISPENSE, 100, dec(5, 0));
	add_row(&t, "a", "", DAY_WASTE, 100, dec(2, 0));
	add_row(&t, "fine", "", DAY_DISPENSE, 7, dec(125, 3));
	add_row(&t, "left", "", DAY_DISPENSE, 8, dec(1, 0));
	add_row(&from, "a", "", DAY_DISPENSE, 100, dec(25, 2));   /* a sum of both */
	add_row(&from, "a", "", DAY_DISPENSE, 101, dec(4, 0));    /* a day of the same page */
	add_row(&from, "a", "", DAY_DISPENSE, -1000, dec(6, 0));  /* pages around */
	add_row(&from, "a", "", DAY_DISPENSE, 1000, dec(7, 0));
	add_row(&from, "a", "", DAY_RECEIPT, 100, dec(8, 0));     /* another kind */
	add_row(&from, "fine", "", DAY_DISPENSE, 7, dec(1, 1));
	add_row(&from, "a", "north", DAY_DISPENSE, 100, dec(9, 1)); /* another series */
	series(&from, "a", "")->pooled = true;
	series(&from, "a", "north")->unwanted = true;
	day_table_join(&t, &from);
	ck_assert_uint_eq(map_count(&from.series), 0);
	ck_assert(!t.large);
	struct day_series **all = day_table_sorted(&t, &n);
	ck_assert_uint_eq(n, 4);
	assert_sum(all[0], DAY_DISPENSE, 100, "5.25");
	assert_sum(all[0], DAY_DISPENSE, 99, NULL);
	assert_sum(all[0], DAY_DISPENSE, 101, "4");
	assert_sum(all[0], DAY_DISPENSE, -1000, "6");
	assert_sum(all[0], DAY_DISPENSE, 1000, "7");
	assert_sum(all[0], DAY_WASTE, 100, "2");
	assert_sum(all[0], DAY_RECEIPT, 100, "8");
	ck_assert_int_eq(all[0]->first_day, -1000);
	ck_assert_int_eq(all[0]->last_day, 1000);
	ck_assert(all[0]->pooled && !all[0]->unwanted);
	assert_sum(all[1], DAY_DISPENSE, 100, "0.9");
	ck_assert(all[1]->unwanted && !all[1]->pooled);
	assert_sum(all[2], DAY_DISPENSE, 7, "0.225");
	assert_sum(all[3], DAY_DISPENSE, 8, "1");
	day_table_release(&t);
}
END_TEST

/* The rows of order_does_not_matter, cut in three. */
START_TEST(parts_join_to_the_whole)
{
	struct day_table whole, part[3];
	size_t n, n_parts;
	day_table_init(&whole, 1);
	for (size_t i = 0; i < COUNT(part); i++)
		day_table_init(&part[i], i);
	for (size_t i = 0; i < 3000; i++) {
		struct rng r = { unit_seed() + i * 7919 };
		char sku[2] = { (char)('a' + rng_below(&r, 20)), '\0' };
		enum day_kind kind = (enum day_kind)rng_below(&r, DAY_KINDS);
		int32_t day = (int32_t)rng_below(&r, 40) * 37 - 500;
		struct dec q = dec((int64_t)rng_below(&r, 1000) - 300, (int32_t)rng_below(&r, 3));
		add_row(&whole, sku, i % 5 ? "" : "x", kind, day, q);
		add_row(&part[i / 1000], sku, i % 5 ? "" : "x", kind, day, q);
	}
	day_table_join(&part[0], &part[1]);
	day_table_join(&part[0], &part[2]);
	struct day_series **a = day_table_sorted(&whole, &n);
	struct day_series **b = day_table_sorted(&part[0], &n_parts);
	ck_assert_uint_eq(n, n_parts);
	for (size_t i = 0; i < n; i++) {
		assert_same_bytes(map_key(a[i]), map_key(b[i]));
		for (int32_t day = -500; day < 1000; day++)
			for (int k = 0; k < DAY_KINDS; k++) {
				struct dec x = day_sum(a[i], (enum day_kind)k, day);
				struct dec y = day_sum(b[i], (enum day_kind)k, day);
				require(x.m == y.m && x.dec == y.dec && x.set == y.set,
					"day %d differs", (int)day);
			}
	}
	day_table_release(&whole);
	day_table_release(&part[0]);
}
END_TEST

/* Days that no date is, whatever a caller read. */
START_TEST(days_beyond_the_calendar)
{
	static const int32_t days[] = { INT32_MIN, DATE_FIRST - 100, DATE_LAST + 100, INT32_MAX };
	struct day_table t;
	day_table_init(&t, 1);
	struct day_series *s = series(&t, "a", "");
	for (size_t i = 0; i < COUNT(days); i++) {
		ck_assert_int_eq(day_add(&t, s, DAY_DISPENSE, days[i], dec(1, 0)), DAY_OVERFLOW);
		ck_assert(!day_sum(s, DAY_DISPENSE, days[i]).set);
	}
	day_table_release(&t);
}
END_TEST

START_TEST(days_are_found_in_order)
{
	static const int32_t days[] = { DATE_FIRST, -129, -128, -65, -64, -1, 0, 63, 64, 127, 128,
					5000, DATE_LAST };
	struct day_table t;
	day_table_init(&t, 1);
	struct day_series *s = series(&t, "a", "");
	for (size_t i = 0; i < COUNT(days); i++) /* from the middle outwards, various kinds */
		ck_assert_int_eq(day_add(&t, s, (enum day_kind)(i % DAY_KINDS),
					 days[(i * 5 + 6) % COUNT(days)], dec(1, 0)), DAY_OK);
	ck_assert_int_eq(s->first_day, DATE_FIRST);
	ck_assert_int_eq(s->last_day, DATE_LAST);
	int32_t day = s->first_day;
	for (size_t i = 0; i < COUNT(days); i++, day++) {
		ck_assert(day_next(s, &day));
		ck_assert_int_eq(day, days[i]);
	}
	ck_assert(!day_next(s, &day));
	day_table_release(&t);
}
END_TEST

START_TEST(days_far_apart_take_a_page_each)
{
	static const int32_t days[] = { DATE_LAST, DATE_FIRST, 0, 20000, 40, DATE_FIRST + 700 };
	struct day_table t;
	day_table_init(&t, 1);
	struct day_series *s = series(&t, "A", "");
	for (size_t i = 0; i < COUNT(days); i++)
		ck_assert_int_eq(day_add(&t, s, DAY_DISPENSE, days[i], dec((int64_t)i + 1, 0)), DAY_OK);
	ck_assert_uint_eq(s->line[DAY_DISPENSE].n, COUNT(days));
	for (size_t i = 0; i < COUNT(days); i++)
		ck_assert_int_eq(day_sum(s, DAY_DISPENSE, days[i]).m, (int64_t)i + 1);
	ck_assert(!day_sum(s, DAY_DISPENSE, 10000).set);
	size_t found = 0;
	for (int32_t day = s->first_day; day_next(s, &day); day++)
		found++;
	ck_assert_uint_eq(found, COUNT(days));
	day_table_release(&t);
}
END_TEST

START_TEST(an_empty_series_has_no_days)
{
	struct day_table t;
	day_table_init(&t, 1);
	struct day_series *s = series(&t, "a", "");
	int32_t day = s->first_day;
	ck_assert(!day_next(s, &day));
	assert_sum(s, DAY_DISPENSE, 0, NULL);
	day_table_release(&t);
}
END_TEST

START_TEST(series_are_sorted_by_sku_then_location)
{
	static const char *const pairs[][2] = {
		{ "", "" }, { "", "z" }, { "A", "x" }, { "a", "" }, { "a", "b" }, { "a", "bb" },
		{ "a ", "a" }, { "a-1", "" }, { "ab", "" }, { "b", "a" }, { "\xc3\xa9", "" },
	};
	for (uint64_t seed = 0; seed < 8; seed++) {
		struct day_table t;
		size_t n;
		day_table_init(&t, seed);
		for (size_t i = 0; i < COUNT(pairs); i++) {
			size_t k = (i * 7 + seed) % COUNT(pairs);
			series(&t, pairs[k][0], pairs[k][1]);
		}
		struct day_series **all = day_table_sorted(&t, &n);
		ck_assert_uint_eq(n, COUNT(pairs));
		for (size_t i = 0; i < n; i++) {
			assert_text(all[i]->sku, pairs[i][0]);
			assert_text(all[i]->location, pairs[i][1]);
		}
		day_table_release(&t);
	}
}
END_TEST

/* Both ways of asking, in any order, for names around the 16 bytes that fit two words. */
START_TEST(the_fast_way_finds_the_same_series)
{
	static const char text[] = "abcdefghijklmnopqrstuvwxyz0123456789"; /* readable behind each */
	struct day_table t;
	day_table_init(&t, 1);
	for (int turn = 0; turn < 3; turn++)
		for (size_t n = 0; n <= 18; n++)
			for (size_t k = 0; k <= 18; k++) {
				bool made, slow_made;
				struct str sku = { text, n }, location = { text + 1, k };
				struct day_series *s, *slow = NULL;
				if ((n + k) % 2)
					slow = day_series_get(&t, sku, location, &slow_made);
				s = day_series_get_slack(&t, sku, location, &made);
				ck_assert_int_eq(made, turn == 0 && !slow);
				ck_assert(!slow || (slow == s && slow_made == (turn == 0)));
				assert_same_bytes(s->sku, sku);
				assert_same_bytes(s->location, location);
			}
	ck_assert_uint_eq(map_count(&t.series), 19 * 19);
	day_table_release(&t);
}
END_TEST

/* Files that go through many SKUs in the same order each day, and then in another. */
START_TEST(the_next_of_many_series_is_guessed)
{
	enum { SERIES = 5000 };
	static struct day_series *first[SERIES];
	struct day_table t;
	bool made;
	day_table_init(&t, 1);
	for (int turn = 0; turn < 4; turn++)
		for (size_t i = 0; i < SERIES; i++) {
			char name[DAY_KEY_SLACK];
			size_t k = turn < 3 ? i : (i * 7) % SERIES;
			snprintf(name, sizeof(name), "%zu", k);
			struct day_series *s = day_series_get_slack(&t, str_from(name),
								    str_from(name), &made);
			require(made == (turn == 0), "series %zu, turn %d", k, turn);
			first[k] = turn ? first[k] : s;
			require(s == first[k], "another series %zu, turn %d", k, turn);
		}
	day_table_release(&t);
}
END_TEST

START_TEST(long_names_are_keys_too)
{
	struct day_table t;
	bool made;
	day_table_init(&t, 1);
	for (size_t n = 100; n < 1000; n += 50) {
		struct bytes name = { 0 };
		bytes_fill(&name, 'x', n);
		struct day_series *s = day_series_get(&t, bytes_str(&name), STR("north"), &made);
		ck_assert(made);
		ck_assert_ptr_eq(day_series_get(&t, bytes_str(&name), STR("north"), &made), s);
		ck_assert(!made);
		assert_same_bytes(s->sku, bytes_str(&name));
		bytes_release(&name);
	}
	day_table_release(&t);
}
END_TEST

void unit_days(TCase *tc)
{
	tcase_add_test(tc, kinds_are_named_in_byte_order);
	tcase_add_test(tc, a_series_is_made_once);
	tcase_add_test(tc, two_tables_join);
	tcase_add_test(tc, parts_join_to_the_whole);
	tcase_add_test(tc, days_beyond_the_calendar);
	tcase_add_test(tc, days_are_found_in_order);
	tcase_add_test(tc, days_far_apart_take_a_page_each);
	tcase_add_test(tc, an_empty_series_has_no_days);
	tcase_add_test(tc, series_are_sorted_by_sku_then_location);
	tcase_add_test(tc, the_fast_way_finds_the_same_series);
	tcase_add_test(tc, the_next_of_many_series_is_guessed);
	tcase_add_test(tc, long_names_are_keys_too);
}
