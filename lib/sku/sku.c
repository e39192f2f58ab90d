/* Interprets a row of the SKU master. */
#include "sku/sku.h"

#include <math.h>

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

bool sku_vial_of(const struct sku_row *row, struct vial *v)
{
	struct dec in_use = row->in_use_days;
	*v = (struct vial){
		.mg_per_ml = dec_double(row->mg_per_ml), .ml = dec_double(row->ml),
		.dead_ml = dec_double(row->dead_ml), .last_day_counts = row->last_day_counts,
		.in_use_days = in_use.set ? (int)dec_double(in_use) : LOT_IN_USE_DAYS,
		.dose_days = row->dose_days.set ? (int)num_ceil(dec_double(row->dose_days)) : 7,
	};
	return row->dose_mg.set && row->mg_per_ml.set && row->ml.set;
}

bool sku_split(struct sku_row *row, struct diag *d)
{
	struct vial v;
	if (!row->dose_mg.set)
		return true;
	bool known = sku_vial_of(row, &v);
	int doses = known ? vial_doses(&v, dec_double(row->dose_mg)) : 0;
	const struct dec drawn = { doses, 0, true };
	struct dec differ = row->doses;
	if (!known) {
		diag_set(d, DIAG_DATA, "says a dose, and ml and mg_per_ml do not say what it is drawn from");
		d->hint = "say all three, or leave dose_mg empty";
	} else if (!doses || doses > DOSES_MAX) {
		diag_set(d, DIAG_DATA, doses ? "more doses than %d are in ml at mg_per_ml" :
			 "a dose is more than ml at mg_per_ml, less dead_ml, holds", DOSES_MAX);
		d->hint = "is it the dose in mg?";
	} else if (row->doses.set && (dec_sub(&differ, drawn) != NUM_OK || differ.m)) {
		diag_set(d, DIAG_DATA, "doses says otherwise: by ml, dead_ml, in_use_days and dose_days it is %d",
			 doses);
		d->hint = "leave doses empty, or say dose_days 0 if several patients draw from one vial";
	} else {
		row->doses = drawn;
		return true;
	}
	return false;
}

/* Returns a quantity of the SKU's unit in another one; .set is false where that is not known. */
static struct dec in_unit(const struct sku_row *row, struct dec units, enum sku_unit to)
{
	const struct sku_contents c = sku_contents_of(row);
	struct dec out = { .set = false };
	if (!units.set || !c.unit || units_convert(&c, units, c.unit, to, &out) != UNITS_OK)
		out.set = false;
	return out;
}

struct dec sku_doses(const struct sku_row *row, struct dec units)
{
	return in_unit(row, units, UNIT_DOSE);
}

double sku_waste_ml(const struct sku_row *row, struct dec units)
{
	struct vial v;
	const struct dec containers = in_unit(row, units, UNIT_EACH);
	bool known = sku_vial_of(row, &v) && containers.set;
	return known ? dec_double(containers) * vial_waste_ml(&v, dec_double(row->dose_mg)) : NAN;
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
	/* cost per order unit becomes cost per unit, so it is converted the other way round */
	struct dec cost = row->unit_cost;
	enum sku_unit to = (enum sku_unit)row->order_unit;
	if (!cost.set || !c.unit || units_convert(&c, cost, c.unit, to, &row->unit_cost) == UNITS_OK)
		return true;
	diag_set(d, DIAG_DATA, "unit_cost is out of range in the SKU's own unit");
	return false;
}
