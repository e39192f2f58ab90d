/* Exports that overlap, and files that hold their rows twice. */
#ifndef GLP1_STREAM_OVERLAPS_H
#define GLP1_STREAM_OVERLAPS_H

#include "tool/tool.h"

/*
 * Notes the operands that begin with the rows another one ends with, or with all of another's, byte
 * by byte and OVERLAP_LEAST rows at least: these rows count twice. That is no fault, as nobody
 * knows that they are the same. Only regular files are looked at, once more each; no file offset is
 * moved. With --key nothing is said. A file is noted, too, whose second half is like its first,
 * with a second header or without.
 */
void overlaps_note(struct tool *t);

enum { OVERLAP_LEAST = 5 };

#endif
