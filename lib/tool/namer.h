/*
 * A second process that gives the outputs their names. It is started before anything of an
 * input is read, looks at nothing but one byte of a pipe, and ends with the tool. So the
 * process that reads needs no way to name a file: whatever an input does to it, it can ask for
 * the names that the command line gave, and for no others. If it dies, nothing is left.
 *
 * Landlock alone would leave it every name in the folder and below, and seccomp sees pointers
 * and not names. The price is one fork, and only where an output is a file: some fifty page
 * faults, less than it takes to start true(1).
 */
#ifndef GLP1_TOOL_NAMER_H
#define GLP1_TOOL_NAMER_H

#include "tool/outputs.h"

/*
 * Starts the second process, if there is a file to name. From here on this process can only
 * write to the outputs and close them. False: *d says why it could not be started.
 */
bool namer_start(struct outputs *o, struct diag *d);

/* What the second process can be asked for, once each. */
enum namer_task {
	NAMER_REJECTS = 'r', /* outputs_finish_rejects */
	NAMER_COMMIT = 'c'   /* outputs_commit */
};

/* Asks it for a task and waits. False, *d filled: the task failed, or the process is gone. */
bool namer_ask(struct outputs *o, enum namer_task task, struct diag *d);

/* Ends the second process, which drops what it was not asked to name, and waits for its end. */
void namer_end(struct outputs *o);

#endif
