/* Days of the week, and days on which the clinic is closed. */
#ifndef GLP1_VOLUME_CALENDAR_H
#define GLP1_VOLUME_CALENDAR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Returns the weekday of a day (days since 1970-01-01): 0 Monday to 6 Sunday. */
int weekday_of(int32_t day);

/* Single days, and days of the week, that are closed. Zeroed it is always open; release it. */
struct closed_days {
	int32_t *day;    /* in order, by closed_days_sort */
	size_t n, size;
	bool weekday[7]; /* Monday first */
};

/* Sorts the single days, which closed_on needs; call it when all are there. */
void closed_days_sort(struct closed_days *c);
/* Whether the clinic is closed on a day. */
bool closed_on(const struct closed_days *c, int32_t day);
void closed_days_release(struct closed_days *c);

#endif
