/* A whole file that is given a second time under another name. */
#ifndef GLP1_STREAM_COPIES_H
#define GLP1_STREAM_COPIES_H

#include "tool/tool.h"

/*
 * Says of each operand that holds, byte by byte, what another does, and more than one line: its rows
 * count twice. No fault: two places that sold little may honestly send the same. Only operands
 * of equal size are read for this, once; nothing is moved in them. With --key nothing is said.
 */
void copies_note(struct tool *t);

/* Whether --key names a column, by which the reader counts rows that come twice once. */
enum copies_key { COPIES_NO_KEY, COPIES_KEY_LEFT_OUT, COPIES_KEY_GIVEN };
enum copies_key copies_key(const struct tool *t);

/* What to add to a note on rows that count twice; "" for a tool without --key. */
const char *copies_remedy(const struct tool *t);

#endif
