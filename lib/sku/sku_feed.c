/* Reads --skus into a hash table. */
#include "sku/sku_feed.h"

#include <stddef.h>

#include "volume/names.h"

#include "base/banned.h"

#define COL(member) CSV_MEMBER(struct sku_row, member)
#define YES_OR_NO(yes_or_no) \
	.type = COL_WORD, .words = (yes_or_no), \
	.synonyms = "0=no,1=yes,false=no,true=yes,n=no,y=yes"

static const char *const status_words[] = {
	[SKU_ACTIVE] = "active", [SKU_DISCONTINUED] = "discontinued", NULL,
};
static const char *const no_words[] = { "no", "yes", NULL };
static const char *const yes_words[] = { "yes", "no", NULL };

static const struct csv_col cols[] = {
	{ COL(sku), .type = COL_TEXT, .required = true, .key = true,
	  .aliases = SKU_NAMES,
	  .help = "the SKU; once for each supplier, the first one first" },
	{ COL(location), .type = COL_TEXT, .aliases = LOCATION_NAMES, .near = LOCATION_NEAR,
	  .help = "where this holds; everywhere if empty" },
	{ COL(pathway), .type = COL_WORD, .words = pathway_names,
	  .aliases = "source", .near = "503a_503b,pharmacy_type,compounding_type",
	  .help = "503B (if empty or absent), 503A or commercial" },
	{ COL(lead_days), .type = COL_DEC, CSV_RANGE(LEAD_DAYS), .unit = "days",
	  .aliases = "lead_time,lead_time_days,delivery_days,days_to_deliver,turnaround_days",
	  .near = "delivery_time,turnaround,transit_days,lt",
	  .help = "from order to receipt, on average" },
	{ COL(lead_sd), .type = COL_DEC, CSV_RANGE(LEAD_SD), .unit = "days",
	  .help = "standard deviation of lead_days" },
	{ COL(review_days), .type = COL_DEC, CSV_RANGE(REVIEW_DAYS), .unit = "days",
	  .aliases = "review_period,review_cycle,review_interval",
	  .near = "order_cycle,order_frequency,order_frequency_days,reorder_cycle_days",
	  .help = "between two looks at the stock" },
	{ COL(cycle_days), .type = COL_DEC, CSV_RANGE(CYCLE_DAYS), .unit = "days",
	  .help = "that an order should last, if longer than review_days" },
	{ COL(safety_days), .type = COL_DEC, CSV_RANGE(SAFETY_DAYS), .unit = "days",
	  .aliases = "safety_stock_days,buffer_days", .near = "days_of_cover,cover_days,days_of_supply",
	  .help = "of demand to hold as safety stock" },
	{ COL(pack), .type = COL_DEC, CSV_RANGE(PACK),
	  .aliases = "case_pack,pack_size,case_size,case_qty,units_per_case,units_per_pack,"
		     "order_multiple,case_quantity,carton_qty,pkg_size,package_size,order_increment,"
		     "purchase_multiple", .unit = "units",
	  .near = "box_qty,box_size,inner_pack",
	  .help = "orders are whole packs of so many" },
	{ COL(min_order), .type = COL_DEC, CSV_RANGE(MIN_ORDER),
	  .aliases = "moq,min_order_qty,minimum_order,minimum_order_quantity,min_qty,"
		     "minimum_purchase,min_purchase",
	  .unit = "units", .help = "the smallest order" },
	{ COL(unit_cost), .type = COL_DEC, CSV_RANGE(UNIT_COST), .unit = "money",
	  .aliases = "cost,unit_price,purchase_price,wholesale_price,acquisition_cost,wac",
	  .near = "price",
	  .help = "of one unit, without a currency sign" },
	{ COL(shelf_life_days), .type = COL_DEC, CSV_RANGE(SHELF_LIFE_DAYS), .unit = "days",
	  .aliases = "bud_days,shelf_life,beyond_use_days,dating_days,days_of_dating,stability_days",
	  .near = "dating", .help = "from receipt to the expiry or beyond-use date" },
	{ COL(service_level), .type = COL_DEC, CSV_RANGE(SERVICE_LEVEL),
	  .near = "fill_rate_target,target_fill_rate",
	  .help = "probability that stock lasts until the order of the next review comes" },
	{ COL(supplier), .type = COL_TEXT,
	  .aliases = "vendor,vendor_name,supplier_name,preferred_vendor,preferred_supplier,"
		     "primary_vendor,primary_supplier,distributor,wholesaler",
	  .near = "manufacturer,pharmacy,source_pharmacy",
	  .help = "whom to order from; a second row of the SKU names who comes next" },
	{ COL(max_units), .type = COL_DEC, CSV_RANGE(MAX_UNITS), .unit = "units",
	  .aliases = "max_stock,max_qty,max_quantity,maximum,max_on_hand,max_level,capacity",
	  .help = "that there is room for, on hand and on order" },
	{ COL(status), .type = COL_WORD, .words = status_words, .aliases = "item_status,sku_status",
	  .near = "lifecycle",
	  .synonyms = "inactive=discontinued,do not order=discontinued,do_not_order=discontinued,"
		      "sell down=discontinued,phase out=discontinued,obsolete=discontinued,"
		      "stopped=discontinued,current=active",
	  .help = "active (if empty or absent), or discontinued: used up and not ordered again" },
	{ COL(discontinued), YES_OR_NO(no_words),
	  .aliases = "is_discontinued,do_not_order,inactive,is_inactive",
	  .help = "yes: as status discontinued" },
	{ .name = "active", .offset = offsetof(struct sku_row, inactive), YES_OR_NO(yes_words),
		.aliases = "is_active,enabled",
	  .help = "no: as status discontinued" },
	{ COL(superseded_by), .type = COL_TEXT,
	  .aliases = "replaced_by,replaced_with,successor,replacement,replacement_sku,replacement_item,"
		     "new_sku", .near = "substitute",
	  .help = "the SKU that its demand moves to" },
	{ COL(superseded_on), .type = COL_DATE, .aliases = "replaced_on,superseded_date",
	  .help = "from when on it is not ordered; already if empty" },
	{ COL(in_use_days), .type = COL_DEC, CSV_RANGE(IN_USE_DAYS), .unit = "days",
	  .aliases = "days_in_use,open_vial_days,in_use_life,discard_days_after_opening",
	  .near = "multi_dose_days", .help = "from the first puncture, which is day 0" },
	{ COL(min_life_at_receipt), .type = COL_DEC, CSV_RANGE(SHELF_LIFE_DAYS), .unit = "days",
	  .aliases = "min_shelf_life,min_dating", .help = "that a unit must have left on arrival" },
	{ COL(controlled), YES_OR_NO(no_words),
	  .help = "yes: counted to the unit, whatever is tolerated of others" },
	{ COL(unit), .type = COL_WORD, .words = sku_unit_names, .synonyms = SKU_UNIT_SYNONYMS,
	  .aliases = UNIT_NAMES ",stock_unit",
	  .help = "in which volume and levels are: each, vial, pen, syringe, box, dose, mL or mg" },
	{ COL(ml), .type = COL_DEC, .min = 0.001, .max = 10000, .unit = "mL",
	  .aliases = "ml_per_vial,vial_ml,vial_size,ml_per_unit,fill_volume",
	  .help = "in a vial, pen or syringe" },
	{ COL(mg_per_ml), .type = COL_DEC, .min = 0.0001, .max = 10000, .unit = "mg/mL",
	  .aliases = "concentration", .help = "how strong it is" },
	{ COL(per_box), .type = COL_DEC, .min = 1, .max = 100000,
	  .aliases = "pens_per_box,vials_per_box,units_per_box,box_of",
	  .help = "vials, pens or syringes in a box" },
	{ COL(doses), .type = COL_DEC, CSV_RANGE(DOSES),
	  .aliases = "doses_per_vial,doses_per_pen,doses_per_unit",
	  .help = "in a vial, pen or syringe; with dose_mg it is worked out" },
	{ COL(dose_mg), .type = COL_DEC, .min = 0.000001, .max = 10000, .unit = "mg",
	  .aliases = "mg_per_dose",
	  .help = "of one dose: a vial gives as many as ml, dead_ml and in_use_days allow" },
	{ COL(dead_ml), .type = COL_DEC, .min = 0, .max = 10, .unit = "mL",
	  .aliases = "dead_volume,dead_space",
	  .help = "lost with each dose; 0 if empty" },
	{ COL(dose_days), .type = COL_DEC, CSV_RANGE(DOSE_DAYS), .unit = "days",
	  .help = "from dose to dose of one patient, who has the vial alone; 7 if empty, 0 if several "
		  "draw from it" },
	{ COL(last_day_counts), YES_OR_NO(no_words),
	  .help = "yes: a dose on day in_use_days is allowed" },
	{ COL(order_unit), .type = COL_WORD, .words = sku_unit_names, .synonyms = SKU_UNIT_SYNONYMS,
	  .aliases = "purchase_unit,buy_unit,purchase_uom,order_uom",
	  .help = "in which pack, min_order and unit_cost are, if not in unit; orders are whole ones" },
	{ COL(brand), .type = COL_TEXT, .help = "the product whose rules of storage hold" },
};

