/*
 * Records from a file descriptor: blocks of whole lines go through the lane,
 * what the lane does not read goes through csv_grammar. The caller cannot tell
 * which: rows, line numbers and faults are the same for any way the bytes arrive.
 *
 * Removes a byte order mark, refuses what is not CSV, skips blank lines, checks
 * and drops end records, and takes a pipe that ends inside a line for one whose
 * writer was cut off.
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
	int64_t size;        /* of a regular file, when it was opened; 0: as it is now */
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

/* Reads from fd, which stays the caller's. Release the reader. */
void csv_reader_init(struct csv_reader *r, int fd, const struct csv_options *opts);
void csv_reader_release(struct csv_reader *r);

/*
 * As csv_reader_init, for a part of the regular file that `whole` is reading, past its first
 * record: reads n bytes from there, as if the file ended behind them (UINT64_MAX: to its end),
 * and leaves the file where it is. False when memory is out: then another reader may take the
 * part. Release the reader in either case.
 */
bool csv_reader_init_part(struct csv_reader *r, const struct csv_reader *whole, int64_t from,
			  uint64_t n);

/* Whether CSV_END was but a pause: src.limit bytes were read. With another limit reading goes on. */
static inline bool csv_reader_paused(const struct csv_reader *r)
{
	return r->src.bytes == r->src.limit && !r->src.eof;
}

/* Whether what was read ends where a record does: somebody else may read what comes then. */
static inline bool csv_reader_between(const struct csv_reader *r)
{
	return r->src.used == r->src.filled && !r->in_grammar;
}

/*
 * Somebody else has read so many bytes and lines, that come next, up to the end of the file or
 * not. False on an error.
 */
bool csv_reader_jump(struct csv_reader *r, uint64_t bytes, uint64_t lines, bool to_end);

/* For csv_reader_next only: takes the next block in, or a row of an irregular one. */
enum csv_result csv_reader_more(struct csv_reader *r, struct csv_row *row);

/*
 * Whether there are records of equal width at hand: the first of them in *row, up to
 * csv_reader_at_hand of them, each row->n ends and one line behind the one before. They
 * stay to be read, less those that csv_reader_skip takes.
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

/* The next record. CSV_END once, at a real end; CSV_FAULT: see r->fault, and stop. */
static inline enum csv_result csv_reader_next(struct csv_reader *r, struct csv_row *row)
{
	if (!csv_reader_ahead(r, row))
		return csv_reader_more(r, row);
	csv_reader_skip(r, 1);
	return CSV_ROW;
}

/* The bytes of the row last read, its line end included. */
struct str csv_reader_raw(const struct csv_reader *r, const struct csv_row *row);

#endif
