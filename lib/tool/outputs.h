/*
 * What a tool writes: its result and, with --rejects, the rows it sets aside. Neither may reach
 * an input or the other one, and both get their names when both are whole.
 */
#ifndef GLP1_TOOL_OUTPUTS_H
#define GLP1_TOOL_OUTPUTS_H

#include <sys/types.h>

#include "tool/outfile.h"

struct outputs {
	struct outfile result;
	struct outfile rejects; /* fd -1: there are none */
	bool is_split;          /* the result is several files, held in memory in result (split.h) */
	bool is_private;
	int folder;             /* theirs, by this process; 0: none */
	const char *folder_name;
	pid_t namer;            /* the process that names them, see namer.h */
	int ask, asked, answer; /* pipes to it; ask 0: there is none, this one names them */
};

/*
 * result NULL or "-": standard output; on these terms. rejects NULL: none; they are private.
 * False with *d filled, also if both would go to one file, pipe or device; discard the outputs
 * in either case.
 */
bool outputs_open(struct outputs *o, const char *result, const char *rejects,
		  const struct outfile_terms *terms, struct diag *d);

/*
 * False with *d filled if what is open at fd, an input, is what is written to, or would be
 * replaced by the rejects. The result may replace an input: it was read by then.
 */
bool outputs_spare(const struct outputs *o, int fd, struct diag *d);

/*
 * Makes the rejects whole, though not their name, so that what fails there does so before a
 * result is written. False with *d filled.
 */
bool outputs_finish_rejects(struct outputs *o, struct diag *d);

/*
 * Makes both whole, then gives both their names, the result first. False with *d filled: then
 * neither has one, unless it was the last step that failed, which is about the rejects.
 */
bool outputs_commit(struct outputs *o, struct diag *d);

/* Forgets what was written. Nothing after a commit. */
void outputs_discard(struct outputs *o);

#endif
