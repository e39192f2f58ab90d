/* What a row of the SKU master means. */
#include "sku/sku.h"

#include "base/date.h"

#include "base/banned.h"

bool sku_is_superseded(const struct sku_row *row, int32_t as_of)
{
	return row->superseded_by.n &&
	       (row->superseded_on == DATE_NONE || row->superseded_on <= as_of);
}

bool sku_is_ended(const struct sku_row *row, int32_t as_of)
{
	return row->status == SKU_DISCONTINUED || row->discontinued || row->inactive ||
	       sku_is_superseded(row, as_of);
}

struct sku_contents sku_contents_of(const struct sku_row *row)
{
	return (struct sku_contents){ (enum sku_unit)row->unit, row->ml, row->mg_per_ml, row->per_box,
				      row->doses };
}

bool units_in_own(struct dec *quantity, int32_t unit, const struct sku_row *sku, struct diag *d)
{
	static const struct sku_row nothing = { .unit = UNIT_NOT_SAID };
	static const char *const why[] = {
		[UNITS_UNKNOWN] = "the SKU is counted in another unit, or nobody says in which",
		[UNITS_OTHER] = "the SKU comes in another container",
		[UNITS_RANGE] = "the quantity is out of range in the SKU's own unit",
	};
	const struct sku_contents c = sku_contents_of(sku ? sku : &nothing);
	enum units_status st = UNITS_OK;
	if (!quantity->set || !unit || (unit == UNIT_EACH && !c.unit))
		return true;
	st = c.unit ? units_convert(&c, *quantity, (enum sku_unit)unit, c.unit, quantity) : UNITS_UNKNOWN;
	if (st == UNITS_OK)
		return true;
	diag_set(d, DIAG_DATA, "%s", why[st]);
	d->hint = "say it in --skus: unit, ml, mg_per_ml, per_box, doses";
	return false;
}

bool sku_in_own_unit(struct sku_row *row, struct diag *d)
{
	const struct sku_contents c = sku_contents_of(row);
	if (!row->order_unit)
		return true;
	if (!row->pack.set || !row->pack.m)
		row->pack = (struct dec){ 1, 0, true };
	if (!units_in_own(&row->pack, row->order_unit, row, d) ||
	    !units_in_own(&row->min_order, row->order_unit, row, d))
		return false;
	/* what an order unit costs is spread over the units in it: money goes the other way */
	struct dec cost = row->unit_cost;
	enum sku_unit to = (enum sku_unit)row->order_unit;
	if (!cost.set || !c.unit || units_convert(&c, cost, c.unit, to, &row->unit_cost) == UNITS_OK)
		return true;
	diag_set(d, DIAG_DATA, "unit_cost is out of range in the SKU's own unit");
	return false;
}
