/*
 * stock/classify.h: every row of ../shared/cases/inventory/demand_class.csv, the
 * borders of the classes, and what must hold of any series and any list.
 */
#include "cases.h"

#include <math.h>

#include "stock/classify.h"

#include "base/banned.h"

enum { PERIODS_MAX = 400 };

static struct case_file classes;

static struct demand_pattern pattern(const double *units, size_t n)
{
	struct demand_pattern r;
	demand_pattern_of(units, n, &r);
	return r;
}

/* The file has 12 significant digits. */
START_TEST(class_row)
{
	double units[PERIODS_MAX];
	size_t n = numbers_of(case_text(&classes, _i, "series"), units, PERIODS_MAX);
	struct demand_pattern r = pattern(units, n);
	ck_assert_double_eq((double)n, case_number(&classes, _i, "n"));
	assert_near(r.adi, case_number(&classes, _i, "adi"), 1e-10, "adi");
	assert_near(r.cv2, case_number(&classes, _i, "cv2"), 1e-10, "cv2");
	ck_assert_str_eq(demand_class_names[r.class], case_text(&classes, _i, "sbc_class"));
}
END_TEST

/* Example product C of Hyndman & Athanasopoulos, FPP2, 12.2; idclass in R 4.2.2 says so. */
START_TEST(a_lumpy_product)
{
	static const double units[] = { 0, 2, 0, 1, 0, 11, 0, 0, 0, 0, 2, 0, 6, 3, 0, 0, 0, 0,
					0, 7, 0, 0, 0, 0,  0, 0, 0, 3, 1, 0, 0, 1, 0, 1, 0, 0 };
	struct demand_pattern r = pattern(units, COUNT(units));
	ck_assert_uint_eq(r.demands, 11);
	ck_assert_double_eq_tol(r.adi, 34. / 11, 1e-12);
	ck_assert_double_eq_tol(r.cv2, 0.87756232687, 5e-12);
	ck_assert_int_eq(r.class, DEMAND_CLASS_LUMPY);
}
END_TEST

START_TEST(the_four_classes)
{
	static const double smooth[] = { 5, 5, 6, 5, 4, 5 }, erratic[] = { 1, 20, 1, 1, 30, 2 },
			    seldom[] = { 0, 0, 5, 0, 0, 5 }, lumpy[] = { 0, 1, 0, 0, 30, 2 };
	ck_assert_int_eq(pattern(smooth, 6).class, DEMAND_CLASS_SMOOTH);
	ck_assert_int_eq(pattern(erratic, 6).class, DEMAND_CLASS_ERRATIC);
	ck_assert_int_eq(pattern(seldom, 6).class, DEMAND_CLASS_INTERMITTENT);
	ck_assert_int_eq(pattern(lumpy, 6).class, DEMAND_CLASS_LUMPY);
	ck_assert_double_eq(pattern(seldom, 6).adi, 3);
	ck_assert_double_eq(pattern(seldom, 6).cv2, 0);
	ck_assert_double_eq(pattern(smooth, 6).adi, 1);
}
END_TEST

START_TEST(a_cut_off_belongs_to_the_lower_class)
{
	double adi = DEMAND_ADI_CUT, cv2 = DEMAND_CV2_CUT;
	ck_assert_double_eq(adi, 1.32);
	ck_assert_double_eq(cv2, 0.49);
	ck_assert_int_eq(demand_class_of(adi, cv2), DEMAND_CLASS_SMOOTH);
	ck_assert_int_eq(demand_class_of(adi + 1e-12, cv2), DEMAND_CLASS_INTERMITTENT);
	ck_assert_int_eq(demand_class_of(adi, cv2 + 1e-12), DEMAND_CLASS_ERRATIC);
	ck_assert_int_eq(demand_class_of(adi + 1e-12, cv2 + 1e-12), DEMAND_CLASS_LUMPY);
	ck_assert_int_eq(demand_class_of(NAN, 0), DEMAND_CLASS_NONE);
	ck_assert_int_eq(demand_class_of(1, NAN), DEMAND_CLASS_NONE);
}
END_TEST

