/* The page's own rules: how numbers and days read, what foreign text becomes, which table is which. */
#include "unit.h"

#include "report/before.h"
#include "report/known_feed.h"
#include "report/out.h"

#include "base/banned.h"

static const struct {
	const char *cell;
	int decimals;
	const char *want;
} numbers[] = {
	{ "2.702381", 1, "2.7" }, { "2.75", 1, "2.8" }, { "-2.75", 1, "\xe2\x88\x92" "2.8" },
	{ "0.05", 1, "0.1" }, { "0.049999999999999999999", 1, "0.0" }, { "-0.04", 1, "0.0" },
	{ "999.95", 1, "1,000.0" }, { "9.5", 0, "10" }, { "1234567", 0, "1,234,567" },
	{ "4760", 2, "4,760.00" }, { ".5", 0, "1" }, { "007", 0, "7" }, { "0", 2, "0.00" },
	{ "99999999999999999999999999999999999999999999999999999999999999.9", 0,
	  "100,000,000,000,000,000,000,000,000,000,000,000,000,000,000,000,000,000,000,000,000" },
};

START_TEST(numbers_are_rounded_as_decimals)
{
	char text[NUMBER_TEXT];
	struct str s = number_text(str_from(numbers[_i].cell), numbers[_i].decimals, text);
	ck_assert_msg(str_eq(s, str_from(numbers[_i].want)), "%s: %.*s", numbers[_i].cell, (int)s.n, s.p);
}
END_TEST

static const struct {
	const char *cell, *want;
} shares[] = { { "0.54", "54" }, { "0.089", "8.9" }, { "1", "100" }, { "0.1", "10" }, { "0", "0" },
	       { "0.9999", "100" }, { "0.0004", "0.0" } };

START_TEST(shares_are_whole_percent_from_ten_on)
{
	char text[NUMBER_TEXT];
	struct str s = number_percent(str_from(shares[_i].cell), text);
	ck_assert_msg(str_eq(s, str_from(shares[_i].want)), "%s: %.*s", shares[_i].cell, (int)s.n, s.p);
}
END_TEST

START_TEST(days_have_a_year_where_it_is_another)
{
	char text[DAY_TEXT];
	int32_t day = date_from_civil(2026, 7, 14);
	ck_assert(str_eq(day_text(day, DAY_SHORT, day, text), STR("Jul 14")));
	ck_assert(str_eq(day_text(day, DAY_WEEKDAY, day, text), STR("Tue Jul 14")));
	ck_assert(str_eq(day_text(day, DAY_FULL, day, text), STR("Tue Jul 14, 2026")));
	ck_assert(str_eq(day_text(day, DAY_SHORT, date_from_civil(2027, 1, 1), text), STR("Jul 14, 2026")));
	for (int32_t d = DATE_FIRST + 7; d < DATE_LAST; d += 1)
		ck_assert(monday_of(d) <= d && d - monday_of(d) < 7 && (monday_of(d) + 3) % 7 == 0);
}
END_TEST

static const struct {
	const char *text, *want;
} foreign[] = {
	{ "a<b>&\"c'", "a&lt;b&gt;&amp;&quot;c&#39;" },
	{ "\x01\x1b[31m\x7f", "\xe2\x90\x81\xe2\x90\x9b[31m\xe2\x90\xa1" },
	{ "a\xe2\x80\xae" "b", "<bdi>a\xe2\x80\xb9U+202E\xe2\x80\xba" "b</bdi>" },
	{ "\xff\xc2\x85", "<bdi>\xef\xbf\xbd\xef\xbf\xbd</bdi>" },
	{ "e\xcc\x81\xcc\x81\xcc\x81\xcc\x81\xcc\x81\xcc\x81.",
	  "<bdi>e\xcc\x81\xcc\x81\xcc\x81\xcc\x81.</bdi>" },
	{ "", "" },
};

START_TEST(foreign_text_is_shown_and_escaped)
{
	struct out o = { .kind = OUT_PAGE };
	put(&o, "%b", str_from(foreign[_i].text));
	struct str s = { o.b.p, o.b.n };
	ck_assert_msg(str_eq(s, str_from(foreign[_i].want)), "%.*s", (int)s.n, s.p);
	bytes_release(&o.b);
}
END_TEST

