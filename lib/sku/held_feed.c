/* Judges, completes and interprets a row of units on hand or on order. */
#include <math.h>
#include <stddef.h>

#include "sku/gs1.h"
#include "sku/on_hand_feed.h"
#include "volume/total_feed.h"

#include "base/banned.h"

/* Sets *code to what a GS1 code in place of a lot says. Returns NULL, or what is wrong with it. */
static const char *code_of(const struct held_row *row, struct gs1_code *code)
{
	*code = (struct gs1_code){ .lot = row->lot, .expires = DATE_NONE };
	const char *wrong = gs1_is_code(row->lot) ? gs1_parse(row->lot, code) : NULL;
	if (!wrong && code->expires != DATE_NONE && row->date != DATE_NONE && code->expires != row->date)
		wrong = "a GS1 code with another expiry than its row";
	return wrong;
}

bool held_check(const void *data, struct diag *d, size_t *offset)
{
	const struct held_row *row = data;
	struct gs1_code code;
	const char *wrong = code_of(row, &code);
	*offset = offsetof(struct held_row, sku);
	if (is_total(row->sku))
		return total_fault(d);
	if (wrong) {
		*offset = offsetof(struct held_row, lot);
		diag_set(d, DIAG_DATA, "%s", wrong);
		d->hint = "scan it again, or write lot and expires into columns of their own";
		return false;
	}
	*offset = offsetof(struct held_row, allocated);
	if (row->allocated.set && dec_double(row->allocated) > fmax(dec_double(row->quantity), 0)) {
		diag_set(d, DIAG_DATA, "more than the quantity");
		return false;
	}
	return true;
}

void held_fix(void *data, struct arena *arena)
{
	struct held_row *row = data;
	struct gs1_code code;
	(void)arena; /* not needed: the lot is a part of the code's own text */
	code_of(row, &code);
	row->lot = code.lot;
	row->date = row->date == DATE_NONE ? code.expires : row->date;
}

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
	struct lot lot = lot_of(&said);
	lot.counted = row->counted;
	return lot;
}

struct dec held_usable(const struct held_row *row, const struct lot *lot,
			    const struct held_terms *terms)
{
	struct dec usable = row->quantity;
	double use_days = lot->opened ? 0 : terms->use_days;
	if (!lot_is_free(lot) || lot_state(lot->expires, terms->as_of, use_days) != LOT_USABLE)
		usable.m = 0;
	else if (row->allocated.set)
		dec_sub(&usable, row->allocated); /* held_check: at most the quantity */
	return usable;
}
