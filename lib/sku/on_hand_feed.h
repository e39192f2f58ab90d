/* Units on hand (--on-hand, --lots) and on order (--on-order), and days closed (--holidays). */
#ifndef GLP1_SKU_ON_HAND_FEED_H
#define GLP1_SKU_ON_HAND_FEED_H

#include "sku/sku_feed.h"

extern const struct feed on_hand_feed, on_order_feed;

/* A row: units of a SKU, or of a lot of it if one is named, or units ordered. */
struct held_row {
	struct str sku, location, lot, owner; /* owner: a patient's key, never shown */
	struct dec quantity, allocated;
	struct dec came, outstanding; /* of an order: units received, and units still to come */
	int32_t date; /* the expiry of units on hand, or the day on which an order is due */
	int32_t opened, received, counted;
	int32_t status; /* enum lot_status; of an order, its own words */
	int32_t unit;   /* enum sku_unit; UNIT_NOT_SAID: that of the SKU */
};

/* By what terms the files are read: the day of the run, and how long a unit must stay in date. */
struct held_terms {
	const char *option; /* the option that names the file; held_read sets it */
	bool by_location;
	const struct sku_table *skus; /* has units and in-use days of the SKUs; NULL: not known */
	int32_t as_of;
	double use_days, in_use_days; /* NaN: 28 */
};

/*
 * Turns the quantities of a row into the SKU's own unit. sku NULL: nothing is known of the SKU.
 * False: *d says why that cannot be, and what would help.
 */
bool held_in_own_unit(struct held_row *row, const struct sku_row *sku, struct diag *d);

/*
 * The check and the fix of the feed. The check refuses a GS1 code that cannot be read, and more
 * units allocated than there are; the fix puts lot and expiry in the place of a GS1 code.
 */
feed_check held_check;
feed_fix held_fix;

/* Returns the lot of a row, without its name. in_use_days: those of its SKU; NaN: 28. */
struct lot held_lot(const struct held_row *row, double in_use_days);

/* Returns how many units of the row anybody can have: not kept, and in date for use_days. */
struct dec held_usable(const struct held_row *row, const struct lot *lot,
			    const struct held_terms *terms);

/*
 * Reads a file, if one was given, of lots, or of totals without lot and expiry, and adds up the
 * quantities of each SKU and location. A lot without a usable day left is on hand but not usable.
 * A row below zero makes no lot and is counted, and what it lacks is taken off the sums, which
 * stay at least 0. Lots listed twice or with two dates are counted. A SKU and location that a
 * file of another option has listed is a fault, as it would count twice. False: faults were said.
 */
bool held_read(struct sku_table *t, struct tool *tool, struct opt_file *file,
	       const struct held_terms *terms);

/* Reads a file of open orders, if one was given, by the same terms. False: faults were said. */
bool on_order_read(struct sku_table *t, struct tool *tool, struct opt_file *file,
		   const struct held_terms *terms);

#endif
