/* The names that rows of sums have. */
#include "volume/total_feed.h"

#include "csv/bind.h"

#include "base/banned.h"

bool total_named(struct str sku)
{
	static const char *const names[] = {
		"total", "totals", "subtotal", "sub total", "subtotals", "grand total", "sum", "overall",
		"overall total",
	};
	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++)
		if (csv_name_matches(sku, str_from(names[i])))
			return true;
	return false;
}

bool total_fault(struct diag *d)
{
	diag_set(d, DIAG_DATA, "a row of sums, which would count everything twice");
	d->hint = "take it out of the file; if it is a SKU, give it another name";
	return false;
}
