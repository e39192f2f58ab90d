/* What the clinic calls an item, as one of its SKUs: the file of --items. */
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

/* Reads them. False: faults were said. Release them in either case. */
bool items_read(struct items *items, struct tool *t, struct opt_file *file);

/* The item of a name; blanks and ASCII case do not count. NULL: it is not listed. */
const struct item *items_find(const struct items *items, struct str name);

/* quantity * units, exact. False: out of range. */
bool item_units(const struct item *item, struct dec *quantity);

void items_release(struct items *items);

#endif
