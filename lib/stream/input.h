/*
 * A tool's input: one or more files, each with its own header, as one stream of
 * structs. Says every fault with its place, sets bad rows aside when asked to,
 * and stops where going on makes no sense.
 */
#ifndef GLP1_STREAM_INPUT_H
#define GLP1_STREAM_INPUT_H

#include <time.h>

#include "stream/parts.h"
#include "stream/rejects.h"
#include "tool/tool.h"

enum {
	INPUT_FAULTS_MAX = 20, /* listed before reading stops */
	INPUT_ROWS = 64        /* handed out at a time, at most, by input_next_rows */
};

/* Looks at a row after its cells were read; false: *d and the member's offset say what is wrong. */
typedef bool input_check(const void *row, struct diag *d, size_t *offset);

struct input {
	struct tool *tool;
	const struct tool_input *table;
	void *row;                  /* rows are read into this struct */
	size_t row_size;            /* for input_next_rows: of a struct in row[INPUT_ROWS]; else 0 */
	size_t row_try;             /* rows to try at a time: fewer after one that is not good */
	input_check *check;         /* NULL: none */
	char *const *files;         /* NULL-terminated or n_files long; "-": standard input */
	int *fds;                   /* of the files; see files.h */
	size_t n_files, next_file;
	bool main;                  /* the stream: --map, --rejects and progress apply */
	struct str text;            /* read instead of a file; .p NULL: none */
	const char *date_format;    /* of these files; NULL: as --date-format says */

	bool open;                  /* a file is */
	int fd;
	const char *name;           /* of the file, for messages */
	struct csv_reader reader;
	struct csv_binding binding;
	struct csv_row raw;         /* the row last read */
	struct csv_row first;       /* the first of several */

	size_t threads;             /* to read a large file, with this one; less than 2: only this */
	const struct parts_job *job; /* how the others do */
	void *state;                /* the job's */
	struct parts *parts;        /* of the file that is open; NULL: it is read in one */
	const struct parts *part_of; /* this is such a part; NULL: it is not */
	bool spoiled;               /* the part has a fault, which is for the whole to say */
	uint64_t lines;             /* of the file that was closed last */
	struct csv_spans spans;     /* of that file, too */

	uint64_t rows;              /* good ones handed out */
	uint32_t faults;
	struct rejects rejects;     /* the bad ones set aside */
	struct timespec began;
	bool progress, progress_shown;
	uint64_t done_bytes;        /* of the files before this one */
	int64_t total_bytes;        /* of all files; -1: unknown */
};

/*
 * Prepares the tool's operands (standard input if there are none) for reading
 * into *row.
 */
bool input_init(struct input *in, struct tool *t, const struct tool_input *table, void *row,
		input_check *check);

/* Prepares one more file, like that of --skus, told of by tool_reads: no --map, no rejects, no progress. */
void input_init_file(struct input *in, struct tool *t, const struct tool_input *table, void *row,
		     input_check *check, char *const *file);

/* Prepares a table that the program itself holds: name for messages, dates in ISO 8601. */
void input_init_text(struct input *in, struct tool *t, const struct tool_input *table, void *row,
		     input_check *check, char *const *name, struct str text);

/*
 * The next good row, in *row. False at the end of all files, or when reading
 * stopped: input_finish tells. Text in the row is valid until the next call.
 */
bool input_next(struct input *in);

/*
 * As input_next, but several rows at a time, which is faster: how many, 0 at the end. row
 * must be an array of INPUT_ROWS structs, and row_size be set right after input_init. Say by
 * input_at which row is at hand, and look at none after reading stopped (open is false).
 */
size_t input_next_rows(struct input *in);

/* From here on the row just handed out is the i-th of the several that were. */
static inline void input_at(struct input *in, size_t i)
{
	in->raw.end = in->first.end + i * in->first.n;
	in->raw.line = in->first.line + i;
}

/* The row just handed out is bad after all (class, text and hint are set), at a member's offset. */
void input_row_fault(struct input *in, struct diag *d, size_t offset);

/* As input_row_fault, and reading stops: no row after this one can be used. */
void input_stop(struct input *in, struct diag *d, size_t offset);

/* Ends the input. False if anything was wrong; it has been said. */
bool input_finish(struct input *in);

#endif
