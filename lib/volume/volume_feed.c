/* Adds up rows of prescription volume to exact sums by day. */
#include "volume/volume_feed.h"

#include "volume/look_alikes_feed.h"
#include "volume/row_keys.h"

#include <stddef.h>

#include "base/banned.h"

#define AT(member) offsetof(struct rx_row, member)

/* Keeps the place of the row with which a sum left 64 bits: the fault is there if that stays so. */
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

/* Says that a sum is out of range, at the row that keep_place kept. Returns false. */
static bool out_of_range(struct tool *t, const struct day_wide *sum)
{
	struct diag d;
	if (!sum->row) /* it left 64 bits when it was scaled for a row of another day */
		diag_set(&d, DIAG_DATA, "the sum of a SKU and day is out of range");
	return tool_fault(t, sum->row ? sum->row : &d);
}

/* Sets of a new series whether it is wanted, and where it was first seen. */
static void note_made(const struct input *in, const struct rx_filter *f, struct day_series *s)
{
	s->unwanted = !rx_wants(f->skus, s->sku); /* s->sku ends in NUL, as fnmatch needs it */
	s->seen_line = in->raw.line;
	s->seen_file = (uint32_t)in->next_file;
}

/* Adds a row to its series; inlined, for the loop over all rows. False: reading has stopped. */
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
	if (made)
		note_made(in, f, s);
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

