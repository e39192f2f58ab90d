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
	struct refill refill; /* the values that count, set by refills_look */
	struct due due;
	int64_t p50_days, p95_days; /* an order takes at its pharmacy; OUT_UNKNOWN: not known */
	int64_t doses_missed, left; /* OUT_UNKNOWN: not known */
};

extern const struct feed refill_feed;
extern const struct report refills_due_report, refills_load_report;

/*
 * Finds when to order each refill, and sorts the rows of refill_feed, the most urgent first. The
 * days that orders take are those of the pharmacy in f, whose counts are sorted and by pharmacy
 * alone; the row of shippers comes next, then rules.
 */
void refills_look(struct rows *refills, const struct fill *f, const struct fill_view *v,
		  const struct due_rules *rules, const struct rows *shippers);

/* Writes a row for each patient; check: only what is unknown, late or due today. Returns those. */
size_t refills_report(struct tool *t, const struct rows *refills, int32_t as_of, bool check);

/* Writes, for each day, how many orders may be placed from it on, and must be placed by it. */
void refills_report_load(struct tool *t, const struct rows *refills);

#endif
