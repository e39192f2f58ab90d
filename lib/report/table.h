/*
 * Tables that our tools wrote, kept as texts; the header says which table it is. Numbers and
 * dates in them were checked when they were read: an empty cell means not known.
 */
#ifndef GLP1_REPORT_TABLE_H
#define GLP1_REPORT_TABLE_H

#include "base/arena.h"
#include "base/date.h"
#include "base/num.h"

/* What a table is about. */
enum part {
	PART_STOCK,
	PART_ORDERS,
	PART_LOTS,
	PART_COUNT,
	PART_VOLUME,
	PART_DEMAND,
	PART_SCORES,
	PART_CRITERIA,
	PART_CONCENTRATION,
	PART_FILL,
	PART_CURVE,
	PART_DUE,
	PART_OPEN,
	PART_STAFF,
	PART_LOAD,
	PART_MODELS,
	PART_OVERSIGHT,
	PART_FINDINGS,
	PART_SUBJECTS,
	PART_GRID,
	PART_STACK,
	PART_STACK_CURVE,
	PART_MADE,
	PARTS
};

struct table {
	enum part part;
	const char *tool, *report; /* whose it is */
	struct str file;	   /* without its folders */
	const char *area; /* of findings: the section of its rules; NULL: of several, or none */
	size_t n_cols, n; /* columns in this file, rows */
	struct str *name; /* of the columns */
	struct str *cell; /* row by row */
	size_t cells_size;
};

/* Start with a zeroed one, which is empty. */
struct tables {
	struct table **table;
	size_t n, size;
	struct arena arena; /* of all of it but cell */
};

struct row {
	const struct table *table;
	size_t at;
};

/* Returns the *n rows of all tables of a part, in the order read; mem_free the array. */
struct row *rows_of(const struct tables *t, enum part part, size_t *n);

/* Whether any table of a part was read, with rows or without. */
bool tables_have(const struct tables *t, enum part part);

/* Whether any table of a part has the column. */
bool tables_have_column(const struct tables *t, enum part part, const char *column);

/* Returns a cell; empty, with p NULL, if the table has no such column. */
struct str cell_of(struct row r, const char *column);

/* Return a cell as a number, a day, an exact number; if empty NaN, DATE_NONE, not set. */
double real_of(struct row r, const char *column);
int32_t day_of(struct row r, const char *column);
struct dec dec_of(struct row r, const char *column);

/* Adds d to *sum. False, with *sum unchanged: d is not set or the sum does not fit. */
bool dec_sum(struct dec *sum, struct dec d);

void tables_release(struct tables *t);

#endif
