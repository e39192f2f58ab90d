/* Reads the files of units on hand and on order. */
#include "sku/on_hand_feed.h"

#include <math.h>
#include <stddef.h>
#include <stdlib.h>

#include "sku/places_feed.h"
#include "volume/total_feed.h"
#include "volume/names.h"

#include "base/banned.h"

#define AT(member) offsetof(struct held_row, member)
#define SKU_COLUMN \
	{ .name = "sku", .type = COL_TEXT, .required = true, .offset = AT(sku), \
	  .aliases = SKU_NAMES, .help = "the SKU" }
#define LOCATION_COLUMN \
	{ .name = "location", .type = COL_TEXT, .offset = AT(location), \
	  .aliases = LOCATION_NAMES, .near = LOCATION_NEAR, .help = "where; needed with --by location" }

#define UNIT_COLUMN \
	{ .name = "unit", .type = COL_WORD, .words = sku_unit_names, .synonyms = SKU_UNIT_SYNONYMS, \
	  .offset = AT(unit), .aliases = UNIT_NAMES, \
	  .help = "of the quantities, if not that of --skus: vial, box, mL ..." }

static const struct csv_col held_cols[] = {
	SKU_COLUMN,
	{ .name = "quantity", .type = COL_DEC, .required = true, .min = -UNITS_HELD_MAX,
	  .max = UNITS_HELD_MAX, .offset = AT(quantity),
	  .aliases = "qty,units,on_hand,qty_on_hand,quantity_on_hand,count", .unit = "units",
	  .help = "units there; rows of one SKU are summed, one below zero is a finding" },
	{ .name = "lot", .type = COL_TEXT, .key = true, .offset = AT(lot),
	  .aliases = LOT_NAMES, .near = LOT_NEAR,
	  .help = "lot number, or a GS1 code that has it and the expiry" },
	{ .name = "expires", .type = COL_DATE, .expiry = true, .offset = AT(date),
	  .aliases = EXPIRY_NAMES, .near = EXPIRY_NEAR,
	  .help = "expiry or beyond-use date, or its month; none if empty" },
	{ .name = "count_date", .type = COL_DATE, .offset = AT(counted),
	  .aliases = "counted_on,last_counted,date_counted,inventory_date,stocktake_date", .near = "as_of",
	  .help = "when they were counted; see --max-age" },
	LOCATION_COLUMN,
	UNIT_COLUMN,
	{ .name = "status", .type = COL_WORD, .offset = AT(status), .words = lot_status_names,
	  .aliases = "lot_status,stock_status,inventory_status,disposition",
	  .near = "condition,availability,qc_status,hold_status",
	  .synonyms = "released=available,usable=available,good=available,ok=available,active=available,"
		      "in stock=available,sealed=available,on hold=hold,held=hold,blocked=hold,"
		      "damaged=hold,quarantined=quarantine,in quarantine=quarantine,recall=recalled,"
		      "reserved=allocated,in use=opened,open=opened,punctured=opened",
	  .help = "available (if empty or absent), hold, quarantine, recalled, allocated or opened; "
		  "only available units, and opened ones with a day, are usable" },
	{ .name = "allocated", .type = COL_DEC, .offset = AT(allocated), CSV_RANGE(UNITS_ORDERED),
	  .aliases = "qty_allocated,reserved,qty_reserved,committed,qty_committed", .unit = "units",
	  .near = "promised,on_hold_qty",
	  .help = "of quantity, units promised to somebody: not usable for others" },
	{ .name = "owner", .type = COL_TEXT, .offset = AT(owner),
	  .aliases = "patient,patient_id,patient_name,owned_by",
	  .near = "client,client_name,guest_name,assigned_to,reserved_for",
	  .help = "the patient whose units they are, by any key; never printed" },
	{ .name = "opened", .type = COL_DATE, .offset = AT(opened),
	  .aliases = "opened_on,date_opened,opened_date,first_puncture,punctured_on,puncture_date,"
		     "date_punctured,first_used,in_use_since",
	  .help = "first puncture; it is used within in-use days of it, or to its expiry" },
	{ .name = "received", .type = COL_DATE, .offset = AT(received),
	  .aliases = "received_on,date_received,receipt_date", .help = "when it came" },
};

