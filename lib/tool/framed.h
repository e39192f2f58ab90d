/* Who ends its output with an end record, and who asks one of its input: --framed, GLP1_FRAMED. */
#ifndef GLP1_TOOL_FRAMED_H
#define GLP1_TOOL_FRAMED_H

#include "tool/tool.h"

enum framed {
	FRAMED_UNSET = -1,
	FRAMED_NO,
	FRAMED_BOTH,
	FRAMED_IN,  /* a pipe must end in one */
	FRAMED_OUT  /* the output does */
};

extern const char *const framed_words[]; /* of --framed, as in enum framed */

/*
 * Where --framed was not given the environment decides. False, said, if that
 * cannot be understood, or if --framed asks for a record that the format has not.
 */
bool framed_decide(struct tool *t);

bool framed_input(const struct common *o);
bool framed_output(const struct common *o);

#endif
