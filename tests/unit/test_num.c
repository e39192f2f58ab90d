/* base/num.h: exact decimals, ranges, what is refused and why. */
#include "unit.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "base/banned.h"

#define DIGITS_60 "000000000000000000000000000000000000000000000000000000000000"

static const struct {
	const char *text;
	enum num_status status;
	const char *back; /* as dec_format writes it */
} texts[] = {
	{ "0", NUM_OK, "0" },
	{ "-0", NUM_OK, "0" },
	{ "-0.00", NUM_OK, "0" },
	{ "7", NUM_OK, "7" },
	{ "007", NUM_OK, "7" },
	{ "-12.50", NUM_OK, "-12.5" },
	{ "0.05", NUM_OK, "0.05" },
	{ "-0.05", NUM_OK, "-0.05" },
	{ "100", NUM_OK, "100" },
	{ "1.000000000000", NUM_OK, "1" },
	{ "0.123456789", NUM_OK, "0.123456789" },
	{ "0.1234567890000", NUM_OK, "0.123456789" },
	{ ".5", NUM_OK, "0.5" }, /* read leniently, as spreadsheets write them */
	{ "-.5", NUM_OK, "-0.5" },
	{ "5.", NUM_OK, "5" },
	{ "9223372036854775807", NUM_OK, "9223372036854775807" },
	{ "-9223372036854775808", NUM_OK, "-9223372036854775808" },
	{ "9223372036854775807.0", NUM_OK, "9223372036854775807" },
	{ "922337203685477580.7", NUM_OK, "922337203685477580.7" },
	{ "-9223372036.854775808", NUM_OK, "-9223372036.854775808" },
	{ DIGITS_60 "0012", NUM_OK, "12" },
	{ "", NUM_EMPTY, NULL },
	{ "-", NUM_SYNTAX, NULL },
	{ ".", NUM_SYNTAX, NULL },
	{ "-.", NUM_SYNTAX, NULL },
	{ "+1", NUM_PLUS, NULL },
	{ "--1", NUM_SYNTAX, NULL },
	{ "1-", NUM_SYNTAX, NULL },
	{ "1.2.3", NUM_SYNTAX, NULL },
	{ " 1", NUM_SYNTAX, NULL },
	{ "1 ", NUM_SYNTAX, NULL },
	{ "1\n", NUM_SYNTAX, NULL },
	{ "1 000", NUM_SEPARATOR, NULL },
	{ "0x10", NUM_UNIT, NULL },
	{ "nan", NUM_SYNTAX, NULL },
	{ "inf", NUM_SYNTAX, NULL },
	{ "-Infinity", NUM_SYNTAX, NULL },
	{ "12a", NUM_UNIT, NULL },
	{ "twelve", NUM_SYNTAX, NULL },
	{ "\xd9\xa1", NUM_SYNTAX, NULL }, /* an Arabic digit */
	{ "1e5", NUM_EXPONENT, NULL },
	{ "1E+05", NUM_EXPONENT, NULL },
	{ "1.5e-3", NUM_EXPONENT, NULL },
	{ "e5", NUM_SYNTAX, NULL },
	{ "1,000", NUM_SEPARATOR, NULL },
	{ "1,5", NUM_SEPARATOR, NULL },
	{ "1.000,50", NUM_SEPARATOR, NULL },
	{ ",", NUM_SYNTAX, NULL },
	{ "$5", NUM_CURRENCY, NULL },
	{ "(5)", NUM_BRACKETS, NULL },
	{ "(x)", NUM_SYNTAX, NULL },
	{ "+5", NUM_PLUS, NULL },
	{ "+x5", NUM_SYNTAX, NULL },
	{ "5%", NUM_PERCENT, NULL },
	{ "12.5 %", NUM_PERCENT, NULL },
	{ "5 vials", NUM_UNIT, NULL },
	{ "0.25 mg", NUM_UNIT, NULL },
	{ "5ea", NUM_UNIT, NULL },
	{ "v5", NUM_SYNTAX, NULL },
	{ "1\xc2\xa0" "000", NUM_SEPARATOR, NULL },
	{ "1\xe2\x80\xaf" "000", NUM_SEPARATOR, NULL },
	{ "1'000", NUM_SEPARATOR, NULL },
	{ "5\xc2", NUM_SYNTAX, NULL },
	{ "-$1,000.00", NUM_CURRENCY, NULL },
	{ "5$", NUM_CURRENCY, NULL },
	{ "$", NUM_SYNTAX, NULL },
	{ DIGITS_60 "00012", NUM_LONG, NULL },
	{ "1." DIGITS_60 "000", NUM_LONG, NULL },
	{ "0.1234567891", NUM_PLACES, NULL },
	{ "9223372036854775808", NUM_RANGE, NULL },
	{ "-9223372036854775809", NUM_RANGE, NULL },
	{ "922337203685477580.8", NUM_RANGE, NULL },
	{ "-922337203685477580.9", NUM_RANGE, NULL },
	{ "9223372036854775808.55", NUM_RANGE, NULL },
	{ "10000000000.000000001", NUM_RANGE, NULL },
	{ "99999999999999999999999999999999", NUM_RANGE, NULL },
};

