/* Lots as rows. */
#include "sku/lots_report.h"

#include <math.h>
#include <stdio.h>

#include "csv/writer.h"

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
	{ COL(note), .type = OUT_NAME, .help = "expired, too late to dispense, on hold, allocated ..." },
};

const struct report lots_report = { "lots", REPORT_COLS(cols) };

/* Why nobody, or not everybody, may have it; NULL: everybody may. */
static const char *kept_why(const struct lot *lot)
{
	static const char *const why[LOT_STATUSES] = {
		[LOT_HOLD] = "on hold", [LOT_QUARANTINE] = "in quarantine", [LOT_RECALLED] = "recalled",
		[LOT_ALLOCATED] = "allocated", [LOT_OPENED] = "opened, no day is known since when",
	};
	if (lot->status == LOT_OPENED && lot->opened)
		return lot->owned ? "of one patient" : NULL;
	return lot->status == LOT_AVAILABLE && lot->owned ? "of one patient" : why[lot->status];
}

void lot_note(const struct lot *lot, const struct lots_of *of, char note[LOT_NOTE])
{
	static const char *const states[] = {
		[LOT_USABLE] = "", [LOT_LATE] = "too late to dispense", [LOT_EXPIRED] = "expired",
	};
	const char *state = states[lot_state(lot->expires, of->as_of, lot->opened ? 0 : of->use_days)];
	const char *kept = kept_why(lot);
	if (lot->quantity < 0)
		snprintf(note, LOT_NOTE, "below zero: count it");
	else if (kept)
		snprintf(note, LOT_NOTE, "%s%s%s", kept, *state ? "; " : "", state);
	else if (lot->kept > 0)
		snprintf(note, LOT_NOTE, "%.9g allocated%s%s", lot->kept, *state ? "; " : "", state);
	else
		snprintf(note, LOT_NOTE, "%s", state);
}

void lots_report_write(struct tool *t, const struct lots_of *of, const struct lot *lots, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		const struct lot *lot = &lots[i];
		char note[LOT_NOTE];
		lot_note(lot, of, note);
		const struct line line = {
			.sku = of->sku,
			.location = of->location,
			.lot = lot->name,
			.fefo = i + 1,
			.quantity = lot->quantity,
			.expires = lot->expires,
			.usable_days = isinf(lot->usable_days) ? NAN : lot->usable_days,
			.waste_mean = lot->waste_mean,
			.waste_p10 = lot->waste_slow,
			.note = note,
		};
		tool_write(t, &line);
	}
}
