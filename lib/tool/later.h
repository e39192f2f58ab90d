/* Rows dated after --as-of are said, so that a mistyped date does not silence an alarm. */
#ifndef GLP1_TOOL_LATER_H
#define GLP1_TOOL_LATER_H

#include "tool/tool.h"

/*
 * Says, if n is not 0, that n of the things called noun ("row") are dated after --as-of: notes
 * that they are left out, or, if must_not (under --check, in audits), says a fault: false.
 */
bool tool_later(struct tool *t, uint64_t n, const char *noun, bool must_not);

#endif
