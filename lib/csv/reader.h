/*
 * Records from a file descriptor: blocks of whole lines go through the lane,
 * what the lane does not read goes through csv_grammar. The caller cannot tell
 * which: rows, line numbers and faults are the same for any way the bytes arrive.
 *
 * The reader removes a byte order mark, refuses what is not CSV, skips blank lines,
 * checks and drops end records, and takes it for a fault, its writer cut off, if a
 * pipe ends inside a line.
 */
#ifndef GLP1_CSV_READER_H
#define GLP1_CSV_READER_H

#include "base/diag.h"
#include "csv/frame.h"
#include "csv/grammar.h"
#include "csv/lane.h"
#include "csv/row.h"
#include "csv/source.h"

struct csv_options {
	char delim;          /* 0: comma */
	bool lazy_quotes;    /* a quote inside an unquoted field is text */
	bool allow_no_eol;   /* a pipe may end inside a line */
	bool framed;         /* a pipe must end in an end record */
	bool single_line;    /* a field of several lines is a fault */
	uint32_t skip_lines; /* physical lines before the header */
	int64_t size;        /* of a regular file when it was opened, in bytes; 0: as it is now */
	int64_t patience;    /* seconds for which the writer of a named pipe may be late */
	size_t read_size;    /* bytes a read(2) asks for at most; 0: CSV_SOURCE_READ */
	bool no_lane;        /* libcsv only; for tests */
	bool baseline;       /* no AVX2; for tests */
};

struct csv_reader {
	/* the current batch: rows of one block, from the lane */
	const char *block;
	uint32_t *end;       /* end[0] stands before the first field of the block */
	size_t at, stop;     /* next field, behind the last field, as indexes into end */
	uint32_t width;      /* fields of the first record; 0: not known yet */
	bool regular;        /* every record of the batch has width fields */
	bool dressed;        /* fields of the batch may wear quotes or CR */
	bool high;           /* ... or bytes that are no ASCII */
	uint64_t line;       /* of the next record */

	struct csv_source src;
	bool started, ended;
	bool in_grammar;     /* a record is under way there */
	uint32_t to_skip;    /* lines */
	bool skip_lf;        /* the last line skipped ended in CR so far */
	struct csv_options opts;
	lane_fn *lane;
	struct csv_grammar grammar;
	struct csv_frame frame;
	struct diag fault;   /* after a fault: what and where, but not the file's name */
};

enum csv_result { CSV_FAULT = -1, CSV_END = 0, CSV_ROW = 1 };

/* Makes a reader of fd, which stays the caller's to close. Release the reader. */
void csv_reader_init(struct csv_reader *r, int fd, const struct csv_options *opts);
void csv_reader_release(struct csv_reader *r);

/*
 * As csv_reader_init, for a part of the regular file that `whole` is reading and of which it has
 * read the first record: reads n bytes from offset `from` on (n UINT64_MAX: to the end), as if
 * the file ended behind them, and does not move the file offset of the descriptor. False: memory
 * is out, and another reader may take the part. Release the reader in either case.
 */
bool csv_reader_init_part(struct csv_reader *r, const struct csv_reader *whole, int64_t from,
			  uint64_t n);

/* Whether CSV_END is a pause, since src.limit bytes were read. A higher limit lets it go on. */
static inline bool csv_reader_paused(const struct csv_reader *r)
{
	return r->src.bytes == r->src.limit && !r->src.eof;
}

/* Whether the bytes read so far end where a record does, so another reader may go on there. */
static inline bool csv_reader_between(const struct csv_reader *r)
{
	return r->src.used == r->src.filled && !r->in_grammar;
}

/*
 * Leaves out the next bytes, which hold so many lines, because other readers have read them.
 * to_end: the file ends behind them. False on an error.
 */
bool csv_reader_jump(struct csv_reader *r, uint64_t bytes, uint64_t lines, bool to_end);

/* The slow part of csv_reader_next, for it alone: takes in a block, or a row of unequal ones. */
enum csv_result csv_reader_more(struct csv_reader *r, struct csv_row *row);

/*
 * Whether records of equal width are at hand. If so *row is the first of them, and there are
 * csv_reader_at_hand of them, the ends of each row->n entries and its line 1 behind those of the
 * one before. They are still to be read; csv_reader_skip counts some of them as read.
 */
static inline bool csv_reader_ahead(const struct csv_reader *r, struct csv_row *row)
{
	if (!r->regular || r->at == r->stop)
		return false;
	row->buf = r->block;
	row->end = r->end + r->at;
	row->n = r->width;
	row->dressed = r->dressed;
	row->high = r->high;
	row->line = r->line;
	return true;
}

static inline size_t csv_reader_at_hand(const struct csv_reader *r)
{
	return (r->stop - r->at) / r->width;
}

static inline void csv_reader_skip(struct csv_reader *r, size_t rows)
{
	r->at += rows * r->width;
	r->line += rows;
}

/* Reads the next record into *row. CSV_END: the end, or a pause; CSV_FAULT: see r->fault, stop. */
static inline enum csv_result csv_reader_next(struct csv_reader *r, struct csv_row *row)
{
	if (!csv_reader_ahead(r, row))
		return csv_reader_more(r, row);
	csv_reader_skip(r, 1);
	return CSV_ROW;
}

/* Returns the bytes of the row last read, its line end included. */
struct str csv_reader_raw(const struct csv_reader *r, const struct csv_row *row);

#endif
