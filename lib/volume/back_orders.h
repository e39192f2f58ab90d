/* Demand that was not met, and is kept on a list until it is. */
#ifndef GLP1_VOLUME_BACK_ORDERS_H
#define GLP1_VOLUME_BACK_ORDERS_H

#include "volume/days.h"

/*
 * Lets what is dispensed first fill the unmet demand of earlier days, the oldest first: that was
 * asked for then, so it is taken off the demand of the day on which it is dispensed. For settled
 * tables (days.h) in which unmet demand waits and is not lost.
 */
void back_orders_serve(struct day_table *t);

/*
 * Returns how many times, of the days from..to of a settled series, unmet demand was followed
 * within ten days by about as much (a third more or less) dispensed beyond what is usual; 0 if
 * that is no habit: fewer than three times, or than two in three. Then it may have been filled,
 * and counts twice where it is taken for lost.
 */
size_t back_orders_signs(const struct day_series *s, int32_t from, int32_t to);

#endif
