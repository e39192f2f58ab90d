/*
 * What every audit prints, and the options that they share: findings, subjects,
 * a summary, a line for monitoring, the table of rules; what is a finding for the
 * exit status.
 */
#ifndef GLP1_AUDIT_AUDIT_REPORT_H
#define GLP1_AUDIT_AUDIT_REPORT_H

#include "tool/tool.h"
#include "audit/audit.h"

/* In the order of the outputs of an audit tool. */
enum audit_report { AUDIT_FINDINGS, AUDIT_SUBJECTS, AUDIT_SUMMARY, AUDIT_RULE_TABLE, AUDIT_OUTPUTS };

struct audit_options {
	int32_t report, fail_on;
	bool exit_zero, check, nagios, rules;
	struct opt_list only, ignore;
};

extern const char *const audit_report_words[], *const audit_fail_words[];

/* Rows of an option table whose values go to the member at of in. */
#define AUDIT_OPTS(in, at) \
	{ .name = "report", .type = OPT_WORD, .offset = offsetof(in, at.report), \
	  .arg = "what", .words = audit_report_words, \
	  .help = "findings (default), subjects, or a summary by level" }, \
	{ .name = "fail-on", .type = OPT_WORD, .offset = offsetof(in, at.fail_on), \
	  .arg = "level", .words = audit_fail_words, \
	  .help = "exit 1 from this level on: low (default), medium, high, critical, info" }, \
	{ .name = "exit-zero", .type = OPT_FLAG, .offset = offsetof(in, at.exit_zero), \
	  .help = "exit status 0 in spite of findings" }, \
	{ .name = "check", .type = OPT_FLAG, .offset = offsetof(in, at.check), \
	  .help = "print only what --fail-on counts, and nothing if there is nothing" }, \
	{ .name = "only", .type = OPT_LIST, .offset = offsetof(in, at.only), .arg = "rules", \
	  .help = "look with these rules only: IDs, with * as in file names" }, \
	{ .name = "ignore", .type = OPT_LIST, .offset = offsetof(in, at.ignore), \
	  .arg = "rules", .help = "leave these rules out" }, \
	{ .name = "nagios", .type = OPT_FLAG, .offset = offsetof(in, at.nagios), \
	  .help = "one line and exit status for monitoring: 0 ok, 1 warning, 2 critical, 3 unknown" }, \
	{ .name = "rules", .type = OPT_FLAG, .offset = offsetof(in, at.rules), \
	  .help = "print the rules and stop" }

/* The outputs of an audit tool, in the order of enum audit_report. */
extern const struct csv_out_col audit_finding_cols[], audit_subject_cols[], audit_summary_cols[];
extern const struct csv_out_col audit_rule_cols[];
enum { AUDIT_FINDING_COLS = 7, AUDIT_SUBJECT_COLS = 9, AUDIT_SUMMARY_COLS = 3, AUDIT_RULE_COLS = 7 };
#define AUDIT_OUTPUT_TABLE \
	[AUDIT_FINDINGS] = { "output", audit_finding_cols, AUDIT_FINDING_COLS }, \
	[AUDIT_SUBJECTS] = { "--report=subjects", audit_subject_cols, AUDIT_SUBJECT_COLS }, \
	[AUDIT_SUMMARY] = { "--report=summary", audit_summary_cols, AUDIT_SUMMARY_COLS }, \
	[AUDIT_RULE_TABLE] = { "--rules", audit_rule_cols, AUDIT_RULE_COLS }

/* Applies --only and --ignore, and checks what does not go together. False: a fault was said. */
bool audit_start(struct tool *t, struct audit *a, const struct audit_options *o);

/* Writes what the options ask for of an audit that has ended. The output must be open. */
void audit_write(struct tool *t, const struct audit *a, const struct audit_options *o);

/* Writes the rules, and when their citations were looked up. The output must be open. */
void audit_write_rules(struct tool *t, const struct audit_rule *rules, size_t n, int32_t looked_up);

/* The exit status of a tool_start that ended with status; with --nagios the line that goes with it. */
int audit_not_started(const struct tool *t, int argc, char **argv, int status);

/* Ends the tool. Returns the exit status. */
int audit_finish(struct tool *t, const struct audit *a, const struct audit_options *o);

#endif
