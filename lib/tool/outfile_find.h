/* For outfile.c: what the name of an output stands for. */
#ifndef GLP1_TOOL_OUTFILE_FIND_H
#define GLP1_TOOL_OUTFILE_FIND_H

#include "tool/outfile.h"

/*
 * Sets fd to what is written to as it is, opened; else folder and base, and is to the regular
 * file that has the name there, if one has. Links are followed. False with *d filled: it is
 * no place for an output, or somebody else made it look like one.
 */
bool outfile_find(struct outfile *o, int64_t patience, struct diag *d);

/* What is open at fd is written to as it is. Returns true. */
bool outfile_in_place(struct outfile *o, int fd);

/* Fill *d with errno value err, drop the file, return false. In opening one it may be a fault of the command. */
bool outfile_fail(struct outfile *o, const char *what, int err, struct diag *d);
bool outfile_fail_to_open(struct outfile *o, int err, struct diag *d);

#endif
