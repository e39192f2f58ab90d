/* One cell of a line of a table: in its width, with its bar, its colour, or cut. */
#ifndef GLP1_CSV_TABLE_CELL_H
#define GLP1_CSV_TABLE_CELL_H

#include "csv/fit.h"

/* A line under way: blanks that are due, so that none ends a line, and cells that were cut. */
struct table_line {
	size_t blanks, cut;
};

/*
 * Writes a cell of a column of the writer in its width of the fit: texts to the left, numbers to
 * the right, a bar behind the number if there is room for bars. A text that is wider ends in
 * dots.
 */
void csv_table_cell(struct csv_writer *w, struct table_line *l, const struct fit *f, size_t k,
		    struct str s, bool header);

#endif
