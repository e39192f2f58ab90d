/* When visits are, by weekday and hour, and how many go on at the same time. */
#ifndef GLP1_STAFF_LOAD_H
#define GLP1_STAFF_LOAD_H

#include <stddef.h>
#include <stdint.h>

enum { LOAD_DAYS = 7, LOAD_HOURS = 24 };

/* Minutes from 1970-01-01 00:00 of the clinic's own clock. */
struct load_visit {
	int64_t start;
	int32_t minutes; /* 0..1440; -1: not known, then it counts as a start only */
};

struct load_hour {
	size_t starts;       /* visits that begin in it, over the whole period */
	size_t peak_starts;  /* most on one day */
	double busy_minutes; /* sum of minutes of visits within it */
	size_t peak_at_once; /* most visits at the same time */
};

struct load {
	int32_t days[LOAD_DAYS]; /* days of the period, Monday first */
	struct load_hour hour[LOAD_DAYS][LOAD_HOURS];
	size_t peak_at_once;
	int64_t peak_at;         /* the first minute of it; unset when peak_at_once is 0 */
	size_t unknown;          /* visits whose minutes are not known */
};

/*
 * The load of a period of days first..last (days from 1970-01-01), first <= last. Sorts the
 * visits; those that start outside of the period are left out. A visit that ends in the
 * minute in which another one starts is not at the same time as that.
 */
void load_of(struct load_visit *visits, size_t n, int32_t first, int32_t last, struct load *out);

/*
 * The mean over the days of the period: starts in an hour, visits at the same time. NaN without a
 * day.
 */
double load_mean_starts(const struct load *l, int day, int hour);
double load_mean_at_once(const struct load *l, int day, int hour);

#endif
