/* All rows of an input in memory: what a tool does with tables that are not streams. */
#ifndef GLP1_STREAM_ROWS_H
#define GLP1_STREAM_ROWS_H

#include "stream/input.h"

/* The rows of an input; a zeroed struct is empty. */
struct rows {
	void *row;  /* an array of the feed's structs, n long */
	size_t n, size;
	const struct feed *feed; /* which feed was read */
	struct arena arena;      /* holds all texts of the rows */
};

/*
 * Reads the file of an option, or the operands (file NULL), to the end, and adds their rows
 * behind those that are there. A file that was not given has no rows. False: faults were said.
 * Release the rows in either case.
 */
bool rows_read(struct rows *r, struct tool *t, struct opt_file *file);

/* Reads in the same way a table that is built into the program. */
bool rows_read_embedded(struct rows *r, struct tool *t, const struct feed *feed,
			const struct embedded *table);

void rows_release(struct rows *r);

#endif
