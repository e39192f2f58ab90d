/*
 * Command lines from tables: each option is a row that says its name, its type,
 * its default, where its value goes and what it means. The table feeds getopt_long, checks
 * arguments, opens files, prints --help and the shell completion.
 */
#ifndef GLP1_TOOL_OPTS_H
#define GLP1_TOOL_OPTS_H

#include <stdint.h>

#include "base/diag.h"
#include "csv/feed.h"

enum opt_type {
	OPT_HEADING, /* no option: .help heads those that follow in --help */
	OPT_FLAG,    /* bool */
	OPT_TEXT,    /* const char *; NULL: not given */
	OPT_WORD,    /* int32_t: index into words; the first: not given */
	OPT_DATE,    /* int32_t: days since 1970-01-01; DATE_NONE: not given; `today` is UTC's */
	OPT_WHOLE,   /* int64_t: min to max; OPT_NOT_GIVEN: not given */
	OPT_REAL,    /* double: min to max; NaN: not given */
	OPT_DELIM,   /* char: one character, or tab, comma, semicolon, pipe; NUL: not given */
	OPT_LIST,    /* struct opt_list: may be given more than once */
	OPT_FILE,    /* struct opt_file: one more input, opened by tool_open; - is standard input */
	OPT_CALL     /* whatever .call makes of it; may be given more than once */
};

#define OPT_NOT_GIVEN (-1)

enum { OPT_LIST_MAX = 64, OPTS_MAX = 128 };

struct opt_list {
	const char *item[OPT_LIST_MAX];
	size_t n;
};

/* An input that an option names. */
struct opt_file {
	const char *name;       /* as the user gave it; NULL: not given */
	const struct opt *opt;  /* the row that it comes from */
	int fd;                 /* open from tool_open on until it is read; below 0: -errno */
};

/* Reads one argument into *to. False: class and text of *d are filled, perhaps a remedy. */
typedef bool opt_call(const char *text, void *to, struct diag *d);

struct opt {
	const char *name;         /* long, without dashes */
	char letter;              /* short; 0: none */
	enum opt_type type;
	size_t offset;            /* of the value in the struct that options are read into */
	const char *arg;          /* what the argument is called in help */
	const char *const *words; /* OPT_WORD; ends in NULL */
	bool optional;            /* OPT_WORD: may stand without =argument, for the second word */
	double min, max;          /* OPT_WHOLE, OPT_REAL */
	opt_call *call;           /* OPT_CALL */
	const struct feed *feed;  /* OPT_FILE: the rows in it */
	const char *def;          /* the argument that holds if none is given; NULL: none */
	const char *help;         /* one sentence without full stop; --help adds the default */
};

#define OPT_GROUP(title) { .type = OPT_HEADING, .help = (title) }

/* The row of --as-of, with today as the default: for audits and checks that cron runs. */
#define OPT_AS_OF_TODAY(at) \
	{ .name = "as-of", .type = OPT_DATE, .offset = (at), .arg = "date", .def = "today", \
	  .help = "the day to stand on, or today (in UTC)" }

/* A table and the struct its values go to. */
struct opt_set {
	const struct opt *opts;
	size_t n;
	void *values;
};

/* Sets all values to their defaults, or to "not given". False, *d filled: a default is wrong. */
bool opts_defaults(const struct opt_set *set, struct diag *d);

/*
 * Reads argv into the sets, on top of what is in them. Long names must be written in full.
 * Returns the index in argv of the first operand (argv is reordered, operands last); -1: *d is
 * filled.
 */
int opts_parse(const struct opt_set *sets, size_t n_sets, int argc, char **argv, struct diag *d);

/* Returns the element of argv at which opts_parse gave up and filled *d; NULL: it was a default. */
const char *opts_blamed(char **argv, const struct diag *d);

/* Reads one text as the value of an option, into *to. False: *d is filled. */
bool opt_value(const struct opt *o, const char *text, void *to, struct diag *d);

/* Whether a text is `today`; if so *to is that day, in UTC. Nothing else reads a clock. */
bool opt_today(struct str s, int32_t *to);

/* Whether a set before this one has an option of the same name, which then takes its place. */
bool opts_shadowed(const struct opt_set *sets, const struct opt_set *set, const struct opt *o);

/* Returns the row of a set that has this long name; NULL: there is none. */
const struct opt *opts_find(const struct opt_set *set, struct str name);

/* Returns where the value of the row of this name is; NULL: the set has none of this type. */
const void *opts_value(const struct opt_set *set, struct str name, enum opt_type type);

/* Returns where the value of a row of the set is. */
static inline void *opts_at(const struct opt_set *set, const struct opt *o)
{
	return (char *)set->values + o->offset;
}

#endif
