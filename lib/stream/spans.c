/* A stray pair of quotes turns many rows into one field, and that is valid CSV. */
#include "stream/spans.h"

#include <inttypes.h>

#include "stream/progress.h"

#include "base/banned.h"

bool spans_allowed(const struct input *in, struct diag *d)
{
	if (!in->tool->opt.single_line ||
	    csv_spans_none(&in->raw, csv_reader_raw(&in->reader, &in->raw), d))
		return true;
	if (d->column <= in->binding.width)
		diag_name(d, in->binding.header[d->column - 1]);
	return false;
}

void spans_note(const struct tool *t, const char *file, const struct csv_spans *s)
{
	struct diag d;
	if (!s->fields || t->worst || !t->opt.verbose || t->opt.quiet)
		return;
	diag_set(&d, DIAG_NONE, s->fields == 1 ? "a field of several lines"
					       : "%" PRIu64 " fields of several lines, here the first",
		 s->fields);
	d.hint = "--single-line refuses them";
	d.file = file;
	d.line = s->line;
	diag_emit(&d, &t->style);
}

void spans_tell(struct input *in)
{
	in->parts.spans = in->reader.grammar.spans;
	if (in->parts.part_of)
		return;
	progress_clear(in);
	spans_note(in->tool, in->name, &in->parts.spans);
}
