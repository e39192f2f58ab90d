/*
 * The end record of a framed output, which is its last line:
 *
 *     #glp1-end,12,9c1e6f0a52d3b847
 *
 * says how many rows stand before it, the header left out, and the XXH3 checksum
 * of all bytes before it. Its fields are separated as those of the rows are. A
 * pipe that lacks it was cut off, even if it ends between two rows.
 *
 * A row of up to three fields whose first is #glp1-end, without quotes, is such
 * a record or a damaged one, never data: the writer of CSV quotes a cell that reads
 * so; TSV has no quotes, and the reader refuses it.
 */
#ifndef GLP1_CSV_FRAME_H
#define GLP1_CSV_FRAME_H

#include "base/diag.h"
#include "base/checksum.h"
#include "csv/row.h"

#define CSV_FRAME_TAG "#glp1-end"

enum { CSV_FRAME_FIELDS = 3, CSV_FRAME_TEXT = 64 };

/* Writes an end record with its line end to out; returns its length in bytes. */
size_t csv_frame_write(char out[CSV_FRAME_TEXT], char delim, uint64_t rows, uint64_t sum);

/* Returns the length of the first line of p[0..n) if it is an end record, sound or not; else 0. */
size_t csv_frame_line(const char *p, size_t n, char delim);

/*
 * Returns the length of the lines in p[0..n) that come before the first end record; n: there is
 * none. The first line, at p, is not looked at.
 */
size_t csv_frame_find(const char *p, size_t n, char delim);

/* False, *d filled: a row that was read as data begins with the tag, so it is a damaged record. */
bool csv_frame_row(const struct csv_row *row, struct str raw, struct diag *d);

/* What a reader knows of the current part, which is what stands between two end records. */
struct csv_frame {
	struct checksum *sum; /* of its bytes; NULL: not needed, the file does not end in a record */
	uint64_t rows;   /* of the part, its header included */
	bool seen;       /* an end record was read */
	bool behind;     /* bytes came since, or since the beginning */
};

/* Begins, and looks whether a file of that size (-1: not a regular file) may end in a record. */
void csv_frame_init(struct csv_frame *f, int fd, int64_t size, char delim);
void csv_frame_release(struct csv_frame *f);

/* Adds bytes to the current part. */
void csv_frame_add(struct csv_frame *f, const char *p, size_t n);

/* Checks the line of an end record against the current part. False, *d filled: it is not true. */
bool csv_frame_close(struct csv_frame *f, struct str line, char delim, struct diag *d);

/* Tells that the input has ended. False, *d filled: an end record is missing there. */
bool csv_frame_finish(const struct csv_frame *f, bool needed, struct diag *d);

#endif
