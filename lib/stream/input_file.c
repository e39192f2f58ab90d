/* Opens the files one after another, finds out which feed they are of, and finds the columns. */
#include "stream/input_file.h"

#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <unistd.h>

#include "base/io.h"
#include "stream/copies.h"
#include "stream/overlaps.h"
#include "stream/progress.h"
#include "stream/spans.h"
#include "stream/unread.h"
#include "tool/files.h"
#include "tool/framed.h"
#include "tool/settings.h"

#include "base/banned.h"

static char *const standard_input[] = { (char[]){ "-" } };

/* Returns what the options say of the file of an option (without dashes) or the operands (NULL). */
static struct csv_bind_how how_of(const struct tool *t, const struct feed *f, const char *file)
{
	const struct opt_set set = tool_own_opts(t);
	const int32_t *as_of = opts_value(&set, STR("as-of"), OPT_DATE);
	const bool dated = !f->any_day && as_of && *as_of != DATE_NONE;
	return (struct csv_bind_how){
		.dated = dated, .as_of = dated ? *as_of : DATE_NONE,
		.cols = f->cols, .n_cols = f->n_cols, .maps = t->maps, .n_maps = t->n_maps,
		.words = t->words, .n_words = t->n_words, .file = file,
		.date_format = f->date_format ? f->date_format : settings_of(t, file).date_format,
		.location = settings_of(t, file).location,
	};
}

void input_init_embedded(struct input *in, struct tool *t, const struct feed *feed, void *row,
			 const struct embedded *table)
{
	tables_use(t, table);
	*in = (struct input){ .tool = t, .feed = feed, .row = row, .n_files = 1, .fd = -1,
			      .how = { .cols = feed->cols, .n_cols = feed->n_cols },
			      .text = table->text };
	in->one_file[0] = (char *)(uintptr_t)table->name;
	in->files = in->one_file;
}

bool input_init(struct input *in, struct tool *t, struct opt_file *file, void *row)
{
	struct diag d;
	*in = (struct input){ .tool = t, .row = row, .fd = -1, .main = !file,
			      .feed = file ? file->opt->feed : t->spec->inputs[0] };
	if (file) {
		in->one_file[0] = (char *)(uintptr_t)file->name;
		in->files = in->one_file;
		in->fds = &file->fd;
		in->n_files = 1;
	} else {
		in->files = t->n_operands ? t->operands : standard_input;
		in->fds = t->fds;
		in->n_files = t->n_operands ? t->n_operands : 1;
		in->rejects.to = t->opt.rejects ? &t->out : NULL;
		copies_note(t);
		overlaps_note(t);
		progress_start(in);
	}
	in->how = how_of(t, in->feed, file ? file->opt->name : NULL);
	if (!file && t->spec->n_inputs > 1) /* the header will tell the feed: maps are checked then */
		return true;
	return csv_map_check(&in->how, &d) || tool_fault(t, &d);
}

void input_of(struct input *in, const struct feed *feed)
{
	in->known = true;
	in->feed = feed;
	in->how = how_of(in->tool, feed, NULL);
}

/* Tells several feeds apart: takes the first whose required columns are all there; if there is
 * none, the one that lacks the fewest, so that messages are about what the file was meant to be.
 * False, *d filled: a --map is not of that feed. */
static bool choose_feed(struct input *in, struct diag *d)
{
	const struct tool_spec *spec = in->tool->spec;
	size_t least = SIZE_MAX, most = 0;
	if (!in->main || spec->n_inputs < 2 || in->rows || in->next_file > 1)
		return true;
	for (size_t i = 0; !in->known && i < spec->n_inputs && least > 0; i++) {
		struct csv_bind_how how = how_of(in->tool, spec->inputs[i], NULL);
		size_t found, lacks = csv_bind_lacks(&how, &in->raw, &found);
		if (lacks && (lacks > least || (lacks == least && found <= most)))
			continue;
		least = lacks;
		most = found;
		in->feed = spec->inputs[i];
		in->how = how;
	}
	return csv_map_check(&in->how, d);
}

/* In a part of a file, only marks the part, which will be read again. */
void input_say(struct input *in, struct diag *d)
{
	if (in->parts.part_of) {
		in->parts.spoiled = true;
		return;
	}
	d->file = in->name;
	progress_clear(in);
	tool_fault(in->tool, d);
}

/* Says of the causes that were said once how often they were met again. */
static void tell_causes(struct input *in)
{
	struct diag d;
	for (size_t i = 0; i < in->causes.n; i++)
		if (causes_again(&in->causes, i, &d))
			input_say(in, &d);
	causes_release(&in->causes);
}

void input_close_file(struct input *in)
{
	if (!in->open)
		return;
	tell_causes(in);
	parts_release(in);
	in->progress.done_bytes += in->reader.src.bytes;
	in->parts.bytes += in->reader.src.bytes;
	in->parts.lines = in->reader.line - 1;
	spans_tell(in);
	csv_reader_release(&in->reader);
	csv_binding_release(&in->binding);
	if (in->fd > STDIN_FILENO)
		close(in->fd);
	in->open = false;
}

bool input_end(struct input *in)
{
	input_close_file(in);
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
	return input_end(in);
}

