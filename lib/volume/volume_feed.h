/*
 * Prescription volume: the rows that glp1-daily and glp1-stock read, and their
 * columns.
 */
#ifndef GLP1_VOLUME_VOLUME_FEED_H
#define GLP1_VOLUME_VOLUME_FEED_H

#include "stream/input.h"
#include "volume/days.h"

struct rx_row {
	int32_t date;
	struct str sku, location;
	struct dec quantity; /* units dispensed, received ... */
	int32_t kind;        /* enum day_kind */
	int32_t stockout;    /* not 0: the SKU could not be had on that day */
	struct dec requested, on_hand, balance; /* .set is false: the row does not say */
	struct str key, original;
	struct str asked; /* the SKU asked for, where another one was handed out */
	int32_t unit;     /* enum sku_unit, of the quantities; 0: the SKU's own */
	int32_t empty;    /* enum rx_empty: what the balances of the row's day said */
};

enum rx_empty { RX_NOT_SAID, RX_LEFT, RX_EMPTY };
extern const char *const rx_empty_names[]; /* "" first; ends in NULL */

/* Sets *unmet to what was asked for and not dispensed; 0 for other kinds of rows. False: no fit. */
bool rx_unmet(const struct rx_row *row, struct dec *unmet);

extern const struct feed volume_feed;

/*
 * Called for a row that names a unit, or another SKU that was asked for: turns its quantities
 * into those of the SKU whose demand it is, and makes that its SKU. False: *d says why not.
 */
typedef bool rx_own_fn(const void *of, struct rx_row *row, struct diag *d);

/* Which rows count, how they are told apart, and what their quantities are. */
struct rx_filter {
	bool by_location;            /* false: all locations are one, called "" */
	int32_t since, until;        /* first and last day; DATE_NONE: open */
	const struct opt_list *skus; /* fnmatch(3) patterns; empty: all SKUs */
	const char *key;             /* header of the column with row keys (row_keys.h); NULL: none */
	rx_own_fn *own;
	const void *own_of;          /* for own; not written to while rows are read */
	const char *zone;            /* zone set by rx_zone_set; NULL: days are as written */
	int64_t threads;             /* for a large file; OPT_NOT_GIVEN: parts_processors() */
	int64_t years;               /* how far apart the days of two rows may be */
};

/* Whether a SKU, whose text must end in NUL, matches one of the patterns; no patterns: true. */
bool rx_wants(const struct opt_list *patterns, struct str sku);

/* The row of filter->threads in a table of options; at: offset of the int64_t for it. */
#define RX_PARALLEL(at) \
	{ .name = "parallel", .type = OPT_WHOLE, .offset = (at), .arg = "n", .min = 1, \
	  .max = PARTS_MOST, .help = "threads that read a large file; if not given, a processor each" }

/* The row of filter->zone, a const char *. */
#define RX_ZONE(at) \
	{ .name = "time-zone", .type = OPT_TEXT, .offset = (at), .arg = "zone", \
	  .help = "days of stamps with an offset are those of this zone, such as America/New_York" }

/* Sets the time zone, if one was given. Call it in a tool's prepare. False: a fault was said. */
bool rx_zone_set(struct tool *t, const char *zone);

/* The row of filter->key, a const char *. */
#define RX_KEY(at) \
	{ .name = "key", .type = OPT_TEXT, .offset = (at), .arg = "header", \
	  .help = "of a column that is different in each row: what comes twice counts once" }

/* The row of filter->years, an int64_t. */
#define RX_SPAN_YEARS(at) \
	{ .name = "span-years", .type = OPT_WHOLE, .offset = (at), .arg = "n", .min = 1, .max = 300, \
	  .def = "50", .help = "years that the dates of rows may lie apart; more are taken for mistyped" }

enum { RX_DAYS = DATE_LAST - DATE_FIRST + 1 };

/* The days of the input, whatever the SKU. */
struct rx_span {
	int32_t latest;   /* the last day up to filter->until that has a row; DATE_NONE: none */
	int32_t earliest; /* the first day from filter->since on that has a row; DATE_NONE: none */
	struct look_place at_latest, at_earliest; /* where the first row of that day was met */
	uint64_t after; /* rows behind filter->until, left out */
	bool balances;  /* some file has a column that says what is left */
	uint64_t days[(RX_DAYS + 63) / 64]; /* bit i: there is a row of day DATE_FIRST + i */
};
/* Whether a day up to filter->until has a row. */

static inline bool rx_has_day(const struct rx_span *span, int32_t day)
{
	uint32_t i = (uint32_t)(day - DATE_FIRST);
	return span->days[i / 64] >> i % 64 & 1;
}

/* Days with rows that stand alone far behind all others, as mistyped dates do. */
struct rx_stray {
	int32_t first, last, before; /* first and last of them; the last day with a row before them */
	uint32_t days;               /* how many of them have rows */
};

/*
 * Sets *stray to the last days with rows, if they are fewer than 14, begin more than 28 days
 * behind the day before them, and that gap is more than twice as long as any before it (who posts
 * once a month has such gaps all the time). False: there are none.
 */
bool rx_stray_days(const struct rx_span *span, struct rx_stray *stray);

/* Adds the span of a part of the file-th file, whose lines begin behind line `before`. */
void rx_span_join(struct rx_span *to, const struct rx_span *from, uint64_t before, uint32_t file);

/*
 * Checks how far apart the days of rows are. False: two are more than so many years apart, so
 * that one date cannot be right; a fault that names both rows was said.
 */
bool rx_span_judge(struct tool *t, int64_t years, const struct rx_span *span);

/*
 * Reads the operands of t into *days, which the caller releases in either case, and
 * *span. False: faults were said. What columns tell beyond kind and quantity is added
 * in the form of plain rows that say the same, so that the sums hold it all:
 *
 *   requested_qty  of a dispense or stockout: DAY_UNMET, what was asked for and not dispensed
 *   on_hand        0 or less of a dispense of 0 with nothing unmet: DAY_STOCKOUT instead
 *   stockout       yes: DAY_STOCKOUT of 0 as well
 *   balance        DAY_EMPTY as well: 1 where it is 0 or less
 *   empty          DAY_EMPTY as well: 1 for yes, 0 for no
 */
bool rx_read(struct tool *t, const struct rx_filter *filter, struct day_table *days,
	     struct rx_span *span);

#endif
