/* Rows of prescription volume into exact sums by day. */
#include "volume/volume_feed.h"

#include "volume/look_alikes_feed.h"

#include <fnmatch.h>
#include <stddef.h>

#include "base/banned.h"

#define AT(member) offsetof(struct rx_row, member)

static const char *const yes_words[] = { "no", "yes", NULL };

static const struct csv_col cols[] = {
	{ .name = "date", .type = COL_DATE, .required = true, .offset = AT(date),
	  .aliases = "day,dispensed,dispense_date,date_dispensed,fill_date,date_filled,rx_date",
	  .help = "day on which it happened" },
	{ .name = "sku", .type = COL_TEXT, .required = true, .offset = AT(sku),
	  .aliases = "item,item_code,product,product_code,ndc",
	  .help = "drug, strength and form as the clinic stocks it" },
	{ .name = "quantity", .type = COL_DEC, .required = true, .may_be_empty = true,
	  .offset = AT(quantity), .aliases = "qty,units,qty_dispensed,quantity_dispensed",
	  .unit = "units",
	  .help = "how many; negative takes back a dispense; may be empty for a stockout" },
	{ .name = "location", .type = COL_TEXT, .offset = AT(location),
	  .aliases = "site,clinic,store,branch", .help = "where; one place if absent" },
	{ .name = "kind", .type = COL_WORD, .offset = AT(kind), .words = day_kind_names,
	  .aliases = "type,transaction_type,movement,movement_type,event_type",
	  .help = "dispense (if empty or absent), receipt, return, stockout, unmet or waste" },
	{ .name = "stockout", .type = COL_WORD, .offset = AT(stockout), .words = yes_words,
	  .synonyms = "0=no,1=yes,false=no,true=yes,n=no,y=yes",
	  .help = "no (if empty or absent) or yes: it could not be had on that day; also 0 or 1, "
		  "false or true, n or y" },
	{ .name = "requested_qty", .type = COL_DEC, .offset = AT(requested), .unit = "units",
	  .aliases = "requested_quantity,qty_requested,quantity_requested",
	  .help = "how many were asked for: the demand, if not empty" },
	{ .name = "on_hand", .type = COL_DEC, .offset = AT(on_hand), .unit = "units",
	  .aliases = "qty_on_hand,quantity_on_hand",
	  .help = "how many there were: 0 in a row of quantity 0 is a stockout" },
};

static bool check(const void *data, struct diag *d, size_t *offset)
{
	const struct rx_row *row = data;
	*offset = AT(quantity);
	if (!row->quantity.set && row->kind != DAY_STOCKOUT) {
		diag_set(d, DIAG_DATA, "%s", num_message(NUM_EMPTY));
		return false;
	}
	if (row->quantity.m < 0 && row->kind == DAY_RETURN) {
		diag_set(d, DIAG_DATA, "a return of a negative quantity");
		d->hint = "say how many came back, or leave kind empty";
		return false;
	}
	if (row->requested.set && row->kind == DAY_DISPENSE && row->quantity.m != 0 &&
	    (row->requested.m == 0 || (row->requested.m < 0) != (row->quantity.m < 0))) {
		*offset = AT(requested);
		diag_set(d, DIAG_DATA, "does not go with the quantity dispensed");
		d->hint = "leave it empty if it is not known";
		return false;
	}
	return true;
}

const struct feed volume_feed = { FEED_COLS(cols), .row_size = sizeof(struct rx_row), .check = check };

bool rx_wants(const struct opt_list *patterns, struct str sku)
{
	for (size_t i = 0; i < patterns->n; i++)
		if (fnmatch(patterns->item[i], sku.p, 0) == 0)
			return true;
	return patterns->n == 0;
}

/* Keeps where the row is with which a sum left 64 bits: if it does not come back, the fault is there. */
static void keep_place(struct input *in, struct day_wide *sum, struct day_table *days)
{
	struct diag *d = sum->row ? sum->row : arena_take(&days->wide.arena, sizeof(*d));
	diag_set(d, DIAG_DATA, "the sum of this SKU and day is out of range");
	d->line = in->raw.line;
	csv_bind_place(&in->binding, &in->raw, AT(quantity), d);
	d->file = in->name;
	d->value = (struct str){ NULL, 0 };
	sum->row = d;
}

