/* base/str.h: comparing, trimming and splitting views. */
#include "unit.h"

#include "base/banned.h"

START_TEST(equality_looks_at_all_bytes)
{
	ck_assert(str_eq(STR("ab"), STR("ab")));
	ck_assert(!str_eq(STR("ab"), STR("aB")));
	ck_assert(!str_eq(STR("ab"), STR("abc")));
	ck_assert(!str_eq(STR("a\0b"), STR("a\0c")));
	ck_assert(str_eq((struct str){ NULL, 0 }, STR("")));
}
END_TEST

/* Lengths are compared in different ways: none may overlook a byte. */
START_TEST(every_byte_of_every_length_counts)
{
	for (size_t n = 1; n <= 40; n++)
		for (size_t at = 0; at < n; at++) {
			char a[40], b[40];
			memset(a, 'x', sizeof(a));
			memset(b, 'x', sizeof(b));
			ck_assert(str_eq((struct str){ a, n }, (struct str){ b, n }));
			b[at] = 'y';
			ck_assert(!str_eq((struct str){ a, n }, (struct str){ b, n }));
			ck_assert(str_eq((struct str){ a, at }, (struct str){ b, at }));
		}
}
END_TEST

START_TEST(words_hold_the_text_and_zeros)
{
	const char text[] = "abcdefghijklmnopqrstuvwxyz";
	for (size_t n = 0; n <= 16; n++) {
		uint64_t got[2], want[2];
		char padded[16] = { 0 };
		memcpy(padded, text, n);
		memcpy(want, padded, sizeof(want));
		str_words((struct str){ text, n }, got);
		ck_assert_mem_eq(got, want, sizeof(want));
	}
}
END_TEST

START_TEST(order_is_by_bytes_then_length)
{
	static const char *const sorted[] = { "", "A", "B", "a", "a b", "aa", "ab", "b", "\xc3\xa9" };
	for (size_t i = 0; i < COUNT(sorted); i++)
		for (size_t j = 0; j < COUNT(sorted); j++) {
			int c = str_cmp(str_from(sorted[i]), str_from(sorted[j]));
			ck_assert_int_eq((c > 0) - (c < 0), (i > j) - (i < j));
		}
	ck_assert_int_lt(str_cmp(STR("a\0a"), STR("a\0b")), 0);
	/* what stands behind a view is no part of it */
	ck_assert_int_lt(str_cmp((struct str){ "ab", 1 }, STR("aa")), 0);
	ck_assert_int_gt(str_cmp(STR("aa"), (struct str){ "ab", 1 }), 0);
	ck_assert_int_eq(str_cmp((struct str){ NULL, 0 }, STR("")), 0);
}
END_TEST

START_TEST(case_is_ignored_in_ascii_only)
{
	ck_assert(str_ieq(STR("Quantity"), STR("qUANTITY")));
	ck_assert(!str_ieq(STR("quantity"), STR("quantity ")));
	ck_assert(!str_ieq(STR("\xc3\xa9"), STR("\xc3\x89"))); /* é, É */
	ck_assert_int_lt(str_icmp(STR("Ab"), STR("aC")), 0);
	ck_assert_int_gt(str_icmp(STR("abc"), STR("AB")), 0);
	ck_assert_int_eq(str_icmp(STR("aBc"), STR("AbC")), 0);
	/* the neighbours of A..Z and a..z */
	ck_assert(!str_ieq(STR("@"), STR("`")));
	ck_assert(!str_ieq(STR("["), STR("{")));
}
END_TEST

START_TEST(trim_takes_blanks_and_tabs_only)
{
	assert_text(str_trim(STR(" \t a b\t ")), "a b");
	assert_text(str_trim(STR(" \t ")), "");
	assert_text(str_trim(STR("")), "");
	assert_text(str_trim(STR("a ")), "a");
	assert_text(str_trim(STR(" a")), "a");
	assert_text(str_trim(STR("\xff\t")), "\xff");
	assert_text(str_trim(STR("\na\r")), "\na\r");
	assert_text(str_trim(STR("\xc2\xa0" "a")), "\xc2\xa0" "a");
}
END_TEST

START_TEST(list_yields_every_item)
{
	struct str list = STR("a, b ,,\tc"), item;
	static const char *const want[] = { "a", "b", "", "c" };
	for (size_t i = 0; i < COUNT(want); i++) {
		ck_assert(str_next_item(&list, &item));
		assert_text(item, want[i]);
	}
	ck_assert(!str_next_item(&list, &item));
	ck_assert(!str_next_item(&list, &item));
}
END_TEST

