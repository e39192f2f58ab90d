/*
 * A file a tool writes: standard output, or a file that is there whole or not at all. It is
 * written without a name, or under a random one, in the folder of its target, synced, and
 * renamed over it, so the target may be an input, and a run that is killed leaves nothing
 * behind. The folder is opened once: whoever moves it moves the output with it.
 *
 * A name that others could have put there is not trusted: a link, a pipe or a device must be
 * this user's or root's. A link stays, and what it leads to is replaced.
 */
#ifndef GLP1_TOOL_OUTFILE_H
#define GLP1_TOOL_OUTFILE_H

#include <limits.h>
#include <sys/stat.h>

#include "base/diag.h"

struct outfile {
	int fd;                  /* -1: none, or whole and closed */
	bool is_named;           /* gets its name in the end; else it is written in place */
	int folder;              /* where it gets it, by this process; 0: nowhere */
	const char *name;        /* as the user gave it; NULL: standard output */
	char base[NAME_MAX + 1]; /* in the folder */
	char temp[32];           /* until then; "": none yet */
	struct stat is;          /* what is written to or replaced; st_mode 0: nothing */
	mode_t mode;             /* of the finished file, at most */
};

/* How to open one. */
struct outfile_terms {
	bool is_private;  /* it may hold rows about patients: its mode is 0600, not that of the umask */
	bool is_split;    /* the name is that of a folder, see split.h */
	int64_t patience; /* seconds for which the reader of a named pipe may be late */
};

/*
 * name NULL or "-": standard output. The mode comes from the umask; a file that is replaced
 * lends none of its rights to more people than it had. False with *d filled.
 */
bool outfile_open(struct outfile *o, const char *name, const struct outfile_terms *terms,
		  struct diag *d);

/*
 * A file of a plain name in a folder that is open, which keeps its own descriptor; name is the
 * folder's, for messages. What is there must be a regular file. False with *d filled.
 */
bool outfile_open_in(struct outfile *o, int folder, const char *name, const char *base,
		     bool is_private, struct diag *d);

/* Makes it whole: sync and close, each checked. False with *d filled. */
bool outfile_complete(struct outfile *o, struct diag *d);

/* Gives a whole file its name, if it is to have one. False with *d filled. */
bool outfile_place(struct outfile *o, struct diag *d);

/* Forgets what was written; the target is as it was. Nothing once it is in place. */
void outfile_discard(struct outfile *o);

/* From here on another process gives it its name: this one can write and close it. */
void outfile_give_away(struct outfile *o);

#endif
