/*
 * The end record of a framed output, the last line of it:
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

/* Writes the record and its line end; the length of it. */
size_t csv_frame_write(char out[CSV_FRAME_TEXT], char delim, uint64_t rows, uint64_t sum);

/* The length of the line p[0..n) begins with if it is an end record, sound or not; 0: it is not. */
size_t csv_frame_line(const char *p, size_t n, char delim);

/*
 * The length of the lines in p[0..n) before the first that is an end record; n: none is.
 * The line at p itself is not looked at.
 */
size_t csv_frame_find(const char *p, size_t n, char delim);

/* False, *d filled, if a row that was not read as such a line is one, and so a damaged one. */
bool csv_frame_row(const struct csv_row *row, struct str raw, struct diag *d);

/* What a reader keeps of the part under way: what stands between two end records. */
struct csv_frame {
	struct checksum *sum; /* of its bytes; NULL: not needed, the file does not end in a record */
	uint64_t rows;   /* its header included */
	bool seen;       /* an end record was */
	bool behind;     /* and bytes came behind it */
};

/* Looks whether a regular file of that size may end in a record; size -1: no regular file. */
void csv_frame_init(struct csv_frame *f, int fd, int64_t size, char delim);
void csv_frame_release(struct csv_frame *f);

/* Bytes of the part under way. */
void csv_frame_add(struct csv_frame *f, const char *p, size_t n);

/* The line of an end record: checks it against the part. False, *d filled, if it is not true. */
bool csv_frame_close(struct csv_frame *f, struct str line, char delim, struct diag *d);

/* The end of the input. False, *d filled, if a record is missing there. */
bool csv_frame_finish(const struct csv_frame *f, bool needed, struct diag *d);

#endif
