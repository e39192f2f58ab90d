/* The function that completes a command line, for bash and for zsh, from the tables of a tool. */
#ifndef GLP1_TOOL_COMPLETION_H
#define GLP1_TOOL_COMPLETION_H

#include "tool/tool.h"

/* Words of --completion; the second stands for a bare one. */
enum completion_shell { COMPLETION_NONE, COMPLETION_BASH, COMPLETION_ZSH };
extern const char *const completion_shells[];

/* What may stand behind an option. */
enum behind {
	BEHIND_NOTHING, /* it takes no argument */
	BEHIND_WORDS,   /* one of a few words */
	BEHIND_DATE,    /* a day, or today */
	BEHIND_COLUMNS, /* output columns, with commas between */
	BEHIND_FIELDS,  /* an input column and = */
	BEHIND_FILE,
	BEHIND_TEXT     /* what nobody can guess */
};
enum behind completion_behind(const struct opt *o);

/* Prints the words that may stand behind an option, with blanks between; nothing if there are none. */
void completion_words(const struct tool *t, const struct opt *o);

/* Prints the function in the shell of --completion. */
void completion_print(const struct tool *t, const struct opt_set *sets, size_t n_sets);

/* The same for zsh: a file _NAME for a folder of $fpath. */
void completion_zsh(const struct tool *t, const struct opt_set *sets, size_t n_sets);

#endif
