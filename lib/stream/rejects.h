/* --rejects: bad rows, byte for byte, behind the file, the line and the reason. */
#ifndef GLP1_STREAM_REJECTS_H
#define GLP1_STREAM_REJECTS_H

#include "base/array.h"
#include "tool/outputs.h"

struct rejects {
	struct outputs *to;      /* the tool's; NULL: bad rows are faults */
	uint64_t rows;           /* set aside */
	struct bytes header; /* of the first input, without its line end */
	struct bytes line;   /* the row under way */
	int error;               /* errno of the first failed write, 0: none */
};

/*
 * The header of an input, raw: written behind reject_file, reject_line and reject_reason if it
 * is the first one. False for a later one that differs, whose rows would not fit under it.
 */
bool rejects_header(struct rejects *r, struct str raw, char delim);

/* One bad row, raw; *d says why, where, and in which file. */
void rejects_row(struct rejects *r, struct str raw, char delim, const struct diag *d);

/* All rows were read: makes the file whole; its name it gets with the result. False with *d filled. */
bool rejects_finish(struct rejects *r, struct diag *d);

void rejects_release(struct rejects *r);

#endif
