/* One cell of a row into the member of a struct: the part of the binding that says faults. */
#ifndef GLP1_CSV_CELL_H
#define GLP1_CSV_CELL_H

#include "csv/bind.h"

/* Reads s, without outer blanks, to the type of its column. BIND_FAULT: *d says why not. */
enum bind_result csv_read_cell(struct csv_binding *b, const struct csv_row *row,
			       struct csv_bound *bound, struct str s, void *to, struct diag *d);

/* Says that a text is not UTF-8, and how to make it so; the place is the caller's to add. */
void csv_not_utf8(struct diag *d);

#endif
