/*
 * Real days: on which day an order can be sent, when it is shipped and when it arrives, and
 * the last day on which it can be sent to be there in time.
 */
#ifndef GLP1_ORDERS_SCHEDULE_H
#define GLP1_ORDERS_SCHEDULE_H

#include "base/str.h"
#include "volume/calendar.h"

enum { SCHEDULE_DAYS = 800 }; /* to look ahead: who is not open by then never is */

/* When somebody takes orders, ships, and receives. NULL: on any day. */
struct schedule {
	const struct closed_days *orders, *ships; /* of the supplier */
	const struct closed_days *receives;       /* of the clinic */
	double lead_days;    /* calendar days from order to receipt, >= 0, where nobody is closed */
	double transit_days; /* the part of lead_days on the road, >= 0 */
	int32_t last_order;  /* the supplier takes none after this day; DATE_NONE: no such day */
};

/* Returns the first open day, day or later; DATE_NONE if there is none within SCHEDULE_DAYS. */
int32_t open_from(const struct closed_days *c, int32_t day);

/* Returns the first day, day or later, on which an order can be sent; DATE_NONE: none. */
int32_t schedule_order_on(const struct schedule *s, int32_t day);

/*
 * Returns the day on which an order sent on order_on arrives; DATE_NONE: never. It ships on the
 * first shipping day from lead_days - transit_days after order_on (both rounded up to days), and
 * arrives transit_days later, or on the next day on which the clinic receives.
 */
int32_t schedule_arrives(const struct schedule *s, int32_t order_on);

/*
 * Returns the last day, day or later, on which an order can be sent to arrive on need_on at the
 * latest; DATE_NONE: there is none.
 */
int32_t schedule_order_by(const struct schedule *s, int32_t day, int32_t need_on);

/*
 * Reads days of the week from a text such as Mon;Thu or Mon,Thu or Mon-Fri, in English, by three
 * letters or in full. closed[7], Monday first, is true for the days that it does not name. False:
 * the text cannot be read.
 */
bool schedule_weekdays(const struct str *text, bool closed[7]);

#endif
