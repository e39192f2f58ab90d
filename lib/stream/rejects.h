/* --rejects: bad rows, byte for byte, behind the file, the line and the reason. */
#ifndef GLP1_STREAM_REJECTS_H
#define GLP1_STREAM_REJECTS_H

#include "stream/input.h"

/*
 * The header: reject_file, reject_line, reject_reason and the first input's own.
 * False for a later input with another one, whose rows would not fit under it.
 */
bool rejects_header(struct input *in);

/* One bad row; *d says why, in->raw is the row. */
void rejects_row(struct input *in, const struct diag *d);

/* Makes the file whole, or says why not; drops it if reading stopped before the end. */
void rejects_finish(struct input *in);

#endif
