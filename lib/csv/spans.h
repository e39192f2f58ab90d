/* Fields with line ends in them: mostly notes, but also rows that stray quotes have swallowed. */
#ifndef GLP1_CSV_SPANS_H
#define GLP1_CSV_SPANS_H

#include "base/diag.h"
#include "csv/row.h"

struct csv_spans {
	uint64_t fields; /* how many fields span several lines */
	uint64_t line;   /* where the first record with such a field starts */
};

/* Counts so many more fields; the record of the first of them starts on that line. */
static inline void csv_spans_add(struct csv_spans *s, uint64_t fields, uint64_t line)
{
	if (!s->fields)
		s->line = line;
	s->fields += fields;
}

/*
 * Checks that no field of a row spans several lines. False: one does, *d says so with its line
 * and column. raw: the row's bytes as read.
 */
bool csv_spans_none(const struct csv_row *row, struct str raw, struct diag *d);

#endif
