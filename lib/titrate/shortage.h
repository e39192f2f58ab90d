/* What if a strength is out of stock: what its patients do. */
#ifndef GLP1_TITRATE_SHORTAGE_H
#define GLP1_TITRATE_SHORTAGE_H

#include "titrate/book.h"

enum shortage_rule {
	SHORTAGE_BELOW, /* its patients take the rung below; patients there do not climb */
	SHORTAGE_HOLD   /* its patients wait, and nobody comes to it: its demand is not met */
};

/*
 * Changes ladders and patients as if a rung were out of stock from today on. False, with nothing
 * changed: the rule is SHORTAGE_BELOW and there is no rung below.
 */
bool shortage_apply(struct ladders *l, struct book *b, int product, int rung,
		    enum shortage_rule rule);

#endif
