/* The remedy for a date that cannot be read. */
#ifndef GLP1_CSV_DATE_FAULT_H
#define GLP1_CSV_DATE_FAULT_H

#include "csv/bind.h"

/*
 * Sets the remedy for a text that is no date by date_format (NULL: ISO 8601): the one or two
 * --date-format that read it, for a file as in struct csv_bind_how, or what to do in a
 * spreadsheet that wrote the day as a number. False, *d as it was: no remedy is known.
 */
bool csv_date_propose(const char *date_format, const char *file, struct str s, struct diag *d);

/*
 * Sets the remedy for a cell that is no date: as csv_date_propose; if that knows none, what may
 * be written in such a column.
 */
void csv_date_remedy(const struct csv_binding *b, const struct csv_col *col, struct str s,
		     struct diag *d);

#endif
