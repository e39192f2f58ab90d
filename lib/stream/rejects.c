/* Rejected rows are few: each is put together and written at once. */
#include "stream/rejects.h"

#include <inttypes.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/io.h"

#include "base/banned.h"

static void put(struct input *in, const char *p, size_t n)
{
	memcpy(bytes_extend(&in->rejects.line, n), p, n);
}

/* Writes what was put. */
static void flush(struct input *in)
{
	if (!in->rejects.error)
		in->rejects.error = io_write(in->rejects.file->fd, in->rejects.line.p, in->rejects.line.n);
	in->rejects.line.n = 0;
}

/* A field with quotes around it, those inside doubled. */
static void put_quoted(struct input *in, const char *s)
{
	put(in, "\"", 1);
	for (; *s; s++)
		put(in, *s == '"' ? "\"\"" : s, *s == '"' ? 2 : 1);
	put(in, "\"", 1);
}

/* The record as it was read; a last line without line end gets one. */
static void put_record(struct input *in)
{
	struct str raw = csv_reader_raw(&in->reader, &in->raw);
	put(in, raw.p, raw.n);
	if (raw.p[raw.n - 1] != '\n' && raw.p[raw.n - 1] != '\r')
		put(in, "\n", 1);
}

bool rejects_header(struct input *in)
{
	if (!in->rejects.file)
		return true;
	struct str raw = csv_reader_raw(&in->reader, &in->raw);
	while (raw.p[raw.n - 1] == '\n' || raw.p[raw.n - 1] == '\r')
		raw.n--;
	if (in->rejects.header.p)
		return str_eq(raw, in->rejects.header);
	in->rejects.header = arena_copy(&in->arena, raw);
	char start[64];
	char delim = in->reader.opts.delim;
	int n = snprintf(start, sizeof(start), "reject_file%creject_line%creject_reason%c", delim,
			 delim, delim);
	put(in, start, (size_t)n);
	put_record(in);
	flush(in);
	return true;
}

void rejects_row(struct input *in, const struct diag *d)
{
	char line[40], delim = in->reader.opts.delim;
	put_quoted(in, in->name);
	int n = snprintf(line, sizeof(line), "%c%" PRIu64 "%c", delim, d->line, delim);
	put(in, line, (size_t)n);
	char reason[DIAG_NAME + DIAG_TEXT + 4];
	snprintf(reason, sizeof(reason), "%s%s%s", d->name, *d->name ? ": " : "", d->what);
	put_quoted(in, reason);
	put(in, &delim, 1);
	put_record(in);
	flush(in);
}

void rejects_finish(struct input *in)
{
	struct diag d;
	struct tool *t = in->tool;
	bytes_release(&in->rejects.line);
	if (t->worst) { /* reading stopped: what there is of it is not whole */
		outfile_discard(in->rejects.file);
	} else if (in->rejects.error) {
		diag_errno(&d, "write error", in->rejects.error);
		d.file = in->rejects.file->name;
		outfile_discard(in->rejects.file);
		tool_fault(t, &d);
	} else if (!outfile_commit(in->rejects.file, &d)) {
		tool_fault(t, &d);
	}
}
