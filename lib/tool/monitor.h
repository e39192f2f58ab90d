/* --nagios: one line and an exit status, as monitoring plugins answer. */
#ifndef GLP1_TOOL_MONITOR_H
#define GLP1_TOOL_MONITOR_H

#include "tool/tool.h"

/* Writes the line of t->monitor to the output. */
void monitor_write(struct tool *t);

/* The exit status of a tool that has ended: 3, unknown, if a fault was said or rows were rejected. */
int monitor_status(struct tool *t);

/* The exit status of a tool_start that ended with status; with --nagios the line that goes with it. */
int monitor_not_started(const struct tool *t, int argc, char **argv, int status);

#endif
