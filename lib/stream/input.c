/* Reads rows by the binding, and says faults. */
#include "stream/input_file.h"

#include <inttypes.h>

#include "stream/progress.h"
#include "stream/spans.h"

#include "base/banned.h"

/* Sets a bad row aside, or says its fault. False: there were too many, reading has stopped. */
static bool bad_row(struct input *in, struct diag *d)
{
	if (in->parts.part_of) {
		in->parts.spoiled = true;
		return input_end(in);
	}
	d->line = in->raw.line;
	d->file = in->name;
	if (in->rejects.to) {
		rejects_row(&in->rejects, csv_reader_raw(&in->reader, &in->raw),
			    in->reader.opts.delim, d);
		return true;
	}
	if (!in->tool->style.show_values && causes_add(&in->causes, d) == CAUSE_KNOWN)
		return true;
	if (in->faults++ < INPUT_FAULTS_MAX) {
		input_say(in, d);
		return true;
	}
	diag_set(d, DIAG_DATA, "more than %d faults, stopped reading", INPUT_FAULTS_MAX);
	input_say(in, d);
	return input_end(in);
}

/* Reads the cells of in->raw into in->row, and has the feed's check judge the row. */
static enum bind_result bind_row(struct input *in, struct diag *d)
{
	size_t offset;
	if (!spans_allowed(in, d))
		return BIND_FAULT;
	enum bind_result bound = csv_bind_row(&in->binding, &in->raw, in->row, d);
	if (bound != BIND_ROW || !in->feed->check || in->feed->check(in->row, d, &offset))
		return bound;
	csv_bind_place(&in->binding, &in->raw, offset, d);
	return BIND_FAULT;
}

static void add_key(struct input *in)
{
	struct str text;
	memcpy(&text, (const char *)in->row + in->key->offset, sizeof(text));
	if (text.n)
		look_alikes_add(&in->keys, text,
				(struct look_place){ (uint32_t)in->next_file, in->raw.line });
}

/* Notes spellings of the key that differ only in case or blanks: they would not be joined. */
static void tell_keys(struct input *in)
{
	const struct look_words words = {
		.noun = in->key_noun, .values = in->tool->style.show_values,
		.several_files = in->n_files > 1,
	};
	if (!in->tool->worst)
		look_alikes_say(&in->keys, in->tool, &words);
	look_alikes_release(&in->keys);
}

bool input_next(struct input *in)
{
	struct diag d;
	for (;;) {
		while (!in->open)
			if (in->next_file == in->n_files || !input_open_next(in))
				return false;
		enum csv_result st = csv_reader_next(&in->reader, &in->raw);
		if (st == CSV_FAULT) {
			d = in->reader.fault;
			if (d.column && d.column <= in->binding.width)
				diag_name(&d, in->binding.header[d.column - 1]);
			input_say(in, &d);
			return input_end(in);
		}
		if (st == CSV_END) {
			if (!parts_next(in))
				input_close_file(in);
			continue;
		}
		enum bind_result bound = bind_row(in, &d);
		if (bound == BIND_ROW)
			break;
		if (bound == BIND_FAULT && !bad_row(in, &d))
			return false;
	}
	in->rows++;
	if (in->key)
		add_key(in);
	if (in->progress.on && in->rows % 65536 == 0)
		progress_show(in);
	return true;
}

/* Reads good rows into the array and returns how many; 0: none is at hand, or the next is bad. */
static size_t good_rows(struct input *in)
{
	struct diag d;
	size_t offset, good = 0;
	if (!csv_reader_ahead(&in->reader, &in->raw))
		return 0;
	size_t n = csv_reader_at_hand(&in->reader);
	n = n < in->row_try ? n : in->row_try;
	size_t bound = csv_bind_rows(&in->binding, &in->raw, n, in->row,
				     in->feed->row_size);
	while (good < bound &&
	       (!in->feed->check ||
		in->feed->check((char *)in->row + good * in->feed->row_size, &d, &offset)))
		good++;
	if (good < n)
		in->row_try = 1;
	else if (in->row_try < INPUT_ROWS)
		in->row_try *= 2;
	csv_reader_skip(&in->reader, good);
	in->rows += good;
	if (in->progress.on && in->rows % 65536 < good)
		progress_show(in);
	return good;
}

