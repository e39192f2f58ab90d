/* Files one after another, rows through the binding, faults to the user. */
#include "stream/input.h"

#include <errno.h>
#include <inttypes.h>
#include <unistd.h>

#include "base/io.h"
#include "tool/files.h"
#include "tool/framed.h"
#include "stream/progress.h"
#include "stream/spans.h"

#include "base/banned.h"

static char *const standard_input[] = { (char[]){ "-" } };

void input_init_file(struct input *in, struct tool *t, const struct tool_input *table, void *row,
		     input_check *check, char *const *file)
{
	*in = (struct input){ .tool = t, .table = table, .row = row, .check = check, .files = file,
			      .fds = files_side(t, *file), .n_files = 1, .fd = -1 };
}

void input_init_text(struct input *in, struct tool *t, const struct tool_input *table, void *row,
		     input_check *check, char *const *name, struct str text)
{
	input_init_file(in, t, table, row, check, name);
	in->text = text;
	in->date_format = "%Y-%m-%d";
}

bool input_init(struct input *in, struct tool *t, const struct tool_input *table, void *row,
		input_check *check)
{
	input_init_file(in, t, table, row, check, t->n_operands ? t->operands : standard_input);
	in->main = true;
	in->fds = files_operands(t);
	if (t->n_operands)
		in->n_files = t->n_operands;
	struct diag d;
	if (!csv_map_check(t->maps, t->n_maps, table->cols, table->n, &d))
		return tool_fault(t, &d);
	in->rejects.to = t->opt.rejects ? &t->out : NULL;
	progress_start(in);
	return true;
}

/* Says a fault that has class and text; adds the file. */
static void say(struct input *in, struct diag *d)
{
	if (in->part_of) {
		in->spoiled = true;
		return;
	}
	d->file = in->name;
	progress_clear(in);
	tool_fault(in->tool, d);
}

static void close_file(struct input *in)
{
	if (!in->open)
		return;
	parts_release(in);
	in->done_bytes += in->reader.src.bytes;
	in->lines = in->reader.line - 1;
	spans_tell(in);
	csv_reader_release(&in->reader);
	csv_binding_release(&in->binding);
	if (in->fd > STDIN_FILENO)
		close(in->fd);
	in->open = false;
}

/* No more rows: the fault was said. */
static bool stop(struct input *in)
{
	close_file(in);
	in->next_file = in->n_files;
	return false;
}

static bool open_failed(struct input *in, int err)
{
	struct diag d;
	diag_errno(&d, "", err);
	if (err != EIO && err != ENOMEM && err != EMFILE && err != ENFILE && err != ESTALE &&
	    err != EFBIG)
		d.class = DIAG_DATA; /* a wrong name or missing rights */
	d.file = in->name;
	tool_fault(in->tool, &d);
	return stop(in);
}

/* The first record of a file: finds the columns in it. Closes a file that may be empty and is. */
static bool read_header(struct input *in)
{
	struct diag d;
	enum csv_result st = csv_reader_next(&in->reader, &in->raw);
	if (st == CSV_FAULT) {
		say(in, &in->reader.fault);
		return stop(in);
	}
	if (st == CSV_END && in->main && in->tool->opt.allow_empty && in->reader.src.bytes == 0) {
		close_file(in);
		return true;
	}
	if (st == CSV_END) {
		diag_set(&d, DIAG_DATA, "empty input, no header");
		say(in, &d);
		return stop(in);
	}
	in->binding.date_format = in->date_format ? in->date_format : in->tool->opt.date_format;
	if (!spans_allowed(in, &d) ||
	    !csv_bind_header(&in->binding, in->table->cols, in->table->n, &in->raw, in->tool->maps,
			     in->main ? in->tool->n_maps : 0, in->row, &d)) {
		d.line = in->raw.line;
		say(in, &d);
		return stop(in);
	}
	in->row_try = 1;
	for (size_t i = 1; in->row_size && i < INPUT_ROWS; i++) /* the empty values */
		memcpy((char *)in->row + i * in->row_size, in->row, in->row_size);
	if (rejects_header(&in->rejects, csv_reader_raw(&in->reader, &in->raw),
			   in->reader.opts.delim)) {
		parts_start(in);
		return true;
	}
	diag_set(&d, DIAG_DATA, "another header than that of the first input");
	d.line = in->raw.line;
	d.hint = "reject rows of one kind of file at a time";
	say(in, &d);
	return stop(in);
}

static bool open_next(struct input *in)
{
	const struct common *o = &in->tool->opt;
	const char *file = in->files[in->next_file];
	bool standard = file[0] == '-' && !file[1];
	in->name = standard ? "<stdin>" : file;
	int *fd = &in->fds[in->next_file++];
	in->fd = in->text.p ? io_memory_file(in->text) : files_take(fd);
	if (in->fd < 0)
		return open_failed(in, -in->fd);
	struct csv_options opts = {
		.delim = in->main ? o->delim : ',',
		.lazy_quotes = o->lazy_quotes,
		.allow_no_eol = o->allow_no_eol,
		.framed = in->main && framed_input(o),
		.skip_lines = in->main ? (uint32_t)o->skip_lines : 0,
		.size = in->text.p ? 0 : files_size(in->tool, in->fd),
		.patience = o->pipe_wait,
	};
	in->open = true;
	if (!csv_reader_init(&in->reader, in->fd, &opts)) {
		say(in, &in->reader.fault);
		return stop(in);
	}
	return read_header(in);
}

