/* Side files into a hash table. */
#include "sku/sku_feed.h"

#include <errno.h>
#include <stddef.h>

#include "sku/pathway.h"

#include "base/banned.h"

#define AT(member) offsetof(struct sku_row, member)

const struct csv_col sku_cols[SKU_COLS] = {
	{ .name = "sku", .type = COL_TEXT, .required = true, .offset = AT(sku),
	  .aliases = "item,item_code,product,product_code,ndc", .help = "the SKU; each once" },
	{ .name = "pathway", .type = COL_WORD, .offset = AT(pathway), .words = pathway_names,
	  .aliases = "source", .help = "503B (if empty or absent), 503A or commercial" },
	{ .name = "lead_days", .type = COL_DEC, .offset = AT(lead_days), .not_negative = true,
	  .unit = "days", .help = "from order to receipt, on average" },
	{ .name = "lead_sd", .type = COL_DEC, .offset = AT(lead_sd), .not_negative = true,
	  .unit = "days", .help = "standard deviation of lead_days" },
	{ .name = "review_days", .type = COL_DEC, .offset = AT(review_days), .not_negative = true,
	  .unit = "days", .help = "between two orders at least" },
	{ .name = "safety_days", .type = COL_DEC, .offset = AT(safety_days), .not_negative = true,
	  .unit = "days", .help = "of demand to hold as safety stock" },
	{ .name = "pack", .type = COL_DEC, .offset = AT(pack), .not_negative = true,
	  .unit = "units", .help = "orders are whole packs of so many" },
	{ .name = "min_order", .type = COL_DEC, .offset = AT(min_order), .not_negative = true,
	  .unit = "units", .help = "the smallest order" },
	{ .name = "unit_cost", .type = COL_DEC, .offset = AT(unit_cost), .not_negative = true,
	  .unit = "money", .help = "of one unit, without a currency sign" },
	{ .name = "shelf_life_days", .type = COL_DEC, .offset = AT(shelf_life_days),
	  .not_negative = true, .unit = "days", .aliases = "bud_days",
	  .help = "from receipt to the expiry or beyond-use date" },
	{ .name = "service_level", .type = COL_DEC, .offset = AT(service_level),
	  .help = "probability that stock lasts until the next order comes" },
	{ .name = "supplier", .type = COL_TEXT, .offset = AT(supplier), .aliases = "vendor",
	  .help = "whom to order from; copied to the output" },
};

#undef AT

/* A probability, and neither of the certainties. */
static bool check(const void *data, struct diag *d, size_t *offset)
{
	const struct sku_row *row = data;
	double p = row->service_level.set ? dec_double(row->service_level) : 0.5;
	*offset = offsetof(struct sku_row, service_level);
	if (p > 0 && p < 1)
		return true;
	diag_set(d, DIAG_DATA, "not between 0 and 1");
	return false;
}

const struct sku_entry *skus_find(const struct sku_table *t, struct str sku, struct str location)
{
	struct sku_entry *e = map_find_pair(&t->entries, sku, location);
	if (e)
		e->used = true;
	return e;
}

size_t skus_unused(const struct sku_table *t)
{
	size_t n = 0;
	for (const struct sku_entry *e = NULL; (e = map_next(&t->entries, e));)
		n += !e->used;
	return n;
}

struct sku_entry *skus_get(struct sku_table *t, struct str sku, struct str location, bool *made)
{
	return map_get_pair(&t->entries, sku, location, sizeof(struct sku_entry), made);
}

bool skus_read(struct sku_table *t, struct tool *tool, const char *file)
{
	static const struct tool_input table = { "--skus", sku_cols, SKU_COLS };
	char *const files[] = { (char *)(uintptr_t)file };
	struct input in;
	struct sku_row row;
	struct diag d;
	input_init_file(&in, tool, &table, &row, check, files);
	while (input_next(&in)) {
		bool made;
		struct sku_entry *e = skus_get(t, row.sku, (struct str){ NULL, 0 }, &made);
		if (!e)
			diag_errno(&d, "", ENOMEM);
		else if (!made)
			diag_set(&d, DIAG_DATA, "listed twice");
		if (!e || !made) {
			input_row_fault(&in, &d, offsetof(struct sku_row, sku));
			continue;
		}
		e->row = row;
		e->row.sku = (struct str){ NULL, 0 };
		e->row.supplier = arena_copy(&t->arena, row.supplier);
		if (e->row.supplier.p)
			continue;
		diag_errno(&d, "", ENOMEM);
		input_row_fault(&in, &d, offsetof(struct sku_row, supplier));
	}
	return input_finish(&in);
}

void skus_release(struct sku_table *t)
{
	map_release(&t->entries);
	arena_release(&t->arena);
	*t = (struct sku_table){ 0 };
}
