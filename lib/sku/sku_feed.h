/*
 * What is known of a SKU beside its volume, looked up by SKU and location: how it
 * is bought (--skus), what is there and on order (on_hand_feed.h).
 */
#ifndef GLP1_SKU_SKU_FEED_H
#define GLP1_SKU_SKU_FEED_H

#include "stream/input.h"
#include "sku/sku.h"

extern const struct csv_col sku_cols[];
enum { SKU_COLS = 13 };

/* A zeroed one is empty; release it. */
struct sku_table {
	struct sku_entry *entries;
	struct arena arena;
};

/* Reads a file of --skus. A SKU listed twice is a fault. False: faults were said. */
bool skus_read(struct sku_table *t, struct tool *tool, const char *file);

/* The entry of a SKU and location ({NULL, 0}: none), NULL if not listed. False: memory is out. */
bool skus_find(const struct sku_table *t, struct str sku, struct str location,
	       const struct sku_entry **e);

/* Entries that no skus_find has found. */
size_t skus_unused(const struct sku_table *t);

/* The entry, made if need be (*made); NULL when memory is out. */
struct sku_entry *skus_get(struct sku_table *t, struct str sku, struct str location, bool *made);

void skus_release(struct sku_table *t);

#endif
