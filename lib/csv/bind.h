/*
 * From named columns to the fields of a struct. One table of columns (name,
 * aliases, type, unit, help, where it goes) finds the columns in a header, reads
 * the cells, names what is missing or wrong, and documents the input.
 */
#ifndef GLP1_CSV_BIND_H
#define GLP1_CSV_BIND_H

#include "base/arena.h"
#include "base/date.h"
#include "base/diag.h"
#include "base/num.h"
#include "csv/member.h"
#include "csv/row.h"

enum col_type {
	COL_TEXT,  /* struct str: outer blanks removed; valid as long as the row */
	COL_DATE,  /* int32_t: days since 1970-01-01; DATE_NONE if empty or, where that may be, a
	              dash, n/a, none ... */
	COL_DEC,   /* struct dec; .set is false if empty */
	COL_REAL,  /* double: the nearest to the decimal written; NaN if empty */
	COL_WORD   /* int32_t: index into words; 0, the first word, if empty */
};

/* For .min, .max of a column: any number that is not negative; any number. */
#define COL_MOST 9.3e18
#define COL_NOT_NEGATIVE .min = 0, .max = COL_MOST
#define COL_ANY .min = -COL_MOST, .max = COL_MOST

struct csv_col {
	const char *name;
	const char *aliases;      /* comma-separated, NULL: none */
	const char *near;         /* as aliases: names that may mean it or not, so they are asked about */
	enum col_type type;
	bool required;            /* the column must be there, and no cell empty ... */
	bool may_be_empty;        /* ... unless this says otherwise */
	double min, max;          /* COL_DEC, COL_REAL: its range; both 0: any number */
	bool key;                 /* COL_TEXT: names the thing that a row is about: look_alikes.h */
	bool old;                 /* COL_DATE: it may honestly lie more than 50 years back */
	bool expiry;              /* COL_DATE: months and codes of labels, too, by date_parse_expiry */
	const char *const *words; /* COL_WORD: what it may be, in any case; ends in NULL */
	const char *synonyms;     /* COL_WORD: "other=word,other=word"; NULL: none */
	size_t offset;            /* of the member in the struct that rows are read into */
	const char *unit;         /* NULL: none */
	const char *help;         /* one sentence without full stop */
};

enum { CSV_COLS_MAX = 128 };

struct csv_bound {
	uint32_t at;              /* field of the row */
	uint16_t type;            /* enum col_type */
	bool narrow;              /* the column's range leaves out some whole number of 0 to 9999 */
	size_t offset;
	const struct csv_col *col;
	struct str memo;          /* COL_WORD: the last word read, spelt as in words, and its index */
	int32_t memo_word;
};

struct csv_binding {
	struct csv_bound bound[CSV_COLS_MAX]; /* in the order of the row's fields */
	size_t n;
	uint32_t width;           /* fields of the header */
	struct str *header;       /* their names */
	const char *date_format;  /* NULL: ISO 8601 */
	bool zoned;               /* as in struct csv_bind_how */
	int32_t earliest;         /* earlier days are faults, except in columns that may be old */
	const char *file;         /* as in struct csv_bind_how, as are the words */
	const struct csv_word *words;
	size_t n_words;
	struct arena arena;
	bool check_header;        /* a repeated header would read as a row, so compare each row with it */
	struct date_month month;  /* of the last ISO 8601 date read */
	char memo_text[10];       /* the last date read by date_format, and its day */
	int32_t memo_day;
};

/* Which header stands for which column, from --map; {NULL, 0} header: none. */
struct csv_map {
	struct str field, header;
};

/*
 * Reads the arguments of --map, `field=Header[,field=Header ...]`, appending to
 * maps[*n], at most max. An item without `=` belongs to the header before it.
 * False, *d filled: the text cannot be read.
 */
bool csv_map_parse(struct str text, struct csv_map *maps, size_t *n, size_t max, struct diag *d);

/* What else stands for a word of a column, from --words. */
struct csv_word {
	struct str field;       /* of the column, as in struct csv_map */
	struct str other, word;
};

/*
 * Reads the arguments of --words, `field=Other:word[,Other:word ...]`, appending to words[*n], at
 * most max. False, *d filled: the text cannot be read.
 */
