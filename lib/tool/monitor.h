/* --nagios: one line and an exit status, as monitoring plugins answer. */
#ifndef GLP1_TOOL_MONITOR_H
#define GLP1_TOOL_MONITOR_H

#include "tool/tool.h"

/* Writes the line of t->monitor to the output. */
void monitor_write(struct tool *t);

/* Returns the exit status at the end of a run: 3 (unknown) after a fault or rejected rows. */
int monitor_status(struct tool *t);

/* Returns the exit status where tool_start ended with status; with --nagios prints a line, too. */
int monitor_not_started(const struct tool *t, int argc, char **argv, int status);

#endif
