/* The flow of glp1-fill: its options, what it reads, which report it writes. */
#ifndef GLP1_FILL_FILL_RUN_H
#define GLP1_FILL_FILL_RUN_H

#include "fill/fill_report.h"
#include "fill/instant.h"
#include "stream/partial.h"

enum { REPORT_FILL, REPORT_OPEN, REPORT_LEADS, REPORT_CURVE, REPORT_PROBLEMS, REPORT_DUE,
       REPORT_LOAD, REPORT_PRECHECK, REPORT_PART };

struct fill_targets {
	double hours[FILL_SHOWN_TARGETS]; /* rising */
	size_t n;
};

struct fill_options {
	int32_t by, days, limits, quantile;
	struct instant as_of;
	struct fill_targets targets;
	struct opt_file holidays, refills, pharmacies;
	double early_days, late_days, silent_hours, early_refill;
	bool check, exit_zero, robust, show_ids;
	int64_t run, threads;
	struct partial_options parts;
	size_t asked; /* the report that a part is for */
};

extern const char *const fill_by_words[]; /* ends in NULL */

/* For OPT_CALL: read a moment or `today` into a struct instant; rising hours into fill_targets. */
bool fill_as_of_call(const char *text, void *to, struct diag *d);
bool fill_targets_call(const char *text, void *to, struct diag *d);

/* Chooses the report, and the one that a part is for. False: a fault was said. */
bool fill_choose_part(struct tool *t, struct fill_options *o);

/* Leaves out columns that this run does not fill, such as the keys that --by does not name. */
void fill_hide_columns(struct tool *t, const struct fill_options *o);

/* Reads the files and writes the report; options is a struct fill_options. */
void fill_run(struct tool *t, void *options);

#endif
