/*
 * Lots on hand, first expired first out: how much of each will still be there
 * when it can no longer be dispensed.
 */
#ifndef GLP1_SKU_LOTS_H
#define GLP1_SKU_LOTS_H

#include "volume/demand.h"

struct lot {
	struct str name;
	double quantity;    /* units */
	int32_t expires;    /* expiry or beyond-use date; DATE_NONE: not said, never expires */
	double usable_days; /* days on which it can be dispensed; infinite if it never expires */
	double waste_mean;  /* units left over at the mean rate; NaN: rate unknown, and days left */
	double waste_slow;  /* units left over in a slow spell */
};

enum { LOT_SLOW_PERCENT = 10 }; /* a slow spell: demand that is undercut once in ten times */

/* Days from as_of on which a unit handed out stays in date for use_days, at least 0. */
double lot_usable_days(int32_t expires, int32_t as_of, double use_days);

enum lot_state {
	LOT_USABLE,
	LOT_LATE,   /* in date, but not for use_days more */
	LOT_EXPIRED
};

/* On the day of its expiry a lot is expired. */
enum lot_state lot_state(int32_t expires, int32_t as_of, double use_days);

/*
 * Units of a lot left over when demand until its end is so much, infinite for a lot
 * without end. *used: what the demand took of the lots before, and of this one then.
 */
double lot_left_over(double quantity, double demand, double *used);

/*
 * Sorts lots by expiry, then name, and fills in the rest. With U_0 = 0, q the
 * quantities and c_j the demand of the first n_j days,
 *
 *   U_j = max(U_{j-1}, min(U_{j-1} + q_j, c_j)),  waste_j = q_j - (U_j - U_{j-1})
 *
 * c_j is rate * n_j, and for the slow spell the 10 % quantile of demand over n_j
 * days, with k = n_j / 7 and the weeks' variance s2 of variance max(mean, k s2). Deterministic FEFO
 * issue as in Broekmeulen & van Donselaar, Computers & Operations Research
 * 36:3013 (2009), estimated withdrawal and aging. rate: units a day, NaN unknown.
 */
void lots_project(struct lot *lots, size_t n, int32_t as_of, double use_days, double rate,
		  const struct weeks *w, bool whole);

#endif
