/* The columns of what glp1-orders reads. */
#include "orders/orders_feed.h"

#include "orders/schedule.h"
#include "sku/sku.h"
#include "volume/total_feed.h"
#include "volume/names.h"

#include "base/banned.h"

#define COL(member) CSV_MEMBER(struct plan_row, member)
#define AMOUNT .type = COL_REAL, .min = -1e15, .max = 1e15, .unit = "units"

static const struct csv_col plan_cols[] = {
	{ COL(sku), .type = COL_TEXT, .required = true,
	  .aliases = SKU_NAMES, .help = "the SKU" },
	{ COL(location), .type = COL_TEXT, .aliases = LOCATION_NAMES, .near = LOCATION_NEAR,
	  .help = "where; transfers need rows by location" },
	{ COL(order_quantity), .type = COL_DEC, .required = true, .may_be_empty = true,
	  CSV_RANGE(UNITS_ORDERED), .unit = "units", .help = "to order now; not known if empty" },
	{ COL(pathway), .type = COL_WORD, .words = pathway_names,
	  .help = "503B (if empty), 503A or commercial" },
	{ COL(status), .type = COL_TEXT,
	  .help = "copied to what is said of a SKU without a quantity" },
	{ COL(as_of), .type = COL_DATE, .help = "the day of the plan" },
	{ COL(daily_rate), .type = COL_REAL, .min = 0, .max = 1e15, .unit = "units/day",
	  .help = "demand per calendar day" },
	{ COL(lead_days), .type = COL_REAL, CSV_RANGE(LEAD_DAYS), .unit = "days",
	  .help = "where neither --skus nor --suppliers say them" },
	{ COL(reorder_point), AMOUNT, .help = "what a location keeps for itself" },
	{ COL(order_up_to), AMOUNT, .help = "the level to reach" },
	{ COL(usable), AMOUNT, .help = "what can be dispensed" },
	{ COL(on_order), AMOUNT, .help = "what is to come" },
	{ COL(days_of_cover), .type = COL_REAL, .min = -1e15, .max = 1e15, .unit = "days",
	  .help = "that usable lasts" },
	{ COL(out_on), .type = COL_DATE,
	  .help = "the first day on which there is not enough; worked out from days_of_cover if empty" },
};

static bool check_plan(const void *row, struct diag *d, size_t *offset)
{
	*offset = offsetof(struct plan_row, sku);
	return !is_total(((const struct plan_row *)row)->sku) || total_fault(d);
}

const struct feed order_plan_feed = { FEED_COLS(plan_cols), .row_size = sizeof(struct plan_row),
				      .check = check_plan };

#undef COL
#define COL(member) CSV_MEMBER(struct supplier_row, member)
#define MONEY .type = COL_DEC, .min = 0, .max = MONEY_MOST, .unit = "money"

static const struct csv_col supplier_cols[] = {
	{ COL(supplier), .type = COL_TEXT, .required = true, .key = true, .aliases = "vendor,name",
	  .help = "as in --skus; each once" },
	{ COL(min_order_value), MONEY, .aliases = "minimum_order_value,order_minimum,min_value",
	  .help = "of an order; none if empty" },
	{ COL(freight), MONEY, .aliases = "shipping,shipping_cost,freight_cost",
	  .help = "of an order" },
	{ COL(freight_free_from), MONEY, .aliases = "free_freight,free_shipping_from,free_freight_from",
	  .help = "value of an order from which there is no freight" },
	{ COL(order_days), .type = COL_TEXT, .aliases = "orders_on",
	  .help = "on which it takes orders: Mon;Thu or Mon-Fri, which it is if empty" },
	{ COL(ship_days), .type = COL_TEXT, .aliases = "ships_on",
	  .help = "on which it ships; Mon-Thu for what must not lie over a weekend; Mon-Fri if "
		  "empty" },
	{ COL(lead_days), .type = COL_REAL, CSV_RANGE(LEAD_DAYS), .unit = "days",
	  .aliases = "lead_time,lead_time_days", .help = "where the SKU says none" },
	{ COL(transit_days), .type = COL_REAL, .min = 0, .max = 60, .unit = "days",
	  .help = "of the lead days those on the road; 1 if empty" },
	{ COL(supply_ends), .type = COL_DATE, .aliases = "last_order_date",
	  .help = "the last day on which it takes orders" },
};

static bool check_supplier(const void *data, struct diag *d, size_t *offset)
{
	const struct supplier_row *row = data;
	bool closed[7];
	*offset = offsetof(struct supplier_row, order_days);
	bool ok = !row->order_days.n || schedule_weekdays(&row->order_days, closed);
	if (ok) {
		*offset = offsetof(struct supplier_row, ship_days);
		ok = !row->ship_days.n || schedule_weekdays(&row->ship_days, closed);
	}
	if (ok)
		return true;
	diag_set(d, DIAG_DATA, "not days of the week");
	d->hint = "write them as Mon;Thu or Mon-Fri";
	return false;
}

const struct feed suppliers_feed = { FEED_COLS(supplier_cols),
			    .row_size = sizeof(struct supplier_row),
				     .check = check_supplier };

#undef COL
#define COL(member) CSV_MEMBER(struct closure_row, member)

static const struct csv_col closure_cols[] = {
	{ COL(from), .type = COL_DATE, .required = true, .aliases = "date,day,holiday,closed_from",
	  .help = "the first day, or the only one" },
	{ COL(until), .type = COL_DATE, .aliases = "to,closed_until", .help = "the last one" },
	{ COL(supplier), .type = COL_TEXT, .aliases = "vendor", .help = "who is closed" },
	{ COL(location), .type = COL_TEXT, .aliases = LOCATION_NAMES, .near = LOCATION_NEAR,
	  .help = "who is closed; everybody, carriers too, if both are empty" },
};

static bool check_closure(const void *data, struct diag *d, size_t *offset)
{
	const struct closure_row *row = data;
	*offset = offsetof(struct closure_row, until);
	if (row->until == DATE_NONE || (row->until >= row->from &&
		    row->until - row->from <= SCHEDULE_DAYS))
		return true;
	diag_set(d, DIAG_DATA, row->until < row->from ?
		"before the first day" : "too long after the first day");
	d->hint = row->until < row->from ? NULL : "who is closed for good has supply_ends in --suppliers";
	return false;
}

const struct feed closures_feed = { FEED_COLS(closure_cols), .row_size = sizeof(struct closure_row),
				    .check = check_closure };
