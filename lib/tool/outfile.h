/*
 * The file a tool writes: standard output, or a file that is there whole or not
 * at all. It is written unnamed beside its target, synced, and renamed over it,
 * so the target may be an input, and a run that is killed leaves nothing behind.
 * Its mode comes from the umask; a file that is replaced lends none of its rights
 * to more people than it had.
 */
#ifndef GLP1_TOOL_OUTFILE_H
#define GLP1_TOOL_OUTFILE_H

#include <limits.h>
#include <sys/stat.h>

#include "base/diag.h"

struct outfile {
	int fd;
	int folder;             /* of the target, open until it is there; 0: none */
	const char *name;       /* as the user gave it; NULL: standard output */
	char target[PATH_MAX];  /* "": written in place (standard output, device, pipe) */
	char temp[PATH_MAX];    /* name beside the target until the rename */
	bool unnamed;           /* no name yet (O_TMPFILE) */
	mode_t mode;            /* before the umask */
	struct stat is;         /* what is written to or replaced; st_mode 0: nothing yet */
};

/* name NULL or "-": standard output. False with *d filled. */
bool outfile_open(struct outfile *o, const char *name, struct diag *d);

/* Makes it whole: sync and close, each checked. False with *d filled. */
bool outfile_complete(struct outfile *o, struct diag *d);

/* Gives a whole file its name, if it is to have one. False with *d filled. */
bool outfile_place(struct outfile *o, struct diag *d);

/* Forgets what was written; the target is as it was. Nothing once it is in place. */
void outfile_discard(struct outfile *o);

#endif
