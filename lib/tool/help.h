/* What a tool says about itself, made from its tables. */
#ifndef GLP1_TOOL_HELP_H
#define GLP1_TOOL_HELP_H

#include "tool/tool.h"

/* --help, --version or --completion on standard output. False with *d filled. */
bool help_text(const struct tool *t, const struct opt_set *sets, size_t n_sets, struct diag *d);

/* --columns on standard output: the input and output columns as a CSV. False with *d filled. */
bool help_columns(const struct tool *t, struct diag *d);

#endif
