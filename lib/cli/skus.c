/* Side files into a hash table. */
#include "cli/skus.h"

#include <errno.h>
#include <stddef.h>
#include <stdlib.h>

#include "ops/stock.h"

#include "base/banned.h"

#define AT(member) offsetof(struct sku_row, member)

const struct csv_col sku_cols[SKU_COLS] = {
	{ .name = "sku", .type = COL_TEXT, .required = true, .offset = AT(sku),
	  .aliases = "item,item_code,product,product_code,ndc", .help = "the SKU; each once" },
	{ .name = "pathway", .type = COL_WORD, .offset = AT(pathway), .words = pathway_names,
	  .aliases = "source", .help = "503B (if empty or absent), 503A or commercial" },
	{ .name = "lead_days", .type = COL_DEC, .offset = AT(lead_days), .not_negative = true,
	  .unit = "days", .help = "from order to receipt" },
	{ .name = "review_days", .type = COL_DEC, .offset = AT(review_days), .not_negative = true,
	  .unit = "days", .help = "between two orders at least" },
	{ .name = "safety_days", .type = COL_DEC, .offset = AT(safety_days), .not_negative = true,
	  .unit = "days", .help = "of demand to hold as safety stock" },
	{ .name = "pack", .type = COL_DEC, .offset = AT(pack), .not_negative = true,
	  .unit = "units", .help = "orders are whole packs of so many" },
	{ .name = "min_order", .type = COL_DEC, .offset = AT(min_order), .not_negative = true,
	  .unit = "units", .help = "the smallest order" },
};

#undef AT
#define AT(member) offsetof(struct on_hand_row, member)

const struct csv_col on_hand_cols[ON_HAND_COLS] = {
	{ .name = "sku", .type = COL_TEXT, .required = true, .offset = AT(sku),
	  .aliases = "item,item_code,product,product_code,ndc", .help = "the SKU" },
	{ .name = "quantity", .type = COL_DEC, .required = true, .not_negative = true,
	  .offset = AT(quantity), .aliases = "qty,units,on_hand", .unit = "units",
	  .help = "units there; rows of one SKU are summed" },
	{ .name = "location", .type = COL_TEXT, .offset = AT(location),
	  .aliases = "site,clinic,store,branch", .help = "where; needed with --by location" },
	{ .name = "expires", .type = COL_DATE, .offset = AT(expires),
	  .aliases = "bud,expiry,expiry_date,expiration_date",
	  .help = "expiry or beyond-use date; on that day the units are usable no more" },
};

static struct sku_entry *find_key(const struct sku_table *t, struct str key)
{
	struct sku_entry *e = NULL;
	unsigned hash = table_hash(key, 0);
	HASH_FIND_BYHASHVALUE(hh, t->entries, key.p, (unsigned)key.n, hash, e);
	return e;
}

const struct sku_entry *skus_find(const struct sku_table *t, struct str sku, struct str location)
{
	struct table_key k;
	table_key_init(&k, sku, location);
	const struct sku_entry *e = k.key.p ? find_key(t, k.key) : NULL;
	table_key_release(&k);
	return e;
}

static struct sku_entry *add(struct sku_table *t, struct str key)
{
	struct sku_entry *e = arena_take(&t->arena, sizeof(*e));
	key = e ? arena_copy(&t->arena, key) : (struct str){ NULL, 0 };
	if (!key.p)
		return NULL;
	*e = (struct sku_entry){ .key = key };
	unsigned hash = table_hash(key, 0);
	HASH_ADD_KEYPTR_BYHASHVALUE(hh, t->entries, e->key.p, (unsigned)e->key.n, hash, e);
	return e->hh.tbl ? e : NULL;
}

/* The entry, made if need be; NULL when memory is out. */
static struct sku_entry *get(struct sku_table *t, struct str sku, struct str location, bool *made)
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

bool skus_read(struct sku_table *t, struct tool *tool, const char *file)
{
	static const struct tool_input table = { "--skus", sku_cols, SKU_COLS };
	char *const files[] = { (char *)(uintptr_t)file };
	struct input in;
	struct sku_row row;
	struct diag d;
	input_init_file(&in, tool, &table, &row, NULL, files);
	while (input_next(&in)) {
		bool made;
		struct sku_entry *e = get(t, row.sku, (struct str){ NULL, 0 }, &made);
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
	}
	return input_finish(&in);
}

/* Adds a row to its entry. */
static enum num_status add_on_hand(struct sku_entry *e, const struct on_hand_row *row, int32_t as_of)
{
	static const struct dec none = { 0, 0, true };
	bool usable = row->expires == DATE_NONE || row->expires > as_of;
	enum num_status st = dec_add(&e->on_hand, row->quantity);
	return st != NUM_OK ? st : dec_add(&e->usable, usable ? row->quantity : none);
}

bool on_hand_read(struct sku_table *t, struct tool *tool, const char *file, bool by_location,
		  int32_t as_of)
{
	static const struct tool_input table = { "--on-hand", on_hand_cols, ON_HAND_COLS };
	char *const files[] = { (char *)(uintptr_t)file };
	struct input in;
	struct on_hand_row row;
	struct diag d;
	input_init_file(&in, tool, &table, &row, NULL, files);
	while (input_next(&in)) {
		bool made;
		struct str location = by_location ? row.location : (struct str){ NULL, 0 };
		struct sku_entry *e = get(t, row.sku, location, &made);
		enum num_status st = e ? add_on_hand(e, &row, as_of) : NUM_OK;
		if (!e)
			diag_errno(&d, "", ENOMEM);
		else if (st != NUM_OK)
			diag_set(&d, DIAG_DATA, "%s", num_message(st));
		if (!e || st != NUM_OK)
			input_row_fault(&in, &d, offsetof(struct on_hand_row, quantity));
	}
	return input_finish(&in);
}

void skus_release(struct sku_table *t)
{
	HASH_CLEAR(hh, t->entries);
	arena_release(&t->arena);
	*t = (struct sku_table){ 0 };
}
