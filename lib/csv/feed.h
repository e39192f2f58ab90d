/*
 * A kind of table that tools read: its columns, the struct that a row becomes, and what must
 * hold in a row. One object says it to the reader, to --columns and to --map.
 */
#ifndef GLP1_CSV_FEED_H
#define GLP1_CSV_FEED_H

#include "csv/bind.h"

/* Judges a row whose cells were read. False: *d and the offset of the member say what is wrong. */
typedef bool feed_check(const void *row, struct diag *d, size_t *offset);

/* Completes a row that is kept in memory, its texts in the arena. */
typedef void feed_fix(void *row, struct arena *arena);

struct feed {
	const struct csv_col *cols;
	size_t n_cols;
	size_t row_size;         /* of the struct that the columns' offsets are of */
	feed_check *check;       /* NULL: each row is good whose cells are */
	feed_fix *fix;           /* NULL: nothing to complete */
	bool any_day;            /* how far apart its days may lie, its reader says */
	const char *date_format; /* of a format of others, strptime(3); NULL: as --date-format says */
	const char *made;        /* the remedy where a file is not of the kind, which only a program
	                            writes; NULL: people do, and what is missing is asked for by --map */
};

/* The members cols and n_cols, of an array. */
#define FEED_COLS(array) .cols = (array), .n_cols = sizeof(array) / sizeof(*(array))

#endif
