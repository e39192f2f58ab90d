/* Rejected rows are few: each goes out with a write(2) of its own. */
#include "cli/rejects.h"

#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <unistd.h>

#include "base/banned.h"

static void put(struct input *in, const char *p, size_t n)
{
	while (n && !in->rejects_error) {
		ssize_t k = write(in->rejects.fd, p, n);
		if (k < 0 && errno != EINTR)
			in->rejects_error = errno;
		if (k > 0) {
			p += k;
			n -= (size_t)k;
		}
	}
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
	if (raw.n == 0 || (raw.p[raw.n - 1] != '\n' && raw.p[raw.n - 1] != '\r'))
		put(in, "\n", 1);
}

bool rejects_open(struct input *in)
{
	struct diag d;
	return outfile_open(&in->rejects, in->tool->opt.rejects, &d) || tool_fault(in->tool, &d);
}

void rejects_header(struct input *in)
{
	if (in->rejects.fd < 0 || in->rejects_headed)
		return;
	in->rejects_headed = true;
	char start[64];
	char delim = in->reader.opts.delim;
	int n = snprintf(start, sizeof(start), "reject_file%creject_line%creject_reason%c", delim,
			 delim, delim);
	put(in, start, (size_t)n);
	put_record(in);
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
}

void rejects_finish(struct input *in)
{
	struct diag d;
	struct tool *t = in->tool;
	if (in->rejects_error) {
		diag_errno(&d, "write error", in->rejects_error);
		d.file = in->rejects.name;
		outfile_discard(&in->rejects);
		tool_fault(t, &d);
	} else if (!outfile_commit(&in->rejects, &d)) {
		tool_fault(t, &d);
	}
}
