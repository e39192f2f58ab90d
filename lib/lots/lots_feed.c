/* The columns of the side files of glp1-lots. */
#include "lots/lots_feed.h"

#include "sku/sku.h"
#include "volume/total_feed.h"
#include "volume/names.h"

#include "base/banned.h"

#define SKU(row) \
	{ .name = "sku", .type = COL_TEXT, .required = true, .offset = offsetof(struct row, sku), \
	  .aliases = SKU_NAMES, .help = "the SKU" }
#define LOCATION(row) \
	{ .name = "location", .type = COL_TEXT, .offset = offsetof(struct row, location), \
	  .aliases = LOCATION_NAMES, .near = LOCATION_NEAR, .help = "where; one place if absent" }
#define LOT(row) \
	.name = "lot", .type = COL_TEXT, .offset = offsetof(struct row, lot), \
	.aliases = LOT_NAMES, .near = LOT_NEAR

#define UNIT(row) \
	{ .name = "unit", .type = COL_WORD, .offset = offsetof(struct row, unit), \
	  .words = sku_unit_names, .synonyms = SKU_UNIT_SYNONYMS, .aliases = UNIT_NAMES, \
	  .help = "of the quantity, if not that of --skus: vial, box, mL ..." }
#define COL(member) CSV_MEMBER(struct move_row, member)

static const struct csv_col ledger_cols[] = {
	{ COL(date), .type = COL_DATE, .required = true, .aliases = "day,transaction_date,movement_date",
	  .help = "day on which it happened" },
	SKU(move_row),
	{ LOT(move_row), .required = true, .may_be_empty = true,
	  .help = "of which lot; empty: nobody wrote it down" },
	{ COL(quantity), .type = COL_DEC, .required = true, CSV_RANGE(UNITS_HELD), .unit = "units",
	  .aliases = "qty,units",
	  .help = "how many; negative takes one of its kind back, and of adjust it is a loss" },
	{ COL(kind), .type = COL_WORD, .required = true, .words = move_kind_names,
	  .aliases = "type,transaction_type,movement,movement_type,event_type",
	  .synonyms = "dispensed=dispense,sale=dispense,sold=dispense,issue=dispense,used=dispense,"
		      "received=receipt,receive=receipt,purchase=receipt,returned=return,"
		      "wasted=waste,wastage=waste,destroyed=waste,disposed=waste,"
		      "transfer in=transfer_in,transfer out=transfer_out,"
		      "adjustment=adjust,adjusted=adjust,correction=adjust",
	  .help = "dispense, receipt, return, waste, transfer_in, transfer_out or adjust" },
	LOCATION(move_row),
	UNIT(move_row),
	{ COL(expires), .type = COL_DATE,
	  .aliases = EXPIRY_NAMES, .near = EXPIRY_NEAR,
	  .help = "expiry or beyond-use date of the lot" },
	{ COL(patient), .type = COL_TEXT, .aliases = "patient_id,client_id,owner",
	  .help = "who got it, by any key; printed with --show-ids only" },
	{ COL(reference), .type = COL_TEXT, .aliases = "rx,rx_id,rx_number,document,order_id",
	  .help = "prescription or paper; printed with --show-ids only" },
};

static bool check_move(const void *row, struct diag *d, size_t *offset)
{
	*offset = offsetof(struct move_row, sku);
	return !is_total(((const struct move_row *)row)->sku) || total_fault(d);
}

const struct feed lot_ledger_feed = { FEED_COLS(ledger_cols), .row_size = sizeof(struct move_row),
				      .check = check_move };

static const struct csv_col count_cols[] = {
	SKU(count_row),
	{ .name = "quantity", .type = COL_DEC, .required = true, CSV_RANGE(UNITS_ORDERED),
	  .offset = offsetof(struct count_row, quantity), .unit = "units",
	  .aliases = "qty,units,counted,count,counted_quantity,qty_counted,physical",
	  .help = "units counted; rows of one lot are summed" },
	{ LOT(count_row), .help = "of which lot" },
	LOCATION(count_row),
	UNIT(count_row),
};

static bool check_count(const void *row, struct diag *d, size_t *offset)
{
	*offset = offsetof(struct count_row, sku);
	return !is_total(((const struct count_row *)row)->sku) || total_fault(d);
}

const struct feed count_feed = { FEED_COLS(count_cols), .row_size = sizeof(struct count_row),
				 .check = check_count };

#undef COL
#define COL(member) CSV_MEMBER(struct rate_row, member)
#define RATE_MOST .min = 0, .max = NEW_RATE_MOST
#define NEW_RATE_MOST 1e12

static const struct csv_col rates_cols[] = {
	SKU(rate_row),
	LOCATION(rate_row),
	{ COL(daily_rate), .type = COL_REAL, .required = true, .may_be_empty = true, RATE_MOST,
	  .unit = "units/day", .help = "demand per calendar day; not known if empty" },
	{ COL(weekly_mean), .type = COL_REAL, RATE_MOST, .unit = "units/week",
	  .help = "of the weeks" },
	{ COL(weekly_sd), .type = COL_REAL, RATE_MOST, .unit = "units/week",
	  .help = "of the weeks" },
	{ COL(weeks), .type = COL_REAL, .min = 0, .max = 3650, .unit = "weeks",
	  .help = "that they are of" },
};

const struct feed rates_feed = { FEED_COLS(rates_cols), .row_size = sizeof(struct rate_row) };

#undef COL
#define COL(member) CSV_MEMBER(struct storage_reading, member)
#define CELSIUS .type = COL_REAL, .min = -90, .max = 90, .unit = "degrees C"

static const struct csv_col readings_cols[] = {
	{ COL(date), .type = COL_DATE, .required = true, .aliases = "day,timestamp",
	  .help = "day of the reading" },
	LOCATION(storage_reading),
	{ COL(low_c), CELSIUS, .required = true, .aliases = "min_c,min,low,min_temp,temperature,temp_c",
	  .help = "the lowest of it" },
	{ COL(high_c), CELSIUS, .aliases = "max_c,max,high,max_temp",
	  .help = "the highest of it; if empty the same" },
};

const struct feed readings_feed = { FEED_COLS(readings_cols),
				    .row_size = sizeof(struct storage_reading) };

#undef COL
#define COL(member) CSV_MEMBER(struct storage_rule, member)

static const struct csv_col storage_cols[] = {
	{ COL(brand), .type = COL_TEXT, .required = true, .help = "the product, as in --skus" },
	{ COL(min_c), CELSIUS, .required = true, .help = "never below" },
	{ COL(max_c), CELSIUS, .required = true, .help = "of the refrigerator" },
	{ COL(out_max_c), CELSIUS, .required = true, .help = "never above" },
	{ COL(out_days), .type = COL_REAL, .required = true, .min = 0, .max = 3650, .unit = "days",
	  .help = "that it may be above max_c in all" },
	{ COL(as_of), .type = COL_DATE, .required = true, .help = "when the rule was read" },
	{ COL(source), .type = COL_TEXT, .required = true, .help = "where" },
};

const struct feed storage_feed = { FEED_COLS(storage_cols),
			    .row_size = sizeof(struct storage_rule) };