bool csv_words_parse(struct str text, struct csv_word *words, size_t *n, size_t max,
		     struct diag *d);

/*
 * Whether the field of a --map or --words is of this file: it is `file.column`, or `column` where
 * file is NULL. If so *column is its column.
 */
bool csv_map_of_file(struct str field, const char *file, struct str *column);

/* How the columns of a file are found. */
struct csv_bind_how {
	const struct csv_col *cols; /* at most CSV_COLS_MAX */
	size_t n_cols;
	const struct csv_map *maps; /* of all files */
	size_t n_maps;
	const char *file;           /* the option, without dashes, that names the file; NULL: the input */
	const char *date_format;    /* NULL: ISO 8601 */
	const char *location;       /* of each row, where no column `location` is found; NULL: none */
	bool zoned;                 /* times are turned into the zone of date_zone_set */
	bool dated;                 /* as_of is set: dates over 50 years before it are faults */
	int32_t as_of;
	const struct csv_word *words; /* of all files */
	size_t n_words;
};

/*
 * Checks the maps and words of the file: each map must be of one of its columns, and may be empty
 * only for a column that is not required; each word must be of a column that takes words, and be
 * one of those. False: *d says what is not so.
 */
bool csv_map_check(const struct csv_bind_how *how, struct diag *d);

/*
 * Finds the columns in a header: by --map, else by exact name, else by csv_name_matches, else by
 * alias. Sets every member of *out that cols name to its empty value. False, *d filled without
 * file and line: a required column is missing, a column is there twice, a name is not UTF-8, or
 * an unknown header resembles a column that is not there. Release the binding in either case.
 */
bool csv_bind_header(struct csv_binding *b, const struct csv_bind_how *how,
		     const struct csv_row *header, void *out, struct diag *d);

/* Whether some column reads the field with number `at` of the header, from 0. */
bool csv_bind_reads(const struct csv_binding *b, uint32_t at);

/* Whether the column that reads into the member at offset was found in the header. */
bool csv_bind_found(const struct csv_binding *b, size_t offset);

/* Whether the header has every required column, by --map, name or alias; twice counts as there. */
bool csv_bind_has_all(const struct csv_bind_how *how, const struct csv_row *header);

/*
 * Returns how many required columns the header lacks; *found: how many of all columns it has. A
 * column with a --map counts as there, one that is there twice as lacking.
 */
size_t csv_bind_lacks(const struct csv_bind_how *how, const struct csv_row *header, size_t *found);

enum bind_result {
	BIND_FAULT = -1, /* *d says what; its class, column, name, value are set */
	BIND_ROW = 0,    /* *out is filled */
	BIND_SKIP = 1    /* the header again, as when files are concatenated, or empty cells only */
};

/* Reads the cells of a row into the members of the struct at out. */
enum bind_result csv_bind_row(struct csv_binding *b, const struct csv_row *row, void *out,
			      struct diag *d);

/*
 * As csv_bind_row for n rows, column by column, which is faster: *first and those behind it, the
 * ends of each first->n after those of the one before. They go to an array at out of structs of
 * size bytes that hold empty values. Returns how many rows were read before one that csv_bind_row
 * must judge, or n.
 */
size_t csv_bind_rows(struct csv_binding *b, const struct csv_row *first, size_t n, void *out,
		     size_t size);

/* Sets *to to a copy that shares nothing that changes, for another thread. Release it. */
void csv_binding_copy(struct csv_binding *to, const struct csv_binding *from);

/* Sets column, name and value of *d to those of the cell that the member at offset came from. */
void csv_bind_place(const struct csv_binding *b, const struct csv_row *row, size_t offset,
		    struct diag *d);

/*
 * Whether two names are equal when ASCII case does not count, nor which of the marks
 * blank - _ ( ) # . : / ? stand between words or at the end.
 */
bool csv_name_matches(struct str a, struct str b);

/* Copies the texts of a row's struct into the arena, so that they live as long as it does. */
void csv_keep_texts(struct arena *arena, const struct csv_col *cols, size_t n, void *row);

void csv_binding_release(struct csv_binding *b);

#endif
