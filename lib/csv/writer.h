/*
 * Rows out: CSV with minimal quoting, TSV, JSON, or a table for people. One
 * table of columns gives the header, the decimals and the documentation. Cells
 * are put in the order of that table; the writer selects and arranges.
 *
 * Every byte goes through write(2) and every failure is kept: once one failed
 * the writer does nothing more, and csv_writer_finish tells.
 */
#ifndef GLP1_CSV_WRITER_H
#define GLP1_CSV_WRITER_H

#include <stdint.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/num.h"
#include "base/checksum.h"

enum csv_format { FORMAT_CSV, FORMAT_TSV, FORMAT_JSON, FORMAT_TABLE };

enum out_type { OUT_TEXT, OUT_DATE, OUT_NUMBER };

struct csv_out_col {
	const char *name;
	enum out_type type;
	int decimals;     /* of csv_put_real; below 0: at most so many, without zeros at the end */
	bool detail;      /* left out of a table for people unless asked for */
	bool asked;       /* written only where fields names it */
	double bar_full;  /* in a table a bar behind the number; full at this value; 0: none */
	const char *unit; /* NULL: none */
	const char *help; /* one sentence without full stop */
};

enum { CSV_OUT_MAX = 64, CSV_WRITER_BUFFER = 64 * 1024 };

struct csv_cell {
	size_t at, n; /* bytes of the row's text; n == 0: unknown or empty */
	bool number;
};

struct csv_writer {
	int fd;
	enum csv_format format;
	bool excel_safe; /* a quote before text that a spreadsheet would run as a formula */
	bool colour;     /* a table may use bold */
	bool framed;     /* CSV and TSV: an end record is the last line (csv/frame.h) */
	const struct csv_out_col *cols;
	size_t n_cols;
	uint8_t order[CSV_OUT_MAX]; /* the columns to write */
	size_t n_order;

	char *text;              /* the cells of the row under way */
	size_t text_n, text_size;
	struct csv_cell cell[CSV_OUT_MAX];
	size_t n_cell;           /* cells put in this row */
	uint64_t rows;

	char *buf;               /* bytes not yet written */
	size_t buf_n;
	int error;               /* errno of the first failure, 0: none */
	struct checksum *sum;    /* framed: of the bytes written */

	struct arena arena;      /* a table's rows, until its widths are known */
	struct table_row *first, **last;
};

/*
 * Chooses the columns: those that fields, a comma-separated list, names; or, if
 * it is NULL, all that need not be asked for (in a table, without details); never those hidden (bit i:
 * column i). False, *d filled, when a name is unknown. Release the writer in either case.
 */
bool csv_writer_init(struct csv_writer *w, int fd, enum csv_format format,
		     const struct csv_out_col *cols, size_t n_cols, const char *fields,
		     uint64_t hidden, struct diag *d);
/* Writes the header; excel_safe, colour and framed must be set before. */
void csv_writer_start(struct csv_writer *w);
void csv_writer_release(struct csv_writer *w);

/* The next cell of the row. */
void csv_put_text(struct csv_writer *w, struct str s);
void csv_put_date(struct csv_writer *w, int32_t day); /* DATE_NONE: empty */
void csv_put_dec(struct csv_writer *w, struct dec d); /* exact; empty if not set */
void csv_put_whole(struct csv_writer *w, int64_t v);
void csv_put_real(struct csv_writer *w, double v);    /* rounded to the column's decimals; not finite: empty */
void csv_put_empty(struct csv_writer *w);

/* All cells of the row are put. */
void csv_end_row(struct csv_writer *w);

/* Writes what is left. False when any byte could not be written; *d says why. */
bool csv_writer_finish(struct csv_writer *w, struct diag *d);

/* For the formats' own files. */
void csv_writer_bytes(struct csv_writer *w, const char *p, size_t n);
void csv_table_row(struct csv_writer *w);
void csv_table_finish(struct csv_writer *w);

#endif
