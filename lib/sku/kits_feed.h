/*
 * What is sold under one name and taken from the shelf under others: kits as their parts, and
 * what a SKU was replaced by. Demand moves to what is stocked; its days stay.
 */
#ifndef GLP1_SKU_KITS_FEED_H
#define GLP1_SKU_KITS_FEED_H

#include "sku/sku_feed.h"
#include "volume/days.h"

extern const struct feed kits_feed;

struct kit_part {
	struct str sku;
	struct dec quantity; /* of it in a kit, whole, above 0 */
	struct kit_part *next;
};

/* A zeroed one is empty; release it. */
struct kits {
	struct map parts;    /* struct kit_part *, by kit */
	struct arena arena;
};

/*
 * Reads a file of kits, if one was given. A part that is a kit itself is a fault. False: it
 * was said.
 */
bool kits_read(struct kits *k, struct tool *tool, struct opt_file *file);
void kits_release(struct kits *k);

bool kits_has(const struct kits *k, struct str sku);

/*
 * Adds what was dispensed, returned and unmet of each kit to its parts, so many times as it holds
 * of them, and that of each SKU that is superseded by as_of to the last of its successors, at the
 * same location; parts and kits may be superseded, too. Stockouts, receipts and waste stay where they are. False: a sum does not fit.
 */
bool demand_move(struct day_table *days, const struct kits *k, const struct sku_table *skus,
		 int32_t as_of);

#endif