/* 3, 10, 17 have mean 10 and variance 49, in any unit; 25 demands in 33 periods an ADI of 1.32. */
START_TEST(a_series_at_the_cut_offs)
{
	for (int i = 1; i < 2000; i++) {
		double scale = i / 100.;
		struct demand_pattern r =
			pattern((double[]){ 3 * scale, 10 * scale, 17 * scale }, 3);
		ck_assert_double_eq_tol(r.cv2, 0.49, 1e-14);
		require(r.class == DEMAND_CLASS_SMOOTH, "%d: %s", i, demand_class_names[r.class]);
		r = pattern((double[]){ 3 * scale, 10 * scale, 17.0001 * scale }, 3);
		require(r.class == DEMAND_CLASS_ERRATIC, "%d: %s", i, demand_class_names[r.class]);
	}
	for (size_t n = 33; n <= 330; n += 33) {
		double units[331] = { 0 };
		size_t demands = n / 33 * 25;
		for (size_t k = 1; k <= demands; k++)
			units[(k * 33 + 24) / 25 - 1] = 5;
		struct demand_pattern r = pattern(units, n);
		ck_assert_uint_eq(r.demands, demands);
		ck_assert_double_eq(r.adi, 1.32);
		ck_assert_int_eq(r.class, DEMAND_CLASS_SMOOTH);
		units[n] = units[n - 1]; /* the last demand a period later */
		units[n - 1] = 0;
		ck_assert_int_eq(pattern(units, n + 1).class, DEMAND_CLASS_INTERMITTENT);
	}
}
END_TEST

START_TEST(too_few_demands_have_no_class)
{
	static const double zeros[9], one[] = { 0, 0, 0, 8, 0, 0 };
	struct demand_pattern r = pattern(NULL, 0);
	ck_assert(r.demands == 0 && isnan(r.adi) && isnan(r.cv2) && r.class == DEMAND_CLASS_NONE);
	r = pattern(zeros, COUNT(zeros));
	ck_assert(r.demands == 0 && isnan(r.adi) && isnan(r.cv2) && r.class == DEMAND_CLASS_NONE);
	r = pattern(one, COUNT(one));
	ck_assert(r.demands == 1 && r.adi == 4 && isnan(r.cv2) && r.class == DEMAND_CLASS_NONE);
	r = pattern((double[]){ 3, 4, NAN }, 3);
	ck_assert(r.demands == 0 && isnan(r.adi) && isnan(r.cv2) && r.class == DEMAND_CLASS_NONE);
	ck_assert_int_eq(pattern((double[]){ 3, INFINITY }, 2).class, DEMAND_CLASS_NONE);
}
END_TEST

/* Leading zeros count, trailing ones do not; returns are no demand; sizes may be scaled. */
START_TEST(pattern_properties)
{
	struct rng rng = { unit_seed() };
	for (size_t round = 0; round < unit_rounds(1000); round++) {
		double units[70] = { 0 }, more[60];
		size_t n = 1 + rng_below(&rng, 60);
		for (size_t i = 0; i < n; i++) {
			units[i] = rng_below(&rng, 2) ? 0 : 1 + rng_below(&rng, 50);
			more[i] = units[i] > 0 ? 1024 * units[i] : -1;
		}
		struct demand_pattern a = pattern(units, n), b = pattern(more, n);
		require(a.demands == b.demands && a.class == b.class, "scaled: another class");
		require(a.demands == 0 || (a.adi >= 1 && a.adi == b.adi), "scaled: another adi");
		require(a.demands < 2 || (a.cv2 >= 0 && a.cv2 == b.cv2), "scaled: another cv2");
		b = pattern(units, n + 10);
		require(a.demands == 0 || a.adi == b.adi, "zeros at the end: another adi");
		require(a.class == b.class, "zeros at the end: another class");
	}
}
END_TEST

/* Classes of the values as a word, such as "AABC", - for none. */
static void assert_abc(const double *values, const char *want)
{
	struct abc_item items[64];
	char got[65] = "";
	size_t n = strlen(want);
	for (size_t i = 0; i <= n; i++) /* one behind the others, to be left alone */
		items[i] = (struct abc_item){ .units = i < n ? values[i] : 1e9, .unit_cost = NAN,
					      .at = 1000 };
	abc_classify(items, n);
	ck_assert(items[n].at == 1000 && items[n].class == ABC_NONE);
	for (size_t i = 0; i < n; i++) {
		ck_assert(items[i].value == values[i] || isnan(values[i]));
		got[i] = items[i].class == ABC_NONE ? '-' : abc_names[items[i].class][0];
	}
	ck_assert_str_eq(got, want);
}

START_TEST(abc_by_share)
{
	assert_abc((double[]){ 80, 15, 5 }, "ABC");
	assert_abc((double[]){ 5, 15, 80 }, "CBA");
	assert_abc((double[]){ 79, 16, 5 }, "AAC"); /* the one that crosses 80 % is an A */
	assert_abc((double[]){ 81, 13, 6 }, "ABB"); /* the one that crosses 95 % is a B */
	assert_abc((double[]){ 99, 1 }, "AC");      /* nearly all there is */
	assert_abc((double[]){ 7 }, "A");
	assert_abc((double[]){ 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.05, 0.15 }, "AAAAAAAACA");
}
END_TEST

