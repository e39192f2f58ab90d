/*
 * The files of a run, opened before a byte of one is read, so that the tool can be
 * locked in: the inputs and the outputs.
 */
#ifndef GLP1_TOOL_FILES_H
#define GLP1_TOOL_FILES_H

#include "tool/tool.h"

/*
 * Opens the operands, the files of options and the outputs. An input that cannot be opened
 * is no fault before its turn to be read. False: a fault was said.
 */
bool files_open(struct tool *t);

/* Locks the tool in with what is open. False: a fault was said. */
bool files_lock(struct tool *t);

/* The file of the first option from row *i of the tool's table on that was given; NULL: none. *i is its row. */
struct opt_file *files_of_options(const struct tool *t, size_t *i);

/* Bytes of the regular file behind an input's descriptor when it was opened; 0: it is none. */
int64_t files_size(const struct tool *t, int fd);

/* Takes a descriptor over; less than 0: -errno. */
int files_take(int *fd);

/* Closes the inputs nobody has taken. */
void files_close(struct tool *t);

#endif
