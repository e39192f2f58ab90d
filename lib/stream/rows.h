/* All rows of an input in memory: what a tool does with tables that are not streams. */
#ifndef GLP1_STREAM_ROWS_H
#define GLP1_STREAM_ROWS_H

#include "stream/input.h"

/* A zeroed one is empty. */
struct rows {
	void *row;  /* an array of the feed's structs, n long */
	size_t n, size;
	const struct feed *feed; /* what was read; of tools with several feeds: which */
	struct arena arena;      /* of all texts in the rows */
};

/*
 * Reads the file of an option, or the operands (file NULL), to the end; rows are added behind
 * those that are there. A file that was not given has no rows. False: faults were said. Release
 * the rows in either case.
 */
bool rows_read(struct rows *r, struct tool *t, struct opt_file *file);

/* Reads a table that is part of the program in the same way. */
bool rows_read_embedded(struct rows *r, struct tool *t, const struct feed *feed,
			const struct embedded *table);

void rows_release(struct rows *r);

#endif
