/* base/text.h: UTF-8 in full, and what people get to see. */
#include "unit.h"

#include "base/text.h"

#include "base/banned.h"

/* RFC 3629, in any of the four lengths, so also overlong. */
static size_t encode(uint32_t cp, size_t n, char out[4])
{
	static const unsigned char lead[] = { 0, 0, 0xc0, 0xe0, 0xf0 };
	for (size_t i = n; i-- > 1; cp >>= 6)
		out[i] = (char)(0x80 | (cp & 0x3f));
	out[0] = (char)(lead[n] | cp);
	return n;
}

static size_t shortest(uint32_t cp)
{
	return cp < 0x80 ? 1 : cp < 0x800 ? 2 : cp < 0x10000 ? 3 : 4;
}

START_TEST(every_code_point)
{
	for (uint32_t cp = 0; cp <= 0x10ffff; cp++) {
		char p[5];
		uint32_t got = 0xdead;
		size_t n = encode(cp, shortest(cp), p);
		bool valid = cp < 0xd800 || cp > 0xdfff;
		p[n] = 'x';
		require(text_decode((struct str){ p, n + 1 }, &got) == (valid ? n : 0), "U+%04X", cp);
		require(got == (valid ? cp : 0xdead), "U+%04X read as U+%04X", cp, got);
		for (size_t cut = 1; cut < n; cut++)
			require(text_decode((struct str){ p, cut }, &got) == 0, "U+%04X cut", cp);
	}
}
END_TEST

START_TEST(overlong_and_beyond)
{
	char p[4];
	uint32_t cp;
	for (size_t n = 2; n <= 4; n++) {
		static const uint32_t least[] = { 0, 0, 0x80, 0x800, 0x10000 };
		ck_assert_uint_eq(text_decode((struct str){ p, encode(least[n] - 1, n, p) }, &cp), 0);
		ck_assert_uint_eq(text_decode((struct str){ p, encode(0, n, p) }, &cp), 0);
		ck_assert_uint_eq(text_decode((struct str){ p, encode(least[n], n, p) }, &cp), n);
	}
	ck_assert_uint_eq(text_decode((struct str){ p, encode(0x110000, 4, p) }, &cp), 0);
	for (int c = 0x80; c < 0x100; c++) { /* nothing is valid on its own */
		char bytes[4] = { (char)c, 'a', 'a', 'a' };
		ck_assert_uint_eq(text_decode((struct str){ bytes, 4 }, &cp), 0);
	}
	for (int c = 0x80; c < 0x100; c++) { /* no first bytes of any: RFC 3629, 4 */
		char bytes[4] = { (char)c, (char)0x90, (char)0x80, (char)0x80 };
		if (c < 0xc2 || c > 0xf4)
			ck_assert_uint_eq(text_decode((struct str){ bytes, 4 }, &cp), 0);
	}
	ck_assert_uint_eq(text_decode(STR("\xf5\x80\x80\x80"), &cp), 0);
	ck_assert_uint_eq(text_decode(STR("\xe2\x82\x28"), &cp), 0);
}
END_TEST

static const struct {
	struct str in;
	const char *out;
} visible[] = {
	{ BYTES("plain"), "plain" },
	{ BYTES(""), "" },
	{ BYTES("caf\xc3\xa9 \xe2\x82\xac \xf0\x9f\x98\x8e"), "caf\xc3\xa9 \xe2\x82\xac \xf0\x9f\x98\x8e" },
	{ BYTES("a\nb\rc\td"), "a\\nb\\rc\\td" },
	{ BYTES("\0"), "\\x00" },
	{ BYTES("\033[31m"), "\\x1B[31m" },
	{ BYTES("\x7f"), "\\x7F" },
	{ BYTES("\xc2\x9b" "2J"), "\\xC2\\x9B2J" },   /* CSI in one code point */
	{ BYTES("\xff"), "\\xFF" },
	{ BYTES("\xc3"), "\\xC3" },
	{ BYTES("\xe2\x82"), "\\xE2\\x82" },
	{ BYTES("\xed\xa0\x80"), "\\xED\\xA0\\x80" }, /* a surrogate */
	{ BYTES("\xef\xbb\xbf" "a"), "\\xEF\\xBB\\xBFa" },
	{ BYTES("a\xc2\xa0" "b"), "a\\xC2\\xA0b" },   /* no-break space */
	{ BYTES("\xc2\xad"), "\\xC2\\xAD" },          /* soft hyphen */
	{ BYTES("\xe2\x80\x8b"), "\\xE2\\x80\\x8B" }, /* zero width space */
	{ BYTES("\xe2\x80\xae"), "\\xE2\\x80\\xAE" }, /* right-to-left override */
	{ BYTES("\xe2\x81\xa6"), "\\xE2\\x81\\xA6" }, /* left-to-right isolate */
	{ BYTES("\xe2\x80\xa8"), "\\xE2\\x80\\xA8" }, /* line separator */
	{ BYTES("\xd8\x9c"), "\\xD8\\x9C" },          /* Arabic letter mark, U+061C: Bidi_Control too */
};

