/* Writes lots as rows. */
#include "sku/lots_report.h"

#include <math.h>
#include <stdio.h>

#include "csv/writer.h"

#include "base/banned.h"

/* A row; the members have the names of the columns. */
struct line {
	struct str sku, location, lot;
	size_t fefo;
	double quantity, usable_days, waste_mean, waste_p10, doses;
	int32_t expires, opened, count_date;
	const char *note, *unit, *status;
	double allocated;
};

#define COL(member) CSV_MEMBER(struct line, member)

static const struct csv_out_col cols[] = {
	{ COL(sku), .type = OUT_TEXT, .help = "the SKU" },
	{ COL(location), .type = OUT_TEXT, .help = "the location; only with --by location" },
	{ COL(lot), .type = OUT_TEXT, .help = "the lot" },
	{ COL(fefo), .type = OUT_COUNT, .help = "order of use: first expired, first out" },
	{ COL(quantity), .type = OUT_REAL, .decimals = -6, .unit = "units",
	  .help = "on hand" },
	{ COL(expires), .type = OUT_DATE, .help = "expiry or beyond-use date" },
	{ COL(usable_days), .type = OUT_REAL, .unit = "days",
	  .help = "on which it can be dispensed, so that use_days remain" },
	{ COL(waste_mean), .type = OUT_REAL, .decimals = 6, .unit = "units",
	  .help = "left over at the mean rate" },
	{ COL(waste_p10), .type = OUT_REAL, .decimals = 6, .unit = "units",
	  .help = "left over in a slow spell, undercut once in ten times" },
	{ COL(note), .is_note = true, .type = OUT_NAME,
	  .help = "expired, too late to dispense, on hold, allocated ..." },
	{ COL(status), .type = OUT_NAME, .detail = true,
	  .help = "available, hold ...; what is a patient's is allocated" },
	{ COL(allocated), .type = OUT_REAL, .decimals = -6, .detail = true, .unit = "units",
	  .help = "of quantity, units that are promised, where it is not all of them" },
	{ COL(opened), .type = OUT_DATE, .detail = true, .help = "first puncture" },
	{ COL(count_date), .type = OUT_DATE, .detail = true, .help = "when it was counted" },
	{ COL(doses), .type = OUT_REAL, .detail = true,
	  .help = "that its usable units give, whole ones; only with --skus, empty where it does "
		  "not say" },
	{ COL(unit), .type = OUT_NAME, .detail = true,
	  .help = "that units are; only with --skus, empty where it does not say" },
};

const struct report lots_report = { "lots", REPORT_COLS(cols) };

/* Returns why nobody, or not everybody, may have a lot, as text; NULL: everybody may. */
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

/* Returns what is wrong with the date of a lot, as text; "": nothing is. */
static const char *state_of(const struct lot *lot, const struct lots_of *of)
{
	static const char *const states[] = {
		[LOT_USABLE] = "", [LOT_LATE] = "too late to dispense", [LOT_EXPIRED] = "expired",
	};
	return states[lot_state(lot->expires, of->as_of, lot->opened ? 0 : of->use_days)];
}

void lot_note(const struct lot *lot, const struct lots_of *of, char note[LOT_NOTE])
{
	const char *state = state_of(lot, of), *kept = kept_why(lot);
	char allocated[40] = "";
	const char *said[] = { lot->quantity < 0 ? "below zero: count it" : NULL, kept, allocated,
			       lot->quantity > 0 ? state : NULL, lot->remark };
	if (!kept && lot->kept > 0)
		snprintf(allocated, sizeof(allocated), "%.9g allocated", lot->kept);
	size_t n = 0;
	*note = '\0';
	for (size_t i = 0; i < sizeof(said) / sizeof(*said) && n < LOT_NOTE - 1; i++) {
		if (!said[i] || !*said[i])
			continue;
		int more = snprintf(note + n, LOT_NOTE - n, "%s%s", n ? "; " : "", said[i]);
		n += more > 0 ? (size_t)more : 0;
	}
}

bool lot_is_found(const struct lot *lot, const struct lots_of *of)
{
	bool kept = lot->status != LOT_AVAILABLE && lot->status != LOT_ALLOCATED &&
		    lot->quantity > 0 && kept_why(lot);
	return lot->found || lot->quantity < 0 || kept || (lot->quantity > 0 && *state_of(lot, of)) ||
	       lot->waste_mean > 1e-9;
}

/* Returns the status as a list of lots would say it; a patient's lot is allocated. */
static const char *status_of(const struct lot *lot)
{
	bool dated = lot->status == LOT_OPENED && lot->opened;
	bool kept = !lot_is_free(lot) && (lot->status == LOT_AVAILABLE || dated);
	return lot_status_names[kept ? LOT_ALLOCATED : lot->status];
}

/* Returns the whole doses that anybody can have; of an opened vial only those of its days left. */
static double doses_of(const struct lot *lot, const struct sku_row *row)
{
	struct vial v;
	struct dec doses = sku_doses(row, dec_from_real(lot->quantity - lot->kept));
	if (!doses.set || !(lot->usable_days > 0))
		return doses.set ? 0 : NAN;
	double whole = fmax(floor(dec_double(doses) + 1e-6), 0);
	if (lot->opened && sku_vial_of(row, &v) && v.dose_days)
		whole = fmin(whole, ceil(lot->quantity) * ceil(lot->usable_days / v.dose_days));
	return whole;
}

void lots_report_row(struct tool *t, const struct lots_of *of, const struct lot *lot, size_t fefo)
{
	char note[LOT_NOTE];
	lot_note(lot, of, note);
	const struct line line = {
		.sku = of->sku,
		.location = of->location,
		.lot = lot->name,
		.fefo = fefo,
		.quantity = lot->quantity,
		.expires = lot->expires,
		.usable_days = isinf(lot->usable_days) ? NAN : lot->usable_days,
		.waste_mean = lot->waste_mean,
		.waste_p10 = lot->waste_slow,
		.note = note,
		.status = status_of(lot),
		.allocated = lot->kept > 0 && lot_is_free(lot) ? lot->kept : NAN,
		.opened = lot->opened ? lot->opened_on : DATE_NONE,
		.count_date = lot->counted,
		.doses = doses_of(lot, of->row),
		.unit = sku_unit_names[of->row->unit],
	};
	tool_write(t, &line);
}
