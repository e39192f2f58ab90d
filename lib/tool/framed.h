/* Whether a tool ends its output with an end record and asks its input for one: --framed. */
#ifndef GLP1_TOOL_FRAMED_H
#define GLP1_TOOL_FRAMED_H

#include "tool/tool.h"

enum framed {
	FRAMED_UNSET = -1,
	FRAMED_NO,
	FRAMED_BOTH,
	FRAMED_IN,  /* an input that is a pipe must end in an end record */
	FRAMED_OUT  /* the output ends in one */
};

extern const char *const framed_words[]; /* of --framed, as in enum framed */

/*
 * Decides by --framed, or where it was not given by GLP1_FRAMED. False, a fault was said:
 * GLP1_FRAMED cannot be read, or --framed asks for a record that the format does not have.
 */
bool framed_decide(struct tool *t);

/* Whether an input that is a pipe must end in an end record; whether the output does. */
bool framed_input(const struct common *o);
bool framed_output(const struct common *o);

#endif