/* Says that a sum is out of range; false, for the caller to return. */
static bool out_of_range(struct tool *t, const struct day_wide *sum)
{
	struct diag d;
	if (!sum->row) /* decimals of a row of another day have done it */
		diag_set(&d, DIAG_DATA, "the sum of a SKU and day is out of range");
	return tool_fault(t, sum->row ? sum->row : &d);
}

/* Inlined, because it is called from the loop over all rows. */
static inline __attribute__((always_inline)) bool add(struct input *in, const struct rx_filter *f,
						      struct day_table *days,
						      const struct rx_row *row)
{
	bool made;
	struct diag d;
	static const char nowhere[DAY_KEY_SLACK];
	struct str location = { nowhere, 0 };
	if (f->by_location && row->location.p)
		location = row->location;
	struct day_series *s = day_series_get_slack(days, row->sku, location, &made);
	if (location.p == nowhere && row->location.n)
		s->pooled = true;
	if (made) { /* its key is NUL-terminated, as fnmatch wants it */
		s->unwanted = !rx_wants(f->skus, s->sku);
		s->seen_line = in->raw.line;
		s->seen_file = (uint32_t)in->next_file;
	}
	enum day_status st = DAY_OK;
	if (!s->unwanted)
		st = day_add(days, s, (enum day_kind)row->kind, row->date, row->quantity);
	if (st == DAY_LEFT)
		keep_place(in, days->left, days);
	if (st != DAY_OVERFLOW)
		return true;
	diag_set(&d, DIAG_DATA, "the sum of this SKU and day is out of range");
	input_stop(in, &d, AT(quantity));
	return false;
}

/* What was asked for and not dispensed; a row of another kind tells nothing of it. */
static bool unmet_of(const struct rx_row *row, struct dec *unmet)
{
	static const struct dec none = { 0, 0, true };
	*unmet = none;
	if (!row->requested.set || (row->kind != DAY_DISPENSE && row->kind != DAY_STOCKOUT))
		return true;
	*unmet = row->requested;
	return row->kind == DAY_STOCKOUT || dec_sub(unmet, row->quantity) == NUM_OK;
}

/* A row that tells more than kind and quantity. */
static bool add_told(struct input *in, const struct rx_filter *f, struct day_table *days,
		     const struct rx_row *row)
{
	struct rx_row plain = *row;
	struct diag d;
	struct dec unmet;
	if (!unmet_of(row, &unmet)) {
		diag_set(&d, DIAG_DATA, "%s", num_message(NUM_RANGE));
		input_row_fault(in, &d, AT(requested));
		return true;
	}
	bool none_there = row->on_hand.set && row->on_hand.m <= 0 && row->kind == DAY_DISPENSE &&
			  row->quantity.m == 0 && unmet.m == 0;
	if (none_there)
		plain.kind = DAY_STOCKOUT;
	if (!add(in, f, days, &plain))
		return false;
	plain.quantity = (struct dec){ 0, 0, true };
	plain.kind = DAY_STOCKOUT;
	if (row->stockout && !add(in, f, days, &plain))
		return false;
	plain.quantity = unmet;
	plain.kind = DAY_UNMET;
	return unmet.m == 0 || add(in, f, days, &plain);
}

/* Books the day of a row. False: it is after the last one wanted. */
static bool in_span(struct rx_span *span, int32_t day, int32_t until)
{
	if (day == span->latest) /* as most are */
		return true;
	if (day > until) {
		span->after++;
		return false;
	}
	uint32_t i = (uint32_t)(day - DATE_FIRST);
	span->days[i / 64] |= (uint64_t)1 << i % 64;
	if (day > span->latest)
		span->latest = day;
	return true;
}

static void join_span(struct rx_span *to, const struct rx_span *from)
{
	for (size_t i = 0; i < sizeof(to->days) / sizeof(*to->days); i++)
		to->days[i] |= from->days[i];
	to->latest = from->latest > to->latest ? from->latest : to->latest;
	to->after += from->after;
}

