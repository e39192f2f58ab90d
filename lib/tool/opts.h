/*
 * Command lines from tables: each option is a row that says its name, its type,
 * where its value goes and what it means. The table feeds getopt_long, checks
 * arguments, prints --help and the shell completion.
 */
#ifndef GLP1_TOOL_OPTS_H
#define GLP1_TOOL_OPTS_H

#include <stdint.h>

#include "base/diag.h"

enum opt_type {
	OPT_FLAG,  /* bool */
	OPT_TEXT,  /* const char * */
	OPT_WORD,  /* int32_t: index into words */
	OPT_DATE,  /* int32_t: days since 1970-01-01 */
	OPT_WHOLE, /* int64_t: min to max */
	OPT_REAL,  /* double: min to max */
	OPT_DELIM, /* char: one character, or tab, comma, semicolon, pipe */
	OPT_LIST   /* struct opt_list: may be given more than once */
};

enum { OPT_LIST_MAX = 64, OPTS_MAX = 96 };

struct opt_list {
	const char *item[OPT_LIST_MAX];
	size_t n;
};

struct opt {
	const char *name;         /* long, without dashes */
	char letter;              /* short; 0: none */
	enum opt_type type;
	size_t offset;            /* of the value in the struct options are read into */
	const char *arg;          /* what the argument is called in help */
	const char *bare;         /* OPT_TEXT: its value if no argument follows; NULL: a fault */
	const char *const *words; /* OPT_WORD; ends in NULL */
	bool optional;            /* OPT_WORD: may stand without =argument, for the second word */
	double min, max;          /* OPT_WHOLE, OPT_REAL */
	const char *help;         /* one sentence without full stop */
};

/* A table and the struct its values go to. */
struct opt_set {
	const struct opt *opts;
	size_t n;
	void *values;
};

/*
 * Reads argv into the sets. Long names must be written in full. Returns the
 * index of the first operand (argv is reordered, operands last), or -1 with *d
 * filled.
 */
int opts_parse(const struct opt_set *sets, size_t n_sets, int argc, char **argv, struct diag *d);

/* Reads one text as an option's value; false with *d filled. Used for the arguments. */
bool opt_value(const struct opt *o, const char *text, void *to, struct diag *d);

#endif
