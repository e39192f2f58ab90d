/*
 * Dates. Conversions follow the era arithmetic of Howard Hinnant, "chrono-
 * Compatible Low-Level Date Algorithms" (2014), days_from_civil and back.
 */
#ifndef _XOPEN_SOURCE
#define _XOPEN_SOURCE 700
#endif
#include "base/date.h"

#include <time.h>

#include "base/banned.h"

static int days_in_month(int year, int month)
{
	static const int8_t days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
	bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
	return days[month - 1] + (month == 2 && leap);
}

int32_t date_from_civil(int year, int month, int day)
{
	if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1 ||
	    day > days_in_month(year, month))
		return DATE_NONE;
	int y = year - (month <= 2);
	int era = y / 400;
	int year_of_era = y - era * 400;
	int day_of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
	int day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
	return era * 146097 + day_of_era - 719468;
}

static enum date_status checked(int year, int month, int day, int32_t *out)
{
	int32_t d = date_from_civil(year, month, day);
	if (d == DATE_NONE)
		return DATE_NONESUCH;
	if (d < DATE_FIRST || d > DATE_LAST)
		return DATE_RANGE;
	*out = d;
	return DATE_OK;
}

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* Returns the value of the two digits at p; -1: they are not both digits. */
static int two(const char *p)
{
	return is_digit(p[0]) && is_digit(p[1]) ? (p[0] - '0') * 10 + (p[1] - '0') : -1;
}

/* Judges an offset from UTC: Z, +HH, +HHMM or +HH:MM (or with -), or nothing at all. */
static enum date_status zone(struct str s)
{
	if (s.n == 0 || (s.n == 1 && (s.p[0] == 'Z' || s.p[0] == 'z')))
		return DATE_OK;
	if (s.p[0] != '+' && s.p[0] != '-')
		return DATE_SYNTAX;
	if (s.n != 3 && s.n != 5 && !(s.n == 6 && s.p[3] == ':'))
		return DATE_SYNTAX;
	int h = two(s.p + 1), m = s.n == 3 ? 0 : two(s.p + s.n - 2);
	if (h < 0 || m < 0)
		return DATE_SYNTAX;
	return h > 14 || m > 59 ? DATE_NONESUCH : DATE_OK;
}

/* Judges a time of day, HH:MM[:SS[.fraction]][zone]. */
static enum date_status time_of_day(struct str s)
{
	if (s.n < 5 || s.p[2] != ':')
		return DATE_SYNTAX;
	int h = two(s.p), m = two(s.p + 3), sec = 0;
	size_t at = 5;
	if (s.n >= 8 && s.p[5] == ':') {
		sec = two(s.p + 6);
		at = 8;
		if (at < s.n && s.p[at] == '.') {
			at++;
			if (at == s.n || !is_digit(s.p[at]))
				return DATE_SYNTAX;
			while (at < s.n && is_digit(s.p[at]))
				at++;
		}
	}
	if (h < 0 || m < 0 || sec < 0)
		return DATE_SYNTAX;
	if (h > 23 || m > 59 || sec > 60)
		return DATE_NONESUCH;
	return zone((struct str){ s.p + at, s.n - at });
}

/* Whether s is like 3/4/2026, which does not say if the day or the month is first. */
static bool looks_like_other_date(struct str s)
{
	size_t digits = 0, marks = 0;
	for (size_t i = 0; i < s.n; i++) {
		digits += is_digit(s.p[i]);
		marks += s.p[i] == '/';
	}
	bool year_first = s.n > 4 && s.p[4] == '/';
	return s.n <= 10 && marks == 2 && digits + marks == s.n && digits >= 4 && !year_first;
}

enum date_status date_parse(struct str s, int32_t *day)
{
	if (s.n == 0)
		return DATE_EMPTY;
	if (s.n < 10 || s.p[4] != '-' || s.p[7] != '-')
		return looks_like_other_date(s) ? DATE_AMBIGUOUS : DATE_SYNTAX;
	int hi = two(s.p), lo = two(s.p + 2), month = two(s.p + 5), mday = two(s.p + 8);
	if (hi < 0 || lo < 0 || month < 0 || mday < 0)
		return DATE_SYNTAX;
	if (s.n > 10) {
		if (s.p[10] != 'T' && s.p[10] != 't' && s.p[10] != ' ')
			return DATE_SYNTAX;
		enum date_status st = time_of_day((struct str){ s.p + 11, s.n - 11 });
		if (st != DATE_OK)
			return st;
	}
	return checked(hi * 100 + lo, month, mday, day);
}

