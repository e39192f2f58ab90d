/*
 * When something happened, to the day or to the second, and the time between two
 * such moments: all of it, or business days only.
 */
#ifndef GLP1_FILL_INSTANT_H
#define GLP1_FILL_INSTANT_H

#include "base/date.h"

struct instant {
	int64_t wall;   /* seconds from 1970-01-01 on the clock of the place, as written */
	int32_t offset; /* minutes that this clock is ahead of UTC; 0 if not written */
	bool set;       /* false: nothing was written */
	bool timed;     /* a time of day was written; else wall is the start of the day */
	bool zoned;     /* an offset was written */
};

/* Reads YYYY-MM-DD, with or without time and offset; fractions of a second are dropped. */
enum date_status instant_parse(struct str s, struct instant *out);

/* A cache of months that were read before, by year and month; start with a zeroed one. */
struct instant_months {
	struct date_month month[128];
};

/* Does the same, and is quick if the month was read before. */
enum date_status instant_read(struct str s, struct instant_months *months, struct instant *out);

/* Returns the start of a day. */
struct instant instant_of_day(int32_t day);

enum { INSTANT_DAY = 86400 }; /* seconds */

/* Returns the day of a time in seconds, rounded down. */
static inline int64_t instant_day_of(int64_t wall)
{
	return wall / INSTANT_DAY - (wall % INSTANT_DAY < 0);
}

/* Returns the day of a moment on the clock of its place. */
static inline int32_t instant_day(const struct instant *t)
{
	return (int32_t)instant_day_of(t->wall);
}

/* Below 0 if a is before b, 0 if equal, above 0 if after. Without offset UTC is taken. */
static inline int instant_cmp(const struct instant *a, const struct instant *b)
{
	int64_t x = a->wall - (int64_t)a->offset * 60, y = b->wall - (int64_t)b->offset * 60;
	return (x > y) - (x < y);
}

/* Packs a moment into one number, for a key: equal numbers are moments written alike. */
int64_t instant_pack(const struct instant *t);
struct instant instant_unpack(int64_t packed);

/* Days that do not count; zeroed: every day counts. */
struct fill_calendar {
	bool business;           /* Saturday, Sunday and the holidays do not count */
	const int32_t *holidays; /* ascending, none on a Saturday or Sunday */
	size_t n;
};

/* Business days without n holidays; sorts and thins out days, which must live as long. */
struct fill_calendar fill_business_days(int32_t *days, size_t n);

/* Whether a day counts. */
bool fill_is_open(const struct fill_calendar *c, int32_t day);

/* Returns the seconds of business days between two times of one clock. */
int64_t fill_business_seconds(const struct fill_calendar *c, int64_t from, int64_t to);

/*
 * Returns the seconds from a to b on days that count; below 0 if b is before a. If one is only a
 * day, both are taken as days. If both have offsets, the clock of a is used; else as written.
 */
static inline int64_t fill_seconds(const struct fill_calendar *c, const struct instant *a,
				   const struct instant *b)
{
	int64_t from = a->wall, to = b->wall;
	if (a->zoned && b->zoned)
		to += (int64_t)(a->offset - b->offset) * 60;
	if (!a->timed || !b->timed) {
		from = instant_day_of(from) * INSTANT_DAY;
		to = instant_day_of(to) * INSTANT_DAY;
	}
	return c->business ? fill_business_seconds(c, from, to) : to - from;
}

#endif
