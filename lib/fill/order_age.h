/* Moments of an order that lie too far apart to be right. */
#ifndef GLP1_FILL_ORDER_AGE_H
#define GLP1_FILL_ORDER_AGE_H

#include "base/diag.h"
#include "fill/fill.h"

/*
 * The moment of the order that lies more than ten years after it was ordered, or ordered itself if
 * that is more than 50 years before as_of (not set: none); *d says so. NULL: all are near. A
 * mistyped year would be a lead time of a century, and the mean of all with it.
 */
const struct instant *order_far(const struct fill_order *o, const struct instant *as_of, struct diag *d);

#endif
