/*
 * A result in several files of one folder: each is written into one file in memory, one after
 * the other, and gets its name when all are whole. So the process that reads inputs names none
 * of them; who does so (namer.h) takes no name but plain ones, and writes in that folder only.
 */
#ifndef GLP1_TOOL_SPLIT_H
#define GLP1_TOOL_SPLIT_H

#include <limits.h>
#include <stdint.h>

#include "base/diag.h"

enum { SPLIT_MOST = 200 }; /* files */

/* A part of the file in memory. */
struct split_part {
	char base[NAME_MAX + 1]; /* its name in the folder */
	int64_t at, n;           /* bytes */
};

/*
 * A plain name: small letters, digits and single dashes, then an ending such as .csv. From any
 * text; false if nothing of it is left.
 */
bool split_name(struct str text, const char *ending, char base[NAME_MAX + 1]);

/* Opens the folder. Less than 0: *d says why not. */
int split_open(const char *name, struct diag *d);

/* Writes the list of parts behind them into the file in memory. False with *d filled. */
bool split_seal(int memory, const struct split_part *parts, size_t n, struct diag *d);

/*
 * Makes all files of the sealed list whole, then gives all their names. name: of the folder, for
 * messages. False with *d filled: then none has its name, unless it was the naming that failed.
 */
bool split_commit(int folder, const char *name, int memory, bool is_private, struct diag *d);

#endif
