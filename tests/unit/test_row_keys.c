/* Rows known by a key, and demand that is kept. */
#include "volume/row_keys.h"

#include "base/date.h"
#include "volume/back_orders.h"
#include "volume/net.h"

#include "unit.h"

static const struct day_series *const a = (const void *)"a", *const b = (const void *)"b";

static struct key_row row(int32_t kind, int32_t date, int64_t units, int64_t unmet)
{
	return (struct key_row){ a, date, kind, { units, 0, true }, { unmet, 0, true } };
}

static struct key_sum sums[KEY_SUMS];
static size_t n;

static enum key_news meet(struct row_keys *k, const char *key, struct key_row r)
{
	return row_keys_meet(k, str_from(key), (struct str){ NULL, 0 }, &r, sums, &n);
}

START_TEST(a_copy_counts_once)
{
	struct row_keys k = { 0 };
	ck_assert_int_eq(meet(&k, "1", row(DAY_DISPENSE, 5, 2, 0)), KEY_NEW);
	ck_assert_int_eq(meet(&k, "1", row(DAY_DISPENSE, 5, 2, 0)), KEY_COPY);
	ck_assert_int_eq(meet(&k, "2", row(DAY_DISPENSE, 5, 2, 0)), KEY_NEW);
	ck_assert_int_eq(meet(&k, "1", row(DAY_DISPENSE, 5, 3, 0)), KEY_CLASH);
	ck_assert_int_eq(meet(&k, "1", row(DAY_DISPENSE, 6, 2, 0)), KEY_CLASH);
	struct key_row other = row(DAY_DISPENSE, 5, 2, 0);
	other.series = b;
	ck_assert_int_eq(meet(&k, "1", other), KEY_CLASH);
	ck_assert(k.copies == 1 && n == 0);
	row_keys_release(&k);
}
END_TEST

/* The return moves to the day of its dispense, whichever comes first; once more it is a copy. */
START_TEST(a_return_is_of_its_dispense)
{
	for (int order = 0; order < 2; order++) {
		struct row_keys k = { 0 };
		struct key_row out = row(DAY_DISPENSE, 5, 9, 0), back = row(DAY_RETURN, 8, 9, 0);
		meet(&k, "1", order ? back : out);
		ck_assert_int_eq(meet(&k, "1", order ? out : back), KEY_NEW);
		ck_assert(n == 2 && sums[0].kind == DAY_RETURN && sums[0].day == 8 && sums[0].quantity.m == -9);
		ck_assert(sums[1].day == 5 && sums[1].quantity.m == 9);
		ck_assert_int_eq(meet(&k, "1", back), KEY_COPY);
		ck_assert_int_eq(meet(&k, "1", out), KEY_COPY);
		ck_assert_int_eq(meet(&k, "1", row(DAY_RETURN, 9, 9, 0)), KEY_CLASH);
		row_keys_release(&k);
	}
}
END_TEST

/* 5 asked for on day 1; of them 3 filled on day 4 are no demand of that day. */
START_TEST(a_back_order_is_asked_for_once)
{
	for (int order = 0; order < 2; order++) {
		struct row_keys k = { 0 };
		struct key_row asked = row(DAY_DISPENSE, 1, 0, 5), filled = row(DAY_DISPENSE, 4, 3, 0);
		meet(&k, "1", order ? filled : asked);
		ck_assert_int_eq(meet(&k, "1", order ? asked : filled), KEY_NEW);
		ck_assert(n == 1 && sums[0].kind == DAY_UNMET && sums[0].day == 4 && sums[0].quantity.m == -3);
		row_keys_release(&k);
	}
}
END_TEST

START_TEST(another_row_may_be_named)
{
	struct row_keys k = { 0 };
	struct key_row back = row(DAY_DISPENSE, 8, -2, 0);
	meet(&k, "1", row(DAY_DISPENSE, 5, 2, 0));
	ck_assert_int_eq(row_keys_meet(&k, STR("9"), STR("1"), &back, sums, &n), KEY_NEW);
	ck_assert(n == 2 && sums[1].day == 5 && sums[1].kind == DAY_DISPENSE && sums[1].quantity.m == -2);
	ck_assert_int_eq(row_keys_meet(&k, STR("8"), STR("nosuch"), &back, sums, &n), KEY_NEW);
	ck_assert_uint_eq(n, 0);
	row_keys_release(&k);
}
END_TEST

/* 2 and 3 wait; 4 fill the first and two of the second, and of the next 4 one. */
START_TEST(kept_demand_is_filled_in_order)
{
	static const int64_t want[] = { 2, 0, 3, 0, 3, 1 };
	struct day_table t;
	bool made;
	day_table_init(&t, 1);
	struct day_series *s = day_series_get(&t, STR("A"), STR(""), &made);
	day_add(&t, s, DAY_UNMET, 0, (struct dec){ 2, 0, true });
	day_add(&t, s, DAY_UNMET, 2, (struct dec){ 3, 0, true });
	day_add(&t, s, DAY_DISPENSE, 3, (struct dec){ 4, 0, true });
	day_add(&t, s, DAY_DISPENSE, 4, (struct dec){ 4, 0, true });
	day_add(&t, s, DAY_DISPENSE, 5, (struct dec){ 1, 0, true });
	day_table_settle(&t);
	back_orders_serve(&t);
	for (int32_t day = 0; day < 6; day++) {
		struct dec net;
		ck_assert(day_net_demand(s, day, &net));
		ck_assert_int_eq(net.m, want[day]);
	}
	day_table_release(&t);
}
END_TEST

void unit_row_keys(TCase *tc)
{
	tcase_add_test(tc, a_copy_counts_once);
	tcase_add_test(tc, a_return_is_of_its_dispense);
	tcase_add_test(tc, a_back_order_is_asked_for_once);
	tcase_add_test(tc, another_row_may_be_named);
	tcase_add_test(tc, kept_demand_is_filled_in_order);
}
