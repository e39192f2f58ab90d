/* Notes whole files that are given again under another name. */
#ifndef GLP1_STREAM_COPIES_H
#define GLP1_STREAM_COPIES_H

#include "tool/tool.h"

/*
 * Notes the operands that are byte by byte the same as another one, and have more than one line:
 * their rows count twice. That is no fault, as two places that sold little may honestly send the
 * same. Only regular files of equal size are read for this, once; no file offset is moved. With
 * --key nothing is said.
 */
void copies_note(struct tool *t);

/* Whether --key names a column, by which the reader counts rows that come twice once. */
enum copies_key { COPIES_NO_KEY, COPIES_KEY_LEFT_OUT, COPIES_KEY_GIVEN };
enum copies_key copies_key(const struct tool *t);

/* What to add to a note on rows that count twice; "" for a tool without --key. */
const char *copies_remedy(const struct tool *t);

#endif
