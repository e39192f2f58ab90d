/*
 * What is known of a SKU beside its volume, looked up by SKU and location: how it
 * is bought (--skus), what is there and on order (on_hand_feed.h).
 */
#ifndef GLP1_SKU_SKU_FEED_H
#define GLP1_SKU_SKU_FEED_H

#include "base/map.h"
#include "sku/sku.h"
#include "stream/input.h"

extern const struct feed sku_feed;

/* A zeroed one is empty; release it. */
struct sku_table {
	struct map entries;   /* by SKU and location */
	struct map lots;      /* struct lot_seen, by name and entry */
	struct arena arena;
};

/* Reads a file of SKUs, if one was given. A SKU listed twice is a fault. False: faults were said. */
bool skus_read(struct sku_table *t, struct tool *tool, struct opt_file *file);

/* The entry of a SKU and location ({NULL, 0}: none), NULL if not listed. */
const struct sku_entry *skus_find(const struct sku_table *t, struct str sku, struct str location);

/* The entry, made if need be (*made). */
struct sku_entry *skus_get(struct sku_table *t, struct str sku, struct str location, bool *made);

void skus_release(struct sku_table *t);

#endif

