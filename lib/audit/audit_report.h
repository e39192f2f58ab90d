/*
 * What every audit prints (findings, subjects, a summary, a line for monitoring, the table of
 * rules), the options that audits share, and which findings count for the exit status.
 */
#ifndef GLP1_AUDIT_AUDIT_REPORT_H
#define GLP1_AUDIT_AUDIT_REPORT_H

#include "audit/audit.h"
#include "tool/tool.h"

struct audit_options {
	size_t first; /* index of AUDIT_FINDINGS among the tool's reports */
	int32_t fail_on;
	bool exit_zero, check, rules;
	struct opt_list only, ignore;
};

extern const char *const audit_fail_words[];

/* Rows of an option table; their values go to the member `at` of the type `in`. */
#define AUDIT_OPTS(in, at) \
	{ .name = "check", .type = OPT_FLAG, .offset = offsetof(in, at.check), \
	  .help = "print only what --fail-on counts, and nothing if there is nothing" }, \
	{ .name = "fail-on", .type = OPT_WORD, .offset = offsetof(in, at.fail_on), \
	  .arg = "level", .words = audit_fail_words, .def = "low", \
	  .help = "exit 1 from this level on" }, \
	{ .name = "exit-zero", .type = OPT_FLAG, .offset = offsetof(in, at.exit_zero), \
	  .help = "exit status 0 in spite of findings" }, \
	{ .name = "only", .type = OPT_LIST, .offset = offsetof(in, at.only), .arg = "rules", \
	  .help = "look with these rules only: IDs, with * as in file names" }, \
	{ .name = "ignore", .type = OPT_LIST, .offset = offsetof(in, at.ignore), \
	  .arg = "rules", .help = "leave these rules out" }, \
	{ .name = "rules", .type = OPT_FLAG, .offset = offsetof(in, at.rules), \
	  .help = "print the rules and stop" }

/* The reports of an audit tool; more follow AUDIT_RULE_TABLE, with -- in front of their names. */
enum audit_reports { AUDIT_FINDINGS, AUDIT_SUBJECTS, AUDIT_SUMMARY, AUDIT_RULE_TABLE,
		     AUDIT_REPORTS };

extern const struct csv_out_col audit_finding_cols[], audit_subject_cols[], audit_summary_cols[];
extern const struct csv_out_col audit_rule_cols[];
enum { AUDIT_FINDING_COLS = 7, AUDIT_SUBJECT_COLS = 9, AUDIT_SUMMARY_COLS = 3,
       AUDIT_RULE_COLS = 7 };
#define AUDIT_REPORT_TABLE \
	[AUDIT_FINDINGS] = { "findings", audit_finding_cols, AUDIT_FINDING_COLS }, \
	[AUDIT_SUBJECTS] = { "subjects", audit_subject_cols, AUDIT_SUBJECT_COLS }, \
	[AUDIT_SUMMARY] = { "summary", audit_summary_cols, AUDIT_SUMMARY_COLS }, \
	[AUDIT_RULE_TABLE] = { "--rules", audit_rule_cols, AUDIT_RULE_COLS }

/*
 * Checks the options and chooses the report; the tool's prepare calls it. False: a fault was said.
 */
bool audit_prepare(struct tool *t, const struct audit_options *o, const struct audit_rule *rules,
		   size_t n_rules);

/* Switches off rules as --only and --ignore say; call it right after audit_init. */
void audit_choose(struct audit *a, const struct audit_options *o);

/* Writes the report that the options ask for, after audit_end, and sets the exit status. */
void audit_write(struct tool *t, const struct audit *a, const struct audit_options *o);

/* Writes the rules, and when their citations were looked up. */
void audit_write_rules(struct tool *t, const struct audit_rule *rules, size_t n, int32_t looked_up);

#endif
