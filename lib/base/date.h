/*
 * Calendar days as a count from 1970-01-01 (proleptic Gregorian), without
 * clock, time zone or locale.
 */
#ifndef GLP1_BASE_DATE_H
#define GLP1_BASE_DATE_H

#include <stdint.h>

#include "base/str.h"

#define DATE_NONE INT32_MIN /* no date given */

enum {
	DATE_FIRST = -25567, /* 1900-01-01: earlier dates are taken for typing errors */
	DATE_LAST = 84005,   /* 2199-12-31: later ones too */
	DATE_DAYS_BACK = 18262, /* 50 years before the day of a run: earlier rows are mistyped */
	DATE_TEXT = 11       /* bytes that date_format fills, with its NUL */
};

enum date_status {
	DATE_OK,
	DATE_EMPTY,     /* no bytes */
	DATE_SYNTAX,    /* not YYYY-MM-DD, or not the --date-format given */
	DATE_AMBIGUOUS, /* like 03/04/2026: day first or month first? */
	DATE_NONESUCH,  /* 2026-02-30, 25:00 */
	DATE_NO_ZONE,   /* a time of day without an offset from UTC, where a zone was asked for */
	DATE_RANGE      /* before 1900 or after 2199 */
};

/*
 * Reads YYYY-MM-DD, optionally followed by `T` or a blank and a time of day
 * (HH:MM, HH:MM:SS, fraction, Z or an offset), which is checked and then left
 * out: the day is the one written, whatever the offset. ISO 8601.
 */
enum date_status date_parse(struct str s, int32_t *day);

/* A month of days of which one was read; a zeroed one is none. */
struct date_month {
	char text[8];        /* YYYY-MM- */
	int32_t before;      /* the day before its first */
	uint32_t days;
};

/*
 * Sets the time zone of date_parse_zoned, for the whole program and before threads start: a name
 * of the IANA database, as America/New_York. False: there is none of this name.
 */
bool date_zone_set(const char *zone);

/*
 * As date_parse, but the day of a time with an offset is that of the zone set at this moment.
 * A day alone is what it says. DATE_NO_ZONE for a time without an offset.
 */
enum date_status date_parse_zoned(struct str s, int32_t *day);

/* The month of a day that date_parse read from s. */
struct date_month date_month_of(struct str s, int32_t day);

/* Reads YYYY-MM-DD of this month, quickly; false for any other text. */
static inline bool date_in_month(const struct date_month *m, struct str s, int32_t *day)
{
	if (s.n != 10 || memcmp(s.p, m->text, sizeof(m->text)) != 0)
		return false;
	unsigned ten = (unsigned char)s.p[8] - (unsigned)'0', one = (unsigned char)s.p[9] - (unsigned)'0';
	unsigned mday = ten * 10 + one;
	*day = m->before + (int32_t)mday;
	return ten <= 3 && one <= 9 && mday - 1 < m->days;
}

/*
 * Reads how labels state an expiry, the last day of a month unless they name one: 2026-12, 12/2026,
 * 12-2026, 12/26, Dec 2026, Dec-26, 2026 Dec, in English; 202612; and as GS1 codes have it,
 * 261231 or 261200, with or without (17) before it, 20261231 too. Of two digits of a year 51 to 99 are of
 * the century before (GS1 General Specifications, 7.12, seen from 2000 to 2049).
 */
enum date_status date_parse_expiry(struct str s, int32_t *day);

/* Reads a date written in strptime(3) format fmt, the whole of s. */
enum date_status date_parse_format(struct str s, const char *fmt, int32_t *day);

/* Year, month and day can all be read back from what strftime(3) writes with fmt. */
bool date_format_tells_day(const char *fmt);

/* Days from 1970-01-01 of a year, month 1..12, day 1..31; DATE_NONE if there is no such day. */
int32_t date_from_civil(int year, int month, int day);

/* Writes YYYY-MM-DD and a NUL; day must be in DATE_FIRST..DATE_LAST. */
void date_format(int32_t day, char out[DATE_TEXT]);

/* A day as text for a message; DATE_NONE: "". */
struct date_text {
	char text[DATE_TEXT];
};
struct date_text date_text(int32_t day);

/* The last day of its month. */
int32_t date_month_end(int32_t day);

/* The same day so many years later; for 29 February the last day of February. */
int32_t date_add_years(int32_t day, int years);

/* What is wrong, for a message; NULL for DATE_OK. The remedy, or NULL. */
const char *date_message(enum date_status st);
const char *date_hint(enum date_status st);

#endif
