/* Options that a tool has because of what its spec says. */
#ifndef GLP1_TOOL_MORE_H
#define GLP1_TOOL_MORE_H

#include "tool/tool.h"

/*
 * Fills t->more with --report, if there is a choice, --nagios, if the spec has it, and --format, if
 * the tool has words of its own for it. Returns how many rows there are.
 */
size_t tool_more_options(struct tool *t);

#endif
