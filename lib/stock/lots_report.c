/* The lots report of glp1-stock: a row a lot, in the order of use. */
#include <math.h>

#include "stock/stock_run.h"

#include "base/banned.h"

const struct csv_out_col lot_cols[LOT_COLS] = {
	{ .name = "sku", .type = OUT_TEXT, .help = "the SKU" },
	{ .name = "location", .type = OUT_TEXT, .help = "the location; only with --by location" },
	{ .name = "lot", .type = OUT_TEXT, .help = "the lot" },
	{ .name = "fefo", .type = OUT_NUMBER, .help = "order of use: first expired, first out" },
	{ .name = "quantity", .type = OUT_NUMBER, .decimals = 3, .unit = "units",
	  .help = "on hand" },
	{ .name = "expires", .type = OUT_DATE, .help = "expiry or beyond-use date" },
	{ .name = "usable_days", .type = OUT_NUMBER, .unit = "days",
	  .help = "on which it can be dispensed, so that use_days remain" },
	{ .name = "waste_mean", .type = OUT_NUMBER, .decimals = 6, .unit = "units",
	  .help = "left over at the mean rate" },
	{ .name = "waste_p10", .type = OUT_NUMBER, .decimals = 6, .unit = "units",
	  .help = "left over in a slow spell, undercut once in ten times" },
	{ .name = "note", .type = OUT_TEXT, .help = "expired, or too late to dispense" },
};

bool lots_report_rows(struct stock_run *r, const struct stock_item *item)
{
	static const char *const notes[] = {
		[LOT_USABLE] = "", [LOT_LATE] = "too late to dispense", [LOT_EXPIRED] = "expired",
	};
	struct csv_writer *w = &r->tool.writer;
	for (size_t i = 0; i < item->n_lots; i++) {
		const struct lot *lot = &item->lots[i];
		csv_put_text(w, item->series->sku);
		csv_put_text(w, item->series->location);
		csv_put_text(w, lot->name);
		csv_put_whole(w, (int64_t)i + 1);
		csv_put_real(w, lot->quantity);
		csv_put_date(w, lot->expires);
		csv_put_real(w, isinf(lot->usable_days) ? NAN : lot->usable_days);
		csv_put_real(w, lot->waste_mean);
		csv_put_real(w, lot->waste_slow);
		csv_put_text(w, str_from(notes[lot_state(lot->expires, r->as_of, r->o.use_days)]));
		csv_end_row(w);
	}
	return true;
}