enum { ORDER_OPEN, ORDER_RECEIVED, ORDER_CANCELLED };
static const char *const order_words[] = {
	[ORDER_OPEN] = "open", [ORDER_RECEIVED] = "received", [ORDER_CANCELLED] = "cancelled", NULL,
};

static const struct csv_col on_order_cols[] = {
	SKU_COLUMN,
	{ .name = "quantity", .type = COL_DEC, CSV_RANGE(UNITS_ORDERED), .offset = AT(quantity),
	  .aliases = "qty,units,on_order,qty_on_order,quantity_on_order,ordered,qty_ordered,"
		     "quantity_ordered,ordered_quantity", .unit = "units",
	  .help = "units ordered; less those received they are outstanding" },
	{ .name = "received_quantity", .type = COL_DEC, CSV_RANGE(UNITS_ORDERED), .offset = AT(came),
	  .aliases = "qty_received,quantity_received,received_qty,received,qty_rcvd,rcvd", .unit = "units",
	  .help = "of them, units that came; none if empty" },
	{ .name = "outstanding", .type = COL_DEC, CSV_RANGE(UNITS_ORDERED), .offset = AT(outstanding),
	  .aliases = "qty_outstanding,quantity_outstanding,outstanding_qty,outstanding_quantity,"
		     "remaining,qty_remaining,open_quantity,qty_open,backordered", .unit = "units",
	  .help = "units still to come, whatever the other two say; quantity may then be missing" },
	UNIT_COLUMN,
	{ .name = "status", .type = COL_WORD, .offset = AT(status), .words = order_words,
	  .aliases = "order_status,po_status",
	  .synonyms = "ordered=open,sent=open,pending=open,confirmed=open,shipped=open,partial=open,"
		      "partially received=open,backordered=open,canceled=cancelled,void=cancelled,"
		      "closed=received,complete=received,completed=received,delivered=received",
	  .help = "open (if empty or absent), received or cancelled; only open ones are to come" },
	{ .name = "due", .type = COL_DATE, .offset = AT(date),
	  .aliases = "due_date,eta,expected,expected_date,delivery_date",
	  .help = "expected on; counts if empty, late, or within lead and review days" },
	LOCATION_COLUMN,
};

const struct feed on_hand_feed = { FEED_COLS(held_cols), .row_size = sizeof(struct held_row),
				   .check = held_check, .fix = held_fix };

static bool check_order(const void *data, struct diag *d, size_t *offset)
{
	const struct held_row *row = data;
	*offset = AT(sku);
	if (is_total(row->sku))
		return total_fault(d);
	*offset = AT(quantity);
	if (row->quantity.set || row->outstanding.set)
		return true;
	diag_set(d, DIAG_DATA, "no quantity ordered, and none outstanding");
	d->hint = "one of the columns quantity and outstanding must say it";
	return false;
}

const struct feed on_order_feed = { FEED_COLS(on_order_cols), .row_size = sizeof(struct held_row),
				    .check = check_order };
static bool add_to(struct dec *sum, struct dec quantity, struct diag *d)
{
	enum num_status st = dec_add(sum, quantity);
	if (st != NUM_OK)
		diag_set(d, DIAG_DATA, "%s", num_message(st));
	return st == NUM_OK;
}

/* Adds a row to the entry of its SKU. False: *d says why it cannot. */
typedef bool book_fn(struct sku_table *t, struct sku_entry *e, const struct held_row *row,
		     const struct held_terms *terms, struct diag *d);

/* A lot that was met before, and what has been counted of it. */
struct lot_seen {
	struct str location; /* of its first row: part of a lot may be elsewhere */
	int32_t expires;
	bool twice, two_dates;
};

/* Counts lots listed again at the same place, and lots with different dates, each lot once. */
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
 * A quantity below zero means that units were handed out before their receipt was written down,
 * or from another lot than was scanned: that lot has none, and so many of the others are gone.
 */