/* Adds a row that tells more than kind and quantity (see rx_read). False: reading has stopped. */
static bool add_told(struct input *in, const struct rx_filter *f, struct day_table *days,
		     const struct rx_row *row)
{
	struct rx_row plain = *row;
	struct diag d;
	struct dec unmet;
	if (!rx_unmet(row, &unmet)) {
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
	bool is_empty = row->balance.set ? row->balance.m <= 0 : row->empty == RX_EMPTY;
	plain.quantity = (struct dec){ is_empty, 0, true };
	plain.kind = DAY_EMPTY;
	if ((row->balance.set || row->empty) && !add(in, f, days, &plain))
		return false;
	plain.quantity = (struct dec){ 0, 0, true };
	plain.kind = DAY_STOCKOUT;
	if (row->stockout && !add(in, f, days, &plain))
		return false;
	plain.quantity = unmet;
	plain.kind = DAY_UNMET;
	return unmet.m == 0 || add(in, f, days, &plain);
}

/* What a thread reads rows into, be it the first one or one that reads a part. */
struct rx_state {
	const struct rx_filter *filter;
	struct day_table days;
	struct row_keys keys;
	struct rx_span span;
	struct rx_row rows[INPUT_ROWS];
};

/* Notes the i-th of the rows just read as the earliest, or the latest, by its day. */
static void note_edge(struct input *in, struct rx_span *span, size_t i, int32_t day, bool first)
{
	input_at(in, i);
	const struct look_place here = { (uint32_t)in->next_file, in->raw.line };
	*(first ? &span->earliest : &span->latest) = day;
	*(first ? &span->at_earliest : &span->at_latest) = here;
}

/* Notes the day of the i-th of the rows just read. False: it is not in since..until. */
static bool in_span(struct input *in, struct rx_state *s, size_t i)
{
	struct rx_span *span = &s->span;
	int32_t day = s->rows[i].date, since = s->filter->since;
	if (day == span->latest) /* true of most rows */
		return day >= since;
	if (s->filter->until != DATE_NONE && day > s->filter->until) {
		span->after++;
		return false;
	}
	uint32_t k = (uint32_t)(day - DATE_FIRST);
	span->days[k / 64] |= (uint64_t)1 << k % 64;
	if (day >= since && (span->earliest == DATE_NONE || day < span->earliest))
		note_edge(in, span, i, day, true);
	if (day > span->latest)
		note_edge(in, span, i, day, false);
	return day >= since;
}

static void begin(struct rx_state *s, const struct rx_filter *f)
{
	s->filter = f;
	s->keys = (struct row_keys){ .rows = { .seed = map_seed() } };
	s->span = (struct rx_span){ .latest = DATE_NONE, .earliest = DATE_NONE };
	day_table_init(&s->days, map_seed());
}

/* Looks up the key of a row, and adds what row_keys_meet asks for. False: leave the row out. */
static bool meet(struct input *in, struct rx_state *s, const struct rx_row *row)
{
	struct key_sum sums[KEY_SUMS];
	size_t n;
	bool made;
	struct diag d;
	if (!row->key.n || row->kind == DAY_RECEIPT || row->kind == DAY_WASTE)
		return true;
	struct str location = s->filter->by_location ? row->location : (struct str){ "", 0 };
	struct day_series *series = day_series_get(&s->days, row->sku, location, &made);
	struct key_row met = { series, row->date, row->kind, row->quantity, { 0 } };
	if (made)
		note_made(in, s->filter, series);
	if (series->unwanted)
		return false;
	rx_unmet(row, &met.unmet); /* if it does not fit, add_told will say so */
	if (row->kind == DAY_UNMET)
		met.unmet = row->quantity;
	enum key_news news = row_keys_meet(&s->keys, row->key, row->original, &met, sums, &n);
	if (news == KEY_CLASH) {
		diag_set(&d, DIAG_DATA, "another row has this key, and neither fills nor takes back the other");
		d.hint = "name a column by --key that is different in each row";
		input_row_fault(in, &d, AT(key));
	}
	for (size_t i = 0; i < n; i++)
		if (day_add(&s->days, series, sums[i].kind, sums[i].day, sums[i].quantity) == DAY_LEFT)
			keep_place(in, s->days.left, &s->days);
	return news == KEY_NEW;
}

static bool to_own(struct input *in, const struct rx_filter *f, struct rx_row *row)
{
	struct diag d;
	if (f->own(f->own_of, row, &d))
		return true;
	input_row_fault(in, &d, row->unit ? AT(unit) : AT(asked));
	return false;
}

static void note_balances(const struct input *in, struct rx_span *span)
{
	span->balances = span->balances || csv_bind_found(&in->binding, AT(balance)) ||
			 csv_bind_found(&in->binding, AT(empty));
}

static void read_rows(struct input *in)
{
	struct rx_state *s = in->parts.state;
	const struct rx_filter *f = s->filter;
	for (size_t n; (n = input_next_rows(in));) {
		note_balances(in, &s->span);
		for (size_t i = 0; i < n && in->open; i++) {
			struct rx_row *row = &s->rows[i];
			if (!in_span(in, s, i))
				continue;
			input_at(in, i);
			if ((row->unit || row->asked.n) && !to_own(in, f, row))
				continue;
			bool told = row->requested.set || row->on_hand.set || row->balance.set ||
				    row->stockout || row->empty;
			if (f->key && !meet(in, s, row))
				continue;
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
	memcpy(s->rows, all->rows, sizeof(s->rows)); /* copies the empty values */
	part->row = s->rows;
	return true;
}

static enum parts_result add_part(struct input *whole, struct input *part)
{
	struct rx_state *s = part->parts.state, *all = whole->parts.state;
	if (s->days.large || all->days.large)
		return PARTS_UNFIT;
	uint64_t before = whole->reader.line - 1; /* a part counts lines from its own start */
	uint32_t file = (uint32_t)whole->next_file;
	for (struct day_series *part_s = NULL; (part_s = map_next(&s->days.series, part_s));) {
		part_s->seen_line += before;
		part_s->seen_file = file;
	}
	rx_span_join(&all->span, &s->span, before, file);
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

/* Turns --key HEADER into --map key=HEADER. False: a fault was said. */
static bool map_key_column(struct tool *t, const struct rx_filter *f)
{
	if (f->key && t->n_maps == TOOL_MAPS)
		return tool_option_fault(t, "--key", "too many columns in --map");
	if (f->key)
		t->maps[t->n_maps++] = (struct csv_map){ STR("key"), str_from(f->key) };
	return true;
}

bool rx_read(struct tool *t, const struct rx_filter *f, struct day_table *days,
	     struct rx_span *span)
{
	struct input in;
	struct rx_state s;
	begin(&s, f);
	bool ok = map_key_column(t, f) && input_init(&in, t, NULL, s.rows);
	if (ok) {
		in.how.zoned = f->zone != NULL;
		input_in_parts(&in, &in_parts, &s, f->key ? 1 : f->threads);
		read_rows(&in);
		ok = input_finish(&in);
	}
	if (ok && s.keys.copies)
		tool_note(t, "%llu row%s read before by --key left out", (unsigned long long)s.keys.copies,
			  s.keys.copies == 1 ? "" : "s");
	row_keys_release(&s.keys);
	const struct day_wide *unfit = day_table_settle(&s.days);
	ok = ok && (!unfit || out_of_range(t, unfit));
	*days = s.days;
	*span = s.span;
	ok = ok && rx_span_judge(t, f->years, span);
	if (ok)
		look_alikes_note(t, days, f->by_location);
	return ok;
}
