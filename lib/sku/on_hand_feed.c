/* Side files of glp1-stock. */
#include "sku/on_hand_feed.h"

#include <stddef.h>
#include <stdlib.h>

#include "base/array.h"

#include "base/banned.h"

struct held_row {
	struct str sku, location, lot;
	struct dec quantity;
	int32_t date;
};

struct holiday_row {
	int32_t date;
};

#define AT(member) offsetof(struct held_row, member)
#define SKU_COLUMN \
	{ .name = "sku", .type = COL_TEXT, .required = true, .offset = AT(sku), \
	  .aliases = "item,item_code,product,product_code,ndc", .help = "the SKU" }
#define LOCATION_COLUMN \
	{ .name = "location", .type = COL_TEXT, .offset = AT(location), \
	  .aliases = "site,clinic,store,branch", .help = "where; needed with --by location" }

static const struct csv_col held_cols[] = {
	SKU_COLUMN,
	{ .name = "quantity", .type = COL_DEC, .required = true, CSV_RANGE(UNITS_HELD),
	  .offset = AT(quantity), .aliases = "qty,units,on_hand,qty_on_hand,quantity_on_hand,count", .unit = "units",
	  .help = "units there; rows of one SKU are summed" },
	{ .name = "lot", .type = COL_TEXT, .offset = AT(lot), .aliases = "lot_number,lot_no,batch,batch_number",
	  .help = "lot number" },
	{ .name = "expires", .type = COL_DATE, .offset = AT(date),
	  .aliases = "bud,bud_date,beyond_use_date,expiry,expiry_date,expiration,expiration_date,exp,"
		     "exp_date,expires_on,best_before,use_by,use_before",
	  .help = "expiry or beyond-use date; none if empty" },
	LOCATION_COLUMN,
};

static const struct csv_col on_order_cols[] = {
	SKU_COLUMN,
	{ .name = "quantity", .type = COL_DEC, .required = true, CSV_RANGE(UNITS_HELD),
	  .offset = AT(quantity), .aliases = "qty,units,on_order,qty_on_order,quantity_on_order,outstanding", .unit = "units",
	  .help = "units ordered and not received" },
	{ .name = "due", .type = COL_DATE, .offset = AT(date),
	  .aliases = "due_date,eta,expected,expected_date,delivery_date",
	  .help = "expected on; counts if empty, late, or within lead and review days" },
	LOCATION_COLUMN,
};

static const struct csv_col holiday_cols[] = {
	{ .name = "date", .type = COL_DATE, .required = true,
	  .offset = offsetof(struct holiday_row, date), .aliases = "day,holiday",
	  .help = "a day on which the clinic is closed" },
};

const struct feed on_hand_feed = { FEED_COLS(held_cols), .row_size = sizeof(struct held_row) };
const struct feed on_order_feed = { FEED_COLS(on_order_cols), .row_size = sizeof(struct held_row) };
const struct feed holiday_feed = { FEED_COLS(holiday_cols), .row_size = sizeof(struct holiday_row) };

static bool add_to(struct dec *sum, struct dec quantity, struct diag *d)
{
	enum num_status st = dec_add(sum, quantity);
	if (st != NUM_OK)
		diag_set(d, DIAG_DATA, "%s", num_message(st));
	return st == NUM_OK;
}

/* Books a row. False: *d says why not. */
typedef bool book_fn(struct sku_table *t, struct sku_entry *e, const struct held_row *row,
		     const struct held_terms *terms, struct diag *d);

static bool book_held(struct sku_table *t, struct sku_entry *e, const struct held_row *row,
		      const struct held_terms *terms, struct diag *d)
{
	struct dec usable = row->quantity;
	if (lot_state(row->date, terms->as_of, terms->use_days) != LOT_USABLE)
		usable.m = 0;
	struct sku_lot *lot = arena_take(&t->arena, sizeof(*lot));
	struct str name = arena_copy(&t->arena, row->lot);
	if (e->held_by && strcmp(e->held_by, terms->option) != 0) {
		diag_set(d, DIAG_DATA, "this SKU is listed in --%s too", e->held_by);
		d->hint = "list its units once";
		return false;
	}
	e->held_by = terms->option;
	lot->lot = (struct lot){ .name = name, .quantity = dec_double(row->quantity),
				 .expires = row->date };
	lot->next = e->lots;
	e->lots = lot;
	e->n_lots++;
	if (!add_to(&e->on_hand, row->quantity, d))
		return false;
	dec_add(&e->usable, usable); /* part of a sum that fits */
	return true;
}

static bool book_order(struct sku_table *t, struct sku_entry *e, const struct held_row *row,
		       const struct held_terms *terms, struct diag *d)
{
	(void)terms;
	struct sku_order *order = arena_take(&t->arena, sizeof(*order));
	*order = (struct sku_order){ row->quantity, row->date, e->orders };
	e->orders = order;
	return add_to(&e->on_order, row->quantity, d);
}

/* The columns of a file, the location required if the run is by location. */
enum { COLS_MOST = 8 };

static void place(struct input *in, struct csv_col cols[COLS_MOST], bool by_location)
{
	memcpy(cols, in->how.cols, in->how.n_cols * sizeof(*cols));
	for (size_t i = 0; i < in->how.n_cols; i++)
		if (cols[i].offset == AT(location))
			cols[i].required = cols[i].may_be_empty = by_location;
	in->how.cols = cols;
}

static bool read_rows(struct sku_table *t, struct tool *tool, struct opt_file *file,
		      const struct held_terms *terms, book_fn *book)
{
	struct input in;
	struct held_row row;
	struct diag d;
	struct csv_col cols[COLS_MOST];
	if (!file->name)
		return true;
	if (!input_init(&in, tool, file, &row))
		return false;
	place(&in, cols, terms->by_location);
	while (input_next(&in)) {
		bool made;
		struct str location = terms->by_location ? row.location : (struct str){ NULL, 0 };
		struct sku_entry *e = skus_get(t, row.sku, location, &made);
		if (!book(t, e, &row, terms, &d))
			input_row_fault(&in, &d, AT(quantity));
	}
	return input_finish(&in);
}

bool held_read(struct sku_table *t, struct tool *tool, struct opt_file *file,
	       const struct held_terms *terms)
{
	struct held_terms own = *terms;
	own.option = file->opt->name;
	return read_rows(t, tool, file, &own, book_held);
}

bool on_order_read(struct sku_table *t, struct tool *tool, struct opt_file *file, bool by_location)
{
	const struct held_terms terms = { .by_location = by_location };
	return read_rows(t, tool, file, &terms, book_order);
}

bool holidays_read(struct closed_days *c, struct tool *tool, struct opt_file *file)
{
	struct input in;
	struct holiday_row row;
	if (!file->name)
		return true;
	if (!input_init(&in, tool, file, &row))
		return false;
	while (input_next(&in)) {
		c->day = array_room(c->day, c->n, &c->size, sizeof(*c->day));
		c->day[c->n++] = row.date;
	}
	closed_days_sort(c);
	return input_finish(&in);
}
