/* --rejects: writes bad rows, byte for byte, behind the file, the line and the reason. */
#ifndef GLP1_STREAM_REJECTS_H
#define GLP1_STREAM_REJECTS_H

#include "base/array.h"
#include "tool/outputs.h"

struct rejects {
	struct outputs *to;      /* the tool's; NULL: bad rows are faults */
	uint64_t rows;           /* how many were set aside */
	struct bytes header; /* of the first input, without its line end */
	struct bytes line;   /* what is put together now */
	int error;               /* errno of the first failed write, 0: none */
};

/*
 * Writes the raw header of the first input, behind reject_file, reject_line and reject_reason.
 * False: it is of a later input and differs, so its rows would not fit under the first one.
 */
bool rejects_header(struct rejects *r, struct str raw, char delim);

/* Writes one bad row, raw; *d says what is wrong, in which line of which file. */
void rejects_row(struct rejects *r, struct str raw, char delim, const struct diag *d);

/* Makes the file whole when all rows are read; it gets its name with the result. False: *d. */
bool rejects_finish(struct rejects *r, struct diag *d);

void rejects_release(struct rejects *r);

#endif
