/* Which columns of a report are written. */
#include "tool/tool.h"

#include <string.h>

#include "tool/tool_part.h"

#include "base/banned.h"

/* Returns the bit in t->hidden of a column of the report; 0: the report has no such column. */
static uint64_t bit_of(const struct tool *t, const char *column)
{
	const struct report *r = &t->spec->reports[t->report];
	for (size_t i = 0; i < r->n_cols; i++)
		if (strcmp(r->cols[i].name, column) == 0)
			return (uint64_t)1 << i;
	return 0;
}

void tool_hide(struct tool *t, const char *column)
{
	t->hidden |= bit_of(t, column);
}

bool tool_writes(const struct tool *t, const char *column)
{
	const struct csv_writer *w = &t->writer;
	for (size_t k = 0; k < w->n_order; k++)
		if (strcmp(w->cols[w->order[k]].name, column) == 0)
			return true;
	return false;
}

bool tool_show(struct tool *t, const char *column)
{
	t->hidden &= ~bit_of(t, column);
	csv_writer_release(&t->writer);
	return tool_start_writer(t);
}
