/* The columns of prescription volume, and what must hold in a row. */
#include <fnmatch.h>
#include <stddef.h>

#include "volume/total_feed.h"
#include "volume/units.h"
#include "volume/volume_feed.h"
#include "volume/names.h"

#include "base/banned.h"

#define AT(member) offsetof(struct rx_row, member)

static const char *const yes_words[] = { "no", "yes", NULL };

const char *const rx_empty_names[] = { [RX_NOT_SAID] = "", [RX_LEFT] = "no", [RX_EMPTY] = "yes",
				       NULL };

static const struct csv_col cols[] = {
	{ .name = "date", .type = COL_DATE, .required = true, .offset = AT(date),
	  .aliases = "day,dispensed,dispense_date,date_dispensed,fill_date,date_filled,rx_date",
	  .help = "day on which it happened" },
	{ .name = "sku", .type = COL_TEXT, .required = true, .offset = AT(sku),
	  .aliases = SKU_NAMES,
	  .help = "drug, strength and form as the clinic stocks it" },
	{ .name = "quantity", .type = COL_DEC, COL_ANY, .required = true, .may_be_empty = true,
	  .offset = AT(quantity), .aliases = "qty,units,qty_dispensed,quantity_dispensed",
	  .unit = "units",
	  .help = "how many; negative takes back a dispense; may be empty for a stockout" },
	{ .name = "location", .type = COL_TEXT, .offset = AT(location),
	  .aliases = LOCATION_NAMES, .near = LOCATION_NEAR, .help = "where; one place if absent" },
	{ .name = "kind", .type = COL_WORD, .offset = AT(kind), .words = day_kind_names,
	  .aliases = "type,transaction_type,movement,movement_type,event_type",
	  .near = "action,activity,reason,adjustment_reason",
	  .synonyms = "dispensed=dispense,received=receipt,returned=return,out of stock=stockout,"
		      "stock out=stockout,unfilled=unmet,not filled=unmet,wasted=waste,wastage=waste",
	  .help = "dispense (if empty or absent), receipt, return, stockout, unmet or waste" },
	{ .name = "stockout", .type = COL_WORD, .offset = AT(stockout), .words = yes_words,
	  .aliases = "oos,is_out,stocked_out,out_of_stock",
	  .synonyms = "0=no,1=yes,false=no,true=yes,n=no,y=yes",
	  .help = "no (if empty or absent) or yes: it could not be had on that day" },
	{ .name = "requested_qty", .type = COL_DEC, COL_ANY, .offset = AT(requested), .unit = "units",
	  .aliases = "requested_quantity,qty_requested,quantity_requested",
	  .near = "ordered_qty,qty_ordered,ordered_quantity,prescribed_qty,qty_prescribed,"
		  "prescribed_quantity,demand,demand_qty,asked",
	  .help = "how many were asked for: the demand, if not empty" },
	{ .name = "on_hand", .type = COL_DEC, COL_ANY, .offset = AT(on_hand), .unit = "units",
	  .aliases = "qty_on_hand,quantity_on_hand,stock_on_hand,onhand,qoh,soh",
	  .near = "available,in_stock",
	  .help = "how many there were: 0 in a row of quantity 0 is a stockout" },
	{ .name = "balance", .type = COL_DEC, COL_ANY, .offset = AT(balance), .unit = "units",
	  .aliases = "running_balance,balance_after,closing_balance,on_hand_after,qty_after,"
		     "quantity_after,stock_after,balance_on_hand,ending_balance,ending_qty,closing_stock",
	  .near = "running_total",
	  .help = "what is left after the row: 0 or less is out of stock from the next day on, until "
		  "units return" },
	{ .name = "empty", .type = COL_WORD, .offset = AT(empty), .words = rx_empty_names,
	  .help = "what balances of the day came to, as glp1-daily writes it: yes is a balance of 0" },
	{ .name = "key", .type = COL_TEXT, .offset = AT(key), .help = "with --key, which names it" },
	{ .name = "original", .type = COL_TEXT, .offset = AT(original),
	  .aliases = "original_id,original_key,original_rx",
	  .help = "with --key, the key of the row that it takes back or fills; its own if empty" },
	{ .name = "requested_sku", .type = COL_TEXT, .offset = AT(asked),
	  .aliases = "sku_requested,ordered_sku,prescribed_sku,substituted_for,substitute_for,"
		     "original_sku",
	  .help = "the SKU asked for, where another one was handed out: the demand is its" },
	{ .name = "unit", .type = COL_WORD, .words = sku_unit_names, .synonyms = SKU_UNIT_SYNONYMS,
	  .offset = AT(unit), .aliases = UNIT_NAMES,
	  .help = "of the quantities, if not that of --skus: vial, box, mL ..." },
};

bool rx_unmet(const struct rx_row *row, struct dec *unmet)
{
	static const struct dec none = { 0, 0, true };
	*unmet = none;
	if (!row->requested.set || (row->kind != DAY_DISPENSE && row->kind != DAY_STOCKOUT))
		return true;
	*unmet = row->requested;
	return row->kind == DAY_STOCKOUT || dec_sub(unmet, row->quantity) == NUM_OK;
}

static bool check(const void *data, struct diag *d, size_t *offset)
{
	const struct rx_row *row = data;
	*offset = AT(sku);
	if (is_total(row->sku))
		return total_fault(d);
	*offset = AT(quantity);
	if (!row->quantity.set && row->kind != DAY_STOCKOUT) {
		diag_set(d, DIAG_DATA, "%s", num_message(NUM_EMPTY));
		return false;
	}
	if (row->quantity.m < 0 && row->kind == DAY_RETURN) {
		diag_set(d, DIAG_DATA, "a return of a negative quantity");
		d->hint = "say how many came back, or leave kind empty";
		return false;
	}
	if (row->requested.set && row->kind == DAY_DISPENSE && row->quantity.m != 0 &&
	    (row->requested.m == 0 || (row->requested.m < 0) != (row->quantity.m < 0))) {
		*offset = AT(requested);
		diag_set(d, DIAG_DATA, "does not go with the quantity dispensed");
		d->hint = "leave it empty if it is not known";
		return false;
	}
	return true;
}

const struct feed volume_feed = { FEED_COLS(cols), .row_size = sizeof(struct rx_row),
	.any_day = true, /* rx_span_judge checks the days */
	.check = check };

bool rx_wants(const struct opt_list *patterns, struct str sku)
{
	for (size_t i = 0; i < patterns->n; i++)
		if (fnmatch(patterns->item[i], sku.p, 0) == 0)
			return true;
	return patterns->n == 0;
}

bool rx_zone_set(struct tool *t, const char *zone)
{
	if (zone && t->opt.date_format.n)
		return tool_option_fault(t, "--time-zone", "not with --date-format: stamps are in ISO 8601");
	return !zone || date_zone_set(zone) ||
	       tool_option_fault(t, "--time-zone",
				 "no such zone; a name is one like America/New_York or UTC");
}