START_TEST(hidden_characters_show)
{
	char out[64];
	size_t used = 99;
	size_t n = text_visible(visible[_i].in, out, sizeof(out), &used);
	ck_assert_str_eq(out, visible[_i].out);
	ck_assert_uint_eq(n, strlen(visible[_i].out));
	ck_assert_uint_eq(used, visible[_i].in.n);
}
END_TEST

/* What splits a name without being seen, from each kind; and what people write with. */
START_TEST(what_is_not_seen_is_told_from_what_is)
{
	static const uint32_t unseen[] = {
		0, 0x1b, 0x7f, 0x85, 0xa0, 0xad, 0x34f, 0x61c, 0x115f, 0x1680, 0x180e, 0x2003, 0x200b,
		0x200d, 0x202e, 0x202f, 0x2063, 0x2800, 0x3000, 0x3164, 0xfe0f, 0xfeff, 0xffa0, 0xfff9,
		0x13430, 0x1d173, 0xe0041, 0xe01ef,
	};
	static const uint32_t seen[] = {
		' ', 'a', 0xa1, 0xae, 0xe9, 0x142, 0x3b1, 0x416, 0x5d0, 0x627, 0x905, 0xe01, 0x2010,
		0x2019, 0x20ac, 0x3042, 0x4e2d, 0xac00, 0xfb01, 0xff21, 0x1f48a, 0x20000,
	};
	for (size_t i = 0; i < COUNT(unseen); i++)
		require(text_unseen(unseen[i]), "U+%04X", unseen[i]);
	for (size_t i = 0; i < COUNT(seen); i++)
		require(!text_unseen(seen[i]), "U+%04X", seen[i]);
}
END_TEST

START_TEST(marks_in_a_run_show_from_the_third_on)
{
	char out[64];
	size_t used;
	text_visible(STR("a\xcc\x81\xcc\xa3" "b\xcc\x81\xcc\x81\xcc\x81" "c"), out, sizeof(out), &used);
	ck_assert_str_eq(out, "a\xcc\x81\xcc\xa3" "b\xcc\x81\xcc\x81\\xCC\\x81c");
}
END_TEST

/* For every size: a prefix made of whole forms, NUL-terminated, and used says how far it got. */
START_TEST(what_does_not_fit_is_left_out_whole)
{
	static const struct {
		size_t written, used;
	} stops[] = { { 0, 0 }, { 1, 1 }, { 3, 2 }, { 5, 4 }, { 17, 7 }, { 18, 8 } };
	const struct str in = STR("a\n\xc3\xa9\xe2\x80\x8bz"); /* a \n é zero-width z */
	const char *all = "a\\n\xc3\xa9\\xE2\\x80\\x8Bz";
	for (size_t size = 1; size <= 20; size++) {
		char out[21];
		size_t used = 99, k = 0;
		memset(out, '#', sizeof(out));
		size_t n = text_visible(in, out, size, &used);
		while (k + 1 < COUNT(stops) && stops[k + 1].written < size)
			k++;
		ck_assert_uint_eq(n, stops[k].written);
		ck_assert_uint_eq(used, stops[k].used);
		ck_assert_int_eq(memcmp(out, all, n), 0);
		ck_assert_int_eq(out[n], '\0');
		ck_assert_int_eq(out[size], '#');
	}
}
END_TEST

