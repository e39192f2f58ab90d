/*
 * Lots on hand, first expired first out: how much of each will still be there
 * when it can no longer be dispensed.
 */
#ifndef GLP1_SKU_LOTS_H
#define GLP1_SKU_LOTS_H

#include "volume/demand.h"

/* What a file says of a lot besides its dates. */
enum lot_status {
	LOT_AVAILABLE,
	LOT_HOLD,       /* nobody may have it until it is released */
	LOT_QUARANTINE, /* as LOT_HOLD */
	LOT_RECALLED,   /* nobody may have it any more */
	LOT_ALLOCATED,  /* promised to somebody: no stock for others */
	LOT_OPENED,     /* in use; if the day of opening is not known, nobody may have it */
	LOT_STATUSES
};

extern const char *const lot_status_names[LOT_STATUSES + 1]; /* ends in NULL */

struct lot {
	struct str name;
	const char *remark; /* what else a note should say of it; NULL: nothing */
	bool found;         /* the remark is to be acted on */
	double quantity;    /* units; below 0: the books are wrong */
	double kept;        /* how many of these units are not for everybody, 0 to quantity */
	enum lot_status status;
	bool opened;        /* it is used up here, so it need not stay in date for use_days */
	bool owned;         /* it belongs to a patient: for nobody else */
	int32_t opened_on;  /* day of the first puncture, if opened */
	int32_t counted;    /* the caller's: when it was counted; DATE_NONE: not said */
	int32_t expires;    /* expiry or beyond-use date, or the end of its in-use days if that is
	                       earlier; DATE_NONE: not said, so it never expires */
	double usable_days; /* days on which it can be dispensed; infinite if it never expires; 0 if
	                       no unit of it is for everybody */
	double waste_mean;  /* units left over at the mean rate; NaN: the rate is unknown and days are
	                       left, or nobody knows whether the lot will be released */
	double waste_slow;  /* units left over in a slow spell */
};

enum { LOT_SLOW_PERCENT = 10 }; /* a slow spell: demand is as low as this once in ten times */

/* Returns for how many days from as_of on a unit handed out stays in date for use_days; >= 0. */
double lot_usable_days(int32_t expires, int32_t as_of, double use_days);

enum lot_state {
	LOT_USABLE,
	LOT_LATE,   /* in date, but not for use_days more */
	LOT_EXPIRED
};

/* Returns the state of a lot by its date alone; on the day of its expiry it is expired. */
enum lot_state lot_state(int32_t expires, int32_t as_of, double use_days);

/* What a row of a file says of a lot. */
struct lot_said {
	enum lot_status status;
	double quantity, allocated; /* units; allocated NaN: none */
	bool owned;
	int32_t expires, opened;    /* DATE_NONE: not said */
	double in_use_days;         /* how long it may be used from opened on */
};

/*
 * Returns the lot that a row describes, without its name. An opened lot ends with its in-use days
 * (day 0 is that of opening; USP <797>: 28 days) or with its date, whichever is earlier. A lot
 * that is on hold, in quarantine, recalled, allocated, a patient's, or opened nobody knows when
 * is kept whole.
 */
struct lot lot_of(const struct lot_said *said);

/* Whether a lot has units for everybody, whatever its date. */
bool lot_is_free(const struct lot *lot);

/*
 * Returns how many units of a lot are left over, where demand is that of all days until the lot
 * ends, infinite if it never does. *used is how much of that demand the lots before have met;
 * what this one meets is added to it.
 */
double lot_left_over(double quantity, double demand, double *used);

/*
 * Sorts lots by expiry, then name, and sets usable_days, waste_mean and waste_slow of each. With
 * q_j the units of lot j that are not kept, n_j its usable days, c_j the demand of so many days,
 * and U_0 = 0:
 *
 *   U_j = max(U_{j-1}, min(U_{j-1} + q_j, c_j)),  waste_j = q_j - (U_j - U_{j-1})
 *
 * c_j is rate * n_j; for the slow spell it is the 10 % quantile of demand over n_j days, whose
 * variance is max(mean, n_j / 7 * the variance of the weeks w). whole: units are whole numbers.
 * This is deterministic FEFO issue as in Broekmeulen & van Donselaar, Computers & Operations
 * Research 36:3013 (2009), estimated withdrawal and aging. What a lot below 0 lacks is taken from
 * the others, first expired first. rate: units a day; NaN: not known.
 */
void lots_project(struct lot *lots, size_t n, int32_t as_of, double use_days, double rate,
		  const struct weeks *w, bool whole);

#endif
