/*
 * Counts of each pharmacy's orders, made as the orders come: memory grows with pharmacies
 * and distinct durations, never with orders. Parts that were counted separately can be merged,
 * in any order, with exactly the same result as counting them together.
 */
#ifndef GLP1_FILL_FILL_H
#define GLP1_FILL_FILL_H

#include "base/map.h"
#include "fill/instant.h"
#include "dist/tally.h"

enum { FILL_HOURS_MAX = 24 * 3650 };

enum fill_status { FILL_PLAIN, FILL_REJECTED, FILL_HELD, FILL_INCOMPLETE, FILL_CANCELLED,
		   FILL_STATUSES };

extern const char *const fill_status_names[FILL_STATUSES + 1]; /* ends in NULL; FILL_PLAIN is "" */

/* One order. Texts are not kept after the call. */
struct fill_order {
	struct str pharmacy, by;     /* by: the second key of the group; may be empty */
	struct instant ordered;      /* always set */
	struct instant received;     /* not set: open, unless ended otherwise */
	struct instant cancelled;    /* it was, if this is set or status is FILL_CANCELLED */
	struct instant promised, told;
	enum fill_status status;
	bool judged;                 /* its file has a column status, be the cell empty or not */
	double quantity, received_quantity; /* units, >= 0; NaN: not known */
	double lead_stated;          /* hours, 0 to FILL_HOURS_MAX; NaN: not known */
};

/* How to count orders; the same for all parts of a whole. */
struct fill_rules {
	struct fill_calendar calendar;
	struct instant as_of;        /* later moments have not happened; not set: the latest of all */
	int64_t early, late;         /* seconds before and after a promise that are on time, >= 0 */
	bool no_early;               /* no order is too early to be on time */
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
	uint64_t told;               /* orders with a problem that the clinic was told of */
	uint64_t told_seconds;       /* sum of seconds from order to word */
	uint64_t stated;             /* received orders with a stated lead time */
	uint64_t stated_thousandths; /* sum of them, in thousandths of an hour, so that it is exact */
	uint64_t stated_seconds;     /* sum of the measured times of those orders */
	struct tally took;           /* seconds from order to receipt */
	struct tally left;           /* seconds from order to cancellation or rejection */
	struct tally open;           /* packed moments at which open orders were placed */
	struct tally open_promised;  /* packed moments for which open orders were promised */
	struct tally open_plain;     /* packed moments at which those without a promise were placed */
	struct tally untold;         /* packed moments of open orders nobody was told about */
	struct tally day_orders;     /* by day of receipt: orders received */
	struct tally day_seconds;    /* ... and the sum of their seconds, one more for each order */
};

/* How the moments of one column were written. */
struct fill_written {
	uint64_t days, timed, zoned; /* days only; with a time of day; of these, with an offset */
};

enum { FILL_LOOK_UPS = 256 };

struct fill {
	struct fill_rules rules;
	struct map groups;           /* struct fill_group by pharmacy and by */
	struct fill_group *recent[FILL_LOOK_UPS]; /* groups looked up lately, by a mark of their names */
	struct fill_group **group;   /* set by fill_sort: n of them, by pharmacy, then by */
	size_t n;
	struct instant latest;       /* of all moments that happened; not set: there is none */
	uint64_t later;              /* orders after the as-of moment, left out */
	struct fill_written ordered, received;
};

/* The name and place of a count, for writing counts to a file and reading them again. */
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

/* Starts empty counts; holidays must live as long as f. Release f. */
void fill_init(struct fill *f, const struct fill_rules *rules);
void fill_release(struct fill *f);

/* Counts an order. Returns whether it is open. */
bool fill_add(struct fill *f, const struct fill_order *o);

/* Adds the counts of `from`, which must have the same rules. */
void fill_merge(struct fill *f, const struct fill *from);

/* Returns the group of a pharmacy and key; makes an empty one if there is none. */
struct fill_group *fill_group_of(struct fill *f, struct str pharmacy, struct str by);

/* Whether counts that were read from a file fit together; call it after fill_sort. */
bool fill_is_sound(const struct fill *f);

/* Keeps the latest of the moments seen; of equal ones always the same, whatever the order. */
void fill_see(struct fill *f, const struct instant *t);

/* Sets group and n; nothing may be added after that. */
void fill_sort(struct fill *f);

#endif
