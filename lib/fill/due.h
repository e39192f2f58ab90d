/*
 * When to order a refill: the pharmacy refuses an order that is too early, and the patient
 * misses a dose if it is too late. Computes, from the last fill, the days between which to order.
 */
#ifndef GLP1_FILL_DUE_H
#define GLP1_FILL_DUE_H

#include "fill/instant.h"

enum { REFILL_DAYS_MAX = 3650 };

/* A patient's supply and prescription. */
struct refill {
	int32_t last_fill;    /* day from which the supply counts, at most DATE_LAST - REFILL_DAYS_MAX */
	int32_t days_supply;  /* 1 to REFILL_DAYS_MAX */
	int32_t dose_days;    /* days from dose to dose, 1 to REFILL_DAYS_MAX; weekly: 7 */
	int32_t refills_left; /* -1: not known */
	int32_t rx_expires;   /* the prescription's last day; DATE_NONE: not known */
};

/* The rules and the pace of the pharmacy. */
struct due_rules {
	int32_t as_of;
	double early_share;   /* the share of the supply to be used before a refill, 0..1 */
	int32_t usual, slow;  /* days an order takes: its median, its 95th percentile; -1: not known */
	struct fill_calendar calendar; /* its open days; only they count as days of usual and slow */
	uint8_t ship_days;    /* weekdays on which it takes up an order, bit 0 Monday; 0: any */
};

enum due_state {
	DUE_UNKNOWN, /* how long orders take is not known */
	DUE_EARLY,   /* an order would be refused */
	DUE_ORDER,   /* it can be ordered, and comes in time */
	DUE_LATE,    /* it comes in time only if the pharmacy is no slower than usual */
	DUE_MISS,    /* even then it comes too late for `missed` doses */
	DUE_STATES
};

extern const char *const due_state_names[DUE_STATES + 1]; /* ends in NULL */

enum due_need {
	DUE_NOTHING,
	DUE_NO_REFILLS,     /* none left */
	DUE_EXPIRED,        /* the prescription will be over when the order may be placed */
	DUE_REFILLS_UNKNOWN,
	DUE_EXPIRY_UNKNOWN,
	DUE_NEEDS
};

extern const char *const due_need_names[DUE_NEEDS + 1]; /* ends in NULL */

struct due {
	int32_t earliest;     /* last_fill + early share of the supply, rounded up */
	int32_t run_out;      /* last_fill + days_supply: the next dose is due on this day */
	int32_t latest;       /* last day to order if it takes `slow` days; DATE_NONE: not known */
	enum due_state state; /* of an order placed on the as-of day */
	int32_t missed;       /* doses due before that order comes */
	enum due_need need;   /* what the prescription lacks */
};

/* Returns when to order, and how an order of the as-of day would do. */
struct due due_of(const struct refill *r, const struct due_rules *rules);

/*
 * Returns the last day to order so that `days` >= 0 days end by the day `by`; an open day, not
 * before 1900. ship_days as in due_rules: an order waits for the first of them.
 */
int32_t due_latest(const struct fill_calendar *c, uint8_t ship_days, int32_t by, int32_t days);

#endif
