/* Rows of sums at the foot of a sheet, which are no rows of a SKU. */
#ifndef GLP1_VOLUME_TOTAL_FEED_H
#define GLP1_VOLUME_TOTAL_FEED_H

#include "base/diag.h"

/* Whether a SKU is called as such a row is: total, subtotal, grand total ... in any case. */
bool total_named(struct str sku);

/* The same, fast for most SKUs. */
static inline bool is_total(struct str sku)
{
	return sku.n >= 3 && sku.n <= 16 && strchr("tTsSgGoO", sku.p[0]) && total_named(sku);
}

/* Fills in the fault. Returns false. */
bool total_fault(struct diag *d);

#endif
