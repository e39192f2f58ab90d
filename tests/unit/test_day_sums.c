/* volume/days.h: sums by kind and day are exact, in any order of rows, or told not to fit. */
#include "unit.h"

#include <stdlib.h>

#include "day_sums.h"

#include "base/banned.h"

START_TEST(sums_are_kept_apart)
{
	struct day_table t;
	day_table_init(&t, 1);
	struct day_series *a = series(&t, "a", ""), *b = series(&t, "b", "");
	ck_assert_int_eq(day_add(&t, a, DAY_DISPENSE, 100, dec(5, 0)), DAY_OK);
	ck_assert_int_eq(day_add(&t, a, DAY_DISPENSE, 100, dec(-2, 0)), DAY_OK);
	ck_assert_int_eq(day_add(&t, a, DAY_RETURN, 100, dec(1, 0)), DAY_OK);
	ck_assert_int_eq(day_add(&t, a, DAY_DISPENSE, 101, dec(7, 0)), DAY_OK);
	ck_assert_int_eq(day_add(&t, b, DAY_DISPENSE, 100, dec(9, 0)), DAY_OK);
	assert_sum(a, DAY_DISPENSE, 100, "3");
	assert_sum(a, DAY_RETURN, 100, "1");
	assert_sum(a, DAY_DISPENSE, 101, "7");
	assert_sum(b, DAY_DISPENSE, 100, "9");
	assert_sum(a, DAY_WASTE, 100, NULL);
	assert_sum(a, DAY_DISPENSE, 99, NULL);
	assert_sum(b, DAY_DISPENSE, 101, NULL);
	ck_assert_int_eq(a->first_day, 100);
	ck_assert_int_eq(a->last_day, 101);
	day_table_release(&t);
}
END_TEST

START_TEST(a_stockout_without_quantity_is_seen)
{
	struct day_table t;
	day_table_init(&t, 1);
	struct day_series *s = series(&t, "a", "");
	ck_assert_int_eq(day_add(&t, s, DAY_STOCKOUT, 5, (struct dec){ 0 }), DAY_OK);
	assert_sum(s, DAY_STOCKOUT, 5, "0");
	assert_sum(s, DAY_STOCKOUT, 6, NULL);
	day_table_release(&t);
}
END_TEST

START_TEST(decimals_grow_and_stay_exact)
{
	struct day_table t;
	day_table_init(&t, 1);
	struct day_series *a = series(&t, "a", ""), *b = series(&t, "b", "");
	ck_assert_int_eq(day_add(&t, a, DAY_DISPENSE, 0, dec(1, 1)), DAY_OK);
	ck_assert_int_eq(day_add(&t, a, DAY_DISPENSE, 0, dec(2, 1)), DAY_OK);
	ck_assert_int_eq(day_add(&t, b, DAY_WASTE, -700, dec(3, 0)), DAY_OK);
	ck_assert_int_eq(day_add(&t, a, DAY_DISPENSE, 0, dec(1, 9)), DAY_OK);
	assert_sum(a, DAY_DISPENSE, 0, "0.300000001");
	assert_sum(b, DAY_WASTE, -700, "3");
	ck_assert_int_eq(day_add(&t, b, DAY_WASTE, -700, dec(5, 1)), DAY_OK);
	assert_sum(b, DAY_WASTE, -700, "3.5");
	day_table_release(&t);
}
END_TEST

static const struct {
	struct dec first, second;
	bool large;
} sizes[] = {
	{ { DAY_LARGE, 0, true }, { 0, 0, true }, false },
	{ { DAY_LARGE, 0, true }, { 1, 0, true }, true },
	{ { -DAY_LARGE, 0, true }, { 0, 0, true }, false },
	{ { -DAY_LARGE, 0, true }, { -1, 0, true }, true },
	{ { DAY_LARGE, 0, true }, { -1, 9, true }, true },         /* as it has more decimals */
	{ { DAY_LARGE, 9, true }, { -1, 9, true }, false },
	{ { DAY_LARGE + 1, 0, true }, { -1, 0, true }, true },     /* as it was */
};

