/*
 * libcsv with everything it leaves to its caller: rows instead of callbacks,
 * line numbers, limits, and a name and a place for every fault. It defines what
 * a record is; the lane must agree with it.
 *
 * Feed bytes, take all rows, feed again. Rows are views of the grammar's own memory,
 * valid until the next feed or finish, which forget them. A fault ends the input; rows
 * before it stay valid.
 */
#ifndef GLP1_CSV_GRAMMAR_H
#define GLP1_CSV_GRAMMAR_H

#include <csv.h>

#include "base/array.h"
#include "base/diag.h"
#include "csv/row.h"
#include "csv/spans.h"

enum {
	CSV_FIELD_MAX = 1024 * 1024,       /* bytes in a field */
	CSV_RECORD_MAX = 16 * 1024 * 1024, /* bytes in a record */
	CSV_COLUMNS_MAX = 16384,
	CSV_FIELD_LINES_MAX = 1000 /* line ends in a field: more means an unclosed quote */
};

struct csv_grammar {
	struct csv_parser parser;
	bool lazy;                 /* a quote inside an unquoted field is text */
	struct bytes text;         /* fields of the batch, one filler byte behind each */
	struct bytes raw;          /* the bytes they were read from */
	struct bytes ends;         /* uint32_t: offset behind each field; [0] stands before the first */
	struct bytes records;      /* struct csv_record */
	size_t taken;              /* records handed out */
	size_t open_field;         /* index into ends of the record under way */
	size_t open_raw;           /* offset into raw of it */
	uint64_t line;             /* physical line of the next byte */
	uint64_t record_line, field_line; /* where the record, the field under way began */
	uint32_t field_newlines;   /* line ends inside the field under way */
	struct csv_spans spans;    /* of all records */
	bool row_ended;            /* by the last piece */
	bool record_cr;            /* the last piece was a record's end, and ended in CR */
	unsigned char last;        /* the last byte fed */
	struct diag fault;         /* class DIAG_NONE: none */
};

/* Starts at line 1. lazy: a quote inside an unquoted field is text. Release the grammar. */
void csv_grammar_init(struct csv_grammar *g, char delim, bool lazy);

/* Sets the physical line on which the next byte stands; call it only between records. */
void csv_grammar_line(struct csv_grammar *g, uint64_t line);

/* Parses p[0..n), the bytes behind those fed before. False: g->fault says what is wrong. */
bool csv_grammar_feed(struct csv_grammar *g, const char *p, size_t n);

/* Tells that the input has ended, which ends a last line without line end. False on a fault. */
bool csv_grammar_finish(struct csv_grammar *g);

/* Takes the next parsed row into *row; false: all are taken. Blank lines are left out. */
bool csv_grammar_row(struct csv_grammar *g, struct csv_row *row);

/* Whether another reader may go on here: not inside a record, nor between CR and LF. */
bool csv_grammar_at_boundary(const struct csv_grammar *g);

void csv_grammar_release(struct csv_grammar *g);

#endif
