/* What a row of units on hand or on order means. */
#include <math.h>

#include "sku/on_hand_feed.h"

#include "base/banned.h"

bool held_in_own_unit(struct held_row *row, const struct sku_row *sku, struct diag *d)
{
	return units_in_own(&row->quantity, row->unit, sku, d) &&
	       units_in_own(&row->allocated, row->unit, sku, d) &&
	       units_in_own(&row->came, row->unit, sku, d) &&
	       units_in_own(&row->outstanding, row->unit, sku, d);
}

struct lot held_lot(const struct held_row *row, double in_use_days)
{
	const struct lot_said said = {
		.status = (enum lot_status)row->status,
		.quantity = dec_double(row->quantity),
		.allocated = row->allocated.set ? dec_double(row->allocated) : NAN,
		.owned = row->owner.n > 0,
		.expires = row->date,
		.opened = row->opened,
		.in_use_days = isnan(in_use_days) ? LOT_IN_USE_DAYS : in_use_days,
	};
	return lot_of(&said);
}

struct dec held_usable(const struct held_row *row, const struct lot *lot,
			    const struct held_terms *terms)
{
	struct dec usable = row->quantity;
	double use_days = lot->opened ? 0 : terms->use_days;
	if (!lot_is_free(lot) || lot_state(lot->expires, terms->as_of, use_days) != LOT_USABLE)
		usable.m = 0;
	else if (row->allocated.set)
		dec_sub(&usable, row->allocated); /* no more than there is */
	return usable;
}
