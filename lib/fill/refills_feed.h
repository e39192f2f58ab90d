/* What each patient has left (--refills), and the days on which to order. */
#ifndef GLP1_FILL_REFILLS_FEED_H
#define GLP1_FILL_REFILLS_FEED_H

#include "fill/due.h"
#include "fill/fill_row.h"
#include "stream/rows.h"

struct refill_row {
	struct str patient, pharmacy, sku;
	int32_t last_fill, rx_expires;
	double days_supply, refills_left, dose_days, early_share; /* NaN: empty */
	struct refill refill; /* what of it counts */
	struct due due;
	int64_t p50_days, p95_days; /* that orders take at its pharmacy; OUT_UNKNOWN */
	int64_t doses_missed, left; /* OUT_UNKNOWN: not known */
};

extern const struct feed refill_feed;
extern const struct report refills_due_report, refills_load_report;

/*
 * When to order each of the rows of refill_feed: rules but for the days that orders take,
 * which are those of its pharmacy in the counts, by pharmacy alone and sorted, and what its
 * row of shippers says. The most pressing first.
 */
void refills_look(struct rows *refills, const struct fill *f, const struct fill_view *v,
		  const struct due_rules *rules, const struct rows *shippers);

/* A row a patient. check: only those to order today or late. Returns how many those are. */
size_t refills_report(struct tool *t, const struct rows *refills, int32_t as_of, bool check);

/* Orders that may be placed from a day on, and that must be placed by it, for each such day. */
void refills_report_load(struct tool *t, const struct rows *refills);

#endif
