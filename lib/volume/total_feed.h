/* Rows of sums at the foot of a sheet, which are not about a SKU. */
#ifndef GLP1_VOLUME_TOTAL_FEED_H
#define GLP1_VOLUME_TOTAL_FEED_H

#include "base/diag.h"

/* Whether a SKU has the name of such a row: total, subtotal, grand total ... in any case. */
bool total_named(struct str sku);

/* As total_named, but quick for most SKUs, which begin with other letters. */
static inline bool is_total(struct str sku)
{
	static const char *const begins[] = { "tot", "sub", "sum", "gra", "ove" };
	if (sku.n < 3 || !strchr("tTsSgGoO", sku.p[0]))
		return false;
	for (size_t i = 0; i < sizeof(begins) / sizeof(*begins); i++)
		if (((sku.p[1] ^ begins[i][1]) & 0xdf) == 0 && ((sku.p[2] ^ begins[i][2]) & 0xdf) == 0)
			return total_named(sku);
	return false;
}

/* Fills *d for a row of sums. Returns false. */
bool total_fault(struct diag *d);

#endif
