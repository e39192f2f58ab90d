/* Reads rows of parts into counts; every number is checked before it counts. */
#include <stddef.h>

#include "base/array.h"
#include "fill/fill_part_feed.h"

#include "base/banned.h"

/* A row of a part as it is read. */
struct fill_part_row {
	struct str count, pharmacy, by, key, n, terms;
	struct str promised, rx_id, sku, location, state; /* of open_order */
	int32_t told, next_dose_due;
};

static const char *const told_words[] = { "no", "yes", NULL };

#define COL(member) CSV_MEMBER(struct fill_part_row, member)

static const struct csv_col cols[] = {
	{ COL(count), .required = true,
	  .help = "the name of what was counted; end: the last row of a part" },
	{ COL(pharmacy), .help = "the pharmacy" },
	{ COL(by), .help = "what orders are told apart by beside it" },
	{ COL(key), .required = true, .may_be_empty = true,
	  .help = "seconds, a day, or a moment packed into one number, that was seen n times" },
	{ COL(n), .required = true, .help = "how many" },
	{ COL(terms), .required = true, .may_be_empty = true,
	  .help = "a fingerprint of the options, in the last row" },
	{ COL(promised), .help = "of an open order, packed" },
	{ COL(told), .type = COL_WORD, .words = told_words, .help = "of an open order" },
	{ COL(next_dose_due), .type = COL_DATE, .help = "of an open order" },
	{ COL(rx_id), .help = "of an open order, with --show-ids" },
	{ COL(sku), .help = "of an open order" },
	{ COL(location), .help = "of an open order" },
	{ COL(state), .help = "of an open order" },
};

#undef COL

const struct feed fill_part_feed = { FEED_COLS(cols), .row_size = sizeof(struct fill_part_row),
				   .made = PARTIAL_MADE };

#define AT(member) offsetof(struct fill_part_row, member)

static bool is_moment(int64_t packed, struct instant *t)
{
	int64_t most = instant_pack(&(struct instant){ .wall = ((int64_t)DATE_LAST + 1) * INSTANT_DAY });
	if (packed < -most || packed > most)
		return false;
	*t = instant_unpack(packed);
	return t->set && instant_day(t) >= DATE_FIRST && instant_day(t) <= DATE_LAST &&
	       t->offset >= -24 * 60 && t->offset <= 24 * 60;
}

/* Whether the tally of that name may hold the key. */
static bool is_key(const char *tally, int64_t key)
{
	struct instant t;
	if (strcmp(tally, "took") == 0 || strcmp(tally, "left") == 0)
		return key >= 0 && key <= ((int64_t)DATE_LAST - DATE_FIRST + 2) * INSTANT_DAY;
	if (strncmp(tally, "day_", 4) == 0)
		return key >= DATE_FIRST && key <= DATE_LAST;
	return is_moment(key, &t);
}

static bool bad(struct diag *d, size_t *offset, size_t at, const char *what)
{
	*offset = at;
	diag_set(d, DIAG_DATA, "%s", what);
	d->hint = "rows of parts are as --partial wrote them";
	return false;
}

/* The index of a name; -1: there is none. */
static int place_of(const struct fill_part *parts, int n, struct str name)
{
	for (int i = 0; i < n; i++)
		if (str_eq(name, str_from(parts[i].name)))
			return i;
	return -1;
}

static void list_open(const struct fill_part_row *row, int64_t told, const struct instant *ordered,
		      const struct instant *promised, struct open_orders *list)
{
	struct arena *a = &list->arena;
	list->order = array_room(list->order, list->n, &list->size, sizeof(*list->order));
	list->order[list->n++] = (struct open_order){
		.pharmacy = arena_copy(a, row->pharmacy), .rx_id = arena_copy(a, row->rx_id),
		.sku = arena_copy(a, row->sku), .location = arena_copy(a, row->location),
		.state = arena_copy(a, row->state), .ordered = *ordered, .promised = *promised,
		.told = told, .next_dose_due = row->next_dose_due,
	};
}

