/* base/num: numbers to text. */
#include "cases.h"

#include <math.h>
#include <stdio.h>

#include "base/num.h"

#include "base/banned.h"

/* Near ties, at the ends of the fast way, and anything at all. */
START_TEST(fixed_is_what_printf_writes)
{
	static const double odd[] = { 0, -0.0, 0.5, 1.5, 2.5, 0.125, 0.0000005, 1e12, 999999999999.5, 1e300, -1,
				      0.1, 1e-300, 123456.7890625, INFINITY, NAN };
	struct rng rng = { unit_seed() + (uint64_t)_i };
	for (size_t i = 0; i < 2000; i++) {
		char fast[NUM_FIXED], slow[NUM_FIXED];
		int decimals = (int)rng_below(&rng, 13);
		double scale = pow(10, (int)rng_below(&rng, 24) - 10);
		double x = i < COUNT(odd) ? odd[i] : (double)rng_below(&rng, 2000001) / 2 * scale;
		x = rng_below(&rng, 3) ? x : nextafter(x, rng_below(&rng, 2) ? INFINITY : 0);
		snprintf(slow, sizeof(slow), "%.*f", decimals, x);
		ck_assert_uint_eq(num_fixed(x, decimals, fast), strlen(slow));
		ck_assert_str_eq(fast, slow);
	}
}
END_TEST

START_TEST(thousands_have_commas_and_decimals_none)
{
	static const char *const rows[][2] = { { "", "" }, { "7", "7" }, { "999", "999" }, { "1000", "1,000" },
		{ "-1000", "-1,000" }, { "-100", "-100" }, { "1234567.1234567", "1,234,567.1234567" }, { "x1000", "x1000" } };
	for (size_t i = 0; i < COUNT(rows); i++) {
		char text[40];
		size_t n = num_grouped(str_from(rows[i][0]), text);
		ck_assert_uint_eq(n, strlen(rows[i][1]));
		ck_assert_mem_eq(text, rows[i][1], n);
	}
}
END_TEST

void unit_num_text(TCase *tc)
{
	tcase_add_loop_test(tc, fixed_is_what_printf_writes, 0, 20);
	tcase_add_test(tc, thousands_have_commas_and_decimals_none);
}
