/*
 * What is sold under one name and taken from the shelf under others: kits, taken as their parts,
 * and SKUs that others have replaced. Demand counts for what is stocked, on the day it was for.
 */
#ifndef GLP1_SKU_KITS_FEED_H
#define GLP1_SKU_KITS_FEED_H

#include "sku/sku_feed.h"
#include "volume/days.h"

extern const struct feed kits_feed;

struct kit_part {
	struct str sku;
	struct dec quantity; /* how many are in a kit; whole, above 0 */
	struct kit_part *next;
};

/* All kits. A zeroed struct is empty; release it. */
struct kits {
	struct map parts;    /* struct kit_part *, by the SKU of the kit */
	struct arena arena;
};

/*
 * Reads a file of kits, if one was given, into *k. A part that is a kit itself is a fault.
 * False: a fault was said.
 */
bool kits_read(struct kits *k, struct tool *tool, struct opt_file *file);
void kits_release(struct kits *k);

/* Whether a SKU is a kit. */
bool kits_has(const struct kits *k, struct str sku);

/*
 * Checks that no part of a kit with demand is superseded by a kit, whose parts would go short.
 * False: a fault was said. To be called before demand_move.
 */
bool demand_judge(struct day_table *days, const struct kits *k, const struct sku_table *skus,
		  int32_t as_of, struct tool *t);

/*
 * Adds what was dispensed, returned and unmet of each kit to its parts, times how many of them it
 * holds, and that of each SKU that is superseded by as_of to the last of its successors, at the
 * same location; parts and kits may be superseded, too. The series of the kit or SKU itself stays
 * as it is, and so do stockouts, receipts and waste. False: a sum does not fit.
 */
bool demand_move(struct day_table *days, const struct kits *k, const struct sku_table *skus,
		 int32_t as_of);

#endif
