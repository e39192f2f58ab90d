/* lots/storage.h: readings of a refrigerator against the rule of a product. */
#include "unit.h"

#include <math.h>

#include "base/date.h"
#include "lots/storage.h"

#include "base/banned.h"

static const struct storage_rule pen = { .brand = BYTES("Pen"), .min_c = 2, .max_c = 8,
					 .out_max_c = 30, .out_days = 2 };

static const struct {
	double low, high;
	int days;                        /* one after the other, from day 100 on */
	enum storage_verdict want, unknown; /* with the rule; with none */
} cases[] = {
	{ 2, 8, 50, STORAGE_FINE, STORAGE_FINE },
	{ 4, NAN, 1, STORAGE_FINE, STORAGE_FINE },
	{ 4, 8.1, 2, STORAGE_WARM, STORAGE_ASK },
	{ 4, 30, 3, STORAGE_TOO_LONG, STORAGE_ASK },
	{ 4, 30.5, 1, STORAGE_TOO_WARM, STORAGE_ASK },
	{ 1.9, 5, 1, STORAGE_TOO_COLD, STORAGE_ASK },
	{ 9, NAN, 1, STORAGE_WARM, STORAGE_ASK },
};

START_TEST(by_rule)
{
	struct storage_reading r[64];
	size_t n = (size_t)cases[_i].days;
	for (size_t i = 0; i < n; i++)
		r[i] = (struct storage_reading){ 100 + (int32_t)i, BYTES("N"), cases[_i].low, cases[_i].high };
	storage_sort(r, n);
	struct storage_history h = storage_judge(&pen, r, n, STR("N"), DATE_NONE, 1000);
	ck_assert_int_eq(h.verdict, cases[_i].want);
	ck_assert_int_eq(h.day, h.verdict == STORAGE_FINE ? DATE_NONE : 100);
	ck_assert_int_eq(storage_judge(NULL, r, n, STR("N"), DATE_NONE, 1000).verdict, cases[_i].unknown);
	/* elsewhere, before, and after */
	ck_assert_int_eq(storage_judge(&pen, r, n, STR("S"), DATE_NONE, 1000).verdict, STORAGE_FINE);
	ck_assert_int_eq(storage_judge(&pen, r, n, STR("N"), 200, 1000).verdict, STORAGE_FINE);
	ck_assert_int_eq(storage_judge(&pen, r, n, STR("N"), DATE_NONE, 99).verdict, STORAGE_FINE);
}
END_TEST

START_TEST(a_day_counts_once)
{
	struct storage_reading r[] = {
		{ 101, BYTES("N"), 3, 12 }, { 100, BYTES("N"), 3, 20 }, { 100, BYTES("N"), 3, 10 },
		{ 102, BYTES(""), 3, 9 },
	};
	storage_sort(r, COUNT(r));
	struct storage_history h = storage_judge(&pen, r, COUNT(r), STR("N"), 100, 101);
	ck_assert_uint_eq(h.days, 2);
	ck_assert_int_eq(h.verdict, STORAGE_WARM);
	h = storage_judge(&pen, r, COUNT(r), STR("N"), 100, 102); /* a place without a name is all */
	ck_assert_uint_eq(h.days, 3);
	ck_assert_int_eq(h.verdict, STORAGE_TOO_LONG);
}
END_TEST

START_TEST(finding_a_rule)
{
	const struct storage_rules rules = { &pen, 1 };
	ck_assert_ptr_eq(storage_find(&rules, STR("PEN")), &pen);
	ck_assert_ptr_null(storage_find(&rules, STR("Pen 2")));
	ck_assert_ptr_null(storage_find(&rules, STR("")));
}
END_TEST

void unit_storage(TCase *tc)
{
	tcase_add_loop_test(tc, by_rule, 0, COUNT(cases));
	tcase_add_test(tc, a_day_counts_once);
	tcase_add_test(tc, finding_a_rule);
}
