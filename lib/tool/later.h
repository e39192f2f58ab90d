/* Rows after the day a tool stands on, so that a mistyped date does not silence an alarm. */
#ifndef GLP1_TOOL_LATER_H
#define GLP1_TOOL_LATER_H

#include "tool/tool.h"

/*
 * Says that n of these (a noun: "row") are dated after --as-of: that they are left out, or, where
 * they must not be (under --check, in audits), that they are a fault. False: it was a fault.
 */
bool tool_later(struct tool *t, uint64_t n, const char *noun, bool must_not);

#endif
