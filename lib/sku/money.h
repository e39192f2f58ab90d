/* Money in cents: exact, rounded once, half a cent away from zero. */
#ifndef GLP1_SKU_MONEY_H
#define GLP1_SKU_MONEY_H

#include "base/num.h"

/*
 * units * price to the cent, a decimal of at most two places. NUM_RANGE, or not .set if
 * either is not.
 */
enum num_status money_of(struct dec units, struct dec price, struct dec *cents);

/* An amount as text for a message. */
struct money_text {
	char text[DEC_TEXT];
};
struct money_text money_text(int64_t cents);

/* For a column of two decimals; NaN if it is not known. */
double money_double(struct dec cents);

#endif
