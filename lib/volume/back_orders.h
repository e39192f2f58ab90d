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

#endif
