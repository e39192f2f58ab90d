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
	struct map places;    /* struct held_place, by location and entry, where those are pooled */
	bool superseded;      /* a SKU has a successor */
	struct arena arena;
};

/*
 * Reads a file of SKUs, if one was given. What is said in an order unit is turned into the SKU's
 * own. A SKU listed twice for one supplier and location is a fault, and so are successors that
 * lead to no end within SUCCESSORS_MOST steps. False: faults were said.
 */
bool skus_read(struct sku_table *t, struct tool *tool, struct opt_file *file);

enum { SKU_COLS_MOST = 16 };

/*
 * Right after input_init: the column location of a file of at most SKU_COLS_MOST columns must be
 * there, though a cell may be empty, or need not. The columns are kept in own while it is read.
 */
void skus_need_location(struct input *in, struct csv_col own[SKU_COLS_MOST], bool needed);

/* The entry of a SKU and location ({NULL, 0}: none), NULL if not listed. */
const struct sku_entry *skus_find(const struct sku_table *t, struct str sku, struct str location);

/* What --skus says of a SKU at a location, or else everywhere; NULL: nothing. */
const struct sku_entry *skus_of(const struct sku_table *t, struct str sku, struct str location);

enum { SUCCESSORS_MOST = 64 };

/* The last of the successors of a SKU at a location by as_of; itself if it has none. */
struct str skus_successor(const struct sku_table *t, struct str sku, struct str location,
			  int32_t as_of);

/* The entry, made if need be (*made). */
struct sku_entry *skus_get(struct sku_table *t, struct str sku, struct str location, bool *made);

void skus_release(struct sku_table *t);

#endif

