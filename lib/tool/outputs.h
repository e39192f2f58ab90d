/*
 * What a tool writes: its result and, with --rejects, the rows that it sets aside. Neither may
 * write to an input or to the other one, and both get their names when both are whole.
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
	int folder;             /* in which this process names those files; 0: it does not */
	const char *folder_name;
	pid_t namer;            /* the process that names the outputs, see namer.h */
	int ask, asked, answer; /* pipes to it; ask 0: there is none, this process names them */
};

/*
 * Opens the result on these terms (NULL or "-": standard output), and the rejects (NULL: none),
 * which are always private. False, *d filled: one cannot be opened, or both would go to the same
 * file, pipe or device. Discard the outputs in either case.
 */
bool outputs_open(struct outputs *o, const char *result, const char *rejects,
		  const struct outfile_terms *terms, struct diag *d);

/*
 * Checks that the input open at fd is not written to. False, *d filled: it would be written in
 * place, or replaced by the rejects. The result may replace an input, which was read by then.
 */
bool outputs_spare(const struct outputs *o, int fd, struct diag *d);

/*
 * Makes the rejects whole, without giving them their name, so that a failure there comes before
 * any result is written. False: *d is filled.
 */
bool outputs_finish_rejects(struct outputs *o, struct diag *d);

/*
 * Makes both whole, then gives both their names, the result first, and closes them. False, *d
 * filled: neither has its name, unless only the last step failed, naming the rejects.
 */
bool outputs_commit(struct outputs *o, struct diag *d);

/* Drops what was written and ends the namer. Does nothing after a commit. */
void outputs_discard(struct outputs *o);

#endif