START_TEST(width_counts_code_points_and_odd_bytes)
{
	ck_assert_uint_eq(text_width(STR("")), 0);
	ck_assert_uint_eq(text_width(STR("abc")), 3);
	ck_assert_uint_eq(text_width(STR("caf\xc3\xa9")), 4);
	ck_assert_uint_eq(text_width(STR("\xe2\x82\xac\xf0\x9f\x98\x8e")), 3); /* euro, face */
	ck_assert_uint_eq(text_width(STR("\xe6\x9d\xb1\xe4\xba\xac")), 4);	/* two of Han */
	ck_assert_uint_eq(text_width(STR("\xef\xbc\xa1")), 2);			/* fullwidth A */
	ck_assert_uint_eq(text_width(STR("e\xcc\x81")), 1); /* e, acute accent */
	ck_assert_uint_eq(text_width(STR("\xea\xb0\x80\xe1\x84\x80\xe1\x85\xa1")), 4);
	ck_assert_uint_eq(text_width(STR("\xd7\xa9\xd6\xb8")), 1); /* shin, qamats */
	ck_assert_uint_eq(text_width(STR("\xff\xe2\x82")), 3);
}
END_TEST

START_TEST(the_bytes_in_front_of_the_first_that_is_no_text)
{
	ck_assert_uint_eq(text_valid(STR("")), 0);
	ck_assert_uint_eq(text_valid(STR("0123456789abcdef")), 16);
	ck_assert_uint_eq(text_valid(STR("caf\xc3\xa9, 8 bytes and more")), 23);
	ck_assert_uint_eq(text_valid(STR("caf\xe9")), 3);
	ck_assert_uint_eq(text_valid(STR("01234567\xe9")), 8);
	ck_assert_uint_eq(text_valid(STR("0123456\xe2\x82")), 7);
}
END_TEST

/* Case, blanks of all kinds, what is not seen and dashes make no difference; anything else does. */
START_TEST(folded_texts)
{
	static const struct {
		const char *text, *folded;
	} texts[] = {
		{ "SEMA-0.25", "sema-0.25" },           { " Sema-0.25\xc2\xa0", "sema-0.25" },
		{ "sema\xe2\x80\x93" "0.25", "sema-0.25" }, { "SEMA \xe2\x80\x89 0.25", "sema0.25" },
		{ "\xef\xbb\xbf" "a\xe3\x80\x80" "b", "ab" }, { "", "" }, { "\xc2", "\xc2" },
		{ "a\xef\xb8\x8f\xe2\x81\xa0" "b", "ab" }, /* U+FE0F, U+2060 */
		{ "e\xcc\x81\xcc\x82", "e\xcc\x81\xcc\x82" },
		{ "e\xcc\x81\xcc\x82\xcc\x83\xcc\x84x", "e\xcc\x81\xcc\x82x" },
		{ "\xf3\xa0\x80\xa0" "A", "a" },       { "\xc3\x84", "\xc3\x84" },             { "\xe2\x80", "\xe2\x80" },
	};
	for (size_t i = 0; i < COUNT(texts); i++) {
		char to[64];
		ck_assert_msg(str_eq(text_folded(str_from(texts[i].text), to), str_from(texts[i].folded)), "%zu", i);
	}
}
END_TEST

void unit_text(TCase *tc)
{
	tcase_add_test(tc, every_code_point);
	tcase_add_test(tc, overlong_and_beyond);
	tcase_add_loop_test(tc, hidden_characters_show, 0, COUNT(visible));
	tcase_add_test(tc, what_is_not_seen_is_told_from_what_is);
	tcase_add_test(tc, marks_in_a_run_show_from_the_third_on);
	tcase_add_test(tc, what_does_not_fit_is_left_out_whole);
	tcase_add_test(tc, the_bytes_in_front_of_the_first_that_is_no_text);
	tcase_add_test(tc, width_counts_code_points_and_odd_bytes);
	tcase_add_test(tc, folded_texts);
}
