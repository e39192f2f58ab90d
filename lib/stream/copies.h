/* Notes whole files that are given again under another name. */
#ifndef GLP1_STREAM_COPIES_H
#define GLP1_STREAM_COPIES_H

#include "tool/tool.h"

/*
 * Notes the operands that are byte by byte the same as another one, and have more than one line:
 * their rows count twice. That is no fault, as two places that sold little may honestly send the
 * same. Only regular files of equal size are read for this, once; no file offset is moved.
 */
void copies_note(struct tool *t);

#endif
