/* The pharmacies that orders may go to (--pharmacies). */
#ifndef GLP1_FILL_SHIPPERS_FEED_H
#define GLP1_FILL_SHIPPERS_FEED_H

#include "fill/shipper.h"
#include "stream/rows.h"

extern const struct feed shipper_feed;

/* Reads at most SHIPPERS_MAX rows, sorted by name, none twice. False: a fault was said. */
bool shippers_read(struct rows *r, struct tool *t, struct opt_file *file);

#endif