START_TEST(text_is_read_exactly_or_refused)
{
	struct dec d = { -77, 7, false };
	char back[DEC_TEXT];
	enum num_status st = dec_parse(str_from(texts[_i].text), &d);
	ck_assert_msg(st == texts[_i].status, "\"%s\": status %d", texts[_i].text, (int)st);
	if (st != NUM_OK) {
		ck_assert_msg(d.m == -77 && d.dec == 7 && !d.set, "written though refused");
		return;
	}
	ck_assert(d.set);
	ck_assert_uint_eq(dec_format(d, back), strlen(texts[_i].back));
	ck_assert_str_eq(back, texts[_i].back);
}
END_TEST

/* What stands behind the text in memory is no part of it. */
START_TEST(nothing_behind_the_text_counts)
{
	struct str s = str_from(texts[_i].text);
	for (const char *next = "0189.-,$eE "; *next; next++) {
		struct bytes b = { 0 };
		struct dec d, want = { 0 };
		dec_parse(s, &want);
		bytes_add(&b, s.p, s.n);
		bytes_fill(&b, *next, 2);
		ck_assert_int_eq(dec_parse((struct str){ b.p, s.n }, &d), texts[_i].status);
		if (texts[_i].status == NUM_OK)
			ck_assert(d.m == want.m && d.dec == want.dec);
		bytes_release(&b);
	}
}
END_TEST

START_TEST(the_whole_view_counts)
{
	struct dec d;
	ck_assert_int_eq(dec_parse((struct str){ "12345", 3 }, &d), NUM_OK);
	ck_assert_int_eq(d.m, 123);
	ck_assert_int_eq(dec_parse(STR("12\0"), &d), NUM_SYNTAX);
	ck_assert_int_eq(dec_parse(STR("\0"), &d), NUM_SYNTAX);
}
END_TEST

/* Quadratic work on 1 MiB would take minutes. */
START_TEST(long_texts_take_linear_time)
{
	static const char starts[][4] = { "", "-", "1.", "$", "1,", ".", "e" };
	for (size_t i = 0; i < COUNT(starts); i++) {
		struct bytes b = { 0 };
		struct dec d;
		bytes_text(&b, starts[i]);
		bytes_fill(&b, i % 2 ? '9' : '0', 1 << 20);
		clock_t before = clock();
		ck_assert_int_eq(dec_parse(bytes_str(&b), &d), NUM_LONG);
		ck_assert_int_lt((clock() - before) / (CLOCKS_PER_SEC / 1000), 1000);
		bytes_release(&b);
	}
}
END_TEST

START_TEST(tenths_add_exactly)
{
	struct dec a, b;
	ck_assert_int_eq(dec_parse(STR("0.1"), &a), NUM_OK);
	ck_assert_int_eq(dec_parse(STR("0.2"), &b), NUM_OK);
	ck_assert_int_eq(dec_add(&a, b), NUM_OK);
	ck_assert_int_eq(a.m, 3);
	ck_assert_int_eq(a.dec, 1);
	ck_assert(dec_double(a) == 0.3);
}
END_TEST

static const struct {
	struct dec to, d;
	enum num_status status;
	struct dec sum;
} sums[] = {
	/* a billion times the second does not fit, the sum does */
	{ { INT64_C(-1237720354376543211), 9, true }, { 9337203600, 0, true }, NUM_OK,
	  { INT64_C(8099483245623456789), 9, true } },
	{ { 0, 0, false }, { 15, 1, true }, NUM_OK, { 15, 1, true } },
	{ { 15, 1, true }, { 99, 0, false }, NUM_OK, { 15, 1, true } },
	{ { 0, 0, false }, { 0, 0, false }, NUM_OK, { 0, 0, false } },
	{ { 1, 0, true }, { 1, 9, true }, NUM_OK, { 1000000001, 9, true } },
	{ { 1, 9, true }, { -1, 0, true }, NUM_OK, { -999999999, 9, true } },
	{ { INT64_MAX, 0, true }, { -1, 0, true }, NUM_OK, { INT64_MAX - 1, 0, true } },
	{ { INT64_MIN, 0, true }, { INT64_MAX, 0, true }, NUM_OK, { -1, 0, true } },
	{ { INT64_MAX, 0, true }, { 1, 0, true }, NUM_RANGE, { INT64_MAX, 0, true } },
	{ { INT64_MIN, 3, true }, { -1, 3, true }, NUM_RANGE, { INT64_MIN, 3, true } },
	{ { INT64_MAX, 0, true }, { 1, 1, true }, NUM_RANGE, { INT64_MAX, 0, true } },
	{ { 1, 9, true }, { INT64_MAX, 0, true }, NUM_RANGE, { 1, 9, true } },
};

