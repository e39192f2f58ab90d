/* sku/money.h: cents. */
#include "unit.h"

#include "sku/money.h"

#include "base/banned.h"

static const struct {
	const char *units, *price, *want; /* "": not known */
} cases[] = {
	{ "3", "41.335", "124.01" }, { "1", "0.005", "0.01" }, { "-1", "0.005", "-0.01" },
	{ "1", "0.0049", "0" }, { "-2", "10", "-20" }, { "0.5", "0.01", "0.01" }, { "2.5", "4", "10" },
	{ "1000000000000", "0.01", "10000000000" }, { "0.000000001", "0.000000001", "0" },
	{ "", "1", "" }, { "1", "", "" }, { "7", "0.1", "0.7" },
};

START_TEST(rounded_to_the_cent)
{
	struct dec units = { .set = false }, price = units, cents;
	char text[DEC_TEXT] = "";
	if (*cases[_i].units)
		ck_assert_int_eq(dec_parse(str_from(cases[_i].units), &units), NUM_OK);
	if (*cases[_i].price)
		ck_assert_int_eq(dec_parse(str_from(cases[_i].price), &price), NUM_OK);
	ck_assert_int_eq(money_of(units, price, &cents), NUM_OK);
	if (cents.set)
		dec_format(cents, text);
	ck_assert_str_eq(text, cases[_i].want);
}
END_TEST

START_TEST(too_much)
{
	struct dec most = { INT64_MAX, 0, true }, cents;
	ck_assert_int_eq(money_of(most, (struct dec){ 1000, 0, true }, &cents), NUM_RANGE);
}
END_TEST

void unit_money(TCase *tc)
{
	tcase_add_loop_test(tc, rounded_to_the_cent, 0, COUNT(cases));
	tcase_add_test(tc, too_much);
}
