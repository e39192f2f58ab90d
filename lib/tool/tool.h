/*
 * What every tool is made of: its tables, the options that all tools share, its exit
 * status, and what it says on standard error. main() is one call of tool_main.
 */
#ifndef GLP1_TOOL_TOOL_H
#define GLP1_TOOL_TOOL_H

#include "base/arena.h"
#include "base/diag.h"
#include "csv/feed.h"
#include "csv/reader.h"
#include "csv/writer.h"
#include "tool/arguments.h"
#include "tool/opts.h"
#include "tool/outputs.h"
#include "tool/split.h"
#include "tool/tables.h"

#define GLP1_VERSION "1.0.0"

struct tool;

/* Judges the options together, before any file is opened. False: a fault was said. */
typedef bool tool_prepare(struct tool *t, void *options);

/* Reads, computes and writes. Says what goes wrong by tool_fault, which sets the exit status. */
typedef void tool_run(struct tool *t, void *options);

struct tool_spec {
	const char *name;
	const char *summary;  /* one sentence without full stop */
	const char *examples; /* command lines for --help, each ended by a newline; NULL: none */
	const char *first;    /* options that --help begins with, comma-separated; NULL: none */
	const struct opt *opts;
	size_t n_opts;
	const struct opt *more_opts;      /* those of a room, into the same struct; without OPT_FILE */
	size_t n_more_opts;
	const struct feed *const *inputs; /* of the operands; several are told apart by their columns */
	size_t n_inputs;
	const struct report *reports;     /* the first is the default; --report chooses among them */
	size_t n_reports;
	bool held;                        /* standard output gets nothing until all has gone well */
	bool monitor;                     /* there is --nagios: see struct monitor */
	const char *const *formats;       /* more words of --format, the default first; NULL: none */
	tool_prepare *prepare;            /* NULL: nothing to judge */
	tool_run *run;
};

/* For the members of a spec: a table and how many rows it has. */
#define TOOL_OPTS(array) .opts = (array), .n_opts = sizeof(array) / sizeof(*(array))
#define TOOL_INPUTS(array) .inputs = (array), .n_inputs = sizeof(array) / sizeof(*(array))
#define TOOL_REPORTS(array) .reports = (array), .n_reports = sizeof(array) / sizeof(*(array))

/* The options that mean the same in every tool. */
struct common {
	bool help, version, columns, nagios;
	int32_t completion; /* enum completion_shell */
	bool quiet, verbose, show_values;
	const char *output, *fields, *rejects;
	int32_t errors, format, report, sandbox, color;
	int32_t framed; /* enum framed; FRAMED_UNSET until framed_decide */
	bool ascii, excel_safe, lazy_quotes, single_line, allow_no_eol, allow_empty, allow_rejects;
	bool no_sandbox;
	int64_t pipe_wait;             /* seconds */
	int64_t width;                 /* columns of a table's lines; OPT_NOT_GIVEN: see terminal.h */
	int64_t stale_days;            /* of built-in tables, if the tool has no such option itself */
	int64_t min_rows, expect_rows; /* of the input, rejected ones included; OPT_NOT_GIVEN: any */
	struct opt_list map, words, date_format, delim, skip_lines, location; /* see settings.h */
};

/* How a table may look on the output. */
struct look {
	size_t width; /* columns of a line; 0: no limit */
	bool colour, unicode;
};

/* What --nagios prints instead of rows, and the exit status that goes with it. */
struct monitor {
	char text[400]; /* behind "SERVICE STATUS - "; without a newline */
	int status;     /* 0 ok, 1 warning, 2 critical, 3 unknown */
};

enum { TOOL_MAPS = 64, TOOL_WORDS = 128, TOOL_REPORTS_MAX = 16, TOOL_FORMATS_MAX = 12 };

/* opt.format: from FORMAT_OWN on an index into spec->formats, below it an enum csv_format. */
enum { FORMAT_OWN = FORMAT_TABLE + 1 };