const struct feed sku_feed = { FEED_COLS(cols), .row_size = sizeof(struct sku_row) };

const struct sku_entry *skus_of(const struct sku_table *t, struct str sku, struct str location)
{
	const struct sku_entry *e = map_find_pair(&t->entries, sku, location);
	return e ? e : map_find_pair(&t->entries, sku, (struct str){ NULL, 0 });
}

const struct sku_entry *skus_find(const struct sku_table *t, struct str sku, struct str location)
{
	return map_find_pair(&t->entries, sku, location);
}

struct sku_entry *skus_get(struct sku_table *t, struct str sku, struct str location, bool *made)
{
	struct sku_entry *e = map_get_pair(&t->entries, sku, location, sizeof(*e), made);
	struct str key = map_key(e);
	if (*made) {
		e->sku = (struct str){ key.p, sku.n };
		e->location = (struct str){ key.p + sku.n + 1, location.n };
		e->counted = DATE_NONE;
	}
	return e;
}

/* As skus_successor; *steps: how many successors were passed, SUCCESSORS_MOST at most. */
static struct str last_of(const struct sku_table *t, struct str sku, struct str location,
			  int32_t as_of, int *steps)
{
	for (*steps = 0; *steps < SUCCESSORS_MOST; ++*steps) {
		const struct sku_entry *e = skus_of(t, sku, location);
		if (!e || !e->row.superseded_by.n || !sku_is_superseded(&e->row, as_of))
			break;
		sku = e->row.superseded_by;
	}
	return sku;
}

