/*
 * What is known of each pharmacy's orders, counted as they come: memory grows with
 * pharmacies and distinct durations, never with orders. Parts counted apart can be
 * merged, in any order, to exactly what counting them together gives.
 */
#ifndef GLP1_FILL_FILL_H
#define GLP1_FILL_FILL_H

#include "base/map.h"
#include "fill/instant.h"
#include "dist/tally.h"

enum { FILL_HOURS_MAX = 24 * 3650 };

enum fill_status { FILL_PLAIN, FILL_REJECTED, FILL_HELD, FILL_INCOMPLETE, FILL_CANCELLED, FILL_STATUSES };

extern const char *const fill_status_names[FILL_STATUSES + 1]; /* ends in NULL; FILL_PLAIN is "" */

/* One order. Texts are only looked at. */
struct fill_order {
	struct str pharmacy, by;     /* by: what else to part by; may be empty */
	struct instant ordered;      /* always set */
	struct instant received;     /* not set: open, unless ended otherwise */
	struct instant cancelled;    /* set, or status FILL_CANCELLED: it was */
	struct instant promised, told;
	enum fill_status status;
	bool judged;                 /* its file says a status, if only by an empty cell */
	double quantity, received_quantity; /* units, >= 0; NaN: not known */
	double lead_stated;          /* hours, 0 to FILL_HOURS_MAX; NaN: not known */
};

/* How orders are counted; the same for all parts of a whole. */
struct fill_rules {
	struct fill_calendar calendar;
	struct instant as_of;        /* later moments have not happened; not set: the latest of all */
	int64_t early, late;         /* seconds around a promise that are on time still, >= 0 */
	bool no_early;               /* however early, it is on time */
};

struct fill_group {
	struct str pharmacy, by;
	uint64_t orders;             /* all but those after the as-of moment */
	uint64_t left_out;           /* received, told or cancelled before they were ordered: left out */
	uint64_t judged;             /* orders of files that say a status */
	uint64_t received, cancelled, rejected, held, incomplete;
	uint64_t promised, on_time;  /* received orders with a promise; those on time */
	uint64_t quantities;         /* ... with both quantities known */
	uint64_t on_time_complete;   /* ... on time, and no less than was ordered */
	uint64_t told;               /* problems that somebody was told of */
	uint64_t told_seconds;       /* sum, from the order on */
	uint64_t stated;             /* received orders with a stated lead time */
	uint64_t stated_thousandths; /* sum of them, in thousandths of an hour, so that it is exact */
	uint64_t stated_seconds;     /* sum of their measured ones */
	struct tally took;           /* seconds from order to receipt */
	struct tally left;           /* seconds from order to cancellation or rejection */
	struct tally open;           /* packed moments at which open orders were placed */
	struct tally open_promised;  /* packed moments for which open orders were promised */
	struct tally open_plain;     /* packed moments at which the others were placed */
	struct tally untold;         /* packed moments of open orders nobody was told about */
	struct tally day_orders;     /* by day of receipt: orders received */
	struct tally day_seconds;    /* ... and the sum of their seconds, one more for each order */
};

/* How the moments of one column were written. */
struct fill_written {
	uint64_t days, timed, zoned; /* days only; with a time of day; of these, with an offset */
};

struct fill {
	struct fill_rules rules;
	struct map groups;           /* struct fill_group by pharmacy and by */
	struct fill_group **group;   /* set by fill_sort: n of them, by pharmacy, then by */
	size_t n;
	struct instant latest;       /* of all moments that happened; not set: there is none */
	uint64_t later;              /* orders after the as-of moment, left out */
	struct fill_written ordered, received;
};

/* All that is counted, by name, for those that carry it elsewhere and back. */
struct fill_part {
	const char *name;
	size_t offset;
};

enum { FILL_COUNTS = 17, FILL_TALLIES = 8, FILL_SUMS = 7 };

extern const struct fill_part fill_counts_of[FILL_COUNTS];   /* uint64_t of a group */
extern const struct fill_part fill_tallies_of[FILL_TALLIES]; /* struct tally of a group */
extern const struct fill_part fill_sums_of[FILL_SUMS];       /* uint64_t of the whole */

static inline uint64_t *fill_count(const struct fill_group *g, size_t i)
{
	return (uint64_t *)((uintptr_t)g + fill_counts_of[i].offset);
}

static inline struct tally *fill_tally(const struct fill_group *g, size_t i)
{
	return (struct tally *)((uintptr_t)g + fill_tallies_of[i].offset);
}

static inline uint64_t *fill_sum(const struct fill *f, size_t i)
{
	return (uint64_t *)((uintptr_t)f + fill_sums_of[i].offset);
}

/* Holidays must live as long as the counts. Release it. */
void fill_init(struct fill *f, const struct fill_rules *rules);
void fill_release(struct fill *f);

/* Returns whether the order is open. */
bool fill_add(struct fill *f, const struct fill_order *o);

/* Adds all that was counted in another by the same rules. */
void fill_merge(struct fill *f, const struct fill *from);

/* The group of a pharmacy, made empty if there is none. */
struct fill_group *fill_group_of(struct fill *f, struct str pharmacy, struct str by);

/* Whether counts that came from elsewhere fit together, once they are sorted. */
bool fill_is_sound(const struct fill *f);

/* A moment that happened; the latest of all is kept, of equal ones the same in any order. */
void fill_see(struct fill *f, const struct instant *t);

/* Sets group and n; nothing can be added from here on. */
void fill_sort(struct fill *f);

#endif
