/* Turns the quantities of a row into the unit of the SKU whose demand it is. */
#include "sku/rx_own_feed.h"

#include "base/banned.h"

/* Turns all quantities of a row from a unit into that of a SKU. False: *d says why not. */
static bool convert(struct rx_row *row, int32_t unit, const struct sku_row *sku, struct diag *d)
{
	if (units_in_own(&row->quantity, unit, sku, d) && units_in_own(&row->requested, unit, sku, d) &&
	    units_in_own(&row->on_hand, unit, sku, d))
		return true;
	d->hint = "say it in --skus: unit, ml, mg_per_ml, per_box, doses; or --map unit= to leave the "
		  "column out";
	return false;
}

/* Whether the kind of a row is demand. */
static bool is_demand(int32_t kind)
{
	return kind != DAY_RECEIPT && kind != DAY_WASTE;
}

bool rx_own(const void *of, struct rx_row *row, struct diag *d)
{
	const struct sku_entry *given = skus_of(of, row->sku, row->location);
	if (!convert(row, row->unit, given ? &given->row : NULL, d))
		return false;
	if (!row->asked.n || !is_demand(row->kind) || str_eq(row->asked, row->sku))
		return true;
	const struct sku_entry *asked = skus_of(of, row->asked, row->location);
	row->sku = row->asked;
	row->on_hand.set = row->balance.set = false;
	row->empty = RX_NOT_SAID;
	return convert(row, given ? given->row.unit : 0, asked ? &asked->row : NULL, d);
}
