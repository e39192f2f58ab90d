/* Rows of bookings into sums by day. */
#include "stock/bookings_feed.h"

#include "base/mem.h"
#include "volume/names.h"

#include "base/banned.h"

struct booking_row {
	int32_t date, unit;
	struct str sku, location;
	struct dec quantity, show_rate;
};

#define COL(member) CSV_MEMBER(struct booking_row, member)

static const struct csv_col cols[] = {
	{ COL(date), .type = COL_DATE, .required = true,
	  .aliases = "day,start,appointment_date,scheduled_for", .help = "the day of the appointment" },
	{ COL(sku), .type = COL_TEXT, .required = true,
	  .aliases = SKU_NAMES, .help = "the SKU" },
	{ COL(quantity), .type = COL_DEC, .required = true, CSV_RANGE(UNITS_ORDERED),
	  .aliases = "qty,units,booked", .unit = "units", .help = "that are booked" },
	{ COL(show_rate), .type = COL_DEC, .max = 1,
	  .aliases = "show,show_probability,attendance",
	  .help = "share of such bookings that are kept, 0 to 1; all if empty or absent" },
	{ COL(location), .type = COL_TEXT, .aliases = LOCATION_NAMES, .near = LOCATION_NEAR,
	  .help = "where; needed with --by location" },
	{ COL(unit), .type = COL_WORD, .words = sku_unit_names, .synonyms = SKU_UNIT_SYNONYMS,
	  .aliases = UNIT_NAMES,
	  .help = "of the quantity, if not that of --skus: vial, box, mL ..." },
};

const struct feed bookings_feed = { FEED_COLS(cols), .row_size = sizeof(struct booking_row) };

/* Multiplies *quantity by share, exactly. False: the product does not fit. */
static bool dec_share(struct dec *quantity, struct dec share)
{
	dec_wide m = (dec_wide)quantity->m * share.m;
	int32_t places = quantity->dec + share.dec;
	for (; places > DEC_PLACES; places--)
		m = (m + 5) / 10;
	return dec_from_wide(m, places, quantity) == NUM_OK;
}

/* Adds a row to the sums. False: *d says why it cannot be added. */
static bool book(struct bookings_table *b, struct booking_row *row,
		 const struct bookings_terms *terms, struct diag *d)
{
	bool made;
	struct str location = terms->by_location ? row->location : (struct str){ "", 0 };
	const struct sku_entry *sku = skus_of(terms->skus, row->sku, location);
	if (!units_in_own(&row->quantity, row->unit, sku ? &sku->row : NULL, d))
		return false;
	struct dec expected = row->quantity;
	struct day_series *s = day_series_get(&b->days, row->sku, location, &made);
	if (row->show_rate.set && !dec_share(&expected, row->show_rate)) {
		diag_set(d, DIAG_DATA, "%s", num_message(NUM_RANGE));
		return false;
	}
	if (day_add(&b->days, s, DAY_DISPENSE, row->date, expected) != DAY_OVERFLOW)
		return true;
	diag_set(d, DIAG_DATA, "%s", num_message(NUM_RANGE));
	return false;
}

static uint64_t read_rows(struct bookings_table *b, struct input *in, struct booking_row *row,
			  const struct bookings_terms *terms)
{
	struct diag d;
	uint64_t past = 0;
	while (input_next(in)) {
		past += row->date <= terms->as_of;
		if (row->date <= terms->as_of)
			continue;
		if (row->date - terms->as_of > BOOKINGS_DAYS_MAX) {
			diag_set(&d, DIAG_DATA, "more than ten years after the as-of day");
			input_row_fault(in, &d, offsetof(struct booking_row, date));
		} else if (!book(b, row, terms, &d)) {
			input_row_fault(in, &d, offsetof(struct booking_row, quantity));
		}
	}
	return past;
}

bool bookings_read(struct bookings_table *b, struct tool *t, struct opt_file *file,
		   const struct bookings_terms *terms)
{
	struct input in;
	struct booking_row row = { .date = DATE_NONE };
	struct csv_col own[SKU_COLS_MOST];
	if (!file->name)
		return true;
	day_table_init(&b->days, map_seed());
	b->read = true;
	if (!input_init(&in, t, file, &row))
		return false;
	skus_need_location(&in, own, terms->by_location);
	uint64_t past = read_rows(b, &in, &row, terms);
	if (!input_finish(&in))
		return false;
	if (past)
		tool_note(t, "%llu booking%s up to the as-of day left out: volume has them",
			  (unsigned long long)past, past == 1 ? "" : "s");
	if (!demand_judge(&b->days, terms->kits, terms->skus, terms->as_of, t))
		return false;
	struct diag d;
	diag_set(&d, DIAG_DATA, "the bookings of a SKU and day are out of range");
	bool fits = !day_table_settle(&b->days) &&
		    demand_move(&b->days, terms->kits, terms->skus, terms->as_of);
	return fits || tool_fault(t, &d);
}

bool bookings_find(const struct bookings_table *b, struct str sku, struct str location,
		   int32_t as_of, struct bookings *found)
{
	const struct day_series *s = b->read ? map_find_pair(&b->days.series, sku, location) : NULL;
	if (!s || s->last_day <= as_of)
		return false;
	size_t days = (size_t)(s->last_day - as_of);
	double *units = mem_zero(days, sizeof(*units));
	for (size_t i = 0; i < days; i++) {
		struct dec sum = day_sum(s, DAY_DISPENSE, as_of + 1 + (int32_t)i);
		units[i] = sum.set ? dec_double(sum) : 0;
	}
	*found = (struct bookings){ units, days };
	return true;
}

void bookings_release(struct bookings_table *b)
{
	if (b->read)
		day_table_release(&b->days);
}
