/* Exports that overlap: rows at the end of one file are those at the start of another. */
#ifndef GLP1_STREAM_OVERLAPS_H
#define GLP1_STREAM_OVERLAPS_H

#include "tool/tool.h"

/*
 * Says of an operand that begins with the rows another one ends with, or with all of another's,
 * byte by byte and OVERLAP_LEAST at least, that these rows count twice. It is no fault: nobody knows
 * that they are the same. Only regular files are looked at, and nothing is moved in them; each is
 * read once more. With --key the reader tells them itself, and nothing is said.
 */
void overlaps_note(struct tool *t);

enum { OVERLAP_LEAST = 5 };

#endif
