/*
 * A second process that gives the outputs their names. It is started before anything of an
 * input is read, looks at nothing but one byte of a pipe, and ends with the tool. So the
 * process that reads needs no way to name a file: whatever an input does to it, it can ask for
 * the names that the command line gave, and for no others. If it dies, nothing is left.
 */
#ifndef GLP1_TOOL_NAMER_H
#define GLP1_TOOL_NAMER_H

#include "tool/outputs.h"

/*
 * Starts it, if there is a file to name. From here on this process can write to the outputs
 * and close them. False with *d filled.
 */
bool namer_start(struct outputs *o, struct diag *d);

/* What it can be asked for, once each. */
enum namer_task {
	NAMER_REJECTS = 'r', /* outputs_finish_rejects */
	NAMER_COMMIT = 'c'   /* outputs_commit */
};

/* Has it do that. False with *d filled: it failed, or is gone. */
bool namer_ask(struct outputs *o, enum namer_task task, struct diag *d);

/* Lets go of it: what it was not asked to name is dropped. Returns when it has ended. */
void namer_end(struct outputs *o);

#endif