START_TEST(sums_fit_or_leave_the_target_alone)
{
	struct dec to = sums[_i].to;
	ck_assert_int_eq(dec_add(&to, sums[_i].d), sums[_i].status);
	ck_assert_int_eq(to.m, sums[_i].sum.m);
	ck_assert_int_eq(to.dec, sums[_i].sum.dec);
	ck_assert_int_eq(to.set, sums[_i].sum.set);
}
END_TEST

/* num.h: out of range "when the exact sum does not fit"; these fit, once zeros are dropped. */
/* As adding the opposite; the least number has none. */
START_TEST(differences)
{
	struct dec from = { 5, 0, true };
	ck_assert_int_eq(dec_sub(&from, (struct dec){ 75, 2, true }), NUM_OK);
	ck_assert(from.m == 425 && from.dec == 2);
	ck_assert_int_eq(dec_sub(&from, (struct dec){ 0 }), NUM_OK);
	ck_assert(from.m == 425 && from.dec == 2);
	ck_assert_int_eq(dec_sub(&from, (struct dec){ INT64_MIN, 2, true }), NUM_RANGE);
	ck_assert(from.m == 425 && from.dec == 2);
	from = (struct dec){ 0 };
	ck_assert_int_eq(dec_sub(&from, (struct dec){ 3, 0, true }), NUM_OK);
	ck_assert(from.set && from.m == -3);
}
END_TEST

START_TEST(a_sum_that_fits_is_not_refused)
{
	struct dec to = { 5, 1, true };
	char text[DEC_TEXT];
	ck_assert_int_eq(dec_add(&to, (struct dec){ 5, 1, true }), NUM_OK); /* 1.0 */
	ck_assert_int_eq(dec_add(&to, (struct dec){ INT64_MAX - 1, 0, true }), NUM_OK);
	dec_format(to, text);
	ck_assert_str_eq(text, "9223372036854775807");
}
END_TEST

START_TEST(scaling_is_checked)
{
	int64_t m = 3;
	ck_assert(dec_scale(&m, 0));
	ck_assert_int_eq(m, 3);
	ck_assert(dec_scale(&m, 18));
	ck_assert_int_eq(m, INT64_C(3000000000000000000));
	ck_assert(!dec_scale(&m, 1));
	ck_assert_int_eq(m, INT64_C(3000000000000000000));
	m = -9;
	ck_assert(dec_scale(&m, 18));
	ck_assert_int_eq(m, INT64_C(-9000000000000000000));
	m = 0;
	ck_assert(dec_scale(&m, 100));
	ck_assert_int_eq(m, 0);
	m = 1;
	ck_assert(!dec_scale(&m, 19));
	ck_assert_int_eq(m, 1);
}
END_TEST

static struct dec random_dec(struct rng *r)
{
	return (struct dec){ (int64_t)(rng_next(r) >> rng_below(r, 63)) * (rng_below(r, 2) ? 1 : -1),
			     (int32_t)rng_below(r, DEC_PLACES + 1), true };
}

START_TEST(what_is_written_reads_back)
{
	struct rng r = { unit_seed() };
	for (size_t i = 0; i < unit_rounds(200000); i++) {
		struct dec d = random_dec(&r), back;
		char text[DEC_TEXT];
		size_t n = dec_format(d, text);
		require(strlen(text) == n, "%s: length %zu", text, n);
		require(dec_parse((struct str){ text, n }, &back) == NUM_OK, "%s", text);
		require(dec_scale(&back.m, d.dec - back.dec) && back.m == d.m, "%s", text);
		require(!strchr(text, '.') || text[n - 1] != '0', "%s is not shortest", text);
	}
}
END_TEST

/* strtod(3) rounds correctly, so it says which double is the nearest. */
static void compare_doubles(int64_t most)
{
	struct rng r = { unit_seed() };
	for (size_t i = 0; i < unit_rounds(50000); i++) {
		struct dec d = random_dec(&r);
		char text[DEC_TEXT];
		if (d.m > most || d.m < -most)
			continue;
		dec_format(d, text);
		require(dec_double(d) == strtod(text, NULL), "%s: %.17g", text, dec_double(d));
	}
}

