/* For tool.c: a result in several files. */
#ifndef GLP1_TOOL_TOOL_PART_H
#define GLP1_TOOL_TOOL_PART_H

#include "tool/tool.h"

/* Opens the writer for rows of the report, into what the output is. False: a fault was said. */
bool tool_start_writer(struct tool *t);

/* Ends the file of the part at hand; one without rows is none. False: a fault was said. */
bool tool_end_part(struct tool *t);

#endif
