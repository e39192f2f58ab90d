/*
 * What is known of a SKU besides its volume, looked up by SKU and location: how it
 * is bought (--skus), how much is there and on order (on_hand_feed.h).
 */
#ifndef GLP1_SKU_SKU_FEED_H
#define GLP1_SKU_SKU_FEED_H

#include "base/map.h"
#include "sku/sku.h"
#include "stream/input.h"

extern const struct feed sku_feed;

/* A table of SKUs. A zeroed struct is empty; release it. */
struct sku_table {
	struct map entries;   /* struct sku_entry, by SKU and location */
	struct map lots;      /* struct lot_seen, by name and entry */
	struct map places;    /* struct held_place, by location and entry, where those are pooled */
	bool superseded;      /* some SKU has a successor */
	struct arena arena;
};

/*
 * Reads a file of SKUs, if one was given, and turns what is in an order unit into the SKU's own
 * unit. A SKU listed twice for one supplier and location is a fault, and so are successors that
 * do not end within SUCCESSORS_MOST steps. False: faults were said.
 */
bool skus_read(struct sku_table *t, struct tool *tool, struct opt_file *file);

enum { SKU_COLS_MOST = 16 };

/*
 * Sets whether the column location of a file must be there (its cells may be empty) or need not.
 * Call it right after input_init, for a feed of at most SKU_COLS_MOST columns; own is used for
 * these until the file is read.
 */
void skus_need_location(struct input *in, struct csv_col own[SKU_COLS_MOST], bool needed);

/* Returns the entry of a SKU and location ({NULL, 0}: of none); NULL: there is none. */
const struct sku_entry *skus_find(const struct sku_table *t, struct str sku, struct str location);

/* Returns what --skus says of a SKU at a location, or else at all of them; NULL: nothing. */
const struct sku_entry *skus_of(const struct sku_table *t, struct str sku, struct str location);

enum { SUCCESSORS_MOST = 64 };

/* Returns the last successor, by as_of, of a SKU at a location; the SKU itself if it has none. */
struct str skus_successor(const struct sku_table *t, struct str sku, struct str location,
			  int32_t as_of);

/* Returns the entry of a SKU and location; if there was none it is made, and *made says so. */
struct sku_entry *skus_get(struct sku_table *t, struct str sku, struct str location, bool *made);

void skus_release(struct sku_table *t);

#endif