struct date_month date_month_of(struct str s, int32_t day)
{
	struct date_month m = { .before = day - two(s.p + 8) };
	memcpy(m.text, s.p, sizeof(m.text));
	m.days = (uint32_t)days_in_month(two(s.p) * 100 + two(s.p + 2), two(s.p + 5));
	return m;
}

enum date_status date_parse_format(struct str s, const char *fmt, int32_t *day)
{
	char text[64];
	if (s.n == 0)
		return DATE_EMPTY;
	if (s.n >= sizeof(text) || memchr(s.p, '\0', s.n))
		return DATE_SYNTAX;
	memcpy(text, s.p, s.n);
	text[s.n] = '\0';
	struct tm tm = { .tm_mday = 0 };
	const char *end = strptime(text, fmt, &tm);
	if (!end || *end != '\0')
		return DATE_SYNTAX;
	return checked(tm.tm_year + 1900, tm.tm_mon + 1, tm.tm_mday, day);
}

/* Whether a format has %s (with any flags and width): seconds, whose day depends on the zone. */
static bool counts_seconds(const char *fmt)
{
	while ((fmt = strchr(fmt, '%'))) {
		fmt += 1 + strspn(fmt + 1, "_-0^#+123456789EO");
		if (*fmt == 's')
			return true;
		fmt += *fmt != '\0';
	}
	return false;
}

bool date_format_tells_day(const char *fmt)
{
	char text[256];
	int32_t day;
	struct tm tm = { .tm_year = 131, .tm_mon = 10, .tm_mday = 25, .tm_wday = 2, .tm_yday = 328 };
	if (counts_seconds(fmt))
		return false;
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral" /* the user's, who gives no pointer with it */
	size_t n = strftime(text, sizeof(text), fmt, &tm);
#pragma GCC diagnostic pop
	return n && date_parse_format((struct str){ text, n }, fmt, &day) == DATE_OK &&
	       day == date_from_civil(2031, 11, 25);
}

static char *put_two(char *p, int v)
{
	p[0] = (char)('0' + v / 10);
	p[1] = (char)('0' + v % 10);
	return p + 2;
}

static void to_civil(int32_t day, int *year, int *month, int *day_of_month)
{
	int z = day + 719468;
	int era = z / 146097;
	int day_of_era = z - era * 146097;
	int year_of_era =
		(day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
	int day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
	int shifted = (5 * day_of_year + 2) / 153; /* months from March */
	*month = shifted < 10 ? shifted + 3 : shifted - 9;
	*year = year_of_era + era * 400 + (*month <= 2);
	*day_of_month = day_of_year - (153 * shifted + 2) / 5 + 1;
}

void date_format(int32_t day, char out[DATE_TEXT])
{
	int year, month, day_of_month;
	to_civil(day, &year, &month, &day_of_month);
	out = put_two(put_two(out, year / 100), year % 100);
	*out++ = '-';
	out = put_two(out, month);
	*out++ = '-';
	out = put_two(out, day_of_month);
	*out = '\0';
}

struct date_text date_text(int32_t day)
{
	struct date_text d = { "" };
	if (day != DATE_NONE)
		date_format(day, d.text);
	return d;
}

int32_t date_month_end(int32_t day)
{
	int year, month, day_of_month;
	to_civil(day, &year, &month, &day_of_month);
	return day - day_of_month + days_in_month(year, month);
}

int32_t date_add_years(int32_t day, int years)
{
	int year, month, day_of_month;
	to_civil(day, &year, &month, &day_of_month);
	if (month == 2 && day_of_month == 29)
		return date_from_civil(year + years, 3, 1) - 1;
	return date_from_civil(year + years, month, day_of_month);
}

static const struct {
	const char *message, *hint;
} texts[] = {
	[DATE_OK] = { NULL, NULL },
	[DATE_EMPTY] = { "empty, a date is needed", NULL },
	[DATE_SYNTAX] = { "not a date YYYY-MM-DD", "say how dates are written with --date-format" },
	[DATE_AMBIGUOUS] = { "not a date YYYY-MM-DD",
			     "for 03/04/2026 say --date-format %m/%d/%Y or %d/%m/%Y" },
	[DATE_NONESUCH] = { "no such date", NULL },
	[DATE_NO_ZONE] = { "a time without an offset from UTC",
			   "leave --time-zone out if times are those of the clinic's clock" },
	[DATE_RANGE] = { "date before 1900 or after 2199", NULL },
};

const char *date_message(enum date_status st)
{
	return texts[st].message;
}

const char *date_hint(enum date_status st)
{
	return texts[st].hint;
}
