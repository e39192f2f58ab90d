/*
 * Real days: on which day an order can be sent, when it is shipped and when it arrives, and
 * the last day on which it can be sent to be there in time.
 */
#ifndef GLP1_ORDERS_SCHEDULE_H
#define GLP1_ORDERS_SCHEDULE_H

#include "base/str.h"
#include "volume/calendar.h"

enum { SCHEDULE_DAYS = 800 }; /* ahead, at most: what is not open by then never is */

/* When somebody takes orders, ships, and receives. NULL: on any day. */
struct schedule {
	const struct closed_days *orders, *ships; /* of the supplier */
	const struct closed_days *receives;       /* of the clinic */
	double lead_days;    /* calendar days from order to receipt, >= 0, where nobody is closed */
	double transit_days; /* of them, on the road, >= 0 */
	int32_t last_order;  /* the supplier takes none after this day; DATE_NONE: no such day */
};

/* The first day from day on that is open, DATE_NONE if none is within SCHEDULE_DAYS. */
int32_t open_from(const struct closed_days *c, int32_t day);

/* The first day from day on on which an order can be sent; DATE_NONE: none. */
int32_t schedule_order_on(const struct schedule *s, int32_t day);

/*
 * When an order sent on a day arrives: it is shipped on the first day for shipping that is
 * lead_days - transit_days after it, both rounded up to days, and comes transit_days after that, on
 * the first day on which the clinic receives. DATE_NONE: never.
 */
int32_t schedule_arrives(const struct schedule *s, int32_t order_on);

/*
 * The last day from day on on which an order can be sent to arrive on need_on at the latest;
 * DATE_NONE: there is none.
 */
int32_t schedule_order_by(const struct schedule *s, int32_t day, int32_t need_on);

/*
 * Days of the week from a text: Mon;Thu or Mon,Thu or Mon-Fri, in English, three letters or all,
 * into closed[7], Monday first, true for those that it does not name. False: it cannot be read.
 */
bool schedule_weekdays(const struct str *text, bool closed[7]);

#endif
