/* Fields of several lines: told under -v, refused under --single-line. */
#ifndef GLP1_STREAM_SPANS_H
#define GLP1_STREAM_SPANS_H

#include "stream/input.h"

/* Of the record just read, the header or a row. False with *d filled if it has such a field and may not. */
bool spans_allowed(const struct input *in, struct diag *d);

/* The file was read: keeps how many it had, and tells of them if it is to be told. */
void spans_tell(struct input *in);

/* A reader of its own has read the file: tells so of it. */
void spans_note(const struct tool *t, const char *file, const struct csv_spans *s);

#endif
