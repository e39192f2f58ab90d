/* Units on hand (--on-hand, --lots) and on order (--on-order), and days closed (--holidays). */
#ifndef GLP1_SKU_ON_HAND_FEED_H
#define GLP1_SKU_ON_HAND_FEED_H

#include "sku/sku_feed.h"
#include "volume/calendar.h"

extern const struct csv_col held_cols[], on_order_cols[], holiday_cols[];
enum { HELD_COLS = 5, ON_ORDER_COLS = 4, HOLIDAY_COLS = 1 };

/* The day on which the clinic stands, and what a unit must last. */
struct held_terms {
	const char *option; /* that names the file */
	bool by_location;
	int32_t as_of;
	double use_days;
};

/*
 * Reads a file of lots, or of totals without lot and expiry; quantities of one
 * SKU and location are summed. A lot that has no usable day left is on hand but
 * not usable. What a file of another option has listed is a fault: it would count
 * twice. False: faults were said.
 */
bool held_read(struct sku_table *t, struct tool *tool, const char *file,
	       const struct held_terms *terms);

/* Reads a file of open orders. False: faults were said. */
bool on_order_read(struct sku_table *t, struct tool *tool, const char *file, bool by_location);

/* Reads a file of days. False: faults were said. Release *c in either case. */
bool holidays_read(struct closed_days *c, struct tool *tool, const char *file);

#endif
