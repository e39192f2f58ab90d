/* Side files of glp1-stock. */
#include "sku/on_hand_feed.h"

#include <stddef.h>
#include <stdlib.h>

#include "base/array.h"
#include "sku/gs1.h"

#include "base/banned.h"

struct held_row {
	struct str sku, location, lot;
	struct dec quantity;
	int32_t date, counted;
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
	{ .name = "quantity", .type = COL_DEC, .required = true, .min = -UNITS_HELD_MAX,
	  .max = UNITS_HELD_MAX, .offset = AT(quantity),
	  .aliases = "qty,units,on_hand,qty_on_hand,quantity_on_hand,count", .unit = "units",
	  .help = "units there; rows of one SKU are summed, one below zero is a finding" },
	{ .name = "lot", .type = COL_TEXT, .offset = AT(lot), .aliases = "lot_number,lot_no,batch,batch_number",
	  .help = "lot number, or a GS1 code that has it and the expiry" },
	{ .name = "expires", .type = COL_DATE, .expiry = true, .offset = AT(date),
	  .aliases = "bud,bud_date,beyond_use_date,expiry,expiry_date,expiration,expiration_date,exp,"
		     "exp_date,expires_on,best_before,use_by,use_before",
	  .help = "expiry or beyond-use date, or its month; none if empty" },
	{ .name = "count_date", .type = COL_DATE, .offset = AT(counted),
	  .aliases = "counted_on,last_counted",
	  .help = "when they were counted; see --max-age" },
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

/* The dates of a lot that was met before. */
struct lot_seen {
	struct str location; /* part of a lot may lie elsewhere */
	int32_t expires;
	bool twice, two_dates;
};

/* Counts lots that are listed again at their place, and lots with different dates, each once. */
static void note_lot(struct sku_table *t, struct sku_entry *e, const struct held_row *row)
{
	bool made;
	if (!row->lot.n)
		return;
	const struct str entry = { (const char *)&e, sizeof(e) };
	struct lot_seen *seen = map_get_pair(&t->lots, row->lot, entry, sizeof(*seen), &made);
	if (made) {
		seen->location = arena_copy(&t->arena, row->location);
		seen->expires = row->date;
		return;
	}
	bool again = str_eq(seen->location, row->location), other = seen->expires != row->date;
	e->twice += again && !seen->twice;
	e->two_dates += other && !seen->two_dates;
	seen->twice |= again;
	seen->two_dates |= other;
}

static bool listed_elsewhere(struct sku_entry *e, const struct held_terms *terms, struct diag *d)
{
	if (!e->held_by || strcmp(e->held_by, terms->option) == 0) {
		e->held_by = terms->option;
		return false;
	}
	diag_set(d, DIAG_DATA, "this SKU is listed in --%s too", e->held_by);
	d->hint = "list its units once";
	return true;
}

/*
 * Books below zero are of units handed out before their receipt was booked, or from another lot
 * than the one that was scanned: none are in the lot, and of the others some are gone.
 */
static bool book_held(struct sku_table *t, struct sku_entry *e, const struct held_row *row,
		      const struct held_terms *terms, struct diag *d)
{
	struct dec usable = row->quantity;
	bool below = row->quantity.m < 0;
	if (!below && lot_state(row->date, terms->as_of, terms->use_days) != LOT_USABLE)
		usable.m = 0;
	if (listed_elsewhere(e, terms, d))
		return false;
	note_lot(t, e, row);
	e->below_zero += below;
	if (row->counted != DATE_NONE && (e->counted == DATE_NONE || row->counted < e->counted))
		e->counted = row->counted;
	if (!below) {
		struct sku_lot *lot = arena_take(&t->arena, sizeof(*lot));
		*lot = (struct sku_lot){ .next = e->lots };
		lot->lot = (struct lot){ .name = arena_copy(&t->arena, row->lot),
					 .quantity = dec_double(row->quantity), .expires = row->date };
		e->lots = lot;
		e->n_lots++;
	}
	if (!add_to(&e->on_hand, row->quantity, d))
		return false;
	dec_add(&e->usable, usable); /* part of a sum that fits */
	return true;
}

/* The lot and expiry of a code in place of it. False: *d. */
static bool read_code(struct held_row *row, struct diag *d)
{
	struct gs1_code code;
	if (!gs1_is_code(row->lot))
		return true;
	const char *wrong = gs1_parse(row->lot, &code);
	if (!wrong && code.expires != DATE_NONE && row->date != DATE_NONE && code.expires != row->date)
		wrong = "a GS1 code with another expiry than its row";
	if (wrong)
		diag_set(d, DIAG_DATA, "%s", wrong);
	d->hint = wrong ? "scan it again, or write lot and expires into columns of their own" : NULL;
	row->lot = code.lot;
	row->date = row->date == DATE_NONE ? code.expires : row->date;
	return !wrong;
}

/* There are no fewer units than none. */
static void none_below_zero(struct sku_table *t)
{
	for (struct sku_entry *e = NULL; (e = map_next(&t->entries, e));) {
		e->on_hand.m = e->on_hand.m < 0 ? 0 : e->on_hand.m;
		e->usable.m = e->usable.m < 0 ? 0 : e->usable.m;
	}
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
	struct held_row row = { .date = DATE_NONE, .counted = DATE_NONE };
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
		if (!read_code(&row, &d)) {
			input_row_fault(&in, &d, AT(lot));
			continue;
		}
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
	bool ok = read_rows(t, tool, file, &own, book_held);
	none_below_zero(t);
	return ok;
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
