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

/* Returns the day of a moment on the clock of its place. */
int32_t instant_day(const struct instant *t);

/* Below 0 if a is before b, 0 if equal, above 0 if after. Without offset UTC is taken. */
int instant_cmp(const struct instant *a, const struct instant *b);

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

/*
 * Returns the seconds from a to b on days that count; below 0 if b is before a. If one is only a
 * day, both are taken as days. If both have offsets, the clock of a is used; else as written.
 */
int64_t fill_seconds(const struct fill_calendar *c, const struct instant *a,
		     const struct instant *b);

#endif
