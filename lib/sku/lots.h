/*
 * Lots on hand, first expired first out: how much of each will still be there
 * when it can no longer be dispensed.
 */
#ifndef GLP1_SKU_LOTS_H
#define GLP1_SKU_LOTS_H

#include "volume/demand.h"

/* What is said of a lot beside its date. */
enum lot_status {
	LOT_AVAILABLE,
	LOT_HOLD,       /* nobody may have it until it is released */
	LOT_QUARANTINE, /* the same */
	LOT_RECALLED,   /* nobody may have it any more */
	LOT_ALLOCATED,  /* promised to somebody: no stock for others */
	LOT_OPENED,     /* in use; without a day since when, nobody may have it */
	LOT_STATUSES
};

extern const char *const lot_status_names[LOT_STATUSES + 1]; /* ends in NULL */

struct lot {
	struct str name;
	const char *remark; /* what else is to be known of it; NULL: nothing */
	bool found;         /* the remark is to be acted on */
	double quantity;    /* units; below 0: the books are wrong */
	double kept;        /* of it, units that are not for everybody, 0 to quantity */
	enum lot_status status;
	bool opened;        /* it need not last for use_days, but is used where it stands */
	bool owned;         /* a patient's: for nobody else */
	int32_t opened_on;  /* first puncture, if opened */
	int32_t counted;    /* for the caller: when it was counted; DATE_NONE: not said */
	int32_t expires;    /* expiry or beyond-use date, or the end of its use if that is earlier;
	                       DATE_NONE: not said, never expires */
	double usable_days; /* days on which it can be dispensed; infinite if it never expires; 0: no
	                       unit of it is for everybody */
	double waste_mean;  /* units left over at the mean rate; NaN: rate unknown, and days left,
	                       or nobody knows whether it will be released */
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

/* The last day and status of what is said of a lot. */
struct lot_said {
	enum lot_status status;
	double quantity, allocated; /* units; allocated NaN: none */
	bool owned;
	int32_t expires, opened;    /* DATE_NONE: not said */
	double in_use_days;         /* from opened on */
};

/*
 * What it makes of a lot, but for its name: an opened one ends with its in-use days (day 0 is that
 * of opening, USP <797>'s 28 days by default) or its date, the earlier; one that is on hold, in
 * quarantine, recalled, a patient's, or opened nobody knows when is kept whole.
 */
struct lot lot_of(const struct lot_said *said);

/* Whether a lot has units for everybody, whatever its date. */
bool lot_is_free(const struct lot *lot);

/*
 * Units of a lot left over when demand until its end is so much, infinite for a lot
 * without end. *used: what the demand took of the lots before, and of this one then.
 */
double lot_left_over(double quantity, double demand, double *used);

/*
 * Sorts lots by expiry, then name, and fills in the rest; q are the units that are not kept. With
 * U_0 = 0 and c_j the demand of the first n_j days,
 *
 *   U_j = max(U_{j-1}, min(U_{j-1} + q_j, c_j)),  waste_j = q_j - (U_j - U_{j-1})
 *
 * c_j is rate * n_j, and for the slow spell the 10 % quantile of demand over n_j
 * days, with k = n_j / 7 and the weeks' variance s2 of variance max(mean, k s2). Deterministic FEFO
 * issue as in Broekmeulen & van Donselaar, Computers & Operations Research
 * 36:3013 (2009), estimated withdrawal and aging. What a lot below 0 lacks was
 * taken from the others, first expired first. rate: units a day, NaN unknown.
 */
void lots_project(struct lot *lots, size_t n, int32_t as_of, double use_days, double rate,
		  const struct weeks *w, bool whole);

#endif
