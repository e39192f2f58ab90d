/* Volume that is written down in lumps. */
#include "volume/postings.h"

#include <math.h>

#include "unit.h"

static struct postings p;

static void keep(const int32_t *days, size_t n)
{
	for (size_t i = 0; i < n; i++)
		p.day[i] = days[i];
	p.n = n;
	postings_keep_regular(&p);
}

START_TEST(months_and_fortnights_are_regular)
{
	keep((const int32_t[]){ 30, 58, 89, 119, 150 }, 5);
	ck_assert(p.n == 5 && p.day[0] == 30);
	keep((const int32_t[]){ 0, 10, 20, 30 }, 4);
	ck_assert_uint_eq(p.n, 4);
	keep((const int32_t[]){ 0, 10, 23, 36 }, 4); /* 13 is 1.3 times 10 */
	ck_assert_uint_eq(p.n, 4);
}
END_TEST

START_TEST(others_are_not)
{
	keep(NULL, 0);
	ck_assert_uint_eq(p.n, 0);
	keep((const int32_t[]){ 0, 30, 60 }, 3);
	ck_assert_uint_eq(p.n, 0);
	keep((const int32_t[]){ 0, 10, 24, 34 }, 4);
	ck_assert_uint_eq(p.n, 0);
	keep((const int32_t[]){ 0, 9, 18, 27, 36 }, 5);
	ck_assert_uint_eq(p.n, 0);
}
END_TEST

/* Daily rows, then postings: the last of the days is where the first lump's days begin. */
START_TEST(only_the_last_ones_count)
{
	keep((const int32_t[]){ 1, 2, 3, 30, 58, 89, 119 }, 7);
	ck_assert(p.n == 5 && p.day[0] == 3);
}
END_TEST

static double units[200];
static bool stockout[200];

static struct demand lumps(double each)
{
	memset(units, 0, sizeof(units));
	memset(stockout, 0, sizeof(stockout));
	for (size_t i = 30; i < 200; i += 30)
		units[i] = each;
	return (struct demand){ .first = 1000, .days = 190, .units = units, .stockout = stockout, .whole = true };
}

/* The sum stays; ten days since the last posting are not known yet. */
START_TEST(lumps_are_spread)
{
	const struct postings none = { 0 };
	struct demand d = lumps(60);
	double sum = 0;
	demand_spread(&d, &none);
	ck_assert(d.days == 181 && d.cut == 9 && d.posted_every == 30 && d.first == 1000);
	for (size_t i = 0; i < d.days; i++)
		sum += d.units[i];
	ck_assert_double_eq_tol(sum, 6 * 60, 1e-9);
	ck_assert(d.units[0] == 0 && d.units[1] == 2 && d.units[30] == 2 && d.units[180] == 2);
}
END_TEST

/* Lumps so small that chance makes them are left as they are, unless all volume comes on such days. */
START_TEST(small_lumps_are_left)
{
	struct demand d = lumps(6);
	demand_spread(&d, &(const struct postings){ 0 });
	ck_assert(d.days == 190 && d.posted_every == 0 && d.units[30] == 6);
	keep((const int32_t[]){ 1030, 1060, 1090, 1120, 1150, 1180 }, 6);
	demand_spread(&d, &p);
	ck_assert(d.posted_every == 30 && d.units[60] == 0.2);
}
END_TEST

/* Two SKUs on days of their own: all volume comes each fortnight, this SKU's each month. */
START_TEST(days_of_another_sku_are_not_its_own)
{
	struct demand d = lumps(60);
	p.n = 0;
	for (int32_t day = 1030; day <= 1180; day += 15)
		p.day[p.n++] = day;
	demand_spread(&d, &p);
	ck_assert(d.posted_every == 30 && d.units[60] == 2 && d.units[80] == 2);
}
END_TEST

/* Of a lump on the first day it is not known what days it is of. */
START_TEST(the_first_lump_may_be_of_no_days)
{
	struct demand d = lumps(60);
	d.first += 30, d.units += 30, d.stockout += 30, d.days = 170;
	demand_spread(&d, &(const struct postings){ 0 });
	ck_assert(d.first == 1031 && d.days == 150 && d.cut == 20 && d.units[0] == 2);
}
END_TEST

/* More than 1.3 times the longest gap without a posting: days without demand. */
START_TEST(a_posting_that_does_not_come)
{
	struct demand d = lumps(60);
	units[180] = 0;
	demand_spread(&d, &(const struct postings){ 0 });
	ck_assert(d.days == 151 && d.units[150] == 2);
	d = lumps(60);
	units[150] = units[180] = 0;
	d.days = 161;
	demand_spread(&d, &(const struct postings){ 0 });
	ck_assert(d.days == 161 && d.units[160] == 0);
}
END_TEST

void unit_postings(TCase *tc)
{
	tcase_add_test(tc, months_and_fortnights_are_regular);
	tcase_add_test(tc, others_are_not);
	tcase_add_test(tc, only_the_last_ones_count);
	tcase_add_test(tc, lumps_are_spread);
	tcase_add_test(tc, small_lumps_are_left);
	tcase_add_test(tc, days_of_another_sku_are_not_its_own);
	tcase_add_test(tc, the_first_lump_may_be_of_no_days);
	tcase_add_test(tc, a_posting_that_does_not_come);
}
