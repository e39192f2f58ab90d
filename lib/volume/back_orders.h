/* Demand that was not met, and is kept on a list until it is. */
#ifndef GLP1_VOLUME_BACK_ORDERS_H
#define GLP1_VOLUME_BACK_ORDERS_H

#include "volume/days.h"

/*
 * Takes from what is dispensed what fills unmet demand of earlier days, in order: it was asked for
 * then, and is no demand of its own day. For settled days, whose unmet demand is kept and not lost.
 */
void back_orders_serve(struct day_table *t);

#endif
