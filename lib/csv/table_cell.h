/* Writing one cell of a line of a table: in its width, with its bar and colour, cut if need be. */
#ifndef GLP1_CSV_TABLE_CELL_H
#define GLP1_CSV_TABLE_CELL_H

#include "csv/fit.h"

/* A line being written: blanks due before the next text (so none ends a line), and cells cut. */
struct table_line {
	size_t blanks, cut;
};

/*
 * Writes the cell s of column k of the writer's order, as wide as the fit says: texts to the left,
 * numbers to the right, a bar behind the number if there is room for bars. A text that is too
 * wide is cut and ends in dots.
 */
void csv_table_cell(struct csv_writer *w, struct table_line *l, const struct fit *f, size_t k,
		    struct str s, bool header);

#endif
