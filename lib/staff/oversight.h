/*
 * Meetings, site visits and attestations of a supervisor and a supervised person: when is the next
 * one due?
 */
#ifndef GLP1_STAFF_OVERSIGHT_H
#define GLP1_STAFF_OVERSIGHT_H

#include "base/date.h"
#include "staff/states.h"

/* A meeting, visit or attestation that took place. */
struct oversight {
	int32_t date;
	int32_t kind;                        /* enum oversight_kind */
	/* person empty: all that the supervisor has; state empty: any */
	struct str supervisor, person, state;
	double minutes;                      /* NaN: not said */
};

/* Whether an event is of this kind, pair and state. */
bool oversight_is(const struct oversight *o, enum oversight_kind kind, struct str supervisor,
		  struct str person, struct str state);

/*
 * Returns the last day on which the event after one on the day `last` is in time: 7, 14 or 30 days
 * later; for a month or quarter the last day of the calendar month or quarter that follows; for a
 * year the same day a year later. DATE_NONE for PERIOD_NONE.
 */
int32_t oversight_due(int32_t last, enum state_period every);

/*
 * Returns the last day of the calendar month, quarter or year of a day; for 7, 14 or 30 days, of
 * those that begin on the day.
 */
int32_t period_end(int32_t day, enum state_period p);

/* Returns the first day of the calendar month, quarter or year p of a day. */
int32_t period_start(int32_t day, enum state_period p);

enum oversight_status { OVERSIGHT_OK, OVERSIGHT_DUE, OVERSIGHT_OVERDUE, OVERSIGHT_UNRECORDED,
			OVERSIGHT_STATUSES };

extern const char *const oversight_status_names[OVERSIGHT_STATUSES + 1];

enum { OVERSIGHT_SOON_DAYS = 7 };

struct oversight_state {
	enum oversight_status status;
	int32_t last, due;      /* DATE_NONE: none */
	size_t in_month;        /* how many in the calendar month of the as-of day */
	double minutes;         /* of those, as far as they are said */
};

/*
 * Returns the standing of a pair on the day as_of; it is OVERSIGHT_DUE from `soon` days before the
 * due day on. Events after as_of do not count.
 */
struct oversight_state oversight_of(const struct oversight *events, size_t n,
				    const struct state_rule *rule, struct str supervisor,
				    struct str person, int32_t as_of, int32_t soon);

#endif
