/* Workbooks that tests make. */
#ifndef GLP1_TESTS_MADE_BOOK_H
#define GLP1_TESTS_MADE_BOOK_H

#include "unit.h"

/* A part of a package; text NULL: none. */
struct made_part {
	const char *name, *text;
};

/* A zip file of n parts, added to to. */
void make_zip(const struct made_part *parts, size_t n, struct bytes *to);

/*
 * A workbook of one sheet, Sheet1: what stands inside <sheetData>, <sst>, <styleSheet>;
 * NULL: an empty one, no such part.
 */
void make_book(const char *rows, const char *strings, const char *styles, struct bytes *to);

/*
 * Reads a sheet (NULL: the visible one) of a workbook: rows as `1[a|b]2[|c]`, then `!` and
 * what is wrong, with its place.
 */
void show_book(struct str book, const char *sheet, struct bytes *to);

#endif