static bool book_held(struct sku_table *t, struct sku_entry *e, const struct held_row *row,
		      const struct held_terms *terms, struct diag *d)
{
	const struct lot held = held_lot(row, terms->in_use_days);
	bool below = row->quantity.m < 0;
	if (listed_elsewhere(e, terms, d))
		return false;
	note_lot(t, e, row);
	e->below_zero += below;
	if (row->counted != DATE_NONE && (e->counted == DATE_NONE || row->counted < e->counted))
		e->counted = row->counted;
	if (!below) {
		struct sku_lot *lot = arena_take(&t->arena, sizeof(*lot));
		*lot = (struct sku_lot){ .lot = held, .next = e->lots };
		lot->lot.name = arena_copy(&t->arena, row->lot);
		e->lots = lot;
		e->n_lots++;
	}
	if (!add_to(&e->on_hand, row->quantity, d))
		return false;
	struct dec usable = below ? row->quantity : held_usable(row, &held, terms);
	dec_add(&e->usable, usable); /* fits, as it is at most on_hand */
	if (!terms->by_location && row->location.n)
		places_note(t, e, row->location, usable);
	return true;
}

/* Sets sums below zero to 0, and prepares empty for places_count_empty. */
static void none_below_zero(struct sku_table *t)
{
	for (struct sku_entry *e = NULL; (e = map_next(&t->entries, e));) {
		e->on_hand.m = e->on_hand.m < 0 ? 0 : e->on_hand.m;
		e->usable.m = e->usable.m < 0 ? 0 : e->usable.m;
		e->empty = 0;
	}
}

static bool book_order(struct sku_table *t, struct sku_entry *e, const struct held_row *row,
		       const struct held_terms *terms, struct diag *d)
{
	(void)terms;
	struct dec coming = row->outstanding.set ? row->outstanding : row->quantity;
	if (!row->outstanding.set && row->came.set && dec_sub(&coming, row->came) != NUM_OK)
		return add_to(&coming, row->came, d); /* fails too, and sets *d */
	if (coming.m < 0 || row->status != ORDER_OPEN)
		coming = (struct dec){ 0, 0, true }; /* more came than was ordered, or no more will */
	struct sku_order *order = arena_take(&t->arena, sizeof(*order));
	*order = (struct sku_order){ coming, row->date, e->orders };
	e->orders = order;
	return add_to(&e->on_order, coming, d);
}

static bool read_rows(struct sku_table *t, struct tool *tool, struct opt_file *file,
		      const struct held_terms *terms, book_fn *book)
{
	struct input in;
	struct held_row row = { .date = DATE_NONE, .opened = DATE_NONE, .received = DATE_NONE,
				.counted = DATE_NONE };
	struct diag d;
	struct csv_col cols[SKU_COLS_MOST];
	struct held_terms own = *terms;
	if (!file->name)
		return true;
	if (!input_init(&in, tool, file, &row))
		return false;
	skus_need_location(&in, cols, terms->by_location);
	while (input_next(&in)) {
		bool made;
		struct held_row mine = row; /* a copy: what is filled in must not stay in row */
		struct str location = terms->by_location ? mine.location : (struct str){ NULL, 0 };
		if (in.feed->fix)
			in.feed->fix(&mine, &t->arena);
		struct sku_entry *e = skus_get(t, mine.sku, location, &made);
		const struct sku_entry *sku = terms->skus ? skus_of(terms->skus, mine.sku, location) : NULL;
		own.in_use_days = sku && sku->row.in_use_days.set ? dec_double(sku->row.in_use_days) :
								    terms->in_use_days;
		if (!held_in_own_unit(&mine, sku ? &sku->row : NULL, &d))
			input_row_fault(&in, &d, AT(unit));
		else if (!book(t, e, &mine, &own, &d))
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
	places_count_empty(t);
	return ok;
}

bool on_order_read(struct sku_table *t, struct tool *tool, struct opt_file *file,
		   const struct held_terms *terms)
{
	return read_rows(t, tool, file, terms, book_order);
}
