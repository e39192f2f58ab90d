/*
 * The inputs and outputs of a run. All are opened before a byte of one is read, so that
 * the tool can be locked in.
 */
#ifndef GLP1_TOOL_FILES_H
#define GLP1_TOOL_FILES_H

#include "tool/tool.h"

/*
 * Opens the operands, the files of options and the outputs. An input that cannot be opened
 * becomes a fault only when its turn to be read comes. False: a fault was said.
 */
bool files_open(struct tool *t);

/* Starts the namer and locks the tool in with the files that are open. False: a fault was said. */
bool files_lock(struct tool *t);

/*
 * Returns the file of the next OPT_FILE that was given, from row *i of the tool's table on, and
 * sets *i to its row; NULL: there is none.
 */
struct opt_file *files_of_options(const struct tool *t, size_t *i);

/* Returns the bytes that the regular file of an input had when it was opened; 0: it is no such. */
int64_t files_size(const struct tool *t, int fd);

/* Returns *fd (or the -errno in it), which is the caller's from here on, and forgets it. */
int files_take(int *fd);

/* Closes the inputs that nobody has taken. */
void files_close(struct tool *t);

#endif