struct str skus_successor(const struct sku_table *t, struct str sku, struct str location,
			  int32_t as_of)
{
	int steps;
	return t->superseded ? last_of(t, sku, location, as_of, &steps) : sku;
}

/* Checks that no successors go round in a circle. False: a fault was said. */
static bool judge_successors(const struct sku_table *t, struct tool *tool)
{
	int steps;
	struct diag d;
	for (const struct sku_entry *e = NULL; t->superseded && (e = map_next(&t->entries, e));) {
		last_of(t, e->sku, e->location, DATE_LAST, &steps);
		if (steps < SUCCESSORS_MOST)
			continue;
		diag_set(&d, DIAG_DATA, "superseded_by leads to no end: a circle, or more than %d steps",
			 SUCCESSORS_MOST);
		diag_name(&d, STR("--skus"));
		d.hint = "let the SKU that is stocked today have no superseded_by";
		return tool_fault(tool, &d);
	}
	return true;
}

static bool same_supplier(const struct sku_row *a, const struct sku_row *b)
{
	return !a->supplier.n || !b->supplier.n || str_eq(a->supplier, b->supplier);
}

/* Adds a row to the table. False: its supplier is listed before for this SKU and location. */
static bool keep(struct sku_table *t, const struct sku_row *row)
{
	bool made;
	struct sku_entry *e = skus_get(t, row->sku, row->location, &made);
	struct sku_row *to = &e->row;
	if (e->listed) {
		struct sku_offer **end = &e->others;
		for (bool same = same_supplier(&e->row, row);; end = &(*end)->next) {
			if (same)
				return false;
			if (!*end)
				break;
			same = same_supplier(&(*end)->row, row);
		}
		*end = arena_take(&t->arena, sizeof(**end));
		to = &(*end)->row;
	}
	*to = *row;
	e->listed = true;
	t->superseded |= row->superseded_by.n > 0;
	csv_keep_texts(&t->arena, cols, sku_feed.n_cols, to);
	return true;
}

bool skus_read(struct sku_table *t, struct tool *tool, struct opt_file *file)
{
	struct input in;
	struct sku_row row;
	struct diag d;
	if (!file->name)
		return true;
	if (!input_init(&in, tool, file, &row))
		return false;
	while (input_next(&in)) {
		struct sku_row own = row; /* a copy: what is filled in must not stay in row */
		if (!sku_split(&own, &d)) {
			input_row_fault(&in, &d, offsetof(struct sku_row, dose_mg));
		} else if (!sku_in_own_unit(&own, &d)) {
			input_row_fault(&in, &d, offsetof(struct sku_row, order_unit));
		} else if (!keep(t, &own)) {
			diag_set(&d, DIAG_DATA, "listed twice, and not for another supplier");
			d.hint = "a SKU has a row for each supplier, and for each location";
			input_row_fault(&in, &d, offsetof(struct sku_row, sku));
		}
	}
	return input_finish(&in) && judge_successors(t, tool);
}

void skus_need_location(struct input *in, struct csv_col own[SKU_COLS_MOST], bool needed)
{
	memcpy(own, in->how.cols, in->how.n_cols * sizeof(*own));
	for (size_t i = 0; i < in->how.n_cols; i++)
		if (strcmp(own[i].name, "location") == 0)
			own[i].required = own[i].may_be_empty = needed;
	in->how.cols = own;
}

void skus_release(struct sku_table *t)
{
	map_release(&t->entries);
	map_release(&t->lots);
	map_release(&t->places);
	arena_release(&t->arena);
	*t = (struct sku_table){ 0 };
}
