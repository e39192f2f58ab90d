/* The rows to write: one struct for all targets, with a cell for each of their columns. */
#ifndef GLP1_IMPORT_IMPORT_REPORT_H
#define GLP1_IMPORT_IMPORT_REPORT_H

#include "csv/writer.h"
#include "import/target.h"

struct import_row {
	struct str text[FIELDS_MAX];
	struct dec number[FIELDS_MAX];
	int32_t day[FIELDS_MAX];
	int64_t count[FIELDS_MAX];
	char moment[FIELDS_MAX][MOMENT_TEXT]; /* what texts point into */
};

/* Makes a row of the values that turn_row gives. */
void import_row_of(struct import_row *row, enum target to, const struct value *values);

/* By target; TO_PERSONS: the columns of health; then --findings, --list, --show. */
enum { REPORT_HEALTH = TO_PERSONS, REPORT_FINDINGS, REPORT_LIST, REPORT_SHOW, REPORT_SKIPPED,
       IMPORT_REPORTS };
extern const struct report import_reports[IMPORT_REPORTS];

/* A row of --list. */
struct import_listed {
	struct str profile, system, what, gives, source, get, note;
	int32_t as_of, verified;
};

/* A row of --skipped. */
struct import_skipped {
	const char *file;
	int64_t record, line;
	struct str reason;
};

#endif
