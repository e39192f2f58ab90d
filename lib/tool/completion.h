/* The function that completes a command line, for bash and for zsh, from the tables of a tool. */
#ifndef GLP1_TOOL_COMPLETION_H
#define GLP1_TOOL_COMPLETION_H

#include "tool/tool.h"

/* The words of --completion; without an argument it means the second. */
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
	BEHIND_TEXT     /* any text: nothing can be offered */
};
/* Returns what may stand behind an option. */
enum behind completion_behind(const struct opt *o);

/* Prints the words that may stand behind an option, with blanks between, if there are any. */
void completion_words(const struct tool *t, const struct opt *o);

/* Prints the function for the shell that --completion names. */
void completion_print(const struct tool *t, const struct opt_set *sets, size_t n_sets);

/* Prints the function for zsh: the text of a file _NAME in a folder of $fpath. */
void completion_zsh(const struct tool *t, const struct opt_set *sets, size_t n_sets);

#endif
