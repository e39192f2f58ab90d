/* Locations whose units are pooled: their sum does not show that one of them has nothing. */
#ifndef GLP1_SKU_PLACES_FEED_H
#define GLP1_SKU_PLACES_FEED_H

#include "sku/sku_feed.h"

/* Notes usable units of an entry of the table at a location. */
void places_note(struct sku_table *t, struct sku_entry *e, struct str location, struct dec usable);

/* Sets empty and empty_at of all entries; empty must be 0 before. */
void places_count_empty(struct sku_table *t);

#endif