START_TEST(sentences_keep_foreign_text_apart)
{
	struct arena a = { 0 };
	struct out page = { .kind = OUT_PAGE }, mail = { .kind = OUT_PLAIN };
	struct str s = say(&a, 0, "%b lacks %f FTE; 'so'", STR("<x>"), STR("1.25"), 1);
	put(&page, "%t", s);
	put(&mail, "%t", s);
	ck_assert(str_eq((struct str){ page.b.p, page.b.n },
			 STR("&lt;x&gt; lacks 1.3 FTE; &#39;so&#39;")));
	ck_assert(str_eq((struct str){ mail.b.p, mail.b.n }, STR("<x> lacks 1.3 FTE; 'so'")));
	bytes_release(&page.b);
	bytes_release(&mail.b);
	arena_release(&a);
}
END_TEST

START_TEST(coordinates_are_finite_and_within)
{
	struct out o = { .kind = OUT_PAGE };
	put(&o, "%x %x %x %x %x", NAN, INFINITY, -5.0, 1e300, 12.345);
	ck_assert(str_eq((struct str){ o.b.p, o.b.n }, STR("0 0 0 2000 12.3")));
	bytes_release(&o.b);
}
END_TEST

/* Each table is told by the header that its tool writes, whole, and by what is needed of it. */
START_TEST(each_known_table_is_told_by_its_header)
{
	const struct known *k = &known_tables[_i % (int)n_known_tables];
	struct str name[CSV_OUT_MAX], needs = str_from(k->needs);
	size_t n = 0;
	for (; n < k->report->n_cols; n++)
		name[n] = str_from(k->report->cols[n].name);
	ck_assert_ptr_eq(known_by_header(name, n), k);
	for (n = 0; str_next_item(&needs, &name[n]); n++)
		ck_assert_msg(known_column(k, name[n]), "%s has no %.*s", k->report->name, (int)name[n].n, name[n].p);
	ck_assert_ptr_eq(known_by_header(name, n), k);
	name[n] = STR("no such column");
	ck_assert_ptr_null(known_by_header(name, n + 1));
}
END_TEST

START_TEST(what_a_page_keeps_is_read_back)
{
	struct out o = { .kind = OUT_PAGE };
	struct before b;
	struct diag d;
	struct str odd = STR("A<td>&amp;\n\"x\"\xe2\x80\xae");
	put_raw(&o, "<!DOCTYPE html>\n<p>\n");
	keep_begin(&o, 20000);
	keep(&o, KEPT_ORDER, odd, STR("downtown"), STR("40"));
	keep(&o, KEPT_FINDING, odd, STR("rule"), STR("2026-01-01"));
	keep_end(&o);
	ck_assert(before_read(&b, (struct str){ o.b.p, o.b.n }, &d));
	ck_assert_int_eq(b.as_of, 20000);
	struct kept_row *r = before_find(&b, KEPT_ORDER, odd, STR("downtown"));
	ck_assert(r && str_eq(r->value, STR("40")) && r->seen);
	ck_assert_ptr_null(before_find(&b, KEPT_ORDER, odd, STR("")));
	ck_assert_ptr_nonnull(before_find(&b, KEPT_FINDING, odd, STR("rule")));
	before_release(&b);
	ck_assert(!before_read(&b, STR("<html>"), &d));
	before_release(&b);
	bytes_release(&o.b);
}
END_TEST

void unit_page(TCase *tc)
{
	tcase_add_loop_test(tc, numbers_are_rounded_as_decimals, 0, COUNT(numbers));
	tcase_add_loop_test(tc, shares_are_whole_percent_from_ten_on, 0, COUNT(shares));
	tcase_add_test(tc, days_have_a_year_where_it_is_another);
	tcase_add_loop_test(tc, foreign_text_is_shown_and_escaped, 0, COUNT(foreign));
	tcase_add_test(tc, sentences_keep_foreign_text_apart);
	tcase_add_test(tc, coordinates_are_finite_and_within);
	tcase_add_loop_test(tc, each_known_table_is_told_by_its_header, 0, (int)n_known_tables);
	tcase_add_test(tc, what_a_page_keeps_is_read_back);
}
