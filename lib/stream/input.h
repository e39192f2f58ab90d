/*
 * A tool's input: one or more files, each with its own header, as one stream of
 * structs. Says every fault with its place, sets bad rows aside when asked to,
 * and stops where going on makes no sense.
 */
#ifndef GLP1_STREAM_INPUT_H
#define GLP1_STREAM_INPUT_H

#include <time.h>

#include "base/embedded.h"
#include "stream/causes.h"
#include "stream/look_alikes.h"
#include "stream/parts.h"
#include "stream/rejects.h"
#include "tool/tool.h"

enum {
	INPUT_FAULTS_MAX = 20, /* causes listed before reading stops */
	INPUT_ROWS = 64        /* handed out at a time, at most, by input_next_rows */
};

/* How far reading is, for a terminal (progress.h). */
struct progress {
	bool on, shown;
	struct timespec began;
	uint64_t done_bytes;  /* of the files before this one */
	int64_t total_bytes;  /* of all files; -1: unknown */
};

/* A large file read by several threads (parts.h). */
struct input_parts {
	size_t threads;              /* to read with, this one too; less than 2: only this */
	const struct parts_job *job; /* how the others do */
	void *state;                 /* the job's */
	struct parts *parts;         /* of the file that is open; NULL: it is read in one */
	const struct parts *part_of; /* this input is such a part; NULL: it is not */
	bool spoiled;                /* the part has a fault, which is for the whole to say */
	uint64_t bytes, lines;       /* of the part when it was read */
	struct csv_spans spans;      /* in it, too */
};

struct input {
	struct tool *tool;
	const struct feed *feed;
	struct csv_bind_how how;    /* its columns and what the options say of them */
	void *row;                  /* rows are read into this struct */
	bool several;               /* row is an array of INPUT_ROWS structs, for input_next_rows */
	size_t row_try;             /* rows to try at a time: fewer after one that is not good */
	char *const *files;         /* n_files long; "-": standard input */
	int *fds;                   /* of the files; see files.h */
	size_t n_files, next_file;
	bool known;                 /* which of several feeds it is was said by input_of */
	bool main;                  /* the operands: --rejects and progress apply */
	char *one_file[1];          /* what files is of one input beside the operands */
	struct str text;            /* read instead of a file; .p NULL: none */

	bool open;                  /* a file is */
	int fd;
	const char *name;           /* of the file, for messages */
	struct csv_reader reader;
	struct csv_binding binding;
	struct csv_row raw;         /* the row last read */
	struct csv_row first;       /* the first of several */

	uint64_t rows;              /* good ones handed out */
	uint32_t faults;            /* said */
	struct causes causes;       /* of faults of the file that is open */
	struct input_parts parts;
	struct rejects rejects;     /* the bad ones, set aside */
	const struct csv_bound *key; /* the column of the open file that is one; NULL: none */
	struct look_alikes keys;     /* what stands in it; not of rows read several at a time */
	char key_noun[DIAG_NAME];    /* for a note */
	struct progress progress;
};

/*
 * Prepares the file of an option, or the operands (file NULL; standard input if there are
 * none), for reading into *row, a struct of their feed. Operands of a tool with several feeds
 * are told apart by the first header: in->feed is which, from the first input_next on, and row
 * must have room for the largest. False: a fault was said.
 */
bool input_init(struct input *in, struct tool *t, struct opt_file *file, void *row);

/* Right after input_init: of several feeds of the operands it is this one, whatever the header. */
void input_of(struct input *in, const struct feed *feed);

/* Prepares a table that is part of the program; dates are in ISO 8601. */
void input_init_embedded(struct input *in, struct tool *t, const struct feed *feed, void *row,
			 const struct embedded *table);

/*
 * The next good row, in *row. False at the end of all files, or when reading
 * stopped: input_finish tells. Text in the row is valid until the next call.
 */
bool input_next(struct input *in);

/*
 * As input_next, but several rows at a time, which is faster: how many, 0 at the end. row
 * must be an array of INPUT_ROWS structs, and several be set right after input_init. Say by
 * input_at which row is at hand, and look at none after reading stopped (open is false).
 */
size_t input_next_rows(struct input *in);

/* From here on the row just handed out is the i-th of the several that were. */
static inline void input_at(struct input *in, size_t i)
{
	in->raw.end = in->first.end + i * in->first.n;
	in->raw.line = in->first.line + i;
}

/* The header has the column that is read into the member at offset. */
static inline bool input_has(const struct input *in, size_t offset)
{
	return csv_bind_found(&in->binding, offset);
}

/* The row just handed out is bad after all (class, text and hint are set), at a member's offset. */
void input_row_fault(struct input *in, struct diag *d, size_t offset);

/* As input_row_fault, and reading stops: no row after this one can be used. */
void input_stop(struct input *in, struct diag *d, size_t offset);

/*
 * Where nothing was read nothing is known to be well, unless --min-rows=0 says so: a fault
 * under --nagios, and under --check of a tool that has both; a note under --check of another.
 * False: the fault, of that file, was said. input_finish calls it for the operands.
 */
bool input_some(struct tool *t, size_t rows, const char *file);

/* Ends the input. False if anything was wrong; it has been said. */
bool input_finish(struct input *in);

#endif