START_TEST(large_sums_are_told)
{
	struct day_table t;
	day_table_init(&t, 1);
	add_row(&t, "a", "", DAY_DISPENSE, 0, sizes[_i].first);
	add_row(&t, "a", "", DAY_DISPENSE, 0, sizes[_i].second);
	ck_assert_int_eq(t.large, sizes[_i].large);
	day_table_release(&t);
}
END_TEST

START_TEST(a_join_that_grows_large_is_told)
{
	struct day_table t, from;
	day_table_init(&t, 1);
	day_table_init(&from, 1);
	add_row(&t, "a", "", DAY_DISPENSE, 0, dec(DAY_LARGE, 0));
	add_row(&from, "a", "", DAY_DISPENSE, 0, dec(1, 0));
	ck_assert(!t.large && !from.large);
	day_table_join(&t, &from);
	ck_assert(t.large);
	day_table_release(&t);
}
END_TEST

/* Four quantities of one day, and their sum; NULL: it does not fit. */
static const struct {
	struct dec q[4];
	const char *sum;
} sums[] = {
	{ { { INT64_MAX - 1, 0, true }, { 1, 0, true } }, "9223372036854775807" },
	{ { { INT64_MAX, 0, true }, { 1, 0, true } }, NULL },
	{ { { INT64_MAX, 0, true }, { 1, 0, true }, { -5, 0, true } }, "9223372036854775803" },
	{ { { -INT64_MAX, 0, true }, { -1, 0, true } }, NULL }, /* INT64_MIN stands for no row */
	{ { { -INT64_MAX, 0, true } }, "-9223372036854775807" },
	{ { { -INT64_MAX, 0, true }, { -1, 0, true }, { 1, 0, true } }, "-9223372036854775807" },
	{ { { INT64_MIN, 0, true } }, NULL },
	{ { { INT64_MIN, 0, true }, { 1, 0, true }, { INT64_MAX, 0, true } }, "0" },
	{ { { INT64_MAX, 0, true }, { 1, 1, true } }, NULL }, /* with a tenth 64 bits hold less */
	{ { { INT64_MAX, 0, true }, { 1, 1, true }, { -INT64_MAX, 0, true } }, "0.1" },
	{ { { 1, 9, true }, { INT64_MAX / 1000, 0, true } }, NULL },
	{ { { 1, 9, true }, { INT64_MAX, 0, true }, { -INT64_MAX, 0, true }, { 7, 0, true } },
	  "7.000000001" },
	{ { { INT64_MAX, 3, true }, { -INT64_MAX, 3, true } }, "0" },
};

/* As far as the sums are concerned the rows may come in any order. */
START_TEST(sums_beyond_64_bits)
{
	for (int order = 0; order < 24; order++) {
		struct day_table t;
		bool added[4] = { false };
		day_table_init(&t, 1);
		struct day_series *s = series(&t, "a", "");
		for (int i = 0, rest = order; i < 4; rest /= 4 - i, i++) {
			int skip = rest % (4 - i), k = 0;
			while (added[k] || skip-- > 0)
				k++;
			added[k] = true;
			if (sums[_i].q[k].set)
				ck_assert_int_le(day_add(&t, s, DAY_DISPENSE, 0, sums[_i].q[k]), DAY_LEFT);
		}
		const struct day_wide *unfit = day_table_settle(&t);
		ck_assert((unfit == NULL) == (sums[_i].sum != NULL));
		if (sums[_i].sum)
			assert_sum(s, DAY_DISPENSE, 0, sums[_i].sum);
		day_table_release(&t);
	}
}
END_TEST

