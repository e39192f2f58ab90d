/* Rejected rows are few: each goes out with a write(2) of its own. */
#include "cli/rejects.h"

#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <sys/stat.h>
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

static bool same_file(const struct stat *a, const char *name)
{
	struct stat b;
	int bad = name[0] == '-' && !name[1] ? fstat(STDIN_FILENO, &b) : stat(name, &b);
	return !bad && S_ISREG(b.st_mode) && a->st_dev == b.st_dev && a->st_ino == b.st_ino;
}

/* The rejects may not take the place of an input or of the result. */
static const char *conflict(const struct input *in)
{
	const struct common *o = &in->tool->opt;
	struct stat st;
	if (strcmp(o->rejects, "-") == 0)
		return "cannot be standard output";
	if (o->output && strcmp(o->rejects, o->output) == 0)
		return "is the file of --output too";
	if (stat(o->rejects, &st) != 0)
		return NULL;
	if (o->output && strcmp(o->output, "-") != 0 && same_file(&st, o->output))
		return "is the file of --output too";
	for (size_t i = 0; i < in->n_files; i++)
		if (same_file(&st, in->files[i]))
			return "is an input too";
	return NULL;
}

bool rejects_open(struct input *in)
{
	struct diag d;
	const char *what = conflict(in);
	if (!what && outfile_open(&in->rejects, in->tool->opt.rejects, &d))
		return true;
	if (what) {
		diag_set(&d, DIAG_DATA, "this file %s", what);
		diag_name(&d, STR("--rejects"));
	}
	return tool_fault(in->tool, &d);
}

bool rejects_header(struct input *in)
{
	if (in->rejects.fd < 0)
		return true;
	struct str raw = csv_reader_raw(&in->reader, &in->raw);
	while (raw.n && (raw.p[raw.n - 1] == '\n' || raw.p[raw.n - 1] == '\r'))
		raw.n--;
	if (in->rejects_header.p)
		return str_eq(raw, in->rejects_header);
	in->rejects_header = arena_copy(&in->arena, raw);
	char start[64];
	char delim = in->reader.opts.delim;
	int n = snprintf(start, sizeof(start), "reject_file%creject_line%creject_reason%c", delim,
			 delim, delim);
	put(in, start, (size_t)n);
	put_record(in);
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
