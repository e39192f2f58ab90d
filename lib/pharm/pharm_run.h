/* The flow of glp1-pharm-score: its options, what it reads, which report it writes. */
#ifndef GLP1_PHARM_PHARM_RUN_H
#define GLP1_PHARM_PHARM_RUN_H

#include "audit/audit_report.h"
#include "pharm/evidence_feed.h"
#include "pharm/model_feed.h"

enum {
	REPORT_SCORES, REPORT_CRITERIA, REPORT_FINDINGS, REPORT_SUBJECTS, REPORT_SUMMARY,
	REPORT_CONCENTRATION, REPORT_QUESTIONS, REPORT_CHANGES, REPORT_WEIGHTS, REPORT_RULES
};

struct pharm_options {
	struct audit_options audit;
	int32_t as_of, order_by, method;
	int64_t stale_days, warn_days;
	double min_score, max_unknown, spread;
	const char *rank_weights, *closed_by;
	struct evidence_files files;
	struct opt_file weights, lawful, bud;
	struct pharm_model model; /* read by prepare */
	struct audit_rule rules[PHARM_RULES_MAX];
};

/* Checks the options together, as a tool_prepare; options is a struct pharm_options. */
bool pharm_prepare(struct tool *t, void *options);

/* Reads the files and writes the report. */
void pharm_run(struct tool *t, void *options);

void pharm_options_release(struct pharm_options *o);

#endif