/* It is told once each time that a sum leaves 64 bits, and the caller's word is kept with it. */
START_TEST(a_sum_that_leaves_is_told)
{
	const struct dec most = dec(INT64_MAX, 0), one = dec(1, 0), less = dec(-2, 0);
	struct day_table t;
	int row;
	day_table_init(&t, 1);
	struct day_series *s = series(&t, "a", "");
	ck_assert_int_eq(day_add(&t, s, DAY_WASTE, 7, most), DAY_OK);
	ck_assert_int_eq(day_add(&t, s, DAY_WASTE, 7, one), DAY_LEFT);
	t.left->row = &row;
	ck_assert_int_eq(day_add(&t, s, DAY_WASTE, 7, one), DAY_OK);
	ck_assert_int_eq(day_add(&t, s, DAY_WASTE, 8, most), DAY_OK);
	ck_assert_int_eq(day_add(&t, s, DAY_WASTE, 8, most), DAY_LEFT);
	ck_assert_ptr_null(t.left->row);
	ck_assert_int_eq(day_add(&t, s, DAY_WASTE, 7, less), DAY_OK);
	ck_assert_int_eq(day_add(&t, s, DAY_WASTE, 7, one), DAY_LEFT);
	ck_assert_ptr_eq(t.left->row, &row);
	ck_assert_ptr_eq(day_table_settle(&t)->row, &row);
	day_table_release(&t);
}
END_TEST

/* 5000 rows over 300 series, forwards and backwards: the same sums as plain addition. */
START_TEST(order_does_not_matter)
{
	enum { ROWS = 5000, SERIES = 300, DAYS = 40 };
	static int64_t want[SERIES][DAYS];
	struct day_table t[2];
	memset(want, 0, sizeof(want));
	for (int turn = 0; turn < 2; turn++)
		day_table_init(&t[turn], (uint64_t)turn);
	for (int turn = 0; turn < 2; turn++) {
		for (int i = 0; i < ROWS; i++) {
			struct rng r = { unit_seed() + (uint64_t)(turn ? ROWS - 1 - i : i) * 7919 };
			uint32_t k = rng_below(&r, SERIES), d = rng_below(&r, DAYS);
			int32_t places = (int32_t)rng_below(&r, 3);
			int64_t scale = places == 0 ? 100 : places == 1 ? 10 : 1;
			int64_t m = (int64_t)rng_below(&r, 1000) - 300;
			char sku[3] = { (char)('a' + k / 20), (char)('a' + k % 20), '\0' };
			want[k][d] += turn == 0 ? m * scale : 0;
			ck_assert_int_eq(day_add(&t[turn], series(&t[turn], sku, ""), DAY_DISPENSE,
						 (int32_t)d * 37 - 500, dec(m, places)), DAY_OK);
		}
	}
	for (uint32_t k = 0; k < SERIES; k++)
		for (int32_t d = 0; d < DAYS; d++) {
			char sku[3] = { (char)('a' + k / 20), (char)('a' + k % 20), '\0' };
			char hundredths[DEC_TEXT];
			for (int turn = 0; turn < 2; turn++) {
				struct day_series *s = series(&t[turn], sku, "");
				char text[DEC_TEXT];
				struct dec got = day_sum(s, DAY_DISPENSE, d * 37 - 500);
				dec_format(got, text);
				dec_format(dec(want[k][d], 2), hundredths);
				ck_assert_str_eq(text, hundredths);
			}
		}
	day_table_release(&t[0]);
	day_table_release(&t[1]);
}
END_TEST

void unit_day_sums(TCase *tc)
{
	tcase_add_test(tc, sums_are_kept_apart);
	tcase_add_test(tc, a_stockout_without_quantity_is_seen);
	tcase_add_test(tc, decimals_grow_and_stay_exact);
	tcase_add_loop_test(tc, large_sums_are_told, 0, COUNT(sizes));
	tcase_add_test(tc, a_join_that_grows_large_is_told);
	tcase_add_loop_test(tc, sums_beyond_64_bits, 0, COUNT(sums));
	tcase_add_test(tc, a_sum_that_leaves_is_told);
	tcase_add_test(tc, order_does_not_matter);
}
