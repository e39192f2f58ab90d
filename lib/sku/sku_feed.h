/*
 * What is known of a SKU beside its volume, looked up by SKU and location: how it
 * is bought (--skus), what is there and on order (held.h).
 */
#ifndef GLP1_SKU_SKU_FEED_H
#define GLP1_SKU_SKU_FEED_H

#include "base/hash.h"
#include "stream/input.h"
#include "sku/lots.h"

struct sku_row {
	struct str sku;
	int32_t pathway; /* enum pathway */
	double lead_days, lead_sd, review_days, safety_days; /* these and the next: NaN if not said */
	double pack, min_order, unit_cost, shelf_life_days, service_level;
	struct str supplier;
};

extern const struct feed sku_feed;

struct sku_lot {
	struct lot lot;
	struct sku_lot *next;
};

struct sku_order {
	struct dec quantity;
	int32_t due;          /* DATE_NONE: not said */
	struct sku_order *next;
};

struct sku_entry {
	struct str key;       /* "SKU NUL location" */
	struct sku_row row;   /* from --skus, but for its sku */
	struct dec on_hand;   /* summed; .set is false if nothing was said */
	struct dec usable;    /* of it, what can still be dispensed */
	struct dec on_order;
	struct sku_order *orders; /* what on_order is made of */
	struct sku_lot *lots; /* what on_hand is made of */
	const char *held_by;  /* the option whose file listed them; NULL: none */
	size_t n_lots;
	bool used;            /* a SKU of the volume was looked up here */
	UT_hash_handle hh;
};

/* A zeroed one is empty; release it. */
struct sku_table {
	struct sku_entry *entries;
	struct arena arena;
};

/* Reads a file of SKUs, if one was given. A SKU listed twice is a fault. False: faults were said. */
bool skus_read(struct sku_table *t, struct tool *tool, struct opt_file *file);

/* The entry of a SKU and location ({NULL, 0}: none), NULL if not listed. False: memory is out. */
bool skus_find(const struct sku_table *t, struct str sku, struct str location,
	       const struct sku_entry **e);

/* Entries that no skus_find has found. */
size_t skus_unused(const struct sku_table *t);

/* The entry, made if need be (*made); NULL when memory is out. */
struct sku_entry *skus_get(struct sku_table *t, struct str sku, struct str location, bool *made);

void skus_release(struct sku_table *t);

#endif
