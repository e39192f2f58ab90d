/* What a stray pair of quotes makes of many rows is one field, which is valid CSV. */
#include "stream/spans.h"

#include <inttypes.h>

#include "stream/progress.h"

#include "base/banned.h"

bool spans_allowed(const struct input *in, struct diag *d)
{
	uint32_t i = 0;
	if (in->tool->opt.single_line)
		i = csv_spans_find(&in->raw, csv_reader_raw(&in->reader, &in->raw));
	if (!i)
		return true;
	diag_set(d, DIAG_DATA, "a field of several lines");
	d->hint = "if it is text, and no stray quote began it, leave out --single-line";
	d->line = in->raw.line;
	d->column = i;
	if (i <= in->binding.width)
		diag_name(d, in->binding.header[i - 1]);
	return false;
}

void spans_tell(struct input *in)
{
	struct diag d;
	const struct common *o = &in->tool->opt;
	in->spans = in->reader.grammar.spans;
	uint64_t n = in->spans.fields;
	if (!n || in->part_of || in->tool->worst || !o->verbose || o->quiet)
		return;
	diag_set(&d, DIAG_NONE, n == 1 ? "a field of several lines"
				       : "%" PRIu64 " fields of several lines, here the first", n);
	d.hint = "--single-line refuses them";
	d.file = in->name;
	d.line = in->spans.line;
	progress_clear(in);
	diag_emit(&d, &in->tool->style);
}
