/* Reads rows of orders into counts; a large file in parts. */
#include "fill/orders_feed.h"

#include <stddef.h>

#include "base/array.h"
#include "base/mem.h"
#include "csv/date_fault.h"
#include "fill/order_age.h"
#include "tool/settings.h"
#include "volume/names.h"

#include "base/banned.h"

#define AT(member) offsetof(struct order_row, member)
#define MOMENT(NAME, ALIASES, HELP) \
	{ .name = #NAME, .type = COL_TEXT, .offset = AT(NAME), .aliases = ALIASES, \
	  .unit = "day or moment", .help = HELP }

static const char status_synonyms[] =
	"ordered=none,open=none,sent=none,received=none,filled=none,shipped=none,delivered=none,"
	"complete=none,ok=none,denied=rejected,on hold=held,hold=held,pending=held,"
	"partial=incomplete,canceled=cancelled";

static const struct csv_col cols[] = {
	{ .name = "pharmacy", .type = COL_TEXT, .required = true, .offset = AT(pharmacy),
	  .aliases = "pharmacy_name,vendor,supplier", .help = "who was to fill it" },
	{ .name = "ordered", .type = COL_TEXT, .required = true, .offset = AT(ordered),
	  .aliases = "prescribed,sent,order_date,ordered_at,sent_at", .unit = "day or moment",
	  .help = "YYYY-MM-DD, with or without a time of day and an offset" },
	{ .name = "received", .type = COL_TEXT, .required = true, .may_be_empty = true,
	  .offset = AT(received), .aliases = "filled,shipped,delivered,received_at,received_date",
	  .unit = "day or moment", .help = "as ordered; open if empty" },
	MOMENT(promised, "promised_date,expected,due", "for when it was promised"),
	MOMENT(cancelled, "canceled,cancelled_at", "when it was cancelled; yes if that is not known"),
	MOMENT(told, "told_at,notified", "when the clinic was told of a problem"),
	{ .name = "status", .type = COL_WORD, .offset = AT(status), .words = fill_status_names,
	  .synonyms = status_synonyms, .help = "none if empty; rejected, held, incomplete or cancelled" },
	{ .name = "reason", .type = COL_TEXT, .offset = AT(reason), .help = "of a rejection or delay" },
	{ .name = "rx_id", .type = COL_TEXT, .offset = AT(rx_id), .aliases = "prescription,order_id",
	  .help = "printed with --show-ids only" },
	{ .name = "sku", .type = COL_TEXT, .offset = AT(sku),
	  .aliases = SKU_NAMES ",drug", .help = "what was ordered" },
	{ .name = "location", .type = COL_TEXT, .offset = AT(location),
	  .aliases = LOCATION_NAMES, .near = LOCATION_NEAR, .help = "for which clinic" },
	{ .name = "pathway", .type = COL_TEXT, .offset = AT(pathway),
	  .help = "503A, 503B, commercial, for --by=pathway" },
	{ .name = "state", .type = COL_TEXT, .offset = AT(state), .aliases = "ship_state,patient_state",
	  .help = "postal code of where it goes" },
	{ .name = "quantity", .type = COL_REAL, COL_NOT_NEGATIVE, .offset = AT(quantity),
	  .aliases = "qty,quantity_ordered", .unit = "units", .help = "ordered" },
	{ .name = "received_quantity", .type = COL_REAL, COL_NOT_NEGATIVE,
	  .offset = AT(received_quantity), .aliases = "quantity_received", .unit = "units",
	  .help = "that came" },
	{ .name = "lead_stated", .type = COL_REAL, .min = 0, .max = FILL_HOURS_MAX,
	  .offset = AT(lead_stated), .aliases = "stated_hours", .unit = "hours",
	  .help = "what the pharmacy says an order takes" },
	{ .name = "next_dose_due", .type = COL_DATE, .offset = AT(next_dose_due),
	  .aliases = "next_dose", .help = "the patient's next dose, for --report=open" },
};

const struct feed orders_feed = { FEED_COLS(cols), .row_size = sizeof(struct order_row) };

/* The state of a reader: of the tool's thread, or of one that reads a part. */
struct state {
	const struct orders_terms *terms;
	struct fill *fill;
	struct open_orders *open;
	struct fill own_fill;        /* of a part */
	struct open_orders own_open;
	struct instant_months months;
	const char *date_format; /* NULL: ISO 8601 */
	bool judged;             /* the current file has a column status */
	struct order_row rows[INPUT_ROWS];
};

