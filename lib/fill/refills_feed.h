/* What each patient has left (--refills), and the days on which to order. */
#ifndef GLP1_FILL_REFILLS_FEED_H
#define GLP1_FILL_REFILLS_FEED_H

#include "fill/due.h"
#include "fill/fill_row.h"
#include "stream/input.h"

struct refill_row {
	struct str patient, pharmacy, sku;
	int32_t last_fill, rx_expires;
	struct dec days_supply, refills_left, dose_days, early_share;
	struct refill refill; /* what of it counts */
	struct due due;
	int32_t pace_usual, pace_slow; /* days that orders take at its pharmacy; -1: not known */
};

extern const struct csv_col refill_cols[];
extern const struct csv_out_col due_cols[], load_cols[];
enum { REFILL_COLS = 9, DUE_COLS = 13, LOAD_COLS = 3 };

struct refills {
	struct refill_row *row;
	size_t n, size;
	struct arena arena;
};

/* Reads --refills. False: faults were said. Release in either case. */
bool refills_read(struct refills *r, struct tool *t, const char *file);
void refills_release(struct refills *r);

/*
 * When to order each: rules but for the days that orders take, which are those of its
 * pharmacy in the counts, by pharmacy alone and sorted. The most pressing first.
 */
void refills_look(struct refills *r, const struct fill *f, const struct fill_view *v,
		  const struct due_rules *rules);

/* A row a patient. check: only those to order today or late. Returns how many those are. */
size_t refills_report(struct csv_writer *w, const struct refills *r, int32_t as_of, bool check);

/* Orders that may be placed from a day on, and that must be placed by it, for each such day. */
void refills_report_load(struct csv_writer *w, const struct refills *r);

#endif
