/* Finds moments of an order that are too far apart to be right. */
#ifndef GLP1_FILL_ORDER_AGE_H
#define GLP1_FILL_ORDER_AGE_H

#include "base/diag.h"
#include "fill/fill.h"

/*
 * Returns the moment that is more than ten years after the order was placed, or o->ordered if that
 * is more than 50 years before as_of, if as_of is set; *d says so. NULL: all is well. A mistyped
 * year would make a lead time of a century, and spoil the mean of all.
 */
const struct instant *order_far(const struct fill_order *o, const struct instant *as_of,
				struct diag *d);

#endif
