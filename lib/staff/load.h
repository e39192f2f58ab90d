/* When visits take place, by weekday and hour, and how many at the same time. */
#ifndef GLP1_STAFF_LOAD_H
#define GLP1_STAFF_LOAD_H

#include <stddef.h>
#include <stdint.h>

enum { LOAD_DAYS = 7, LOAD_HOURS = 24 };

/* Minutes from 1970-01-01 00:00 of the clinic's own clock. */
struct load_visit {
	int64_t start;
	int32_t minutes; /* 0..1440; -1: not known, and only the start counts */
};

struct load_hour {
	size_t starts;       /* visits that begin in this hour, over the whole period */
	size_t peak_starts;  /* the most starts on one day */
	double busy_minutes; /* sum of the minutes of visits within this hour */
	size_t peak_at_once; /* most visits at the same time */
};

struct load {
	int32_t days[LOAD_DAYS]; /* days of the period, Monday first */
	struct load_hour hour[LOAD_DAYS][LOAD_HOURS];
	size_t peak_at_once;
	int64_t peak_at;         /* the first minute of the peak; not set if peak_at_once is 0 */
	size_t unknown;          /* visits whose minutes are not known */
};

/*
 * Fills in the load of the days first..last (days from 1970-01-01), first <= last. Sorts the
 * visits; those that start outside of the period are left out. A visit that ends in the
 * minute in which another one starts does not overlap with that one.
 */
void load_of(struct load_visit *visits, size_t n, int32_t first, int32_t last, struct load *out);

/*
 * Return means over the period's days of a weekday (Monday 0): of starts in an hour, and of visits
 * at the same time. NaN without such a day.
 */
double load_mean_starts(const struct load *l, int day, int hour);
double load_mean_at_once(const struct load *l, int day, int hour);

#endif
