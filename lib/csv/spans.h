/* Fields with line ends in them: notes, most often, but also rows that a stray pair of quotes swallowed. */
#ifndef GLP1_CSV_SPANS_H
#define GLP1_CSV_SPANS_H

#include "base/diag.h"
#include "csv/row.h"

struct csv_spans {
	uint64_t fields; /* that span lines */
	uint64_t line;   /* on which the first record with one starts */
};

/* Counts so many more, the first of them in the record that starts on line. */
static inline void csv_spans_add(struct csv_spans *s, uint64_t fields, uint64_t line)
{
	if (!s->fields)
		s->line = line;
	s->fields += fields;
}

/*
 * Whether no field of a row spans lines. False with *d filled, column and line too, if one does.
 * raw: the row's bytes as read.
 */
bool csv_spans_none(const struct csv_row *row, struct str raw, struct diag *d);

#endif
