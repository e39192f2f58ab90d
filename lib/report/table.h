/*
 * Tables that tools of ours wrote, as texts, each told by its header. Numbers and dates in
 * them were judged when they were read: an empty cell is one that is not known.
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

/* A zeroed one is empty. */
struct tables {
	struct table **table;
	size_t n, size;
	struct arena arena; /* of all of it but cell */
};

struct row {
	const struct table *table;
	size_t at;
};

/* The rows of all tables of a part, *n of them, in the order they were read. mem_free it. */
struct row *rows_of(const struct tables *t, enum part part, size_t *n);

/* Whether any table of a part was read, with rows or without. */
bool tables_have(const struct tables *t, enum part part);

/* Whether any table of a part has the column. */
bool tables_have_column(const struct tables *t, enum part part, const char *column);

/* A cell; empty, p NULL, if the table has no such column. */
struct str cell_of(struct row r, const char *column);

/* The cell as a number, NaN if it is empty; as a day, DATE_NONE; as an exact number, not set. */
double real_of(struct row r, const char *column);
int32_t day_of(struct row r, const char *column);
struct dec dec_of(struct row r, const char *column);

/* *sum += d. False if d is not set or the sum does not fit; *sum is unchanged. */
bool dec_sum(struct dec *sum, struct dec d);

void tables_release(struct tables *t);

#endif
