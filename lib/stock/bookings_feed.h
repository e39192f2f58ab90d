/* --bookings of glp1-stock: what is booked for the days ahead. */
#ifndef GLP1_STOCK_BOOKINGS_FEED_H
#define GLP1_STOCK_BOOKINGS_FEED_H

#include "sku/kits_feed.h"
#include "stock/bookings.h"
#include "stream/input.h"

extern const struct feed bookings_feed;

/* How bookings become demand of what is stocked. */
struct bookings_terms {
	bool by_location;
	int32_t as_of;
	const struct sku_table *skus; /* units and successors */
	const struct kits *kits;
};

/* A zeroed one is empty. Release it. */
struct bookings_table {
	struct day_table days; /* expected units as DAY_DISPENSE */
	bool read;
};

/*
 * Reads a file, if one was given: quantity times show_rate, exactly, in the SKU's own unit, kits
 * as their parts, what is superseded as its successor; rows of one SKU, location and day add up.
 * Rows up to as_of are left out, with a note: volume has them. A day more than ten years ahead is
 * a fault. False: faults were said.
 */
bool bookings_read(struct bookings_table *b, struct tool *t, struct opt_file *file,
		   const struct bookings_terms *terms);

/* The bookings of a SKU and location; the caller frees units. False: there are none. */
bool bookings_find(const struct bookings_table *b, struct str sku, struct str location,
		   int32_t as_of, struct bookings *found);

void bookings_release(struct bookings_table *b);

#endif
