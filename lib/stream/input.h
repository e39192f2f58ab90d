/*
 * A tool's input: one or more files, each with its own header, as one stream of
 * structs. It says every fault with its place, sets bad rows aside under --rejects,
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
	INPUT_FAULTS_MAX = 20, /* faults said before reading stops */
	INPUT_ROWS = 64        /* rows that input_next_rows hands out at a time, at most */
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
	size_t threads;              /* to read with, this one included; below 2: no others */
	const struct parts_job *job; /* what the other threads do */
	void *state;                 /* the job's */
	struct parts *parts;         /* of the file that is open; NULL: one thread reads it */
	const struct parts *part_of; /* the parts that this input is one of; NULL: it is none */
	bool spoiled;                /* the part has a fault; the whole input reads it again */
	uint64_t bytes, lines;       /* how many the part had, once it is read */
	struct csv_spans spans;      /* those of the part, once it is read */
};

struct input {
	struct tool *tool;
	const struct feed *feed;
	struct csv_bind_how how;    /* the columns of the feed and what the options say of them */
	void *row;                  /* rows are read into this struct */
	bool several;               /* row is an array of INPUT_ROWS structs, for input_next_rows */
	size_t row_try;             /* rows to try at a time: 1 again after a bad one */
	char *const *files;         /* n_files long; "-": standard input */
	int *fds;                   /* of the files; see files.h */
	size_t n_files, next_file;
	bool known;                 /* input_of has said which of several feeds it is */
	bool main;                  /* the input is the operands: --rejects and progress apply */
	char *one_file[1];          /* where files points if the input is not the operands */
	struct str text;            /* read instead of a file; .p NULL: none */

	bool open;                  /* a file is open */
	int fd;
	const char *name;           /* of the file, for messages */
	struct csv_reader reader;
	struct csv_binding binding;
	struct csv_row raw;         /* the row last read */
	struct csv_row first;       /* the first of several */

	uint64_t rows;              /* good rows handed out */
	uint32_t faults;            /* how many were said */
	struct causes causes;       /* of faults of the file that is open */
	struct input_parts parts;
	struct rejects rejects;     /* the bad ones, set aside */
	const struct csv_bound *key; /* the key column of the open file; NULL: none */
	struct look_alikes keys;     /* its spellings, except in rows read several at a time */
	char key_noun[DIAG_NAME];    /* what a note calls them */
	struct progress progress;
};

/*
 * Prepares the file of an option, or the operands (file NULL; standard input if there are
 * none), for reading into *row, a struct of their feed. Operands of a tool with several feeds
 * are told apart by the first header: from the first input_next on in->feed says which feed it
 * is; row must have room for the largest. False: a fault was said.
 */
bool input_init(struct input *in, struct tool *t, struct opt_file *file, void *row);

/* Says which of several feeds the operands are, whatever the header. Call it after input_init. */
void input_of(struct input *in, const struct feed *feed);

/*
 * Reads several rows at a time, and lets so many threads (0 or less: one for each processor) read
 * a large file by a job, whose state this is. Call it after input_init.
 */
void input_in_parts(struct input *in, const struct parts_job *job, void *state, int64_t threads);

/* Prepares a table that is part of the program; dates are in ISO 8601. */
void input_init_embedded(struct input *in, struct tool *t, const struct feed *feed, void *row,
			 const struct embedded *table);

/*
 * Reads the next good row into *row. False: all files are read, or reading has
 * stopped; input_finish tells which. Text in the row is valid until the next call.
 */
bool input_next(struct input *in);

/*
 * As input_next, but reads several rows at a time, which is faster, and returns how many; 0: the
 * end. row must be an array of INPUT_ROWS structs, and several must be set right after
 * input_init. Call input_at before each row; use no more rows once reading has stopped (open is
 * false).
 */
size_t input_next_rows(struct input *in);

/* Makes the i-th row of input_next_rows the "row just handed out" of the functions below. */
static inline void input_at(struct input *in, size_t i)
{
	in->raw.end = in->first.end + i * in->first.n;
	in->raw.line = in->first.line + i;
}

/* Whether the header has the column that is read into the member at offset. */
static inline bool input_has(const struct input *in, size_t offset)
{
	return csv_bind_found(&in->binding, offset);
}

/*
 * Says that the row just handed out is bad after all, because of the member at offset. The caller
 * has set class, text and hint of *d. A class other than DIAG_DATA stops reading.
 */
void input_row_fault(struct input *in, struct diag *d, size_t offset);

/* As input_row_fault, but also stops reading: no row after this one can be used. */
void input_stop(struct input *in, struct diag *d, size_t offset);

/*
 * Judges an input of 0 rows, in which nothing was checked: unless --min-rows=0 allows it, that is
 * a fault under --nagios, and under --check of a tool that has both; a note under --check of any
 * other. False: a fault of that file was said. input_finish calls it for the operands.
 */
bool input_some(struct tool *t, size_t rows, const char *file);

/* Ends the input and makes the rejects whole. False: something was wrong, and has been said. */
bool input_finish(struct input *in);

#endif
