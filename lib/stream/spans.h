/* Fields of several lines: noted under --verbose, refused under --single-line. */
#ifndef GLP1_STREAM_SPANS_H
#define GLP1_STREAM_SPANS_H

#include "stream/input.h"

/* Checks in->raw, a header or a row. False, *d filled: it has such a field under --single-line. */
bool spans_allowed(const struct input *in, struct diag *d);

/* Call when a file was read: keeps how many such fields it had, and notes them under --verbose. */
void spans_tell(struct input *in);

/* Notes the fields of a file that was read by a csv_reader alone, without a struct input. */
void spans_note(const struct tool *t, const char *file, const struct csv_spans *s);

#endif
