/*
 * What the clinic knows of a SKU beside its volume: --skus (how it is bought)
 * and --on-hand (how much there is), each looked up by SKU, the latter by
 * location too.
 */
#ifndef GLP1_CLI_SKUS_H
#define GLP1_CLI_SKUS_H

#include "base/table.h"
#include "cli/input.h"

struct sku_row {
	struct str sku;
	int32_t pathway; /* enum pathway */
	struct dec lead_days, review_days, safety_days, pack, min_order;
};

struct on_hand_row {
	struct str sku, location;
	struct dec quantity;
	int32_t expires; /* last day of use; DATE_NONE: not said */
};

extern const struct csv_col sku_cols[], on_hand_cols[];
enum { SKU_COLS = 7, ON_HAND_COLS = 4 };

struct sku_entry {
	struct str key;     /* SKU, for on hand "SKU NUL location" */
	struct sku_row row; /* from --skus; its text is not kept */
	struct dec on_hand; /* from --on-hand, summed */
	struct dec usable;  /* of it, not expired */
	UT_hash_handle hh;
};

/* A zeroed one is empty; release it. */
struct sku_table {
	struct sku_entry *entries;
	struct arena arena;
};

/* Reads a file of --skus. A SKU listed twice is a fault. False: faults were said. */
bool skus_read(struct sku_table *t, struct tool *tool, const char *file);

/*
 * Reads a file of --on-hand; quantities of one SKU and location are summed. What
 * expires on the as-of day or before is on hand but not usable.
 */
bool on_hand_read(struct sku_table *t, struct tool *tool, const char *file, bool by_location,
		  int32_t as_of);

/* The entry of a SKU (at a location; {NULL, 0} for --skus), NULL if there is none. */
const struct sku_entry *skus_find(const struct sku_table *t, struct str sku, struct str location);

void skus_release(struct sku_table *t);

#endif
