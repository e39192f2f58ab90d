/* For outfile.c: finding out what the name of an output stands for. */
#ifndef GLP1_TOOL_OUTFILE_FIND_H
#define GLP1_TOOL_OUTFILE_FIND_H

#include "tool/outfile.h"

/*
 * Follows o->name. A pipe, device, socket or open descriptor is opened as o->fd, to be written
 * in place; else o->folder and o->base are set, and o->is to the regular file there, if there is
 * one. Links are followed. False, *d filled: nothing can be written there, or a link, pipe or
 * device is another user's.
 */
bool outfile_find(struct outfile *o, int64_t patience, struct diag *d);

/*
 * Opens the folder of that name to write into, links followed as above. Returns the descriptor,
 * which the caller closes; -1: *d is filled.
 */
int outfile_find_folder(const char *name, struct diag *d);

/* Sets *o to write to the open descriptor fd in place. Returns true. */
bool outfile_in_place(struct outfile *o, int fd);

/*
 * Both fill *d with errno value err, drop the file and return false. Where an open failed, *d is
 * DIAG_DATA if trying again will not help.
 */
bool outfile_fail(struct outfile *o, const char *what, int err, struct diag *d);
bool outfile_fail_to_open(struct outfile *o, int err, struct diag *d);

#endif