static struct str by_of(const struct order_row *row, enum orders_by by)
{
	bool problem = row->status != FILL_PLAIN && row->status != FILL_CANCELLED;
	switch (by) {
	case ORDERS_BY_SKU: return row->sku;
	case ORDERS_BY_LOCATION: return row->location;
	case ORDERS_BY_PATHWAY: return row->pathway;
	case ORDERS_BY_REASON:
		return !problem ? STR("") : row->reason.n ? row->reason : STR("(no reason)");
	default: return STR("");
	}
}

/* Reads a moment by ISO 8601, or a day as --date-format says. */
static enum date_status read_moment(struct state *s, struct str text, struct instant *to)
{
	int32_t day;
	if (!s->date_format)
		return instant_read(text, &s->months, to);
	enum date_status st = date_parse_format(text, s->date_format, &day);
	if (st == DATE_OK)
		*to = instant_of_day(day);
	return st;
}

static bool bad_moment(const struct state *s, struct str text, enum date_status st, struct diag *d)
{
	diag_set(d, DIAG_DATA, "%s", date_message(st));
	d->hint = st == DATE_SYNTAX ? "write YYYY-MM-DD or YYYY-MM-DDTHH:MM, or days with --date-format"
				    : date_hint(st);
	if (st == DATE_SYNTAX || st == DATE_AMBIGUOUS)
		csv_date_propose(s->date_format, NULL, text, d);
	return false;
}

/* Reads a moment, yes or no. False: *d and *offset say what is wrong. */
static bool read_cancelled(const struct order_row *row, struct state *state, struct fill_order *o,
			   struct diag *d, size_t *offset)
{
	struct str s = row->cancelled;
	bool yes = str_ieq(s, STR("yes")) || str_ieq(s, STR("y")) || str_ieq(s, STR("true"));
	bool no = str_ieq(s, STR("no")) || str_ieq(s, STR("n")) || str_ieq(s, STR("false"));
	if (yes)
		o->status = FILL_CANCELLED;
	enum date_status st = yes || no ? DATE_OK : read_moment(state, s, &o->cancelled);
	*offset = AT(cancelled);
	return st == DATE_OK || bad_moment(state, s, st, d);
}

/* Reads a moment if it is there. False: *d and *offset, that of its text in a row, are set. */
static inline bool read_if_any(struct state *s, struct str text, struct instant *to, size_t at,
			       struct diag *d, size_t *offset)
{
	enum date_status st = text.n ? read_moment(s, text, to) : DATE_OK;
	if (st == DATE_OK)
		return true;
	*offset = at;
	return bad_moment(s, text, st, d);
}

static bool read_moments(const struct order_row *row, struct state *s, struct fill_order *o,
			 struct diag *d, size_t *offset)
{
	return read_if_any(s, row->ordered, &o->ordered, AT(ordered), d, offset) &&
	       read_if_any(s, row->received, &o->received, AT(received), d, offset) &&
	       read_if_any(s, row->promised, &o->promised, AT(promised), d, offset) &&
	       read_if_any(s, row->told, &o->told, AT(told), d, offset) &&
	       (!row->cancelled.n || read_cancelled(row, s, o, d, offset));
}

static bool are_near(const struct fill_order *o, const struct instant *as_of, struct diag *d,
		     size_t *offset)
{
	const struct instant *far = order_far(o, as_of, d);
	if (far)
		*offset = far == &o->received ? AT(received) : far == &o->promised ? AT(promised) :
			  far == &o->told ? AT(told) : far == &o->cancelled ? AT(cancelled) :
			  AT(ordered);
	return !far;
}

/* Makes an order of a row. False: *d and *offset say what is wrong. */
static bool read_order(const struct order_row *row, struct state *s, struct fill_order *o,
		       struct diag *d, size_t *offset)
{
	const struct orders_terms *terms = s->terms;
	*o = (struct fill_order){
		.pharmacy = terms->pool_pharmacies ? STR("") : row->pharmacy,
		.by = by_of(row, terms->by),
		.status = (enum fill_status)row->status,
		.judged = s->judged,
		.quantity = row->quantity,
		.received_quantity = row->received_quantity,
		.lead_stated = row->lead_stated,
	};
	return read_moments(row, s, o, d, offset) && are_near(o, &s->fill->rules.as_of, d, offset);
}

