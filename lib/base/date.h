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
	DATE_DAYS_BACK = 18262, /* 50 years: rows so long before the tool's day are, too */
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
 * Reads YYYY-MM-DD into *day, optionally followed by `T` or a blank and a time of
 * day (HH:MM, HH:MM:SS, fraction, Z or an offset), which is checked and then left
 * out: the day is the one written, whatever the offset. ISO 8601.
 */
enum date_status date_parse(struct str s, int32_t *day);

/* A month, kept to read other days of it quickly (date_in_month); a zeroed one holds no day. */
struct date_month {
	char text[8];        /* YYYY-MM- */
	int32_t before;      /* the day before its first */
	uint32_t days;       /* how many it has */
};

/*
 * Sets the time zone of date_parse_zoned, for the whole program and before threads start: a name
 * of the IANA database, as America/New_York. False: there is no zone of this name.
 */
bool date_zone_set(const char *zone);

/*
 * As date_parse, but a time with an offset is turned into the zone of date_zone_set, and *day is
 * the day there. A day without a time is taken as written. DATE_NO_ZONE: a time has no offset.
 */
enum date_status date_parse_zoned(struct str s, int32_t *day);

/* Returns the month of a day that date_parse has read from s. */
struct date_month date_month_of(struct str s, int32_t day);

/* Reads s as YYYY-MM-DD of the month m, quickly; false: s is any other text. */
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
 * Reads an expiry as labels state it; where no day is named it is the last of the month: 2026-12,
 * 12/2026, 12-2026, 12/26, Dec 2026, Dec-26, 2026 Dec, in English; 202612; and as GS1 codes have
 * it, 261231 or 261200, with or without (17) before it, 20261231 too. A year of two digits is of
 * 1951 to 2050 (GS1 General Specifications, 7.12, seen from 2000 to 2049).
 */
enum date_status date_parse_expiry(struct str s, int32_t *day);

/* Reads the whole of s as a date in the strptime(3) format fmt. */
enum date_status date_parse_format(struct str s, const char *fmt, int32_t *day);

/* Whether year, month and day can all be read back from what strftime(3) writes with fmt. */
bool date_format_tells_day(const char *fmt);

/* Returns the day of a year, month (1..12) and day (1..31); DATE_NONE: there is no such day. */
int32_t date_from_civil(int year, int month, int day);

/* Writes YYYY-MM-DD and a NUL; day must be in DATE_FIRST..DATE_LAST. */
void date_format(int32_t day, char out[DATE_TEXT]);

struct date_text {
	char text[DATE_TEXT];
};
/* Returns a day as text for a message, "" for DATE_NONE. */
struct date_text date_text(int32_t day);

/* Returns the last day of the month that day is in. */
int32_t date_month_end(int32_t day);

/* Returns the same day so many years later; from 29 February the last day of that February. */
int32_t date_add_years(int32_t day, int years);

/* Returns what is wrong, as text for a message; NULL for DATE_OK. */
const char *date_message(enum date_status st);
/* Returns the remedy, as text for a message; NULL: there is none to name. */
const char *date_hint(enum date_status st);

#endif
