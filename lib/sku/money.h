/* Amounts of money in cents: computed exactly and rounded once, half a cent away from zero. */
#ifndef GLP1_SKU_MONEY_H
#define GLP1_SKU_MONEY_H

#include "base/num.h"

/*
 * Sets *cents to units * price, rounded to the cent: a decimal of at most two places, whose .set is
 * false if that of either is. NUM_RANGE, .set is false: it does not fit.
 */
enum num_status money_of(struct dec units, struct dec price, struct dec *cents);

struct money_text {
	char text[DEC_TEXT];
};
/* Returns an amount in cents as text for a message, in units of 100 cents. */
struct money_text money_text(int64_t cents);

/* Returns an amount of money_of as a double, for a column of two decimals; NaN if not .set. */
double money_double(struct dec cents);

#endif
