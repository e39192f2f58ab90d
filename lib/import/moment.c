/* Reads moments as exports write them, by strptime(3), which in the C locale reads English. */
#ifndef _XOPEN_SOURCE
#define _XOPEN_SOURCE 700
#endif
#include "import/value.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "base/banned.h"

enum {
	MOMENT_LONGEST = 63,       /* bytes of a moment that anybody writes */
	SERIAL_EPOCH = 25569,      /* 1970-01-01 counted from 1899-12-30 */
	SERIAL_LEAP = 60,          /* 1900-02-29, which there was not; days before are one off */
	SERIAL_LAST = 110000       /* after 2199, and before the numbers that are identifiers */
};

static enum date_status checked(struct moment m, struct moment *out)
{
	if (m.day == DATE_NONE)
		return DATE_NONESUCH;
	if (m.day < DATE_FIRST || m.day > DATE_LAST)
		return DATE_RANGE;
	*out = m;
	return DATE_OK;
}

/* Reads a moment by one form. */
static enum date_status by_form(const char *text, const char *form, struct moment *out)
{
	struct tm tm = { .tm_hour = -1 };
	const char *end = strptime(text, form, &tm);
	if (!end || *end)
		return DATE_SYNTAX;
	struct moment m = { date_from_civil(tm.tm_year + 1900, tm.tm_mon + 1, tm.tm_mday), NO_TIME };
	if (tm.tm_hour >= 0) {
		int second = tm.tm_sec < 60 ? tm.tm_sec : 59; /* a leap second */
		m.second = tm.tm_hour * 3600 + tm.tm_min * 60 + second;
	}
	return checked(m, out);
}

/* Reads 46269.6576388889, days since 1899-12-30, to the nearest second. */
static enum date_status by_serial(struct str s, struct moment *out)
{
	double serial;
	size_t point = 0;
	while (point < s.n && s.p[point] != '.')
		point++;
	for (size_t i = point + 1; i < s.n; i++)
		if (s.p[i] < '0' || s.p[i] > '9')
			return DATE_SYNTAX;
	if (s.n > point + 1 + DEC_PLACES) /* less than a thousandth of a second */
		s.n = point + 1 + DEC_PLACES;
	if (num_real(s, 1, SERIAL_LAST, &serial) != NUM_OK)
		return DATE_SYNTAX;
	int32_t whole = (int32_t)serial;
	if (whole == SERIAL_LEAP)
		return DATE_NONESUCH;
	struct moment m = { whole - SERIAL_EPOCH + (whole < SERIAL_LEAP), NO_TIME };
	if (serial > whole) {
		m.second = (int32_t)((serial - whole) * DAY_SECONDS + 0.5);
		m.day += m.second == DAY_SECONDS;
		m.second %= DAY_SECONDS;
	}
	return checked(m, out);
}

/* The time of day behind a date that date_parse has read. */
static int32_t iso_second(struct str s)
{
	if (s.n <= 10)
		return NO_TIME;
	int32_t v[3] = { 0 };
	for (size_t i = 0; i < 3 && (i < 2 || (s.n > 16 && s.p[16] == ':')); i++)
		v[i] = (s.p[11 + 3 * i] - '0') * 10 + (s.p[12 + 3 * i] - '0');
	return v[0] * 3600 + v[1] * 60 + (v[2] < 60 ? v[2] : 59);
}

enum date_status moment_parse(struct str s, const struct str *forms, size_t n, struct moment *out)
{
	char text[MOMENT_LONGEST + 1];
	struct moment m;
	enum date_status st = date_parse(s, &m.day), worst = st;
	*out = (struct moment){ DATE_NONE, NO_TIME };
	if (st == DATE_OK) {
		m.second = iso_second(s);
		return checked(m, out);
	}
	if (st == DATE_EMPTY || s.n > MOMENT_LONGEST || memchr(s.p, '\0', s.n))
		return st;
	memcpy(text, s.p, s.n);
	text[s.n] = '\0';
	for (size_t i = 0; i < n; i++) {
		st = str_eq(forms[i], STR("serial")) ? by_serial(s, out) : by_form(text, forms[i].p, out);
		if (st == DATE_OK)
			return st;
		if (st != DATE_SYNTAX)
			worst = st;
	}
	return worst == DATE_AMBIGUOUS ? DATE_SYNTAX : worst;
}

size_t moment_format(struct moment m, bool seconds, char out[MOMENT_TEXT])
{
	date_format(m.day, out);
	if (m.second == NO_TIME)
		return DATE_TEXT - 1;
	unsigned second = (unsigned)m.second % DAY_SECONDS;
	size_t n = DATE_TEXT - 1;
	n += (size_t)snprintf(out + n, MOMENT_TEXT - n, "T%02u:%02u", second / 3600, second / 60 % 60);
	if (seconds || second % 60)
		n += (size_t)snprintf(out + n, MOMENT_TEXT - n, ":%02u", second % 60);
	return n;
}
