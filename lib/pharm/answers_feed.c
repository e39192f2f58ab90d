/* Reads a table with a row for each answer (--answers). */
#include "pharm/answers_feed.h"

#include "base/banned.h"

struct answer_row {
	struct str pharmacy, criterion, answer;
	int32_t as_of;
};

#define COL(member) CSV_MEMBER(struct answer_row, member)

static const struct csv_col answer_cols[] = {
	{ COL(pharmacy), .type = COL_TEXT, .required = true, .help = "as the register has it" },
	{ COL(criterion), .type = COL_TEXT, .required = true, .help = "as --report=questions has it" },
	{ COL(answer), .type = COL_TEXT, .required = true, .may_be_empty = true,
	  .help = "as in the column of that name; empty: still unknown" },
	{ COL(as_of), .type = COL_DATE, .help = "day of the answer" },
};

#undef COL

const struct feed pharm_answers_feed = { FEED_COLS(answer_cols),
	.row_size = sizeof(struct answer_row) };

/* The pharmacy of a name; p is sorted by name. NULL: there is none. */
static struct pharmacy *find(struct pharmacy *p, size_t n, struct str name)
{
	size_t low = 0, high = n;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (str_cmp(p[middle].name, name) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low < n && str_eq(p[low].name, name) ? &p[low] : NULL;
}

/* Takes an answer. Returns what is wrong with the row; NULL: nothing. */
static const char *take(const struct answer_row *row, const struct pharm_model *m,
			const struct pharm_settings *s, struct pharmacy *p, size_t n,
			struct arena *arena, size_t *offset)
{
	struct pharmacy *to = find(p, n, row->pharmacy);
	size_t c = pharm_criterion_number(m, row->criterion);
	const char *what;
	*offset = offsetof(struct answer_row, pharmacy);
	if (!to)
		return "not in the register";
	*offset = offsetof(struct answer_row, criterion);
	if (c == m->n_criteria)
		return "not a criterion of --report=weights";
	*offset = offsetof(struct answer_row, answer);
	if (!pharm_answer_reads(&m->criterion[c], row->answer, &what))
		return what;
	bool fresh = row->as_of == DATE_NONE || s->as_of - row->as_of <= s->stale_days;
	if (row->answer.n && fresh) {
		to->answer[c].text = arena_copy(arena, row->answer);
		to->answer[c].official = STR("--answers");
		to->answer[c].register_text = to->answer[c].text;
	}
	return NULL;
}

bool pharm_answers_read(struct tool *t, struct opt_file *file, const struct pharm_model *m,
			const struct pharm_settings *s, struct pharmacy *p, size_t n,
			struct arena *arena)
{
	struct answer_row row = { .as_of = DATE_NONE };
	struct input in;
	struct diag d;
	size_t offset;
	if (!file->name)
		return true;
	if (!input_init(&in, t, file, &row))
		return false;
	while (input_next(&in)) {
		const char *what = take(&row, m, s, p, n, arena, &offset);
		if (!what)
			continue;
		diag_set(&d, DIAG_DATA, "%s", what);
		input_row_fault(&in, &d, offset);
	}
	return input_finish(&in);
}