/* Finds the key column, whose spellings are compared; built-in tables have none. */
static void find_key(struct input *in)
{
	const struct csv_binding *b = &in->binding;
	in->key = NULL;
	for (size_t i = 0; i < b->n && !in->key && !in->text.p && !in->tool->opt.quiet; i++)
		in->key = b->bound[i].col->key ? &b->bound[i] : NULL;
	if (in->key)
		snprintf(in->key_noun, sizeof(in->key_noun), "values of %s%s%s",
			 in->how.file ? in->how.file : "", in->how.file ? "." : "", in->key->col->name);
}

/* Whether a record has all required columns of one of the feeds that the input may be. */
static bool is_header(const struct input *in, const struct csv_row *row)
{
	const struct tool_spec *spec = in->tool->spec;
	bool is = csv_bind_has_all(&in->how, row);
	for (size_t i = 0; in->main && !in->known && i < spec->n_inputs && !is; i++) {
		struct csv_bind_how how = how_of(in->tool, spec->inputs[i], NULL);
		is = csv_bind_has_all(&how, row);
	}
	return is;
}

/* Whether it is a partial result just if one is to be read. False: *d says which is not so. */
static bool is_as_made(const struct input *in, struct diag *d)
{
	const struct tool_spec *spec = in->tool->spec;
	diag_set(d, DIAG_DATA, "no partial result");
	d->hint = in->feed->made;
	if (d->hint)
		return csv_bind_has_all(&in->how, &in->raw);
	diag_set(d, DIAG_DATA, "a partial result");
	d->hint = "read it with --merge";
	for (size_t i = 0; in->main && i < spec->n_inputs; i++) {
		struct csv_bind_how how = how_of(in->tool, spec->inputs[i], NULL);
		if (spec->inputs[i]->made && csv_bind_has_all(&how, &in->raw))
			return false;
	}
	return true;
}

/* Looks for a header below the first record, as exports may have a title; sets the remedy. */
static void look_below(struct input *in, struct diag *d)
{
	enum { LINES = 20 };
	struct csv_row row = in->raw;
	uint64_t last = row.line + LINES;
	if (is_header(in, &row))
		return;
	d->value = arena_copy(&in->binding.arena, d->value); /* reading on invalidates the row */
	while (csv_reader_next(&in->reader, &row) == CSV_ROW && row.line <= last) {
		if (!is_header(in, &row))
			continue;
		const char *file = in->how.file ? in->how.file : "", *is = in->how.file ? "=" : "";
		d->hint = NULL;
		diag_remedy(d, "the header is in line %" PRIu64 ": say --skip-lines=%s%s%" PRIu64,
			    row.line, file, is, row.line - 1);
		return;
	}
}

/* Reads the first record and finds the columns; closes an empty file if allowed. False: said. */
static bool read_header(struct input *in)
{
	struct diag d;
	enum csv_result st = csv_reader_next(&in->reader, &in->raw);
	if (st == CSV_FAULT) {
		input_say(in, &in->reader.fault);
		return input_end(in);
	}
	if (st == CSV_END && in->main && in->tool->opt.allow_empty && in->reader.src.bytes == 0) {
		input_close_file(in);
		return true;
	}
	if (st == CSV_END) {
		diag_set(&d, DIAG_DATA, "empty input, no header");
		input_say(in, &d);
		return input_end(in);
	}
	bool whole = spans_allowed(in, &d);
	if (!whole || !choose_feed(in, &d) || !is_as_made(in, &d) ||
	    !csv_bind_header(&in->binding, &in->how, &in->raw, in->row, &d)) {
		d.line = in->raw.line;
		if (whole)
			look_below(in, &d);
		input_say(in, &d);
		return input_end(in);
	}
	unread_say(in);
	find_key(in);
	in->row_try = 1;
	for (size_t i = 1; in->several && i < INPUT_ROWS; i++) /* copy the empty values */
		memcpy((char *)in->row + i * in->feed->row_size, in->row, in->feed->row_size);
	if (rejects_header(&in->rejects, csv_reader_raw(&in->reader, &in->raw),
			   in->reader.opts.delim)) {
		parts_start(in);
		return true;
	}
	diag_set(&d, DIAG_DATA, "another header than that of the first input");
	d.line = in->raw.line;
	d.hint = "reject rows of one kind of file at a time";
	input_say(in, &d);
	return input_end(in);
}

bool input_open_next(struct input *in)
{
	const struct common *o = &in->tool->opt;
	const char *file = in->files[in->next_file];
	bool standard = file[0] == '-' && !file[1];
	in->name = standard ? "<stdin>" : file;
	size_t at = in->next_file++;
	in->fd = in->text.p ? io_memory_file(in->text) : files_take(&in->fds[at]);
	if (in->fd < 0)
		return open_failed(in, -in->fd);
	const struct input_settings settings = settings_of(in->tool, in->how.file);
	struct csv_options opts = {
		.delim = in->text.p ? ',' : settings.delim,
		.lazy_quotes = o->lazy_quotes,
		.allow_no_eol = o->allow_no_eol,
		.framed = framed_input(o), /* files of options, too: one may be a pipe */
		.skip_lines = in->text.p ? 0 : settings.skip_lines,
		.size = in->text.p ? 0 : files_size(in->tool, in->fd),
		.patience = o->pipe_wait,
	};
	in->open = true;
	csv_reader_init(&in->reader, in->fd, &opts);
	return read_header(in);
}
