/*
 * What every tool is made of: its tables, the options all of them share, its
 * exit status and its voice. main() is tool_start, the tool's own work, and
 * tool_finish.
 */
#ifndef GLP1_TOOL_TOOL_H
#define GLP1_TOOL_TOOL_H

#include "base/diag.h"
#include "tool/opts.h"
#include "tool/outputs.h"
#include "csv/bind.h"
#include "csv/reader.h"
#include "csv/writer.h"

#define GLP1_VERSION "0.1.0"

/* The columns of one input, for --columns. */
struct tool_input {
	const char *name; /* "input", or the option that names the file */
	const struct csv_col *cols;
	size_t n;
};

/* The columns of one kind of output, for --columns and the writer. */
struct tool_output {
	const char *name; /* "output", or the option that asks for it */
	const struct csv_out_col *cols;
	size_t n;
};

struct tool_spec {
	const char *name;
	const char *summary;  /* one sentence without full stop */
	const struct opt *opts;
	size_t n_opts;
	const struct tool_input *inputs;
	size_t n_inputs;
	const struct tool_output *outputs;
	size_t n_outputs;
	bool is_private;      /* rows of the output may be about patients: its mode is 0600 */
};

/* The options that mean the same in every tool. */
struct common {
	bool help, version, columns, completion;
	bool quiet, verbose, show_values;
	const char *output, *fields, *date_format, *rejects;
	int32_t errors, format, sandbox;
	int32_t framed; /* enum framed; FRAMED_UNSET until framed_decide */
	bool excel_safe, lazy_quotes, single_line, allow_no_eol, allow_empty, allow_rejects, no_sandbox;
	char delim;
	int64_t skip_lines;
	int64_t pipe_wait;      /* seconds */
	int64_t min_rows, expect_rows; /* of the input, rejected ones included; -1: any number */
	struct opt_list map;
};

enum { TOOL_GO = -1, TOOL_MAPS = 64, TOOL_SIDE_FILES = 8 };

struct tool {
	const struct tool_spec *spec;
	struct common opt;
	struct diag_style style;
	char **operands;
	size_t n_operands;
	const char *side_files[TOOL_SIDE_FILES]; /* inputs that options name */
	size_t n_side_files;
	int *fds;              /* of the operands, then of the side files; see files.h */
	int64_t *sizes;        /* of the inputs when they were opened, by descriptor; see files.h */
	size_t n_sizes;
	struct csv_map maps[TOOL_MAPS];
	size_t n_maps;
	struct outputs out;
	struct csv_writer writer;
	size_t output;         /* index into spec->outputs, 0 unless the tool says otherwise */
	uint64_t hidden;       /* output columns left out: bit i, column i */
	bool writing;          /* the writer is open */
	bool plain;            /* the tool writes lines itself: no header */
	bool silent;           /* nothing to tell: standard output gets no header, unless framed */
	bool rejected;         /* rows were set aside */
	enum diag_class worst; /* of the faults so far */
};

/*
 * Reads the command line into *options (the tool's own) and t. Returns TOOL_GO,
 * or the exit status of a run that is over: --help and the like, or a fault,
 * which has been said.
 */
int tool_start(struct tool *t, const struct tool_spec *spec, void *options, int argc, char **argv);

/* Says a fault and keeps its class for the exit status. Returns false. */
bool tool_fault(struct tool *t, const struct diag *d);

/* Says that an option, named with its dashes, cannot be as it was given. Returns false. */
bool tool_option_fault(struct tool *t, const char *option, const char *what);

/* Says something that is no fault, unless --quiet. printf(3) format. */
void tool_note(const struct tool *t, const char *fmt, ...) __attribute__((format(printf, 2, 3)));

/* Tells of a file that will be read beside the operands; NULL: none. Before tool_open. */
void tool_reads(struct tool *t, const char *file);

/* There is no such output column in this run. Before tool_open. */
void tool_hide(struct tool *t, const char *column);

/*
 * Opens the output as the options say and every input, and locks the program in:
 * nothing can be opened after it. False: a fault was said.
 */
bool tool_open(struct tool *t);

/*
 * Finishes the output if all went well, drops it if not, and frees what t holds.
 * Returns the exit status: that of the worst fault, else 2 for rejected rows
 * (unless --allow-rejects), else found (0 or 1).
 */
int tool_finish(struct tool *t, int found);

#endif
