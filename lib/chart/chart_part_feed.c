/* Reads rows of parts into strata. */
#include "chart/chart_part_feed.h"

#include "base/array.h"
#include "base/mem.h"

#include "base/banned.h"

enum part_row { ROW_NONE, ROW_STRATUM, ROW_CHART, ROW_IDS, ROW_ID, ROW_END };

static const char *const row_words[] = { "none", "stratum", "chart", "ids", "id", "end", NULL };

struct chart_part_row {
	int32_t count, class, date, from, until;
	struct str stratum, n, id, clinician, state, terms, sum;
};

#define COL(member) CSV_MEMBER(struct chart_part_row, member)

static const struct csv_col cols[] = {
	{ COL(count), .type = COL_WORD, .required = true, .words = row_words,
	  .help = "what the row tells of: a stratum, a chart kept, all ids, one id, the end of the part" },
	{ COL(stratum), .required = true, .may_be_empty = true,
	  .help = "number of the stratum in the part, from 1" },
	{ COL(n), .required = true, .help = "charts of a stratum, ids of the part, rows before its end" },
	{ COL(id), .required = true, .may_be_empty = true, .help = "of a chart" },
	{ COL(date), .type = COL_DATE, .help = "of a chart" },
	{ COL(clinician), .help = "of a stratum" },
	{ COL(state), .help = "of a stratum: whose rule holds" },
	{ COL(class), .type = COL_WORD, .words = chart_class_names, .help = "of a stratum" },
	{ COL(from), .type = COL_DATE, .help = "first day of a stratum's window" },
	{ COL(until), .type = COL_DATE, .help = "last day of it" },
	{ COL(sum), .help = "of the ids" },
	{ COL(terms), .help = "a fingerprint of seed and options, in the last row" },
};

#undef COL

const struct feed chart_part_feed = { FEED_COLS(cols), .row_size = sizeof(struct chart_part_row),
				   .made = PARTIAL_MADE };

#define AT(member) offsetof(struct chart_part_row, member)

/* The strata of the current part, by their number. */
struct reading {
	struct strata *s;
	struct partial seen;
	struct stratum **at;
	size_t n, size;
};

static bool bad(struct diag *d, size_t *offset, size_t at, const char *what)
{
	*offset = at;
	diag_set(d, DIAG_DATA, "%s", what);
	d->hint = "rows of parts are as --partial wrote them";
	return false;
}

static bool add_stratum(struct reading *r, const struct chart_part_row *row, int64_t n,
			struct diag *d, size_t *offset)
{
	const struct stratum_key key = { row->clinician, row->state, (enum chart_class)row->class,
					 row->from, row->until };
	if (row->from == DATE_NONE || row->until == DATE_NONE)
		return bad(d, offset, AT(from), "a stratum without a window");
	if (n < 1 || n > (int64_t)CHART_POPULATION_MAX)
		return bad(d, offset, AT(n), "not a number of charts");
	struct stratum *one = strata_place(r->s, &key);
	if (!one)
		return bad(d, offset, AT(from), "no stratum of these options");
	strata_add_many(one, (uint64_t)n);
	r->at = array_room(r->at, r->n, &r->size, sizeof(struct stratum *));
	r->at[r->n++] = one;
	return true;
}

/* Adds a chart that was kept, or only its id. False: *d says what is wrong. */
static bool add_chart(struct reading *r, const struct chart_part_row *row, struct diag *d,
		      size_t *offset)
{
	int64_t number;
	if (num_whole(row->stratum, 1, (int64_t)r->n, &number) != NUM_OK)
		return bad(d, offset, AT(stratum), "not the number of a stratum before it");
	if (!row->id.n || (row->count == ROW_CHART && row->date == DATE_NONE))
		return bad(d, offset, AT(id), "a chart without id or date");
	struct stratum *one = r->at[number - 1];
	if (row->count == ROW_CHART)
		strata_keep(r->s, one, row->id, row->date);
	else
		strata_keep_id(r->s, one, row->id);
	return true;
}

static bool add_row(struct reading *r, const struct chart_part_row *row, struct diag *d,
		    size_t *offset)
{
	int64_t n;
	uint64_t sum[4];
	*offset = AT(n);
	if (num_whole(row->n, 0, INT64_MAX, &n) != NUM_OK)
		return bad(d, offset, AT(n), "not a whole number");
	if (row->count == ROW_END) {
		r->n = 0;
		return partial_end(&r->seen, row->terms, n, d);
	}
	if (!partial_row(&r->seen, n, d))
		return false;
	switch (row->count) {
	case ROW_STRATUM: return add_stratum(r, row, n, d, offset);
	case ROW_CHART:
	case ROW_ID: return add_chart(r, row, d, offset);
	default: break;
	}
	if (row->count != ROW_IDS || !ids_sum_parse(row->sum, sum))
		return bad(d, offset, AT(sum), "not a sum of ids");
	ids_add_many(&r->s->ids, (uint64_t)n, sum);
	return true;
}

/* Whether every id that was counted has come, unless there are too many to keep. */
static bool ids_are_there(const struct chart_ids *ids)
{
	return ids_forgotten(ids) || ids->n == ids->seen;
}

bool chart_parts_read(struct tool *t, struct strata *s, const char *terms)
{
	struct reading r = { .s = s, .seen = { .terms = terms } };
	struct chart_part_row row;
	struct input in;
	struct diag d;
	size_t offset;
	if (!input_init(&in, t, NULL, &row))
		return false;
	input_of(&in, &chart_part_feed);
	while (input_next(&in))
		if (!add_row(&r, &row, &d, &offset))
			input_row_fault(&in, &d, offset);
	bool ok = input_finish(&in) && partial_is_whole(&r.seen, t, in.n_files);
	mem_free(r.at);
	return ok && (ids_are_there(&s->ids) ||
		      tool_option_fault(t, "--merge", "ids are missing: make the parts again"));
}