/* A row that cannot be used: set aside or counted. False when enough were seen. */
static bool bad_row(struct input *in, struct diag *d)
{
	if (in->part_of) {
		in->spoiled = true;
		return stop(in);
	}
	d->line = in->raw.line;
	d->file = in->name;
	if (in->rejects.to) {
		rejects_row(&in->rejects, csv_reader_raw(&in->reader, &in->raw),
			    in->reader.opts.delim, d);
		return true;
	}
	if (in->faults++ < INPUT_FAULTS_MAX) {
		say(in, d);
		return true;
	}
	diag_set(d, DIAG_DATA, "more than %d faults, stopped reading", INPUT_FAULTS_MAX);
	say(in, d);
	return stop(in);
}

/* The binding's word on the row just read, and the check's. */
static enum bind_result bind_row(struct input *in, struct diag *d)
{
	size_t offset;
	if (!spans_allowed(in, d))
		return BIND_FAULT;
	enum bind_result bound = csv_bind_row(&in->binding, &in->raw, in->row, d);
	if (bound != BIND_ROW || !in->check || in->check(in->row, d, &offset))
		return bound;
	csv_bind_place(&in->binding, &in->raw, offset, d);
	return BIND_FAULT;
}

bool input_next(struct input *in)
{
	struct diag d;
	for (;;) {
		while (!in->open)
			if (in->next_file == in->n_files || !open_next(in))
				return false;
		enum csv_result st = csv_reader_next(&in->reader, &in->raw);
		if (st == CSV_FAULT) {
			d = in->reader.fault;
			if (d.column && d.column <= in->binding.width)
				diag_name(&d, in->binding.header[d.column - 1]);
			say(in, &d);
			return stop(in);
		}
		if (st == CSV_END) {
			if (!parts_next(in))
				close_file(in);
			continue;
		}
		enum bind_result bound = bind_row(in, &d);
		if (bound == BIND_ROW)
			break;
		if (bound == BIND_FAULT && !bad_row(in, &d))
			return false;
	}
	in->rows++;
	if (in->progress && in->rows % 65536 == 0)
		progress_show(in);
	return true;
}

/* The good rows at hand; 0: there is none, or the next one is not good. */
static size_t good_rows(struct input *in)
{
	struct diag d;
	size_t offset, good = 0;
	if (!csv_reader_ahead(&in->reader, &in->raw))
		return 0;
	size_t n = csv_reader_at_hand(&in->reader);
	n = n < in->row_try ? n : in->row_try;
	size_t bound = csv_bind_rows(&in->binding, &in->raw, n, in->row, in->row_size);
	while (good < bound &&
	       (!in->check || in->check((char *)in->row + good * in->row_size, &d, &offset)))
		good++;
	if (good < n)
		in->row_try = 1;
	else if (in->row_try < INPUT_ROWS)
		in->row_try *= 2;
	csv_reader_skip(&in->reader, good);
	in->rows += good;
	if (in->progress && in->rows % 65536 < good)
		progress_show(in);
	return good;
}

size_t input_next_rows(struct input *in)
{
	if (in->part_of && parts_cancelled(in->part_of))
		stop(in);
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
	say(in, d);
	stop(in);
}

/* All rows were read: are they as many as there should be? */
static void count_rows(struct input *in)
{
	struct diag d;
	const struct common *o = &in->tool->opt;
	int64_t rows = (int64_t)(in->rows + in->rejects.rows);
	bool few = rows < o->min_rows;
	if (!few && (o->expect_rows < 0 || rows == o->expect_rows))
		return;
	diag_set(&d, DIAG_DATA, "%" PRId64 " row%s in the input, %s%" PRId64 " expected", rows,
		 rows == 1 ? "" : "s", few ? "at least " : "", few ? o->min_rows : o->expect_rows);
	diag_name(&d, few ? STR("--min-rows") : STR("--expect-rows"));
	tool_fault(in->tool, &d);
}

bool input_finish(struct input *in)
{
	struct diag d;
	struct tool *t = in->tool;
	uint64_t rejected = in->rejects.rows;
	stop(in);
	progress_clear(in);
	if (in->main && !t->worst)
		count_rows(in);
	if (!t->worst && !rejects_finish(&in->rejects, &d))
		tool_fault(t, &d);
	rejects_release(&in->rejects);
	t->rejected |= rejected > 0;
	if (in->main && !t->worst && (t->opt.verbose || rejected))
		tool_note(t, "rows: %" PRIu64 " read = %" PRIu64 " used + %" PRIu64 " rejected",
			  in->rows + rejected, in->rows, rejected);
	return !t->worst;
}
