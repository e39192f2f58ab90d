/* The flow of glp1-stack-score: from options and files to reports. */
#ifndef GLP1_STACK_STACK_RUN_H
#define GLP1_STACK_STACK_RUN_H

#include "audit/audit_report.h"
#include "stack/stack_report.h"

enum { STACK_REPORT_SCORES, STACK_REPORT_CRITERIA, STACK_REPORT_CURVE, STACK_REPORT_FINDINGS,
       STACK_REPORT_SUBJECTS, STACK_REPORT_SUMMARY, STACK_REPORT_PLANS, STACK_REPORT_WEIGHTS,
       STACK_REPORT_RULES, STACK_REPORTS };

struct stack_options {
	struct audit_options audit;
	int32_t as_of, billing;             /* billing: 0 monthly, 1 annual */
	struct opt_file plans, weights, catalogue, payments, ledger;
	struct opt_list need, patients;
	int64_t now, warn_days, stale_days, providers, locations;
	double per_provider;
	struct stack_steps steps;           /* filled by stack_prepare, as need of set */
	struct stack_settings set;
};

/* For the spec of the tool; the members of tool_spec say what they do. */
bool stack_prepare(struct tool *t, void *options);
void stack_run(struct tool *t, void *options);

#endif
