/*
 * Rows out: CSV with minimal quoting, TSV, JSON, or a table for people. One
 * table of columns says where in a struct each cell is, how it is written, and what it
 * means; csv_put_row writes a struct.
 *
 * Every byte goes through write(2) and every failure is kept: once one failed
 * the writer does nothing more, and csv_writer_finish tells.
 */
#ifndef GLP1_CSV_WRITER_H
#define GLP1_CSV_WRITER_H

#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/date.h"
#include "base/diag.h"
#include "base/num.h"
#include "base/checksum.h"
#include "csv/member.h"
#include "csv/row.h"

enum csv_format { FORMAT_CSV, FORMAT_TSV, FORMAT_JSON, FORMAT_TABLE };

enum out_type {
	OUT_TEXT,  /* struct str */
	OUT_NAME,  /* const char *; NULL: empty */
	OUT_WORD,  /* int32_t, or an enum: index into words */
	OUT_DATE,  /* int32_t: days since 1970-01-01; DATE_NONE: empty */
	OUT_WHOLE, /* int64_t; OUT_UNKNOWN: empty */
	OUT_COUNT, /* size_t */
	OUT_DEC,   /* struct dec: exact; empty if not set */
	OUT_REAL   /* double: rounded to the column's decimals; not finite: empty */
};

#define CSV_UNKNOWN "?"	      /* in a table, a number with a bar that is not known */
#define OUT_UNKNOWN INT64_MIN /* an OUT_WHOLE that is not known */

struct csv_out_col {
	const char *name;
	enum out_type type;
	size_t offset;            /* of the member in the struct that rows are written from */
	const char *const *words; /* OUT_WORD */
	int decimals;     /* OUT_REAL; below 0: at most so many, without zeros at the end */
	bool detail;      /* left out of a table for people unless asked for */
	bool asked;       /* written only where fields names it */
	int rank;         /* a table too wide leaves out the highest rank first, 0 never */
	bool is_note;     /* words that such a table writes below the row */
	bool is_level;    /* critical, high, medium in colour on a terminal */
	bool to_do;       /* a number above 0 is bold on a terminal */
	double bar_full;  /* OUT_REAL: a table has a bar behind the number, full at this value; 0: no
			   * bar. A number that is NaN is shown as unknown, an infinite one is empty */
	const char *unit; /* NULL: none */
	const char *help; /* one sentence without full stop */
};

/* A kind of row that a tool writes. */
struct report {
	const char *name; /* the word of --report; with -- in front: the option that asks for it */
	const struct csv_out_col *cols;
	size_t n_cols;
};

/* The members cols and n_cols, of an array. */
#define REPORT_COLS(array) .cols = (array), .n_cols = sizeof(array) / sizeof(*(array))

/* Whether cells of this type are numbers: to the right in a table, without quotes in JSON. */
static inline bool out_is_number(enum out_type type)
{
	return type >= OUT_WHOLE;
}

enum { CSV_OUT_MAX = 64, CSV_WRITER_BUFFER = 64 * 1024 };

struct csv_cell {
	size_t at, n; /* bytes of the row's text; n == 0: unknown or empty */
	bool number;
};

struct csv_writer {
	int fd;
	enum csv_format format;
	bool excel_safe; /* a quote before text that a spreadsheet would run as a formula */
	bool colour;     /* a table may use bold and colours */
	bool unicode;    /* a table may use block elements and the ellipsis */
	bool chosen;     /* the columns are the user's choice */
	size_t width;    /* columns of a line of a table; 0: no limit */
	bool framed;     /* CSV and TSV: an end record is the last line (csv/frame.h) */
	const struct csv_out_col *cols;
	size_t n_cols;
	uint8_t order[CSV_OUT_MAX]; /* the columns to write */
	size_t n_order;

	char *guarded;           /* by formula_guard */
	size_t guarded_size;
	char *text;              /* the cells of the row under way */
	size_t text_n, text_size;
	struct csv_cell cell[CSV_OUT_MAX];
	size_t n_cell;           /* cells put in this row */
	uint64_t rows;
	int32_t day;             /* the last one written, and how */
	char day_text[DATE_TEXT];

	char *buf;               /* bytes not yet written */
	size_t buf_n;
	int error;               /* errno of the first failure, 0: none */
	struct checksum *sum;    /* framed: of the bytes written */

	struct arena arena;      /* a table's rows, until its widths are known */
	struct table_row *first, **last;
	struct str last_words;   /* of a table, below its rows */
};

struct csv_writer_options {
	enum csv_format format;
	const char *fields; /* comma-separated columns to write, in this order; NULL: see below */
	uint64_t hidden;    /* bit i: there is no column i in this run */
	bool excel_safe, colour, unicode, framed; /* as in struct csv_writer */
	size_t width;
};

/*
 * Makes a writer to fd and chooses its columns: those that fields names; or, if it is NULL, all
 * that need not be asked for (in a table, without details); never hidden ones. False, *d filled:
 * a name is unknown. Release the writer in either case; fd stays the caller's.
 */
bool csv_writer_init(struct csv_writer *w, int fd, const struct report *report,
		     const struct csv_writer_options *options, struct diag *d);

/* Writes the header. */
void csv_writer_start(struct csv_writer *w);
void csv_writer_release(struct csv_writer *w);

/* Writes one row: the members of a struct, each as its column says. */
void csv_put_row(struct csv_writer *w, const void *row);

/* Writes a record of any width, as CSV or TSV, for a report without columns. No row: a header. */
void csv_put_record(struct csv_writer *w, const struct csv_row *row, bool header);

/* Sets what to say about all rows (printf(3) format): written below a table, and nowhere else. */
__attribute__((format(printf, 2, 3))) void csv_writer_say(struct csv_writer *w, const char *format,
							   ...);

/* Writes what is left. False: some byte, now or before, could not be written; *d says why. */
bool csv_writer_finish(struct csv_writer *w, struct diag *d);

/*
 * For the files of this room and the tests of the formats; tools use csv_put_row. Cells are put
 * in the order of the columns.
 */
void csv_put_text(struct csv_writer *w, struct str s);
void csv_put_date(struct csv_writer *w, int32_t day);
void csv_put_dec(struct csv_writer *w, struct dec d);
void csv_put_real(struct csv_writer *w, double v); /* by the decimals of the column */
void csv_end_row(struct csv_writer *w);
void csv_writer_bytes(struct csv_writer *w, const char *p, size_t n);
void csv_table_row(struct csv_writer *w);
void csv_table_finish(struct csv_writer *w);

#endif