struct tool {
	const struct tool_spec *spec;
	void *options;         /* the tool's own */
	struct common opt;
	struct opt more[3];    /* rows that the spec asks for: --report, --nagios, --format */
	const char *report_words[TOOL_REPORTS_MAX + 1], *format_words[TOOL_FORMATS_MAX + 1];
	struct diag_style style;
	struct arguments arguments; /* of files of options */
	char **operands;
	size_t n_operands;
	int *fds;              /* of the operands; see files.h */
	int64_t *sizes;        /* of the inputs when they were opened, by descriptor; see files.h */
	size_t n_sizes;
	struct csv_map maps[TOOL_MAPS];
	size_t n_maps;
	struct csv_word words[TOOL_WORDS];
	size_t n_words;
	struct outputs out;
	struct csv_writer writer;
	int held;              /* file in memory that holds the output until the end; 0: none */
	size_t report;         /* index into spec->reports */
	struct look look;      /* of a table */
	uint64_t hidden;       /* output columns left out: bit i, column i */
	const struct embedded *tables[TOOL_TABLES]; /* built-in ones that were read; see tables.h */
	size_t n_tables;
	int32_t day;           /* the last one of the input, by tables_day; DATE_NONE: not told */
	struct monitor monitor; /* filled by the run if opt.nagios */
	const char *rejects;   /* set by prepare: the option opt.rejects came from; NULL: --rejects */
	bool is_private;       /* set by prepare: the output tells of patients, so its mode is 0600 */
	bool split;            /* set by prepare: --output is a folder, see tool_part */
	struct split_part *parts; /* the files that are written */
	size_t n_parts, parts_size;
	bool writing;          /* the writer is open */
	bool silent;           /* nothing to tell: standard output stays empty, unless framed or JSON */
	bool found;            /* there are findings: exit status 1 */
	bool rejected;         /* rows were set aside */
	enum diag_class worst; /* of the faults so far */
};

/*
 * Runs a tool from start to end: sets *options to the defaults of the spec, reads the command
 * line, opens files, locks, runs, finishes the output if all went well and drops it if not.
 * Returns the exit status: that of the worst fault, else 2 for rejected rows (unless
 * --allow-rejects), else 1 if something was found, else 0; with --nagios that of struct monitor.
 */
int tool_main(const struct tool_spec *spec, void *options, int argc, char **argv);

/* Says a fault and keeps its class for the exit status. Returns false. */
bool tool_fault(struct tool *t, const struct diag *d);

/* Says that an option, named with its dashes, cannot be as it was given. Returns false. */
bool tool_option_fault(struct tool *t, const char *option, const char *what);

/* Says something that is no fault (a printf(3) format); nothing under --quiet. */
void tool_note(const struct tool *t, const char *fmt, ...) __attribute__((format(printf, 2, 3)));

/* Returns how rows are written: as --format says, or as CSV if that is one of spec->formats. */
static inline enum csv_format tool_row_format(const struct tool *t)
{
	return t->opt.format < FORMAT_OWN ? (enum csv_format)t->opt.format : FORMAT_CSV;
}

/* Hides an output column of the report for this run. To be called by prepare. */
void tool_hide(struct tool *t, const char *column);

/* Undoes tool_hide; to be called before anything is written. False: a fault was said. */
bool tool_show(struct tool *t, const char *column);

/* Returns the options of the tool's own table and where their values are. */
static inline struct opt_set tool_own_opts(const struct tool *t)
{
	return (struct opt_set){ t->spec->opts, t->spec->n_opts, t->options };
}

/* Whether the report of this run writes a column of this name: false if --fields leaves it out. */
bool tool_writes(const struct tool *t, const char *column);

/*
 * Changes to another report (an index into spec->reports); to be called before any row was
 * written. False: a fault was said.
 */
bool tool_choose(struct tool *t, size_t report);

/*
 * Sends the rows that follow, if t->split, into another file in the folder of --output, whose name
 * is made of this one (split.h). Files without rows are not made. False: a fault was said.
 */
bool tool_part(struct tool *t, struct str name);

/* Writes one row of the report; *row is the struct that its columns are of. */
static inline void tool_write(struct tool *t, const void *row)
{
	csv_put_row(&t->writer, row);
}

/* Pieces of tool_main, for tests. tool_start returns TOOL_GO, or the exit status if all is done. */
enum { TOOL_GO = -1 };
int tool_start(struct tool *t, const struct tool_spec *spec, void *options, int argc, char **argv);
bool tool_open(struct tool *t);
int tool_finish(struct tool *t);

#endif
