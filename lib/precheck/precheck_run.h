/* The flow of glp1-fill --precheck. */
#ifndef GLP1_PRECHECK_PRECHECK_RUN_H
#define GLP1_PRECHECK_PRECHECK_RUN_H

#include "stream/rows.h"

extern const struct feed draft_feed;
extern const struct report precheck_report;

struct precheck_files {
	struct opt_file drafts, pharmacies, roster, lawful;
};

/* What the options say. */
struct precheck_how {
	int32_t day;
	double early_share;
	bool check; /* write only orders that do not pass */
};

/*
 * Writes a row for each rule that an order does not pass, or one row with pass if it passes all.
 * Returns how many orders do not pass. *ok is false if there were faults; they were said.
 */
size_t precheck_run(struct tool *t, struct precheck_files *files, const struct precheck_how *how,
		    bool *ok);

#endif
