/*
 * Prescription volume: the rows that glp1-daily and glp1-stock read, and the
 * columns they come from.
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
	struct dec requested, on_hand; /* not .set: not said */
};

extern const struct feed volume_feed;

/* Which rows count, and how they are told apart. */
struct rx_filter {
	bool by_location;            /* false: all locations are one, called "" */
	int32_t since, until;        /* first and last day; DATE_NONE: open */
	const struct opt_list *skus; /* fnmatch(3) patterns; empty: all */
	int64_t threads;             /* that read a large file; OPT_NOT_GIVEN: one for each processor */
};

/* The row of filter->threads in a table of options; at: the offset of its int64_t. */
#define RX_PARALLEL(at) \
	{ .name = "parallel", .type = OPT_WHOLE, .offset = (at), .arg = "n", .min = 1, \
	  .max = PARTS_MOST, .help = "threads that read a large file; if not given, a processor each" }

/* What was in the input, whatever the SKU. */
struct rx_span {
	int32_t latest; /* day of a row, filter->until at most; DATE_NONE: no row */
	int32_t before; /* the latest day but one; DATE_NONE: none */
	uint64_t after; /* rows behind filter->until, left out */
};

/*
 * Reads the operands of t into days, which the caller releases. False: faults were
 * said. What columns tell beyond kind and quantity is booked as the plain rows that
 * say the same, so that the sums hold it all:
 *
 *   requested_qty  of a dispense or stockout: DAY_UNMET, what was asked for and not dispensed
 *   on_hand        0 or less of a dispense of 0 with nothing unmet: DAY_STOCKOUT instead
 *   stockout       yes: DAY_STOCKOUT of 0 as well
 */
bool rx_read(struct tool *t, const struct rx_filter *filter, struct day_table *days,
	     struct rx_span *span);

#endif