static void keep_open(struct open_orders *list, const struct order_row *row,
		      const struct fill_order *o)
{
	list->order = array_room(list->order, list->n, &list->size, sizeof(*list->order));
	list->order[list->n++] = (struct open_order){
		.pharmacy = arena_copy(&list->arena, row->pharmacy),
		.rx_id = arena_copy(&list->arena, row->rx_id),
		.sku = arena_copy(&list->arena, row->sku),
		.location = arena_copy(&list->arena, row->location),
		.state = arena_copy(&list->arena, row->state),
		.ordered = o->ordered,
		.promised = o->promised,
		.told = o->told.set,
		.next_dose_due = row->next_dose_due,
	};
}

static void read_rows(struct input *in)
{
	struct state *s = in->parts.state;
	struct fill_order o;
	struct diag d;
	size_t offset;
	for (size_t n; (n = input_next_rows(in));) {
		s->judged = input_has(in, AT(status));
		for (size_t i = 0; i < n && in->open; i++) {
			input_at(in, i);
			if (!read_order(&s->rows[i], s, &o, &d, &offset))
				input_row_fault(in, &d, offset);
			else if (fill_add(s->fill, &o) && s->terms->keep_open)
				keep_open(s->open, &s->rows[i], &o);
		}
	}
}

static bool begin_part(struct input *part, const struct input *whole)
{
	const struct state *all = whole->parts.state;
	struct state *s = part->parts.state = mem_zero(1, sizeof(*s));
	s->terms = all->terms;
	s->date_format = all->date_format;
	fill_init(&s->own_fill, &all->fill->rules);
	s->fill = &s->own_fill;
	s->open = &s->own_open;
	memcpy(s->rows, all->rows, sizeof(s->rows)); /* the empty values */
	part->row = s->rows;
	return true;
}

static enum parts_result add_part(struct input *whole, struct input *part)
{
	struct state *s = part->parts.state, *all = whole->parts.state;
	struct open_orders *list = all->open;
	fill_merge(all->fill, s->fill);
	for (size_t i = 0; i < s->open->n; i++) {
		list->order = array_room(list->order, list->n, &list->size, sizeof(*list->order));
		list->order[list->n++] = s->open->order[i];
	}
	arena_join(&list->arena, &s->open->arena);
	return PARTS_ADDED;
}

static void release_part(struct input *part)
{
	struct state *s = part->parts.state;
	fill_release(&s->own_fill);
	open_orders_release(&s->own_open);
	mem_free(s);
}

static const struct parts_job in_parts = {
	.begin = begin_part, .read = read_rows,
	.add = add_part,
	.release = release_part,
};

/* Says what the counts leave out or cannot tell. */
void orders_say_notes(const struct tool *t, const struct fill *f)
{
	const struct {
		const char *name;
		const struct fill_written *w;
	} of[] = { { "ordered", &f->ordered }, { "received", &f->received } };
	for (size_t i = 0; i < sizeof(of) / sizeof(*of); i++) {
		if (of[i].w->days && of[i].w->timed)
			tool_note(t, "%s: days and moments in one column; where one of a pair is a "
				  "day, both are taken as days", of[i].name);
		if (of[i].w->zoned && of[i].w->zoned < of[i].w->timed)
			tool_note(t, "%s: moments with and without an offset; a pair of both is taken "
				  "as written", of[i].name);
	}
	uint64_t left_out = 0;
	for (size_t i = 0; i < f->n; i++)
		left_out += f->group[i]->left_out;
	if (left_out)
		tool_note(t, "%llu order%s received, cancelled or told of before they were ordered: "
			  "left out", (unsigned long long)left_out, left_out == 1 ? "" : "s");
}

bool orders_read(struct tool *t, const struct orders_terms *terms, struct fill *f,
		 struct open_orders *open)
{
	struct input in;
	struct state s = { .terms = terms, .fill = f, .open = open,
			   .date_format = settings_of(t, NULL).date_format };
	if (!input_init(&in, t, NULL, s.rows))
		return false;
	input_of(&in, &orders_feed);
	input_in_parts(&in, &in_parts, &s, terms->threads);
	read_rows(&in);
	bool ok = input_finish(&in);
	fill_sort(f);
	return ok;
}

void open_orders_release(struct open_orders *o)
{
	mem_free(o->order);
	arena_release(&o->arena);
	*o = (struct open_orders){ 0 };
}