START_TEST(doubles_are_nearest_up_to_53_bits)
{
	compare_doubles(INT64_C(1) << 53);
}
END_TEST

START_TEST(doubles_are_nearest_beyond)
{
	compare_doubles(INT64_MAX);
}
END_TEST

static const struct {
	const char *text;
	int64_t min, max;
	enum num_status status;
	int64_t value;
} wholes[] = {
	{ "5", 0, 10, NUM_OK, 5 },
	{ "0", 0, 10, NUM_OK, 0 },
	{ "10", 0, 10, NUM_OK, 10 },
	{ "11", 0, 10, NUM_RANGE, 0 },
	{ "-1", 0, 10, NUM_RANGE, 0 },
	{ "-0", 0, 10, NUM_OK, 0 },
	{ "5.0", 0, 10, NUM_OK, 5 },
	{ "5.5", 0, 10, NUM_WHOLE, 0 },
	{ "", 0, 10, NUM_EMPTY, 0 },
	{ "5x", 0, 10, NUM_UNIT, 0 },
	{ "9223372036854775807", INT64_MIN, INT64_MAX, NUM_OK, INT64_MAX },
	{ "-9223372036854775808", INT64_MIN, INT64_MAX, NUM_OK, INT64_MIN },
	{ "9223372036854775808", INT64_MIN, INT64_MAX, NUM_RANGE, 0 },
};

START_TEST(whole_numbers_keep_to_their_range)
{
	int64_t v = -77;
	enum num_status st =
		num_whole(str_from(wholes[_i].text), wholes[_i].min, wholes[_i].max, &v);
	ck_assert_int_eq(st, wholes[_i].status);
	ck_assert_int_eq(v, st == NUM_OK ? wholes[_i].value : -77);
}
END_TEST

START_TEST(real_numbers_keep_to_their_range)
{
	double v = -77;
	ck_assert_int_eq(num_real(STR("0.95"), 0, 1, &v), NUM_OK);
	ck_assert(v == 0.95);
	ck_assert_int_eq(num_real(STR("1"), 0, 1, &v), NUM_OK);
	ck_assert(v == 1);
	ck_assert_int_eq(num_real(STR("1.000000001"), 0, 1, &v), NUM_RANGE);
	ck_assert_int_eq(num_real(STR("-0.1"), 0, 1, &v), NUM_RANGE);
	ck_assert_int_eq(num_real(STR("95%"), 0, 1, &v), NUM_PERCENT);
	ck_assert_int_eq(num_real(STR(""), 0, 1, &v), NUM_EMPTY);
	ck_assert(v == 1);
}
END_TEST

START_TEST(every_refusal_has_a_message)
{
	ck_assert_ptr_null(num_message(NUM_OK));
	for (int st = NUM_EMPTY; st <= NUM_RANGE; st++)
		ck_assert_ptr_nonnull(num_message((enum num_status)st));
	ck_assert_str_eq(num_message(NUM_WHOLE), "not a whole number");
	ck_assert_ptr_nonnull(strstr(num_hint(NUM_SEPARATOR), "thousands"));
	ck_assert_ptr_nonnull(strstr(num_hint(NUM_CURRENCY), "currency"));
	ck_assert_ptr_nonnull(strstr(num_hint(NUM_EXPONENT), "exponent"));
}
END_TEST

void unit_num(TCase *tc)
{
	tcase_add_loop_test(tc, text_is_read_exactly_or_refused, 0, COUNT(texts));
	tcase_add_loop_test(tc, nothing_behind_the_text_counts, 0, COUNT(texts));
	tcase_add_test(tc, the_whole_view_counts);
	tcase_add_test(tc, long_texts_take_linear_time);
	tcase_add_test(tc, tenths_add_exactly);
	tcase_add_loop_test(tc, sums_fit_or_leave_the_target_alone, 0, COUNT(sums));
	tcase_add_test(tc, differences);
	tcase_add_test(tc, a_sum_that_fits_is_not_refused);
	tcase_add_test(tc, scaling_is_checked);
	tcase_add_test(tc, what_is_written_reads_back);
	tcase_add_test(tc, doubles_are_nearest_up_to_53_bits);
	tcase_add_test(tc, doubles_are_nearest_beyond);
	tcase_add_loop_test(tc, whole_numbers_keep_to_their_range, 0, COUNT(wholes));
	tcase_add_test(tc, real_numbers_keep_to_their_range);
	tcase_add_test(tc, every_refusal_has_a_message);
}
