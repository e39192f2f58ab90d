/* A run of glp1-report: tables in, a page, a mail, a calendar or two lines out. */
#ifndef GLP1_REPORT_REPORT_RUN_H
#define GLP1_REPORT_REPORT_RUN_H

#include "tool/tool.h"

/* In the order of the words of --format that are glp1-report's own. */
enum report_format { REPORT_HTML, REPORT_TEXT, REPORT_ICS, REPORT_BRIEF };

struct report_options {
	struct opt_file since;
	const char *title;
	int32_t as_of;
	int64_t max_age;
	bool check, tables;
};

/* In the order of glp1-report's table. */
enum report_reports { REPORT_PAGE, REPORT_TABLES };

enum { REPORT_TABLES_COLS = 3 };
extern const struct csv_out_col report_tables_cols[REPORT_TABLES_COLS];

tool_prepare report_prepare;
tool_run report_run;

#endif
