/* For tool.c: a result in several files. */
#ifndef GLP1_TOOL_TOOL_PART_H
#define GLP1_TOOL_TOOL_PART_H

#include "tool/tool.h"

/* Opens the writer for rows of the report, and writes its header. False: a fault was said. */
bool tool_start_writer(struct tool *t);

/* Ends the current part; one without rows is dropped. False: a fault was said. */
bool tool_end_part(struct tool *t);

#endif