bool rx_stray_days(const struct rx_span *span, struct rx_stray *stray)
{
	enum { FEW = 14, FAR = 28 };
	int32_t before = DATE_NONE, gap = 0, widest = 1; /* widest: of the gaps before the last wide one */
	*stray = (struct rx_stray){ .last = span->latest };
	for (int32_t day = DATE_FIRST; day <= span->latest && span->latest != DATE_NONE; day++) {
		if (!rx_has_day(span, day))
			continue;
		int32_t here = before == DATE_NONE ? 0 : day - before;
		if (here > FAR) {
			widest = gap > widest ? gap : widest;
			gap = here;
			*stray = (struct rx_stray){ day, span->latest, before, 0 };
		} else if (!gap && here > widest) {
			widest = here;
		}
		stray->days++;
		before = day;
	}
	return gap > 2 * widest && stray->days < FEW;
}

/* What rows are read into, by the tool's thread or one that reads a part. */
struct rx_state {
	const struct rx_filter *filter;
	struct day_table days;
	struct rx_span span;
	struct rx_row rows[INPUT_ROWS];
};

static void begin(struct rx_state *s, const struct rx_filter *f)
{
	s->filter = f;
	s->span = (struct rx_span){ .latest = DATE_NONE };
	day_table_init(&s->days, map_seed());
}

static void read_rows(struct input *in)
{
	struct rx_state *s = in->parts.state;
	const struct rx_filter *f = s->filter;
	int32_t since = f->since, until = f->until == DATE_NONE ? DATE_LAST : f->until;
	for (size_t n; (n = input_next_rows(in));) {
		for (size_t i = 0; i < n && in->open; i++) {
			const struct rx_row *row = &s->rows[i];
			if (!in_span(&s->span, row->date, until) || row->date < since)
				continue;
			input_at(in, i);
			bool told = row->requested.set || row->on_hand.set || row->stockout;
			if (told ? !add_told(in, f, &s->days, row) : !add(in, f, &s->days, row))
				break;
		}
	}
}

static bool begin_part(struct input *part, const struct input *whole)
{
	const struct rx_state *all = whole->parts.state;
	struct rx_state *s = part->parts.state = calloc(1, sizeof(*s));
	if (!s)
		return false;
	begin(s, all->filter);
	memcpy(s->rows, all->rows, sizeof(s->rows)); /* the empty values */
	part->row = s->rows;
	return true;
}

static enum parts_result add_part(struct input *whole, struct input *part)
{
	struct rx_state *s = part->parts.state, *all = whole->parts.state;
	if (s->days.large || all->days.large)
		return PARTS_UNFIT;
	for (struct day_series *part_s = NULL; (part_s = map_next(&s->days.series, part_s));) {
		part_s->seen_line += whole->reader.line - 1; /* which it counts from its own start */
		part_s->seen_file = (uint32_t)whole->next_file;
	}
	join_span(&all->span, &s->span);
	day_table_join(&all->days, &s->days);
	return PARTS_ADDED;
}

static void release_part(struct input *part)
{
	struct rx_state *s = part->parts.state;
	day_table_release(&s->days);
	free(s);
}

static const struct parts_job in_parts = {
	.begin = begin_part,
	.read = read_rows,
	.add = add_part,
	.release = release_part,
};

bool rx_read(struct tool *t, const struct rx_filter *f, struct day_table *days,
	     struct rx_span *span)
{
	struct input in;
	struct rx_state s;
	begin(&s, f);
	bool ok = input_init(&in, t, NULL, s.rows);
	if (ok) {
		in.several = true;
		in.parts.job = &in_parts;
		in.parts.state = &s;
		in.parts.threads = f->threads > 0 ? (size_t)f->threads : parts_processors();
		read_rows(&in);
		ok = input_finish(&in);
	}
	const struct day_wide *unfit = day_table_settle(&s.days);
	if (ok && unfit)
		ok = out_of_range(t, unfit);
	*days = s.days;
	*span = s.span;
	if (ok)
		look_alikes_note(t, days, f->by_location);
	return ok;
}
