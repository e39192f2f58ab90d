/* Side files into a hash table. */
#include "sku/sku_feed.h"

#include <stddef.h>


#include "base/banned.h"

#define COL(member) CSV_MEMBER(struct sku_row, member)

static const struct csv_col cols[] = {
	{ COL(sku), .type = COL_TEXT, .required = true,
	  .aliases = "item,item_code,product,product_code,ndc", .help = "the SKU; each once" },
	{ COL(pathway), .type = COL_WORD, .words = pathway_names,
	  .aliases = "source", .help = "503B (if empty or absent), 503A or commercial" },
	{ COL(lead_days), .type = COL_DEC, CSV_RANGE(LEAD_DAYS), .unit = "days",
	  .aliases = "lead_time,lead_time_days",
	  .help = "from order to receipt, on average" },
	{ COL(lead_sd), .type = COL_DEC, CSV_RANGE(LEAD_SD), .unit = "days",
	  .help = "standard deviation of lead_days" },
	{ COL(review_days), .type = COL_DEC, CSV_RANGE(REVIEW_DAYS), .unit = "days",
	  .aliases = "review_period",
	  .help = "between two looks at the stock" },
	{ COL(cycle_days), .type = COL_DEC, CSV_RANGE(CYCLE_DAYS), .unit = "days",
	  .help = "that an order should last, if longer than review_days" },
	{ COL(safety_days), .type = COL_DEC, CSV_RANGE(SAFETY_DAYS), .unit = "days",
	  .help = "of demand to hold as safety stock" },
	{ COL(pack), .type = COL_DEC, CSV_RANGE(PACK),
	  .aliases = "case_pack,pack_size,case_size,units_per_pack,order_multiple", .unit = "units",
	  .help = "orders are whole packs of so many" },
	{ COL(min_order), .type = COL_DEC, CSV_RANGE(MIN_ORDER),
	  .aliases = "moq,min_order_qty,minimum_order,minimum_order_quantity,min_qty", .unit = "units", .help = "the smallest order" },
	{ COL(unit_cost), .type = COL_DEC, CSV_RANGE(UNIT_COST), .aliases = "cost,unit_price", .unit = "money",
	  .help = "of one unit, without a currency sign" },
	{ COL(shelf_life_days), .type = COL_DEC, CSV_RANGE(SHELF_LIFE_DAYS), .unit = "days",
	  .aliases = "bud_days,shelf_life", .help = "from receipt to the expiry or beyond-use date" },
	{ COL(service_level), .type = COL_DEC, CSV_RANGE(SERVICE_LEVEL),
	  .help = "probability that stock lasts until the order of the next review comes" },
	{ COL(supplier), .type = COL_TEXT, .aliases = "vendor",
	  .help = "whom to order from; copied to the output" },
};

const struct feed sku_feed = { FEED_COLS(cols), .row_size = sizeof(struct sku_row) };

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
		bool made;
		struct sku_entry *e = skus_get(t, row.sku, (struct str){ NULL, 0 }, &made);
		if (!made) {
			diag_set(&d, DIAG_DATA, "listed twice");
			input_row_fault(&in, &d, offsetof(struct sku_row, sku));
			continue;
		}
		e->row = row;
		csv_keep_texts(&t->arena, cols, sku_feed.n_cols, &e->row);
	}
	return input_finish(&in);
}

void skus_release(struct sku_table *t)
{
	map_release(&t->entries);
	map_release(&t->lots);
	arena_release(&t->arena);
	*t = (struct sku_table){ 0 };
}
