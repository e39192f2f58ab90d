/* --bookings of glp1-stock: what is booked for the days ahead. */
#ifndef GLP1_STOCK_BOOKINGS_FEED_H
#define GLP1_STOCK_BOOKINGS_FEED_H

#include "sku/kits_feed.h"
#include "stock/bookings.h"
#include "stream/input.h"

extern const struct feed bookings_feed;

/* What is needed to turn bookings into demand for the SKUs that are stocked. */
struct bookings_terms {
	bool by_location;
	int32_t as_of;
	const struct sku_table *skus; /* units and successors */
	const struct kits *kits;
};

/* Start with a zeroed one, which is empty; release it with bookings_release. */
struct bookings_table {
	struct day_table days; /* expected units as DAY_DISPENSE */
	bool read;
};

/*
 * Reads the file, if one was given, and adds up its rows by SKU, location and day. A row counts
 * as quantity times show_rate, exactly, in the SKU's own unit; a kit is booked as its parts, and a
 * superseded SKU as its successor. Rows up to as_of are left out, with a note, as the volume has
 * them. A day more than ten years ahead is a fault. False: faults were said.
 */
bool bookings_read(struct bookings_table *b, struct tool *t, struct opt_file *file,
		   const struct bookings_terms *terms);

/* Finds the bookings of a SKU and location; the caller frees found->units. False: none. */
bool bookings_find(const struct bookings_table *b, struct str sku, struct str location,
		   int32_t as_of, struct bookings *found);

void bookings_release(struct bookings_table *b);

#endif
