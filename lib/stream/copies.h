/* A whole file that is given a second time under another name. */
#ifndef GLP1_STREAM_COPIES_H
#define GLP1_STREAM_COPIES_H

#include "tool/tool.h"

/*
 * Says of each operand that holds, byte by byte, what another does, and more than one line: its rows
 * count twice. No fault: two places that sold little may honestly send the same. Only operands
 * of equal size are read for this, once; nothing is moved in them.
 */
void copies_note(struct tool *t);

#endif
