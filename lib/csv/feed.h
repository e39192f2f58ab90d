/*
 * A kind of table that tools read: its columns, the struct that a row becomes, and what must
 * hold in a row. One object says it to the reader, to --columns and to --map.
 */
#ifndef GLP1_CSV_FEED_H
#define GLP1_CSV_FEED_H

#include "csv/bind.h"

/* Judges a row whose cells were read. False: *d says what is wrong, *offset with which member. */
typedef bool feed_check(const void *row, struct diag *d, size_t *offset);

/* Completes a row that is kept in memory; texts that it makes are from the arena. */
typedef void feed_fix(void *row, struct arena *arena);

struct feed {
	const struct csv_col *cols;
	size_t n_cols;
	size_t row_size;         /* of the struct that the columns' offsets are of */
	feed_check *check;       /* NULL: each row is good whose cells are */
	feed_fix *fix;           /* NULL: nothing to complete */
	bool any_day;            /* days are not checked against as_of here: its reader does that */
	bool never_empty;        /* a list that others publish: one without a row is a fault */
	const char *date_format; /* strptime(3), of a format fixed by others; NULL: --date-format says */
	const char *made;        /* only a program writes this kind: the remedy where a file is not of
	                            it; NULL: people write it, and a missing column asks for --map */
};

/* The members cols and n_cols, of an array. */
#define FEED_COLS(array) .cols = (array), .n_cols = sizeof(array) / sizeof(*(array))

#endif