START_TEST(list_ends)
{
	struct str list = STR(""), item;
	ck_assert(str_next_item(&list, &item));
	assert_text(item, "");
	ck_assert(!str_next_item(&list, &item));
	list = STR("a,");
	ck_assert(str_next_item(&list, &item));
	assert_text(item, "a");
	ck_assert(str_next_item(&list, &item));
	assert_text(item, "");
	ck_assert(!str_next_item(&list, &item));
	list = (struct str){ "a,bc", 3 }; /* the c is none of it */
	ck_assert(str_next_item(&list, &item));
	ck_assert(str_next_item(&list, &item));
	assert_text(item, "b");
	ck_assert(!str_next_item(&list, &item));
	list = (struct str){ NULL, 0 };
	ck_assert(!str_next_item(&list, &item));
}
END_TEST

static const struct {
	const char *a, *b;
	size_t edits;
} distances[] = {
	{ "", "", 0 },
	{ "", "abc", 3 },
	{ "abc", "", 3 },
	{ "date", "date", 0 },
	{ "DATE", "date", 0 },
	{ "kitten", "sitting", 3 },
	{ "qauntity", "quantity", 1 }, /* a swap is one edit */
	{ "quantiy", "quantity", 1 },
	{ "quantityy", "quantity", 1 },
	{ "quantifyx", "quantity", 2 },
	{ "ca", "abc", 3 }, /* optimal string alignment; unrestricted would be 2 */
	{ "sku", "location", 8 },
};

START_TEST(distance_counts_edits)
{
	struct str a = str_from(distances[_i].a), b = str_from(distances[_i].b);
	ck_assert_uint_eq(str_distance(a, b), distances[_i].edits);
	ck_assert_uint_eq(str_distance(b, a), distances[_i].edits);
}
END_TEST

START_TEST(distance_of_long_names)
{
	char a[65], b[65];
	memset(a, 'a', sizeof(a));
	memset(b, 'b', sizeof(b));
	ck_assert_uint_eq(str_distance((struct str){ a, 64 }, (struct str){ b, 64 }), 64);
	ck_assert_uint_eq(str_distance((struct str){ a, 64 }, (struct str){ a, 60 }), 4);
	ck_assert(str_distance((struct str){ a, 65 }, (struct str){ b, 1 }) > 1000);
	ck_assert(str_distance((struct str){ a, 1 }, (struct str){ b, 65 }) > 1000);
}
END_TEST

START_TEST(parts_end_at_any_mark)
{
	static const struct {
		const char *list, *marks, *parts[5];
	} lists[] = {
		{ "a;b,c", ";,", { "a", "b", "c" } },
		{ "a;b,c", ";", { "a", "b,c" } },
		{ " a ;\tb\t", ";", { "a", "b" } },
		{ "a b  c", " ", { "a", "b", "", "c" } },
		{ ";", ";", { "", "" } },
		{ "", ";", { "" } },
		{ "abc", "", { "abc" } },
		{ "\xc3\xa9;\xc3\xa8", ";", { "\xc3\xa9", "\xc3\xa8" } },
	};
	for (size_t i = 0; i < COUNT(lists); i++) {
		struct str list = str_from(lists[i].list), part;
		for (size_t k = 0; lists[i].parts[k]; k++) {
			ck_assert(str_next_part(&list, lists[i].marks, &part));
			assert_text(part, lists[i].parts[k]);
		}
		ck_assert(!str_next_part(&list, lists[i].marks, &part));
	}
}
END_TEST

START_TEST(cuts_part_no_character)
{
	struct str s = STR("a\xc3\xa9\xe2\x82\xac\xf0\x9f\x98\x80"); /* 1, 2, 3, 4 bytes */
	static const size_t want[] = { 0, 1, 1, 3, 3, 3, 6, 6, 6, 6, 10, 10 };
	for (size_t max = 0; max < COUNT(want); max++) {
		ck_assert_uint_eq(str_cut(s, max).n, want[max]);
		ck_assert_ptr_eq(str_cut(s, max).p, s.p);
	}
}
END_TEST

void unit_str(TCase *tc)
{
	tcase_add_test(tc, equality_looks_at_all_bytes);
	tcase_add_test(tc, every_byte_of_every_length_counts);
	tcase_add_test(tc, words_hold_the_text_and_zeros);
	tcase_add_test(tc, order_is_by_bytes_then_length);
	tcase_add_test(tc, case_is_ignored_in_ascii_only);
	tcase_add_test(tc, trim_takes_blanks_and_tabs_only);
	tcase_add_test(tc, list_yields_every_item);
	tcase_add_test(tc, list_ends);
	tcase_add_test(tc, parts_end_at_any_mark);
	tcase_add_test(tc, cuts_part_no_character);
	tcase_add_loop_test(tc, distance_counts_edits, 0, COUNT(distances));
	tcase_add_test(tc, distance_of_long_names);
}
