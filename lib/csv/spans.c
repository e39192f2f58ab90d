/* Looks at the raw bytes of the row first, and at its fields only if those hold a line end. */
#include "csv/spans.h"

#include "base/banned.h"

static bool has_line_end(struct str s)
{
	return s.n && (memchr(s.p, '\n', s.n) || memchr(s.p, '\r', s.n));
}

bool csv_spans_none(const struct csv_row *row, struct str raw, struct diag *d)
{
	while (raw.n && (raw.p[raw.n - 1] == '\n' || raw.p[raw.n - 1] == '\r'))
		raw.n--;
	uint32_t i = has_line_end(raw) ? 0 : row->n;
	while (i < row->n && !has_line_end(csv_field(row, i)))
		i++;
	if (i == row->n)
		return true;
	diag_set(d, DIAG_DATA, "a field of several lines");
	d->hint = "if it is text, and no stray quote began it, leave out --single-line";
	d->line = row->line;
	d->column = i + 1;
	return false;
}
