/* Reads rows of what patients have left. */
#include "fill/refills_feed.h"

#include <math.h>

#include "base/banned.h"

#define COL(member) CSV_MEMBER(struct refill_row, member)

static const struct csv_col cols[] = {
	{ COL(patient), .type = COL_TEXT, .required = true, .aliases = "patient_key,patient_id,rx_id",
	  .help = "a key; printed with --show-ids only" },
	{ COL(pharmacy), .type = COL_TEXT, .required = true, .aliases = "pharmacy_name",
	  .help = "who fills it" },
	{ COL(last_fill), .type = COL_DATE, .required = true, .aliases = "last_filled,last_received",
	  .help = "day from which the supply counts" },
	{ COL(days_supply), .type = COL_REAL, .required = true, .min = 1, .max = REFILL_DAYS_MAX,
	  .aliases = "supply_days", .unit = "days", .help = "how long it lasts" },
	{ COL(refills_left), .type = COL_REAL, .min = 0, .max = REFILL_DAYS_MAX,
	  .aliases = "refills,refills_remaining", .help = "empty: not known" },
	{ COL(rx_expires), .type = COL_DATE, .aliases = "prescription_expires",
	  .help = "the prescription's last day; empty: not known" },
	{ COL(sku), .type = COL_TEXT, .aliases = "drug,product", .help = "copied to the output" },
	{ COL(dose_days), .type = COL_REAL, .min = 1, .max = REFILL_DAYS_MAX, .unit = "days",
	  .help = "from dose to dose; 7 if empty" },
	{ COL(early_share), .type = COL_REAL, .min = 0, .max = 1,
	  .help = "of the supply to be used before its pharmacy refills; --early-refill if empty" },
};

static bool check(const void *data, struct diag *d, size_t *offset)
{
	const struct refill_row *row = data;
	const struct {
		double value;
		size_t offset;
	} whole[] = { { row->days_supply, offsetof(struct refill_row, days_supply) },
		      { row->refills_left, offsetof(struct refill_row, refills_left) },
		      { row->dose_days, offsetof(struct refill_row, dose_days) } };
	for (size_t i = 0; i < sizeof(whole) / sizeof(*whole); i++) {
		*offset = whole[i].offset;
		diag_set(d, DIAG_DATA, "%s", num_message(NUM_WHOLE));
		if (whole[i].value != floor(whole[i].value) && !isnan(whole[i].value))
			return false;
	}
	*offset = offsetof(struct refill_row, last_fill);
	diag_set(d, DIAG_DATA, "less than ten years before 2200");
	return row->last_fill <= DATE_LAST - REFILL_DAYS_MAX;
}

static void fix(void *data, struct arena *arena)
{
	struct refill_row *row = data;
	(void)arena;
	row->refill = (struct refill){
		.last_fill = row->last_fill,
		.rx_expires = row->rx_expires,
		.days_supply = (int32_t)row->days_supply,
		.dose_days = isnan(row->dose_days) ? 7 : (int32_t)row->dose_days,
		.refills_left = isnan(row->refills_left) ? -1 : (int32_t)row->refills_left,
	};
}

const struct feed refill_feed = { FEED_COLS(cols), .row_size = sizeof(struct refill_row),
				  .check = check, .fix = fix };
