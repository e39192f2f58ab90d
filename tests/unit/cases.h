/*
 * Numbers of others to test lib against: the files of ../shared/cases, whose
 * README.md describe them. A name without a folder is one of inventory.
 */
#ifndef GLP1_TESTS_CASES_H
#define GLP1_TESTS_CASES_H

#include "unit.h"

struct case_file {
	const char *name;
	char **cell; /* row by row, the header first; NUL-terminated; kept to the end */
	size_t columns, rows, size;
};

/*
 * Adds a test for each row of a file, _i being the row, from 0; with row_test NULL
 * it is only read. Skips, with a note, when it is not there; adds a test that
 * fails when it cannot be read.
 */
void cases_add(TCase *tc, struct case_file *f, const char *name, const TTest *row_test);

/* A cell; stops the test when there is no such column. */
const char *case_text(const struct case_file *f, int row, const char *column);
bool case_is(const struct case_file *f, int row, const char *column, const char *text);

/* NaN if the cell is empty; and 0 instead. */
double case_number(const struct case_file *f, int row, const char *column);
double case_number_or_0(const struct case_file *f, int row, const char *column);

/* Numbers with blanks between them; returns how many. Stops the test beyond max. */
size_t numbers_of(const char *text, double *out, size_t max);

/* got is a number: as near to want as tolerance, in absolute terms. */
void assert_near(double got, double want, double tolerance, const char *what);

/*
 * got is what the row expects in column, unless that is empty: within half a unit
 * of its last decimal. Some published numbers come from solvers that stopped
 * early, and are wrong in their last decimals: the column's re-derived value
 * (column_recomputed) will do then, within the same bounds.
 */
void assert_case(const struct case_file *f, int row, const char *column, double got);

#endif
