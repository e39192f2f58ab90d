/* Units on hand (--on-hand, --lots) and on order (--on-order), and days closed (--holidays). */
#ifndef GLP1_SKU_ON_HAND_FEED_H
#define GLP1_SKU_ON_HAND_FEED_H

#include "sku/sku_feed.h"

extern const struct feed on_hand_feed, on_order_feed;

/* Units of a SKU, of a lot of it if one is named, or units ordered. */
struct held_row {
	struct str sku, location, lot, owner; /* owner: a patient's key, never shown */
	struct dec quantity, allocated;
	struct dec came, outstanding; /* of an order: units received, and still to come */
	int32_t date; /* expires, or due */
	int32_t opened, received, counted;
	int32_t status; /* enum lot_status */
	int32_t unit;   /* enum sku_unit; none: that of the SKU */
};

/* The day on which the clinic stands, and what a unit must last. */
struct held_terms {
	const char *option; /* that names the file; held_read sets it */
	bool by_location;
	const struct sku_table *skus; /* whose units and in-use days they are; NULL: not known */
	int32_t as_of;
	double use_days, in_use_days; /* NaN: 28 */
};

/*
 * Turns the quantities of a row into the SKU's own unit. False: *d says why they cannot be, and
 * what would help.
 */
bool held_in_own_unit(struct held_row *row, const struct sku_row *sku, struct diag *d);

/*
 * For the feed: what does not go together in a row, or is a GS1 code that cannot be read; and the
 * lot and expiry in place of a code.
 */
feed_check held_check;
feed_fix held_fix;

/* What a row says of its lot, names apart; in_use_days: of its SKU. */
struct lot held_lot(const struct held_row *row, double in_use_days);

/* Of its quantity what anybody can have: not kept back, and in date for use_days. */
struct dec held_usable(const struct held_row *row, const struct lot *lot,
			    const struct held_terms *terms);

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

/* Reads a file of open orders, if one was given, by the same terms. False: faults were said. */
bool on_order_read(struct sku_table *t, struct tool *tool, struct opt_file *file,
		   const struct held_terms *terms);

#endif
