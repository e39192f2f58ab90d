/* What a row of the SKU master means. */
#include "sku/sku.h"

#include "base/date.h"

#include "base/banned.h"

bool sku_is_ended(const struct sku_row *row, int32_t as_of)
{
	bool superseded = row->superseded_by.n &&
			  (row->superseded_on == DATE_NONE || row->superseded_on <= as_of);
	return row->status == SKU_DISCONTINUED || row->discontinued || row->inactive || superseded;
}

struct sku_contents sku_contents_of(const struct sku_row *row)
{
	return (struct sku_contents){ (enum sku_unit)row->unit, row->ml, row->mg_per_ml, row->per_box,
				      row->doses };
}
