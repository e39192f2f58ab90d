/* Puts each rejected row together and writes it at once, as there are few of them. */
#include "stream/rejects.h"

#include <inttypes.h>
#include <stdio.h>

#include "base/io.h"

#include "base/banned.h"

static void put(struct rejects *r, const char *p, size_t n)
{
	memcpy(bytes_extend(&r->line, n), p, n);
}

/* Writes what was put since the last time. */
static void flush(struct rejects *r)
{
	if (!r->error)
		r->error = io_write(r->to->rejects.fd, r->line.p, r->line.n);
	r->line.n = 0;
}

/* Puts a field with quotes around it, and quotes inside it doubled. */
static void put_quoted(struct rejects *r, const char *s)
{
	put(r, "\"", 1);
	for (; *s; s++)
		put(r, *s == '"' ? "\"\"" : s, *s == '"' ? 2 : 1);
	put(r, "\"", 1);
}

/* Puts a record as it was read; a last line without line end gets one. */
static void put_record(struct rejects *r, struct str raw)
{
	put(r, raw.p, raw.n);
	if (raw.p[raw.n - 1] != '\n' && raw.p[raw.n - 1] != '\r')
		put(r, "\n", 1);
}

bool rejects_header(struct rejects *r, struct str raw, char delim)
{
	struct str header = raw;
	if (!r->to)
		return true;
	while (header.p[header.n - 1] == '\n' || header.p[header.n - 1] == '\r')
		header.n--;
	if (r->header.n)
		return str_eq(header, (struct str){ r->header.p, r->header.n });
	memcpy(bytes_extend(&r->header, header.n), header.p, header.n);
	char start[64];
	int n = snprintf(start, sizeof(start), "reject_file%creject_line%creject_reason%c", delim,
			 delim, delim);
	put(r, start, (size_t)n);
	put_record(r, raw);
	flush(r);
	return true;
}

void rejects_row(struct rejects *r, struct str raw, char delim, const struct diag *d)
{
	char line[40];
	r->rows++;
	put_quoted(r, d->file);
	int n = snprintf(line, sizeof(line), "%c%" PRIu64 "%c", delim, d->line, delim);
	put(r, line, (size_t)n);
	char reason[DIAG_NAME + DIAG_TEXT + 4];
	snprintf(reason, sizeof(reason), "%s%s%s", d->name, *d->name ? ": " : "", d->what);
	put_quoted(r, reason);
	put(r, &delim, 1);
	put_record(r, raw);
	flush(r);
}

bool rejects_finish(struct rejects *r, struct diag *d)
{
	if (!r->error)
		return !r->to || outputs_finish_rejects(r->to, d);
	diag_errno(d, "write error", r->error);
	d->file = r->to->rejects.name;
	return false;
}

void rejects_release(struct rejects *r)
{
	bytes_release(&r->line);
	bytes_release(&r->header);
}
