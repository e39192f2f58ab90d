/* Units on hand (--on-hand, --lots) and on order (--on-order), and days closed (--holidays). */
#ifndef GLP1_SKU_ON_HAND_FEED_H
#define GLP1_SKU_ON_HAND_FEED_H

#include "sku/sku_feed.h"
#include "volume/calendar.h"

extern const struct feed on_hand_feed, on_order_feed, holiday_feed;

/* The day on which the clinic stands, and what a unit must last. */
struct held_terms {
	const char *option; /* that names the file; held_read sets it */
	bool by_location;
	int32_t as_of;
	double use_days;
};

/*
 * Reads a file, if one was given, of lots, or of totals without lot and expiry; quantities of one
 * SKU and location are summed. A lot that has no usable day left is on hand but
 * not usable. A row below zero is set aside and counted, and what it lacks is taken off what is
 * there, to 0 at least; lots listed twice or with two dates are counted. What a file of another
 * option has listed is a fault: it would count
 * twice. False: faults were said.
 */
bool held_read(struct sku_table *t, struct tool *tool, struct opt_file *file,
	       const struct held_terms *terms);

/* Reads a file of open orders, if one was given. False: faults were said. */
bool on_order_read(struct sku_table *t, struct tool *tool, struct opt_file *file, bool by_location);

/* Reads a file of days, if one was given. False: faults were said. Release *c in either case. */
bool holidays_read(struct closed_days *c, struct tool *tool, struct opt_file *file);

#endif
