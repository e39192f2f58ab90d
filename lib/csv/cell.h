/* Reading one cell of a row into the member of a struct, and saying what is wrong with it. */
#ifndef GLP1_CSV_CELL_H
#define GLP1_CSV_CELL_H

#include "csv/bind.h"

/*
 * Reads s, from which outer blanks are removed, into the member *to, of the type of its column.
 * BIND_FAULT: *d says why not.
 */
enum bind_result csv_read_cell(struct csv_binding *b, const struct csv_row *row,
			       struct csv_bound *bound, struct str s, void *to, struct diag *d);

/* Sets *d to say that a text is not UTF-8 and how to mend it; the caller adds the place. */
void csv_not_utf8(struct diag *d);

#endif
