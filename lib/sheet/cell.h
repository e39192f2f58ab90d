/* What a number in a cell means by its format; writes it in ISO 8601, or as a plain number. */
#ifndef GLP1_SHEET_CELL_H
#define GLP1_SHEET_CELL_H

#include "base/date.h"

/* What a number format makes of a number. */
enum number_format {
	FORMAT_PLAIN,   /* a number */
	FORMAT_MOMENT,  /* a day, with or without a time */
	FORMAT_TIME,    /* a time of day */
	FORMAT_ELAPSED  /* hours, minutes and seconds that went by */
};

/* Reads a format code such as `yyyy\-mm\-dd` or `"$"#,##0.00`; its first section decides. */
enum number_format number_format_of(struct str code);

/* Returns the kind of a built-in format, by its number below 164: ECMA-376 part 1, 18.8.30. */
enum number_format number_format_built_in(int64_t id);

enum cell_status {
	CELL_OK,
	CELL_NOT_NUMBER, /* what is stored is no number */
	CELL_NO_DATE     /* no such day, or one before 1900 or after 2199 */
};

enum { CELL_TEXT = 40 };

/*
 * Writes a stored number with up to 15 digits, without exponent where that takes less than
 * CELL_TEXT bytes; or what its format makes of it: YYYY-MM-DD, YYYY-MM-DDTHH:MM:SS, HH:MM:SS.
 * from_1904: days are counted from 1904-01-01. Sets *n to the length.
 */
enum cell_status cell_number(struct str stored, enum number_format format, bool from_1904,
			     char out[CELL_TEXT], size_t *n);

/*
 * Reads the column (from 0) and row (from 1) of an address such as B7, or of a column alone such
 * as BC, with *row 0. False: it is no address, or beyond XFD1048576.
 */
bool cell_address(struct str s, uint32_t *column, uint32_t *row);

enum { SHEET_COLUMNS_MAX = 16384, SHEET_ROWS_MAX = 1048576, ADDRESS_TEXT = 16 };

/* Writes the address of a cell and a NUL. */
void cell_name(uint32_t column, uint32_t row, char out[ADDRESS_TEXT]);

#endif
