/* What a tool says of itself: --help, --version, --columns and --completion. */
#ifndef GLP1_TOOL_HELP_H
#define GLP1_TOOL_HELP_H

#include "tool/tool.h"

/* Prints --help, --version or --completion. False: *d says why it could not be written. */
bool help_text(const struct tool *t, const struct opt_set *sets, size_t n_sets, struct diag *d);

/* Prints the columns that are read and written, from their tables. False: *d as above. */
bool help_columns(const struct tool *t, struct diag *d);

#endif