START_TEST(abc_shares_forgive_a_billionth)
{
	assert_abc((double[]){ 79.99999995, 15, 5.00000005 }, "ABC");
	assert_abc((double[]){ 79.9999998, 15, 5.0000002 }, "AAB");
}
END_TEST

START_TEST(abc_ties_share_a_class)
{
	assert_abc((double[]){ 1, 1, 1, 1, 1, 1, 1, 1, 1, 1 }, "AAAAAAAAAA");
	assert_abc((double[]){ 10, 70, 10, 10 }, "AAAA"); /* 70 %, then all three tens */
	assert_abc((double[]){ 5, 80, 5, 5, 5 }, "BABBB");
}
END_TEST

START_TEST(abc_without_value)
{
	abc_classify(NULL, 0);
	assert_abc((double[]){ 0, 0, 0 }, "CCC");
	assert_abc((double[]){ 0, 10, -3 }, "CAC");
	assert_abc((double[]){ NAN, 80, 15, INFINITY, 5, -INFINITY }, "-AB-C-");
	assert_abc((double[]){ NAN }, "-");
}
END_TEST

/* An item keeps its class wherever it stands; more value is never a worse class. */
START_TEST(abc_does_not_depend_on_order)
{
	struct rng rng = { unit_seed() };
	for (size_t round = 0; round < unit_rounds(500); round++) {
		struct abc_item a[64], b[64];
		size_t n = 1 + rng_below(&rng, 64);
		for (size_t i = 0; i < n; i++)
			a[i] = (struct abc_item){ .units = rng_below(&rng, 30) / 10., .unit_cost = NAN };
		memcpy(b, a, sizeof(a));
		for (size_t i = n; i > 1; i--) {
			size_t j = rng_below(&rng, (uint32_t)i);
			struct abc_item swap = b[j];
			b[j] = b[i - 1];
			b[i - 1] = swap;
		}
		abc_classify(a, n);
		abc_classify(b, n);
		for (size_t i = 0; i < n; i++)
			for (size_t j = 0; j < n; j++) {
				require(a[i].value != b[j].value || a[i].class == b[j].class,
					"shuffled: another class");
				require(a[i].value <= b[j].value || a[i].class <= b[j].class,
					"more value, worse class");
			}
	}
}
END_TEST

/* 10 of 9 money against 85 of 1; one that has no units need not have a cost. */
START_TEST(abc_by_money_if_all_costs_are_known)
{
	struct abc_item items[] = { { .units = 10, .unit_cost = 9 }, { .units = 85, .unit_cost = 1 },
				    { .units = NAN, .unit_cost = NAN } };
	abc_classify(items, COUNT(items));
	ck_assert(items[0].class == ABC_A && items[0].value == 90);
	ck_assert(items[1].class == ABC_A && items[2].class == ABC_NONE);
	items[1].unit_cost = 0.1;
	abc_classify(items, COUNT(items));
	ck_assert(items[0].class == ABC_A && items[1].class == ABC_B);
	items[1].unit_cost = NAN; /* 10 and 85 units */
	abc_classify(items, COUNT(items));
	ck_assert(items[0].class == ABC_B && items[1].class == ABC_A && items[1].value == 85);
}
END_TEST

START_TEST(names)
{
	ck_assert_str_eq(demand_class_names[DEMAND_CLASS_NONE], "");
	ck_assert_str_eq(demand_class_names[DEMAND_CLASS_INTERMITTENT], "intermittent");
	ck_assert_ptr_null(demand_class_names[DEMAND_CLASSES]);
	ck_assert_str_eq(abc_names[ABC_NONE], "");
	ck_assert_str_eq(abc_names[ABC_B], "B");
	ck_assert_ptr_null(abc_names[ABC_CLASSES]);
}
END_TEST

void unit_classify(TCase *tc)
{
	cases_add(tc, &classes, "demand_class.csv", class_row);
	tcase_add_test(tc, a_lumpy_product);
	tcase_add_test(tc, the_four_classes);
	tcase_add_test(tc, a_cut_off_belongs_to_the_lower_class);
	tcase_add_test(tc, a_series_at_the_cut_offs);
	tcase_add_test(tc, too_few_demands_have_no_class);
	tcase_add_test(tc, pattern_properties);
	tcase_add_test(tc, abc_by_share);
	tcase_add_test(tc, abc_shares_forgive_a_billionth);
	tcase_add_test(tc, abc_ties_share_a_class);
	tcase_add_test(tc, abc_without_value);
	tcase_add_test(tc, abc_does_not_depend_on_order);
	tcase_add_test(tc, abc_by_money_if_all_costs_are_known);
	tcase_add_test(tc, names);
}
