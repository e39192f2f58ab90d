/* The remedy for a date that cannot be read. */
#ifndef GLP1_CSV_DATE_FAULT_H
#define GLP1_CSV_DATE_FAULT_H

#include "csv/bind.h"

/*
 * Sets the remedy for a text that is no date by date_format (NULL: ISO 8601): the --date-format of
 * the file (as in struct csv_bind_how), or the two, by which it is one, or for a spreadsheet's
 * number of a day what to do there. False: none is known.
 */
bool csv_date_propose(const char *date_format, const char *file, struct str s, struct diag *d);

/*
 * Sets the remedy: the --date-format, or the two, by which this very text is a date; else what
 * may be written there.
 */
void csv_date_remedy(const struct csv_binding *b, const struct csv_col *col, struct str s,
		     struct diag *d);

#endif
