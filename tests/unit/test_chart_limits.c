/* chart/limits.h */
#include "cases.h"

#include "chart/limits.h"
#include "dist/quantile.h"

#include "base/banned.h"

static struct case_file limits;

START_TEST(limits_row)
{
	struct chart_limits l;
	ck_assert(chart_limits((uint64_t)case_number(&limits, _i, "population"),
			       (uint64_t)case_number(&limits, _i, "sample"),
			       (uint64_t)case_number(&limits, _i, "errors"), &l));
	ck_assert_double_eq((double)l.low, case_number(&limits, _i, "low_count"));
	ck_assert_double_eq((double)l.high, case_number(&limits, _i, "high_count"));
}
END_TEST

/* By their definition, one number after the other. */
START_TEST(small_ones_by_counting)
{
	for (uint64_t total = 1; total <= 40; total++)
		for (uint64_t drawn = 1; drawn <= total; drawn++)
			for (uint64_t x = 0; x <= drawn; x++) {
				struct chart_limits l;
				double n = (double)total, k = (double)drawn, e = (double)x, d = e;
				require(chart_limits(total, drawn, x, &l), "in range");
				while (hypergeometric_tail(e - 1, d, n, k) <= 0.025 * (1 + 1e-11))
					d++;
				require((double)l.low == d, "low of %g %g %g", n, k, e);
				for (d = n - k + e; hypergeometric_cdf(e, d, n,
								       k) <= 0.025 * (1 + 1e-11);)
					d--;
				require((double)l.high == d, "high of %g %g %g", n, k, e);
			}
}
END_TEST

/* One of 40 drawn, and it is faulty: P(X >= 1 | D = 1) is 0.025 exactly, which is not above. */
START_TEST(the_tail_itself)
{
	struct chart_limits l;
	ck_assert(chart_limits(40, 1, 1, &l));
	ck_assert_uint_eq(l.low, 2);
	ck_assert_uint_eq(l.high, 40);
	ck_assert(chart_limits(40, 1, 0, &l));
	ck_assert_uint_eq(l.low, 0);
	ck_assert_uint_eq(l.high, 38);
}
END_TEST

START_TEST(all_reviewed_is_known)
{
	struct chart_limits l;
	ck_assert(chart_limits(50, 50, 7, &l));
	ck_assert_uint_eq(l.low, 7);
	ck_assert_uint_eq(l.high, 7);
	ck_assert(!chart_limits(50, 0, 0, &l));
	ck_assert(!chart_limits(50, 51, 0, &l));
	ck_assert(!chart_limits(50, 10, 11, &l));
	ck_assert(chart_limits(10000000, 1000000, 1000, &l));
	ck_assert(l.low < 10000 && l.high > 10000);
}
END_TEST

void unit_chart_limits(TCase *tc)
{
	cases_add(tc, &limits, "sampling/attribute_limits.csv", limits_row);
	tcase_add_test(tc, small_ones_by_counting);
	tcase_add_test(tc, the_tail_itself);
	tcase_add_test(tc, all_reviewed_is_known);
}
