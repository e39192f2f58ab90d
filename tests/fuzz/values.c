/*
 * Numbers and dates. The first line of the input is a format for dates, the others
 * are read as each kind of value: against regular expressions of what the headers
 * allow, 128-bit arithmetic and the C library, and back to text.
 */
#ifndef _GNU_SOURCE
#define _GNU_SOURCE /* timegm */
#endif
#include "fuzz.h"

#include <math.h>
#include <regex.h>
#include <stdlib.h>
#include <time.h>

#include "base/date.h"
#include "base/num.h"

/* no banned.h: strtod of the C library is the reference here */

#define TIME "[0-9]{2}:[0-9]{2}(:[0-9]{2}([.][0-9]+)?)?([Zz]|[+-][0-9]{2}(:?[0-9]{2})?)?"
__extension__ typedef __int128 wide;

static const char number_form[] = "^-?([0-9]+([.][0-9]*)?|[.][0-9]+)$";
static const char date_form[] = "^[0-9]{4}-[0-9]{2}-[0-9]{2}([Tt ]" TIME ")?$";

static bool has_form(const char *form, const char *text)
{
	static struct {
		const char *form;
		regex_t re;
	} known[2];
	size_t i = form == date_form;
	if (!known[i].form && regcomp(&known[i].re, form, REG_EXTENDED | REG_NOSUB) == 0)
		known[i].form = form;
	FUZZ_HOLDS(known[i].form, "no regular expression");
	return regexec(&known[i].re, text, 0, NULL, 0) == 0;
}

/* The value of a text of number_form as m / 10^places; false: not for a struct dec. */
static bool number_of(const char *text, wide *m, int *places)
{
	const char *point = strchr(text, '.');
	size_t n = strlen(text);
	while (point && text[n - 1] == '0')
		n--;
	*m = 0;
	*places = point ? (int)(text + n - point - 1) : 0;
	for (size_t i = 0; i < n; i++)
		if (text[i] >= '0' && text[i] <= '9' && *m <= (wide)INT64_MAX * 100)
			*m = *m * 10 + (text[i] - '0');
	if (text[0] == '-')
		*m = -*m;
	return *places <= DEC_PLACES && *m >= INT64_MIN && *m <= INT64_MAX &&
	       strlen(text) <= NUM_DIGITS;
}

/* d: what s is; NULL: nothing. */
static void check_whole(struct str s, const struct dec *d)
{
	int64_t v;
	enum num_status st = num_whole(s, -1000, INT64_MAX, &v);
	bool fits = d && !d->dec && d->m >= -1000;
	FUZZ_HOLDS((st == NUM_OK) == fits, "num_whole takes what it should not, or does not");
	FUZZ_HOLDS(!fits || v == d->m, "num_whole reads another number");
}

/* s as a number, text is s up to its first NUL. False: it is none. */
static bool check_number(struct str s, const char *text, struct dec *out)
{
	wide m;
	int places;
	char back[DEC_TEXT];
	double real, nearest = strtod(text, NULL);
	struct dec again, d;
	enum num_status st = dec_parse(s, &d);
	bool wanted = strlen(text) == s.n && has_form(number_form, text) && number_of(text, &m, &places);
	FUZZ_HOLDS((st == NUM_OK) == wanted, "dec_parse takes what it should not, or does not");
	FUZZ_HOLDS(wanted || num_message(st), "a fault without message");
	check_whole(s, wanted ? &d : NULL);
	if (!wanted)
		return false;
	FUZZ_HOLDS(d.set && d.m == m && d.dec == places, "dec_parse reads another number");
	FUZZ_HOLDS(dec_format(d, back) == strlen(back) && strlen(back) < DEC_TEXT, "length");
	FUZZ_HOLDS(has_form(number_form, back) && dec_parse(str_from(back), &again) == NUM_OK &&
			   again.m == d.m && again.dec == d.dec, "dec_format does not read back");
	FUZZ_HOLDS(dec_double(d) == nearest, "dec_double is not the nearest");
	st = num_real(s, -1e6, 1e6, &real);
	FUZZ_HOLDS((st == NUM_OK) == (nearest >= -1e6 && nearest <= 1e6), "num_real and its range");
	FUZZ_HOLDS(st != NUM_OK || real == nearest, "num_real reads another number");
	*out = d;
	return true;
}

static wide in_billionths(struct dec d)
{
	wide m = d.m;
	for (int i = d.dec; i < DEC_PLACES; i++)
		m *= 10;
	return m;
}