size_t input_next_rows(struct input *in)
{
	if (in->parts.part_of && parts_cancelled(in->parts.part_of))
		input_end(in);
	size_t good = in->open ? good_rows(in) : 0;
	if (!good)
		good = input_next(in);
	in->first = in->raw;
	return good;
}

void input_row_fault(struct input *in, struct diag *d, size_t offset)
{
	if (d->class != DIAG_DATA) {
		input_stop(in, d, offset);
		return;
	}
	in->rows--;
	csv_bind_place(&in->binding, &in->raw, offset, d);
	bad_row(in, d);
}

void input_stop(struct input *in, struct diag *d, size_t offset)
{
	if (d->class == DIAG_DATA) {
		d->line = in->raw.line;
		csv_bind_place(&in->binding, &in->raw, offset, d);
	}
	input_say(in, d);
	input_end(in);
}

bool input_some(struct tool *t, size_t rows, const char *file)
{
	struct diag d;
	const struct opt_set set = tool_own_opts(t);
	const bool *check = opts_value(&set, STR("check"), OPT_FLAG);
	bool checks = check && *check;
	if (rows || t->opt.min_rows == 0)
		return true;
	if (!t->opt.nagios && checks && !t->spec->monitor)
		tool_note(t, "no row in the input: nothing was checked; --min-rows=1 makes that a fault");
	if (!t->opt.nagios && !(checks && t->spec->monitor))
		return true;
	diag_set(&d, DIAG_DATA, "no row in the input: nothing was checked");
	d.file = file;
	d.hint = "say --min-rows=0 if there may be none";
	return tool_fault(t, &d);
}

void input_in_parts(struct input *in, const struct parts_job *job, void *state, int64_t threads)
{
	in->several = true;
	in->parts.job = job;
	in->parts.state = state;
	in->parts.threads = threads > 0 ? (size_t)threads : parts_processors();
}

/* Judges at the end whether there were as many rows as --min-rows and --expect-rows say. */
static void count_rows(struct input *in)
{
	struct diag d;
	const struct common *o = &in->tool->opt;
	int64_t rows = (int64_t)(in->rows + in->rejects.rows);
	bool few = rows < o->min_rows;
	if (o->min_rows == OPT_NOT_GIVEN)
		input_some(in->tool, (size_t)rows, in->name);
	if (!few && (o->expect_rows == OPT_NOT_GIVEN || rows == o->expect_rows))
		return;
	diag_set(&d, DIAG_DATA, "%" PRId64 " row%s in the input, %s%" PRId64 " expected", rows,
		 rows == 1 ? "" : "s", few ? "at least " : "", few ? o->min_rows : o->expect_rows);
	diag_name(&d, few ? STR("--min-rows") : STR("--expect-rows"));
	tool_fault(in->tool, &d);
}

/* A list of others without a row did not come whole; to go on would find nobody in it. */
static void judge_empty(struct input *in)
{
	struct diag d;
	if (in->rows || in->main || in->tool->worst || !in->feed->never_empty)
		return;
	diag_set(&d, DIAG_DATA, "a list without a row");
	d.file = in->name;
	d.hint = "get it again from who publishes it, or leave the option out";
	tool_fault(in->tool, &d);
}

bool input_finish(struct input *in)
{
	struct diag d;
	struct tool *t = in->tool;
	uint64_t rejected = in->rejects.rows;
	input_end(in);
	progress_clear(in);
	if (in->main && !t->worst)
		count_rows(in);
	judge_empty(in);
	if (!t->worst && !rejects_finish(&in->rejects, &d))
		tool_fault(t, &d);
	rejects_release(&in->rejects);
	t->rejected |= rejected > 0;
	tell_keys(in);
	if (in->main && !t->worst && (t->opt.verbose || rejected))
		tool_note(t, "rows: %" PRIu64 " read = %" PRIu64 " used + %" PRIu64 " rejected",
			  in->rows + rejected, in->rows, rejected);
	return !t->worst;
}
