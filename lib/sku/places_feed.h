/* Locations whose units are summed: the sum does not show that there is nothing at one of them. */
#ifndef GLP1_SKU_PLACES_FEED_H
#define GLP1_SKU_PLACES_FEED_H

#include "sku/sku_feed.h"

/* Adds usable units of an entry of the table at a location. */
void places_note(struct sku_table *t, struct sku_entry *e, struct str location, struct dec usable);

/* Sets empty and empty_at of all entries, whose empty is 0 before. */
void places_count_empty(struct sku_table *t);

#endif
