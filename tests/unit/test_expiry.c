/* Dates of labels and codes. */
#include "base/date.h"

#include "sku/gs1.h"
#include "unit.h"

static const struct {
	const char *text, *day; /* NULL: no date */
} labels[] = {
	{ "2026-12", "2026-12-31" },    { "12/2026", "2026-12-31" },    { "2/2028", "2028-02-29" },
	{ "12-2026", "2026-12-31" },    { "12/26", "2026-12-31" },      { "Dec 2026", "2026-12-31" },
	{ "dec-26", "2026-12-31" },     { "DECEMBER 2026", "2026-12-31" }, { "Sept 2026", "2026-09-30" },
	{ "2026 Feb", "2026-02-28" },   { "Dec2026", "2026-12-31" },    { "Dec. 2026", "2026-12-31" },
	{ "261231", "2026-12-31" },     { "260200", "2026-02-28" },     { "20261200", "2026-12-31" },
	{ "20261205", "2026-12-05" },   { "202612", "2026-12-31" },     { "(17)261200", "2026-12-31" },
	{ "990131", "1999-01-31" },     { "500131", "2050-01-31" },
	{ "", NULL },         { "2026", NULL },       { "13/2026", NULL },  { "0/2026", NULL },
	{ "12-26", NULL },    { "1/2/2026", NULL },   { "261331", NULL },   { "260230", NULL },
	{ "Dez 2026", NULL }, { "Dec", NULL },        { "Dec 2026 x", NULL }, { "12/2026/", NULL },
	{ "12/ 20261", NULL }, { "unknown", NULL },   { "1234567890123456", NULL }, { "12//  2026", NULL },
	{ "(17)", NULL },     { "Dec 1", NULL },      { "2199-13", NULL },  { "-12/2026", NULL },
};

START_TEST(labels_tell_a_day)
{
	int32_t day = DATE_NONE;
	enum date_status st = date_parse_expiry(str_from(labels[_i].text), &day);
	ck_assert_msg((st == DATE_OK) == (labels[_i].day != NULL), "%s", labels[_i].text);
	if (st != DATE_OK)
		return;
	char text[DATE_TEXT];
	date_format(day, text);
	ck_assert_str_eq(text, labels[_i].day);
}
END_TEST

static const struct {
	const char *text, *lot, *expires; /* lot NULL: it cannot be read */
} codes[] = {
	{ "(01)00312345678906(17)261231(10)AB12", "AB12", "2026-12-31" },
	{ "(17)261200(10)AB12(21)XX", "AB12", "2026-12-31" },
	{ "]d201003123456789061726123110AB12", "AB12", "2026-12-31" },
	{ "01003123456789061726123110AB12\x1d" "21S1", "AB12", "2026-12-31" },
	{ "\x1d" "10AB\x1d" "17270131", "AB", "2027-01-31" },
	{ "(10)AB", "AB", NULL },
	{ "(01)00312345678905(10)AB", NULL, NULL },  /* its check digit is 6 */
	{ "(17)261331(10)AB", NULL, NULL },
	{ "(17)2612(10)AB", NULL, NULL },
	{ "(10)", NULL, NULL },
	{ "(99)x", NULL, NULL },
	{ "(10AB", NULL, NULL },
	{ "(10)123456789012345678901", NULL, NULL }, /* of 21 characters */
	{ "]d2", "", NULL },
};

START_TEST(codes_tell_lot_and_expiry)
{
	struct gs1_code code;
	struct str s = str_from(codes[_i].text);
	if (s.n > 3)
		ck_assert(gs1_is_code(s));
	const char *wrong = gs1_parse(s, &code);
	if (_i == COUNT(codes) - 1) /* too short to be one */
		return;
	ck_assert_msg((wrong == NULL) == (codes[_i].lot != NULL), "%s", codes[_i].text);
	if (wrong)
		return;
	char text[DATE_TEXT] = "";
	ck_assert(str_eq(code.lot, str_from(codes[_i].lot)));
	if (code.expires != DATE_NONE)
		date_format(code.expires, text);
	ck_assert_str_eq(text, codes[_i].expires ? codes[_i].expires : "");
}
END_TEST

START_TEST(lot_numbers_are_no_codes)
{
	static const char *const lots[] = { "", "AB12", "0101", "01003123456789051726123110AB12", "(A)12",
					    "01003123456789", "17261231", "LOT (10)" };
	for (size_t i = 0; i < COUNT(lots); i++)
		ck_assert_msg(!gs1_is_code(str_from(lots[i])), "%s", lots[i]);
}
END_TEST

void unit_expiry(TCase *tc)
{
	tcase_add_loop_test(tc, labels_tell_a_day, 0, COUNT(labels));
	tcase_add_loop_test(tc, codes_tell_lot_and_expiry, 0, COUNT(codes));
	tcase_add_test(tc, lot_numbers_are_no_codes);
}
