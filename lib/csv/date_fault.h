/* The remedy for a date that cannot be read. */
#ifndef GLP1_CSV_DATE_FAULT_H
#define GLP1_CSV_DATE_FAULT_H

#include "csv/bind.h"

/*
 * Sets the remedy: the --date-format, or the two, by which this very text is a date; else what
 * may be written there.
 */
void csv_date_remedy(const struct csv_binding *b, const struct csv_col *col, struct str s,
		     struct diag *d);

#endif
