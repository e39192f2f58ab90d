/*
 * A result in several files of one folder. They are written one after the other into one file in
 * memory, and become files when all are whole. So the process that reads inputs names none of
 * them; the one that does (namer.h) takes only plain names, and writes only in that folder.
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
 * Makes a plain name of any text: small letters, digits and single dashes, then an ending such
 * as .csv. False: nothing is left of the text.
 */
bool split_name(struct str text, const char *ending, char base[NAME_MAX + 1]);

/* Opens the folder; returns its descriptor. Less than 0: *d says why it could not. */
int split_open(const char *name, struct diag *d);

/* Writes the list of parts into the file in memory, behind the parts. False: *d is filled. */
bool split_seal(int memory, const struct split_part *parts, size_t n, struct diag *d);

/*
 * Makes all files of the sealed list whole, then gives all their names. name is that of the
 * folder, for messages. False, *d filled: no file has its name, unless the naming itself failed.
 */
bool split_commit(int folder, const char *name, int memory, bool is_private, struct diag *d);

#endif
