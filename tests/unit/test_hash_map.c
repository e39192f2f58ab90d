/* base/map.h: an item a key, found again, in the order in which they came. */
#include "unit.h"

#include <stdalign.h>
#include <stdio.h>

#include "base/map.h"

#include "base/banned.h"

START_TEST(items_are_made_once)
{
	struct map m = { 0 };
	bool made;
	ck_assert_ptr_null(map_find(&m, STR("a")));
	ck_assert_ptr_null(map_next(&m, NULL));
	char *a = map_get(&m, STR("a"), 24, &made);
	ck_assert(made);
	ck_assert_uint_eq((uintptr_t)a % alignof(max_align_t), 0);
	for (size_t i = 0; i < 24; i++)
		ck_assert_int_eq(a[i], 0);
	ck_assert_ptr_eq(map_get(&m, STR("a"), 24, &made), a);
	ck_assert(!made);
	ck_assert_ptr_eq(map_find(&m, STR("a")), a);
	char *none = map_get(&m, (struct str){ NULL, 0 }, 1, &made);
	ck_assert(made && none != a);
	ck_assert_ptr_eq(map_find(&m, STR("")), none);
	ck_assert_ptr_null(map_find(&m, STR("A")));
	ck_assert_uint_eq(map_count(&m), 2);
	map_release(&m);
	ck_assert_uint_eq(map_count(&m), 0);
	ck_assert_ptr_null(map_find(&m, STR("a")));
	ck_assert_ptr_nonnull(map_get(&m, STR("b"), 1, &made));
	map_release(&m);
}
END_TEST

START_TEST(many_items_come_in_order)
{
	enum { ITEMS = 50000 };
	struct map m = { 0 };
	bool made;
	char key[16];
	for (size_t i = 0; i < ITEMS; i++) {
		snprintf(key, sizeof(key), "%zu", i);
		size_t *n = map_get(&m, str_from(key), sizeof(*n), &made);
		require(made, "item %zu was there", i);
		*n = i;
	}
	size_t i = 0;
	for (const size_t *n = NULL; (n = map_next(&m, n)); i++) {
		snprintf(key, sizeof(key), "%zu", i);
		require(*n == i && str_eq(map_key(n), str_from(key)), "item %zu", i);
		require(map_find(&m, str_from(key)) == n, "item %zu is not found", i);
	}
	ck_assert_uint_eq(i, ITEMS);
	ck_assert_uint_eq(map_count(&m), ITEMS);
	map_release(&m);
}
END_TEST

/* Keys whose hashes begin in the same bucket. */
START_TEST(keys_that_collide_are_told_apart)
{
	enum { ITEMS = 200 };
	struct map m = { .seed = 7 };
	char key[16];
	void *item[ITEMS];
	bool made;
	unsigned last = 0;
	for (size_t i = 0; i < ITEMS; i++) {
		do
			snprintf(key, sizeof(key), "%u", last++);
		while (map_hash(str_from(key), 7) % 256);
		item[i] = map_get(&m, str_from(key), 1, &made);
		ck_assert(made);
		ck_assert_ptr_eq(map_find(&m, str_from(key)), item[i]);
	}
	size_t i = 0;
	for (void *p = NULL; (p = map_next(&m, p)); i++)
		ck_assert(p == item[i] && map_find(&m, map_key(p)) == p);
	ck_assert_uint_eq(i, ITEMS);
	map_release(&m);
}
END_TEST

/* The border between two texts counts, for short ones and for those longer than is kept at hand. */
START_TEST(pairs_are_told_apart)
{
	static char text[300];
	static const size_t lengths[] = { 0, 1, 126, 127, 128, 129 };
	struct map m = { 0 };
	bool made;
	memset(text, 'x', sizeof(text));
	for (int turn = 0; turn < 2; turn++)
		for (size_t i = 0; i < COUNT(lengths) * COUNT(lengths); i++) {
			struct str a = { text, lengths[i / COUNT(lengths)] };
			struct str b = { text, lengths[i % COUNT(lengths)] };
			void *found = map_find_pair(&m, a, b);
			ck_assert_int_eq(found != NULL, turn);
			void *item = map_get_pair(&m, a, b, 1, &made);
			ck_assert_int_eq(made, !turn);
			ck_assert(!turn || found == item);
			struct str key = map_key(item);
			ck_assert_uint_eq(key.n, a.n + 1 + b.n);
			ck_assert(memchr(key.p, '\0', key.n) == key.p + a.n && !key.p[key.n]);
		}
	ck_assert_uint_eq(map_count(&m), COUNT(lengths) * COUNT(lengths));
	map_release(&m);
}
END_TEST

void unit_hash_map(TCase *tc)
{
	tcase_add_test(tc, items_are_made_once);
	tcase_add_test(tc, many_items_come_in_order);
	tcase_add_test(tc, keys_that_collide_are_told_apart);
	tcase_add_test(tc, pairs_are_told_apart);
}
