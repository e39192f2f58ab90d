/* The register of vendors, as glp1-baa-audit reads it. */
#ifndef GLP1_BAA_VENDORS_FEED_H
#define GLP1_BAA_VENDORS_FEED_H

#include "stream/input.h"
#include "baa/baa.h"

extern const struct csv_col vendor_cols[];
enum { VENDOR_COLS = 23 };

struct vendor_table {
	struct baa_vendor *vendors;
	size_t n, size;
	struct arena arena;
};

/* Reads the operands of t, names folded; all texts live in the table. False: faults were said. */
bool vendors_read(struct vendor_table *table, struct tool *t);
void vendors_release(struct vendor_table *table);

#endif