/* A sum is exact, or refused because no struct dec holds it. */
static void check_sum(struct dec *sum, struct dec d)
{
	wide exact = in_billionths(*sum) + in_billionths(d), least = exact;
	struct dec before = *sum;
	if (dec_add(sum, d) == NUM_OK) {
		FUZZ_HOLDS(in_billionths(*sum) == exact && sum->dec <= DEC_PLACES, "a wrong sum");
		return;
	}
	FUZZ_HOLDS(sum->m == before.m && sum->dec == before.dec && sum->set,
		   "a sum that fails changes something");
	for (int i = 0; i < DEC_PLACES && least % 10 == 0; i++)
		least /= 10;
	FUZZ_HOLDS(least < INT64_MIN || least > INT64_MAX, "a sum is refused that fits");
}

/* The day of a text of date_form by the C library; DATE_NONE if there is no such day. */
static int32_t day_by_libc(const char *text)
{
	struct tm tm = { .tm_year = (int)strtol(text, NULL, 10) - 1900,
			 .tm_mon = (int)strtol(text + 5, NULL, 10) - 1,
			 .tm_mday = (int)strtol(text + 8, NULL, 10) }, same = tm;
	time_t t = timegm(&tm);
	if (tm.tm_year != same.tm_year || tm.tm_mon != same.tm_mon || tm.tm_mday != same.tm_mday)
		return DATE_NONE;
	return (int32_t)(t >= 0 ? t / 86400 : -((86399 - t) / 86400));
}

/* Of text in date_form: the time of day that stands in it exists. */
static bool time_exists(const char *text)
{
	static const int most[] = { 23, 59, 60 };
	if (strlen(text) == 10)
		return true;
	const char *at = text + 11, *zone = strpbrk(at, "+-");
	for (int i = 0; i < 3 && (i == 0 || at[-1] == ':') && (!zone || at < zone); i++, at += 3)
		if (strtol(at, NULL, 10) > most[i])
			return false;
	if (!zone)
		return true;
	size_t n = strlen(zone);
	return strtol((char[]){ zone[1], zone[2], '\0' }, NULL, 10) <= 14 &&
	       (n == 3 || strtol(zone + n - 2, NULL, 10) <= 59);
}

static void check_date(struct str s, const char *text)
{
	int32_t day = DATE_NONE;
	char back[DATE_TEXT];
	enum date_status st = date_parse(s, &day);
	bool formed = strlen(text) == s.n && has_form(date_form, text);
	int32_t wanted = formed && time_exists(text) ? day_by_libc(text) : DATE_NONE;
	bool in_range = wanted >= DATE_FIRST && wanted <= DATE_LAST;
	FUZZ_HOLDS((st == DATE_OK) == in_range, "date_parse takes what it should not, or does not");
	FUZZ_HOLDS(in_range || date_message(st), "a fault without message");
	if (!in_range)
		return;
	date_format(day, back);
	FUZZ_HOLDS(day == wanted, "date_parse reads another day");
	FUZZ_HOLDS(memcmp(text, back, 10) == 0 && !back[10], "date_format writes another day");
}

static void in_zone(const char *zone)
{
	setenv("TZ", zone, 1);
	tzset();
}

/* A format that says it tells the day does: what strftime writes with it reads back. */
static void check_format(const char *format, int32_t day)
{
	char text[64];
	int32_t again = DATE_NONE;
	time_t t = (time_t)day * 86400;
	struct tm tm;
	gmtime_r(&t, &tm);
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral" /* it is what is tried */
	size_t n = strftime(text, sizeof(text), format, &tm);
#pragma GCC diagnostic pop
	if (!n)
		return;
	FUZZ_HOLDS(date_parse_format((struct str){ text, n }, format, &again) == DATE_OK,
		   "a day written with the format does not read back");
	FUZZ_HOLDS(again == day, "a day written with the format reads back as another");
}

static void check_with_format(struct str s, const char *format)
{
	int32_t day = DATE_NONE, elsewhere = DATE_NONE;
	in_zone("UTC");
	enum date_status st = date_parse_format(s, format, &day);
	FUZZ_HOLDS(st == DATE_OK || date_message(st), "a fault without message");
	if (!date_format_tells_day(format))
		return;
	in_zone("EAST-14");
	FUZZ_HOLDS(date_parse_format(s, format, &elsewhere) == st && day == elsewhere,
		   "the time zone changes a date");
	if (st != DATE_OK)
		return;
	FUZZ_HOLDS(day >= DATE_FIRST && day <= DATE_LAST, "a day out of range");
	if (day >= -365 && day < 36159) /* of 1969 to 2068, which two digits can tell */
		check_format(format, day);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct str in = { (const char *)data, size };
	char *format = fuzz_text(fuzz_line(&in));
	struct dec d, sum = { 0, 0, true };
	while (in.n) {
		struct str line = fuzz_line(&in);
		char *text = fuzz_text(line);
		if (check_number(line, text, &d))
			check_sum(&sum, d);
		check_date(line, text);
		check_with_format(line, format);
		free(text);
	}
	free(format);
	return 0;
}
