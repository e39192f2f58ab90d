/* Weekdays and a sorted list of days. */
#include "volume/calendar.h"

#include <stdlib.h>

#include "base/mem.h"

#include "base/banned.h"

int weekday_of(int32_t day)
{
	return (day % 7 + 10) % 7; /* day % 7 is -6 to 6, and day 0 is a Thursday: 3 */
}

static int by_day(const void *a, const void *b)
{
	const int32_t *x = a, *y = b;
	return (*x > *y) - (*x < *y);
}

void closed_days_sort(struct closed_days *c)
{
	if (c->n)
		qsort(c->day, c->n, sizeof(*c->day), by_day);
}

bool closed_on(const struct closed_days *c, int32_t day)
{
	if (c->weekday[weekday_of(day)])
		return true;
	return c->n && bsearch(&day, c->day, c->n, sizeof(*c->day), by_day);
}

void closed_days_release(struct closed_days *c)
{
	mem_free(c->day);
	*c = (struct closed_days){ 0 };
}
