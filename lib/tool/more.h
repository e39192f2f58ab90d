/* Options that a tool has by what its spec says. */
#ifndef GLP1_TOOL_MORE_H
#define GLP1_TOOL_MORE_H

#include "tool/tool.h"

/* Fills t->more: --report, if there is a choice; --nagios; --format with words of the tool's own. How many. */
size_t tool_more_options(struct tool *t);

#endif
