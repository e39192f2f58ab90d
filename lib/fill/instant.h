/*
 * When something happened, to the day or to the second, and the time between two
 * such moments: all of it, or that of business days.
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

/* YYYY-MM-DD, with or without a time of day and an offset; fractions of a second are dropped. */
enum date_status instant_parse(struct str s, struct instant *out);

/* Months of moments read before, by year and month; zeroed: none. */
struct instant_months {
	struct date_month month[128];
};

/* The same, quickly where the month was read before. */
enum date_status instant_read(struct str s, struct instant_months *months, struct instant *out);

/* The start of a day. */
struct instant instant_of_day(int32_t day);

/* The day on the clock of the place. */
int32_t instant_day(const struct instant *t);

/* < 0, 0, > 0: earlier, the same, later. Moments without offset are taken for UTC. */
int instant_cmp(const struct instant *a, const struct instant *b);

/* All of it in one number, for a key: equal numbers are equal moments written alike. */
int64_t instant_pack(const struct instant *t);
struct instant instant_unpack(int64_t packed);

/* Days that do not count; zeroed: every day counts. */
struct fill_calendar {
	bool business;           /* Saturday, Sunday and the holidays do not count */
	const int32_t *holidays; /* ascending, none on a Saturday or Sunday */
	size_t n;
};

/* Business days without n holidays; days is sorted and thinned out, and must live as long. */
struct fill_calendar fill_business_days(int32_t *days, size_t n);

bool fill_is_open(const struct fill_calendar *c, int32_t day);

/*
 * Seconds from a to b on days that count; < 0 if b is before a. Where one of them is a day
 * only, both are taken as days. Both with offsets: on the clock of a; else as written.
 */
int64_t fill_seconds(const struct fill_calendar *c, const struct instant *a,
		     const struct instant *b);

#endif
