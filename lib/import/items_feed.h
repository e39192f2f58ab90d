/* Items of an export and the clinic's SKUs for them: the file of --items. */
#ifndef GLP1_IMPORT_ITEMS_FEED_H
#define GLP1_IMPORT_ITEMS_FEED_H

#include "stream/rows.h"

struct item {
	struct str name;   /* as the export writes it */
	struct str sku;    /* empty: not stock */
	struct dec units;  /* of the SKU in one item; not set: 1 */
	struct str folded;
};

extern const struct feed items_feed;

struct items {
	struct rows rows;
	struct item **sorted; /* by folded name */
};

/* Reads the file. False: faults were said. Release items in either case. */
bool items_read(struct items *items, struct tool *t, struct opt_file *file);

/* Returns the item of a name, blanks and ASCII case aside; NULL: it is not listed. */
const struct item *items_find(const struct items *items, struct str name);

/* Multiplies *quantity by the item's units, exactly. False: the product is out of range. */
bool item_units(const struct item *item, struct dec *quantity);

void items_release(struct items *items);

#endif
