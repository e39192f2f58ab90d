/*
 * The rows of one sheet as records of text, all as wide as the widest. A first pass measures
 * the sheet and finds what is wrong with it; the second hands out the rows. One row is kept
 * at a time.
 */
#ifndef GLP1_SHEET_SHEET_H
#define GLP1_SHEET_SHEET_H

#include "base/array.h"
#include "csv/row.h"
#include "sheet/strings.h"
#include "sheet/xml.h"

struct sheet_cell {
	uint32_t column;
	uint32_t from, n; /* of the row's text */
};

struct sheet {
	struct workbook *book;
	const struct workbook_sheet *which;
	struct xml xml;
	bool reading;              /* the second pass */
	/* the sheet as measured */
	uint32_t width, rows;
	uint64_t cells;            /* how many are not empty */
	uint32_t hidden_rows, hidden_columns;
	/* the current row */
	uint32_t row;              /* from 1; 0: none yet */
	bool row_ready;
	struct bytes text;
	struct sheet_cell *cell;
	size_t n_cells, size;
	/* the current cell */
	uint32_t column;           /* of the next cell without an address */
	uint8_t type, format;
	bool in_row, in_cell, in_value, in_inline, has_formula, has_value;
	struct runs runs;
	/* the row handed out */
	uint32_t next_row;
	struct bytes out;
	uint32_t *ends;            /* ends[0] stands before the first field */
};

/* Opens a sheet and measures it. False: *d says what is wrong. Release s in either case. */
bool sheet_open(struct sheet *s, struct workbook *w, const struct workbook_sheet *which,
		struct diag *d);

/* Reads the next row and returns 1; 0: the end; -1: *d. Empty rows between others count. */
int sheet_next(struct sheet *s, struct csv_row *row, struct diag *d);

void sheet_release(struct sheet *s);

#endif
