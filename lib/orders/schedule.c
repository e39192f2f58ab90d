/* Steps from one open day to the next. */
#include "orders/schedule.h"

#include <math.h>

#include "base/date.h"

#include "base/banned.h"

static bool is_closed(const struct closed_days *c, int32_t day)
{
	return c && closed_on(c, day);
}

int32_t open_from(const struct closed_days *c, int32_t day)
{
	for (int32_t i = 0; i <= SCHEDULE_DAYS && day != DATE_NONE; i++)
		if (day + i <= DATE_LAST && !is_closed(c, day + i))
			return day + i;
	return DATE_NONE;
}

int32_t schedule_order_on(const struct schedule *s, int32_t day)
{
	int32_t on = open_from(s->orders, day);
	return s->last_order != DATE_NONE && on > s->last_order ? DATE_NONE : on;
}

int32_t schedule_arrives(const struct schedule *s, int32_t order_on)
{
	int32_t transit = (int32_t)ceil(fmin(s->transit_days, s->lead_days));
	int32_t until_shipped = (int32_t)ceil(s->lead_days) - transit;
	if (order_on == DATE_NONE)
		return DATE_NONE;
	int32_t shipped = open_from(s->ships, order_on + until_shipped);
	return shipped == DATE_NONE ? DATE_NONE : open_from(s->receives, shipped + transit);
}

/* A binary search: what is sent later arrives no earlier. */
int32_t schedule_order_by(const struct schedule *s, int32_t day, int32_t need_on)
{
	int32_t good = -1, bad = SCHEDULE_DAYS + 1;
	while (bad - good > 1) {
		int32_t i = good + (bad - good) / 2;
		int32_t on = schedule_order_on(s, day + i), arrives = schedule_arrives(s, on);
		if (arrives != DATE_NONE && arrives <= need_on)
			good = i;
		else
			bad = i;
	}
	return good < 0 ? DATE_NONE : schedule_order_on(s, day + good);
}

/* Monday is 0, Sunday 6; below 0: the name is none of a weekday. */
static int weekday_named(struct str name)
{
	static const char *const names[7] = { "monday", "tuesday", "wednesday", "thursday", "friday",
					      "saturday", "sunday" };
	for (int i = 0; i < 7 && name.n >= 3; i++) {
		struct str whole = str_from(names[i]);
		if (name.n <= whole.n && str_ieq(name, (struct str){ whole.p, name.n }))
			return i;
	}
	return -1;
}

bool schedule_weekdays(const struct str *text, bool closed[7])
{
	struct str list = *text, item;
	for (int i = 0; i < 7; i++)
		closed[i] = true;
	while (str_next_part(&list, ";,/", &item)) {
		struct str first, last = item;
		if (!str_next_part(&last, "-", &first))
			return false;
		int from = weekday_named(str_trim(first));
		int to = last.p ? weekday_named(str_trim(last)) : from;
		if (from < 0 || to < 0)
			return false;
		for (int i = from;; i = (i + 1) % 7) {
			closed[i] = false;
			if (i == to)
				break;
		}
	}
	return true;
}