static bool add_open(const struct fill_part_row *row, int64_t key, struct fill *f,
		     struct open_orders *list, struct diag *d, size_t *offset)
{
	struct instant ordered, promised = { 0 };
	int64_t packed;
	if (!is_moment(key, &ordered))
		return bad(d, offset, AT(key), "no moment");
	if (row->promised.n && (num_whole(row->promised, INT64_MIN, INT64_MAX, &packed) != NUM_OK ||
				!is_moment(packed, &promised)))
		return bad(d, offset, AT(promised), "no moment");
	fill_group_of(f, row->pharmacy, STR("")); /* the list of open orders looks up its pharmacy */
	list_open(row, row->told, &ordered, &promised, list);
	return true;
}

static bool add_latest(int64_t key, struct fill *f, struct diag *d, size_t *offset)
{
	struct instant t;
	if (!is_moment(key, &t))
		return bad(d, offset, AT(key), "no moment");
	fill_see(f, &t);
	return true;
}

static bool add_key(const struct fill_part_row *row, int64_t key, uint64_t n, struct fill *f,
		    struct diag *d, size_t *offset)
{
	int i = place_of(fill_tallies_of, FILL_TALLIES, row->count);
	if (i < 0)
		return bad(d, offset, AT(count), "nothing that is counted by this name");
	if (!is_key(fill_tallies_of[i].name, key))
		return bad(d, offset, AT(key), "out of the range of what was counted");
	tally_add(fill_tally(fill_group_of(f, row->pharmacy, row->by), (size_t)i), key, n);
	return true;
}

static bool add_count(const struct fill_part_row *row, uint64_t n, struct fill *f, struct diag *d,
		      size_t *offset)
{
	int sum = place_of(fill_sums_of, FILL_SUMS, row->count);
	int i = place_of(fill_counts_of, FILL_COUNTS, row->count);
	if (sum >= 0)
		*fill_sum(f, (size_t)sum) += n;
	else if (i >= 0)
		*fill_count(fill_group_of(f, row->pharmacy, row->by), (size_t)i) += n;
	else
		return bad(d, offset, AT(count), "nothing that is counted by this name");
	return true;
}

static bool add_row(const struct fill_part_row *row, struct fill *f, struct open_orders *open,
		    struct partial *seen, struct diag *d, size_t *offset)
{
	int64_t n, key;
	if (num_whole(row->n, 0, INT64_MAX, &n) != NUM_OK)
		return bad(d, offset, AT(n), "not a whole number");
	*offset = AT(count);
	if (str_eq(row->count, STR("end")))
		return partial_end(seen, row->terms, n, d);
	if (!partial_row(seen, n, d))
		return false;
	if (!row->key.n)
		return add_count(row, (uint64_t)n, f, d, offset);
	if (num_whole(row->key, INT64_MIN, INT64_MAX, &key) != NUM_OK)
		return bad(d, offset, AT(key), "not a whole number");
	if (str_eq(row->count, STR("open_order")))
		return add_open(row, key, f, open, d, offset);
	if (str_eq(row->count, STR("latest")))
		return add_latest(key, f, d, offset);
	return add_key(row, key, (uint64_t)n, f, d, offset);
}

bool fill_parts_read(struct tool *t, const char *terms, struct fill *f, struct open_orders *open)
{
	struct input in;
	struct diag d;
	size_t offset;
	struct fill_part_row row;
	struct partial seen = { .terms = terms };
	if (!input_init(&in, t, NULL, &row))
		return false;
	input_of(&in, &fill_part_feed);
	while (input_next(&in))
		if (!add_row(&row, f, open, &seen, &d, &offset))
			input_row_fault(&in, &d, offset);
	if (!input_finish(&in) || !partial_is_whole(&seen, t, in.n_files))
		return false;
	fill_sort(f);
	return fill_is_sound(f) ||
	       tool_option_fault(t, "--merge", "counts that do not fit together: make the parts again");
}
