/*
 * A file that a tool writes: standard output, or a file that is there whole or not at all. It
 * is written without a name, or under a random one, in the folder of its target, synced, and
 * renamed over the target. So the target may be an input, and a run that is killed leaves
 * nothing under its name. The folder is opened once: if it is moved, the output moves along.
 *
 * What others could have put there is not trusted: a link, a pipe or a device must belong to
 * this user or to root. A link stays, and the file that it leads to is replaced.
 */
#ifndef GLP1_TOOL_OUTFILE_H
#define GLP1_TOOL_OUTFILE_H

#include <limits.h>
#include <sys/stat.h>

#include "base/diag.h"

struct outfile {
	int fd;                  /* -1: none, or whole and closed */
	bool is_named;           /* gets its name at the end; else it is written in place */
	int folder;              /* in which this process gives it its name; 0: it does not */
	const char *name;        /* as the user gave it; NULL: standard output */
	char base[NAME_MAX + 1]; /* its name in the folder */
	char temp[32];           /* its name until then; "": none yet */
	struct stat is;          /* the file that is written to or replaced; st_mode 0: none */
	mode_t mode;             /* of the finished file, at most */
};

/* How an output is opened. */
struct outfile_terms {
	bool is_private;  /* it may hold rows about patients: its mode is at most 0600 */
	bool is_split;    /* the name is that of a folder, see split.h */
	int64_t patience; /* seconds for which the reader of a named pipe may be late */
};

/*
 * Opens an output; name NULL or "-": standard output. The mode is that of the file that is
 * replaced, else that of the umask; nobody gets rights who had none before. False: *d is filled.
 */
bool outfile_open(struct outfile *o, const char *name, const struct outfile_terms *terms,
		  struct diag *d);

/*
 * Opens an output called base in an open folder, whose descriptor it copies; name is that of the
 * folder, for messages. A file that is there already must be a regular one. False: *d is filled.
 */
bool outfile_open_in(struct outfile *o, int folder, const char *name, const char *base,
		     bool is_private, struct diag *d);

/* Makes the file whole: syncs and closes it. False, *d filled: one of these failed. */
bool outfile_complete(struct outfile *o, struct diag *d);

/* Gives a whole file its name, if it is to have one. False: *d is filled. */
bool outfile_place(struct outfile *o, struct diag *d);

/* Drops what was written and leaves the target as it was. Does nothing once it is in place. */
void outfile_discard(struct outfile *o);

/* Leaves it to another process to give the file its name: this one can write and close it. */
void outfile_give_away(struct outfile *o);

#endif
