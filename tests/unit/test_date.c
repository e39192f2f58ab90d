/* base/date.h: the calendar, ISO 8601 with times, other formats, what is refused. */
#include "unit.h"

#include <stdio.h>

#include "base/date.h"

#include "base/banned.h"

static bool leap(int year)
{
	return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

static int month_days(int year, int month)
{
	static const char days[] = "\x1f\x1c\x1f\x1e\x1f\x1e\x1f\x1f\x1e\x1f\x1e\x1f";
	return days[month - 1] + (month == 2 && leap(year));
}

START_TEST(every_day_of_three_centuries)
{
	int32_t want = DATE_FIRST;
	for (int y = 1900; y <= 2199; y++)
		for (int m = 1; m <= 12; m++)
			for (int d = 1; d <= month_days(y, m); d++, want++) {
				char text[40], back[DATE_TEXT];
				int32_t got;
				snprintf(text, sizeof(text), "%04d-%02d-%02d", y, m, d);
				require(date_from_civil(y, m, d) == want, "%s: other day", text);
				require(date_parse(str_from(text), &got) == DATE_OK && got == want,
					"%s is not read", text);
				date_format(want, back);
				require(strcmp(back, text) == 0, "%s comes back as %s", text, back);
			}
	ck_assert_int_eq(want, DATE_LAST + 1);
}
END_TEST

/* The quick way and date_parse are of one mind about every text of a month. */
static void compare_in_month(const struct date_month *m, const char text[11], bool known)
{
	int32_t want, got;
	bool is_date = date_parse((struct str){ text, 10 }, &want) == DATE_OK;
	bool quick = date_in_month(m, (struct str){ text, 10 }, &got);
	require(quick == (known && is_date) && (!quick || got == want), "%.10s: %d", text, quick);
}

START_TEST(days_of_a_month_seen_before)
{
	char text[40]; /* more than a date, for compilers that know no ranges */
	struct date_month m = { 0 };
	for (int month = 0; month < 3600; month++) {
		int32_t day;
		snprintf(text, sizeof(text), "%04d-%02d-%02d", 1900 + month / 12, month % 12 + 1,
			 month % 28 + 1);
		compare_in_month(&m, text, false);
		ck_assert_int_eq(date_parse((struct str){ text, 10 }, &day), DATE_OK);
		m = date_month_of((struct str){ text, 10 }, day);
		for (int d = 0; d < 100; d++) {
			text[8] = (char)('0' + d / 10);
			text[9] = (char)('0' + d % 10);
			compare_in_month(&m, text, true);
		}
	}
	for (int x = 0; x < 65536; x++) { /* December 2199 */
		text[8] = (char)(x / 256);
		text[9] = (char)(x % 256);
		compare_in_month(&m, text, true);
	}
	ck_assert(date_in_month(&m, STR("2199-12-31"), &(int32_t){ 0 }));
	ck_assert(!date_in_month(&m, STR("2199-12-3"), &(int32_t){ 0 }));
	ck_assert(!date_in_month(&m, STR("2199-12-31 "), &(int32_t){ 0 }));
}
END_TEST

START_TEST(known_days)
{
	ck_assert_int_eq(date_from_civil(1970, 1, 1), 0);
	ck_assert_int_eq(date_from_civil(1969, 12, 31), -1);
	ck_assert_int_eq(date_from_civil(2000, 2, 29), 11016);
	ck_assert_int_eq(date_from_civil(2026, 11, 23), 20780);
	ck_assert_int_eq(date_from_civil(1, 1, 1), -719162);
	ck_assert_int_eq(date_from_civil(9999, 12, 31), 2932896);
}
END_TEST

START_TEST(no_such_day)
{
	static const int none[][3] = {
		{ 2026, 2, 29 }, { 1900, 2, 29 }, { 2100, 2, 29 }, { 2026, 4, 31 }, { 2026, 0, 1 },
		{ 2026, 13, 1 }, { 2026, 1, 0 }, { 2026, 1, 32 }, { 0, 1, 1 }, { 10000, 1, 1 },
		{ 2026, -1, 1 }, { 2026, 1, -1 }, { -2026, 1, 1 },
	};
	for (size_t i = 0; i < COUNT(none); i++)
		ck_assert_int_eq(date_from_civil(none[i][0], none[i][1], none[i][2]), DATE_NONE);
	for (int month = 1; month <= 12; month++)
		ck_assert_int_eq(date_from_civil(2026, month, month_days(2026, month) + 1), DATE_NONE);
}
END_TEST

static const struct {
	const char *text;
	enum date_status status;
} texts[] = {
	{ "2026-03-04", DATE_OK },
	{ "2026-03-04T10:00", DATE_OK },
	{ "2026-03-04t10:00", DATE_OK },
	{ "2026-03-04 10:00:59", DATE_OK },
	{ "2026-03-04T23:59:60Z", DATE_OK },
	{ "2026-03-04T10:00:00.123456789", DATE_OK },
	{ "2026-03-04T00:30:00+05:30", DATE_OK }, /* 3 March in UTC, but it says the 4th */
	{ "2026-03-04T10:00-0800", DATE_OK },
	{ "2026-03-04T10:00+01", DATE_OK },
	{ "2026-03-04T10:00:00.5z", DATE_OK },
	{ "2026-03-04T10:00+14:00", DATE_OK },
	{ "", DATE_EMPTY },
	{ "2026-03-04 ", DATE_SYNTAX },
	{ " 2026-03-04", DATE_SYNTAX },
	{ "2026-03-04T", DATE_SYNTAX },
	{ "2026-03-04T1000", DATE_SYNTAX },
	{ "2026-03-04T10", DATE_SYNTAX },
	{ "2026-03-04T10:0", DATE_SYNTAX },
	{ "2026-03-04T10:00:5", DATE_SYNTAX },
	{ "2026-03-04T10:00:00.", DATE_SYNTAX },
	{ "2026-03-04T10:00:00.x", DATE_SYNTAX },
	{ "2026-03-04T10:00 UTC", DATE_SYNTAX },
	{ "2026-03-04T10:00+", DATE_SYNTAX },
	{ "2026-03-04T10:00+1", DATE_SYNTAX },
	{ "2026-03-04T10:00+1:00", DATE_SYNTAX },
	{ "2026-03-04T10:00+01-30", DATE_SYNTAX },
	{ "2026-03-04T10:00+01:3x", DATE_SYNTAX },
	{ "2026-03-04T10:00+01:30x", DATE_SYNTAX },
	{ "2026-03-04T10.00", DATE_SYNTAX },
	{ "2026-03-04T1x:00", DATE_SYNTAX },
	{ "2026-03-04T10:0x", DATE_SYNTAX },
	{ "2026-03-04T10:00:0x", DATE_SYNTAX },
	{ "2026-03-04T10:00Z1", DATE_SYNTAX },
	{ "2026-03-04X10:00", DATE_SYNTAX },
	{ "2026-03-0a", DATE_SYNTAX },
	{ "2026-3a-04", DATE_SYNTAX },
	{ "20a6-03-04", DATE_SYNTAX },
	{ "2a26-03-04", DATE_SYNTAX },
	{ "20260304", DATE_SYNTAX },
	{ "yesterday", DATE_SYNTAX },
	{ "2026", DATE_SYNTAX },
	{ "2026-W10-3", DATE_SYNTAX },
	{ "46085", DATE_SYNTAX }, /* a spreadsheet's serial number */
	{ "03/04/2026", DATE_AMBIGUOUS },
	{ "3/4/26", DATE_AMBIGUOUS },
	{ "3/4/2", DATE_SYNTAX },
	{ "a/b/2026", DATE_SYNTAX },
	{ "03/04/20266", DATE_SYNTAX },
	{ "03.04.2026", DATE_SYNTAX },
	{ "03-04-2026", DATE_SYNTAX },
	{ "2026/03/04", DATE_SYNTAX },
	{ "2026-3-4", DATE_SYNTAX },
	{ "2026-03/04", DATE_SYNTAX },
	{ "2026/03-04", DATE_SYNTAX },
	{ "2026-02-29", DATE_NONESUCH },
	{ "2026-02-30", DATE_NONESUCH },
	{ "2026-00-10", DATE_NONESUCH },
	{ "2026-13-10", DATE_NONESUCH },
	{ "2026-01-00", DATE_NONESUCH },
	{ "0000-01-01", DATE_NONESUCH },
	{ "2026-03-04T25:00", DATE_NONESUCH },
	{ "2026-03-04T10:60", DATE_NONESUCH },
	{ "2026-03-04T10:00:61", DATE_NONESUCH },
	{ "2026-03-04T10:00+15:00", DATE_NONESUCH },
	{ "2026-03-04T10:00+05:60", DATE_NONESUCH },
	{ "1899-12-31", DATE_RANGE },
	{ "2200-01-01", DATE_RANGE },
	{ "9999-12-31", DATE_RANGE },
};

START_TEST(text_is_a_date_or_says_why_not)
{
	int32_t day = -77;
	enum date_status st = date_parse(str_from(texts[_i].text), &day);
	ck_assert_msg(st == texts[_i].status, "\"%s\": status %d", texts[_i].text, (int)st);
	ck_assert_int_eq(day, st == DATE_OK ? date_from_civil(2026, 3, 4) : -77);
}
END_TEST

/* What stands behind the text in memory is no part of it. */
START_TEST(nothing_behind_the_text_counts)
{
	struct str s = str_from(texts[_i].text);
	for (const char *next = "0-/:.TZ+ "; *next; next++) {
		struct bytes b = { 0 };
		int32_t day;
		bytes_add(&b, s.p, s.n);
		bytes_fill(&b, *next, 12);
		ck_assert_int_eq(date_parse((struct str){ b.p, s.n }, &day), texts[_i].status);
		bytes_release(&b);
	}
}
END_TEST

START_TEST(the_whole_view_counts)
{
	int32_t day;
	ck_assert_int_eq(date_parse((struct str){ "2026-03-045", 10 }, &day), DATE_OK);
	ck_assert_int_eq(date_parse((struct str){ "2026-03-04", 9 }, &day), DATE_SYNTAX);
	ck_assert_int_eq(date_parse(STR("2026-03-04\0"), &day), DATE_SYNTAX);
	ck_assert_int_eq(date_parse_format(STR("03/04/2026\0"), "%m/%d/%Y", &day), DATE_SYNTAX);
}
END_TEST

static const struct {
	const char *text, *format;
	enum date_status status;
} formatted[] = {
	{ "03/04/2026", "%m/%d/%Y", DATE_OK },
	{ "04/03/2026", "%d/%m/%Y", DATE_OK },
	{ "3/4/2026", "%m/%d/%Y", DATE_OK },
	{ "4.3.26", "%d.%m.%y", DATE_OK },
	{ "04-Mar-2026", "%d-%b-%Y", DATE_OK },
	{ "March 4, 2026", "%B %d, %Y", DATE_OK },
	{ "20260304", "%Y%m%d", DATE_OK },
	{ "2026-03-04 23:15", "%Y-%m-%d %H:%M", DATE_OK },
	{ "", "%m/%d/%Y", DATE_EMPTY },
	{ "03/04/2026 ", "%m/%d/%Y", DATE_SYNTAX },
	{ "03/04/2026x", "%m/%d/%Y", DATE_SYNTAX },
	{ "2026-03-04", "%m/%d/%Y", DATE_SYNTAX },
	{ "13/04/2026", "%m/%d/%Y", DATE_SYNTAX },
	{ "02/30/2026", "%m/%d/%Y", DATE_NONESUCH },
	{ "02/29/2026", "%m/%d/%Y", DATE_NONESUCH },
	{ "2026-03", "%Y-%m", DATE_NONESUCH }, /* a format without a day names no day */
	{ "03/04/1899", "%m/%d/%Y", DATE_RANGE },
	{ "03/04/2200", "%m/%d/%Y", DATE_RANGE },
};

START_TEST(other_formats_by_strptime)
{
	int32_t day = -77;
	enum date_status st =
		date_parse_format(str_from(formatted[_i].text), formatted[_i].format, &day);
	ck_assert_msg(st == formatted[_i].status, "\"%s\": status %d", formatted[_i].text, (int)st);
	ck_assert_int_eq(day, st == DATE_OK ? date_from_civil(2026, 3, 4) : -77);
}
END_TEST

START_TEST(formats_must_tell_the_day)
{
	static const char *const good[] = { "%m/%d/%Y", "%d.%m.%y", "%Y%m%d", "%d-%b-%Y", "%B %d, %Y",
					    "%F", "%D", "%Y-%m-%dT%H:%M:%S", "%Y-%m-%d%%s",
					    "%Y-%j", "%A, %d %B %Y" };
	static const char *const bad[] = { "", "%Y-%m", "%m/%d", "%H:%M", "date", "%", "%Y", "%Q", "%d",
					   "%s", "%#s", "%1s", "%-12Es", "%-_0^#s", "%Y-%m-%d %s" };
	for (size_t i = 0; i < COUNT(good); i++)
		ck_assert_msg(date_format_tells_day(good[i]), "%s", good[i]);
	for (size_t i = 0; i < COUNT(bad); i++)
		ck_assert_msg(!date_format_tells_day(bad[i]), "%s", bad[i]);
}
END_TEST

START_TEST(long_text_is_no_date)
{
	char text[4096];
	int32_t day;
	memset(text, ' ', sizeof(text));
	memcpy(text, "03/04/2026", 10);
	ck_assert_int_eq(date_parse_format((struct str){ text, sizeof(text) }, "%m/%d/%Y", &day),
			 DATE_SYNTAX);
	ck_assert_int_eq(date_parse_format((struct str){ text, 63 }, "%m/%d/%Y ", &day), DATE_OK);
	ck_assert_int_eq(date_parse_format((struct str){ text, 64 }, "%m/%d/%Y ", &day), DATE_SYNTAX);
	memset(text, '1', sizeof(text));
	ck_assert_int_eq(date_parse((struct str){ text, sizeof(text) }, &day), DATE_SYNTAX);
}
END_TEST

START_TEST(every_refusal_has_a_message)
{
	ck_assert_ptr_null(date_message(DATE_OK));
	for (int st = DATE_EMPTY; st <= DATE_RANGE; st++)
		ck_assert_ptr_nonnull(date_message((enum date_status)st));
	ck_assert_ptr_nonnull(strstr(date_hint(DATE_AMBIGUOUS), "--date-format %m/%d/%Y or %d/%m/%Y"));
	ck_assert_ptr_nonnull(strstr(date_hint(DATE_SYNTAX), "--date-format"));
	ck_assert_str_eq(date_message(DATE_NONESUCH), "no such date");
}
END_TEST

/* 29 February becomes the last day of February; every other day keeps its month and day. */
START_TEST(years_are_added_by_calendar)
{
	static const int days[][7] = { /* from, years, to */
		{ 2024, 2, 29, 6, 2030, 2, 28 }, { 2024, 2, 29, 4, 2028, 2, 29 },
		{ 2024, 2, 29, 0, 2024, 2, 29 }, { 2096, 2, 29, 4, 2100, 2, 28 },
		{ 2024, 2, 28, 6, 2030, 2, 28 }, { 2022, 2, 28, 6, 2028, 2, 28 },
		{ 2024, 3, 1, 6, 2030, 3, 1 },	 { 2026, 12, 31, 1, 2027, 12, 31 },
		{ 1968, 1, 1, 6, 1974, 1, 1 },	 { 2030, 11, 25, -6, 2024, 11, 25 },
		{ 2199, 12, 31, 6, 2205, 12, 31 },
	};
	for (size_t i = 0; i < COUNT(days); i++) {
		const int *d = days[i];
		ck_assert_int_eq(date_add_years(date_from_civil(d[0], d[1], d[2]), d[3]),
				 date_from_civil(d[4], d[5], d[6]));
	}
	for (int32_t day = DATE_FIRST; day < DATE_LAST; day++)
		require(date_add_years(day, 6) <= date_add_years(day + 1, 6) &&
			date_add_years(day, 6) - day >= 2190 && date_add_years(day, 6) - day <= 2192,
			"day %d", day);
}
END_TEST

void unit_date(TCase *tc)
{
	tcase_add_test(tc, every_day_of_three_centuries);
	tcase_add_test(tc, days_of_a_month_seen_before);
	tcase_add_test(tc, known_days);
	tcase_add_test(tc, no_such_day);
	tcase_add_test(tc, years_are_added_by_calendar);
	tcase_add_loop_test(tc, text_is_a_date_or_says_why_not, 0, COUNT(texts));
	tcase_add_loop_test(tc, nothing_behind_the_text_counts, 0, COUNT(texts));
	tcase_add_test(tc, the_whole_view_counts);
	tcase_add_loop_test(tc, other_formats_by_strptime, 0, COUNT(formatted));
	tcase_add_test(tc, formats_must_tell_the_day);
	tcase_add_test(tc, long_text_is_no_date);
	tcase_add_test(tc, every_refusal_has_a_message);
}
