/* Side files into a hash table. */
#include "sku/sku_feed.h"

#include <stddef.h>
#include <stdlib.h>

#include "sku/pathway.h"
#include "sku/terms.h"

#include "base/banned.h"

#define COL(member) CSV_MEMBER(struct sku_row, member)

static const struct csv_col cols[] = {
	{ COL(sku), .type = COL_TEXT, .required = true,
	  .aliases = "item,item_code,product,product_code,ndc", .help = "the SKU; each once" },
	{ COL(pathway), .type = COL_WORD, .words = pathway_names,
	  .aliases = "source", .help = "503B (if empty or absent), 503A or commercial" },
	{ COL(lead_days), .type = COL_REAL, LEAD_DAYS, .unit = "days",
	  .help = "from order to receipt, on average" },
	{ COL(lead_sd), .type = COL_REAL, LEAD_SD, .unit = "days",
	  .help = "standard deviation of lead_days" },
	{ COL(review_days), .type = COL_REAL, REVIEW_DAYS, .unit = "days",
	  .help = "between two orders at least" },
	{ COL(safety_days), .type = COL_REAL, POLICY_DAYS, .unit = "days",
	  .help = "of demand to hold as safety stock" },
	{ COL(pack), .type = COL_REAL, ORDER_UNITS, .unit = "units",
	  .help = "orders are whole packs of so many" },
	{ COL(min_order), .type = COL_REAL, ORDER_UNITS, .unit = "units", .help = "the smallest order" },
	{ COL(unit_cost), .type = COL_REAL, UNIT_COST, .unit = "money",
	  .help = "of one unit, without a currency sign" },
	{ COL(shelf_life_days), .type = COL_REAL, SHELF_LIFE_DAYS, .unit = "days",
	  .aliases = "bud_days", .help = "from receipt to the expiry or beyond-use date" },
	{ COL(service_level), .type = COL_REAL, SERVICE_LEVEL,
	  .help = "probability that stock lasts until the next order comes" },
	{ COL(supplier), .type = COL_TEXT, .aliases = "vendor",
	  .help = "whom to order from; copied to the output" },
};

const struct feed sku_feed = { FEED_COLS(cols), .row_size = sizeof(struct sku_row) };

static struct sku_entry *find_key(const struct sku_table *t, struct str key)
{
	struct sku_entry *e = NULL;
	unsigned hash = table_hash(key, table_seed());
	HASH_FIND_BYHASHVALUE(hh, t->entries, key.p, (unsigned)key.n, hash, e);
	return e;
}

bool skus_find(const struct sku_table *t, struct str sku, struct str location,
	       const struct sku_entry **e)
{
	struct table_key k;
	table_key_init(&k, sku, location);
	bool ok = k.key.p != NULL;
	struct sku_entry *found = ok ? find_key(t, k.key) : NULL;
	if (found)
		found->used = true;
	*e = found;
	table_key_release(&k);
	return ok;
}

size_t skus_unused(const struct sku_table *t)
{
	size_t n = 0;
	for (const struct sku_entry *e = t->entries; e; e = e->hh.next)
		n += !e->used;
	return n;
}

static struct sku_entry *add(struct sku_table *t, struct str key)
{
	struct sku_entry *e = arena_take(&t->arena, sizeof(*e));
	key = e ? arena_copy(&t->arena, key) : (struct str){ NULL, 0 };
	if (!key.p)
		return NULL;
	*e = (struct sku_entry){ .key = key };
	unsigned hash = table_hash(key, table_seed());
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wpragmas" /* clang has no such warning */
#pragma GCC diagnostic ignored "-Wunknown-warning-option"
#pragma GCC diagnostic ignored "-Wanalyzer-malloc-leak" /* the table owns what uthash takes */
	HASH_ADD_KEYPTR_BYHASHVALUE(hh, t->entries, e->key.p, (unsigned)e->key.n, hash, e);
#pragma GCC diagnostic pop
	return e->hh.tbl ? e : NULL;
}

struct sku_entry *skus_get(struct sku_table *t, struct str sku, struct str location, bool *made)
{
	struct table_key k;
	table_key_init(&k, sku, location);
	struct sku_entry *e = k.key.p ? find_key(t, k.key) : NULL;
	*made = !e;
	if (!e && k.key.p)
		e = add(t, k.key);
	table_key_release(&k);
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
	HASH_CLEAR(hh, t->entries);
	arena_release(&t->arena);
	*t = (struct sku_table){ 0 };
}
