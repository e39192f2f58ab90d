/*
 * The files of a run, opened before a byte of one is read, so that the tool can be
 * locked in: the inputs and the outputs.
 */
#ifndef GLP1_TOOL_FILES_H
#define GLP1_TOOL_FILES_H

#include "tool/tool.h"

/*
 * Opens what tool_reads has told of, the operands and the outputs. An input that cannot be
 * opened is no fault before its turn to be read. False: a fault was said.
 */
bool files_open(struct tool *t);

/* Locks the tool in with what is open. False: a fault was said. */
bool files_lock(struct tool *t);

/* The descriptors of the operands, or of one file that tool_reads has told of. */
int *files_operands(struct tool *t);
int *files_side(struct tool *t, const char *file);

/* Bytes of the regular file behind an input's descriptor when it was opened; 0: it is none. */
int64_t files_size(const struct tool *t, int fd);

/* Takes a descriptor over; less than 0: -errno. */
int files_take(int *fd);

/* Closes the inputs nobody has taken. */
void files_close(struct tool *t);

#endif
