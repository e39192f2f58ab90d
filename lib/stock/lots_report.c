/* The lots report of glp1-stock: a row a lot, in the order of use. */
#include <math.h>

#include "stock/stock_run.h"

#include "base/banned.h"

/* A row; the members are called as the columns. */
struct line {
	struct str sku, location, lot;
	size_t fefo;
	double quantity, usable_days, waste_mean, waste_p10;
	int32_t expires;
	const char *note;
};

#define COL(member) CSV_MEMBER(struct line, member)

static const struct csv_out_col cols[] = {
	{ COL(sku), .type = OUT_TEXT, .help = "the SKU" },
	{ COL(location), .type = OUT_TEXT, .help = "the location; only with --by location" },
	{ COL(lot), .type = OUT_TEXT, .help = "the lot" },
	{ COL(fefo), .type = OUT_COUNT, .help = "order of use: first expired, first out" },
	{ COL(quantity), .type = OUT_REAL, .decimals = 3, .unit = "units",
	  .help = "on hand" },
	{ COL(expires), .type = OUT_DATE, .help = "expiry or beyond-use date" },
	{ COL(usable_days), .type = OUT_REAL, .unit = "days",
	  .help = "on which it can be dispensed, so that use_days remain" },
	{ COL(waste_mean), .type = OUT_REAL, .decimals = 6, .unit = "units",
	  .help = "left over at the mean rate" },
	{ COL(waste_p10), .type = OUT_REAL, .decimals = 6, .unit = "units",
	  .help = "left over in a slow spell, undercut once in ten times" },
	{ COL(note), .type = OUT_NAME, .help = "expired, or too late to dispense" },
};

const struct report lots_report = { "lots", REPORT_COLS(cols) };

void lots_report_rows(struct stock_run *r, const struct stock_item *item)
{
	static const char *const notes[] = {
		[LOT_USABLE] = NULL, [LOT_LATE] = "too late to dispense", [LOT_EXPIRED] = "expired",
	};
	for (size_t i = 0; i < item->n_lots; i++) {
		const struct lot *lot = &item->lots[i];
		const struct line line = {
			.sku = item->series->sku,
			.location = item->series->location,
			.lot = lot->name,
			.fefo = i + 1,
			.quantity = lot->quantity,
			.expires = lot->expires,
			.usable_days = isinf(lot->usable_days) ? NAN : lot->usable_days,
			.waste_mean = lot->waste_mean,
			.waste_p10 = lot->waste_slow,
			.note = notes[lot_state(lot->expires, r->as_of, r->o->use_days)],
		};
		tool_write(r->tool, &line);
	}
}
