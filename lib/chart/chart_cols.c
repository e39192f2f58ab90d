/* The columns that glp1-chart-sample writes. */
#include "chart/chart_cols.h"
#include "chart/chart_part_feed.h"

#include "chart/chart_report.h"

#include "base/banned.h"

#define NAME(member) COL(member), .type = OUT_NAME
#define DAY(member) COL(member), .type = OUT_DATE
#define WHOLE(member) COL(member), .type = OUT_WHOLE
#define RATE(member) COL(member), .type = OUT_REAL, .decimals = 6

#define COL(member) CSV_MEMBER(struct sample_line, member)

static const struct csv_out_col sample_cols[] = {
	{ COL(id), .help = "of the chart" },
	{ COL(clinician), .help = "whose it is" },
	{ COL(stratum), .help = "clinician, window, and the state or class if there is one" },
	{ WHOLE(population), .help = "charts in the stratum" },
	{ WHOLE(n), .help = "of them drawn" },
	{ NAME(sampled), .help = "yes; added after failures; spare: for one that cannot be read" },
	{ WHOLE(rank), .help = "in the stratum, 1 being the lowest hash" },
	{ NAME(hash), .help = "SHA-256 of seed,id" },
	{ DAY(date), .help = "of the chart" },
	{ COL(reviewer), .help = "of the supervisors of --roster, evenly, never the clinician" },
	{ DAY(due), .help = "last day for the review" },
	{ NAME(reviewed), .help = "yes or no, with --reviewed" },
};

#undef COL
#define COL(member) CSV_MEMBER(struct stratum_line, member)

static const struct csv_out_col stratum_cols[] = {
	{ COL(stratum), .help = "its name" },
	{ COL(clinician), .help = "whose charts" },
	{ DAY(from), .help = "first day of the window" },
	{ DAY(until), .help = "last day of the window" },
	{ DAY(due), .help = "last day for the review" },
	{ NAME(class), .help = "plain; controlled: by the state's rate for them; all: by "
			       "--always" },
	{ COL(state), .help = "whose numbers are used; the clinic's if empty" },
	{ NAME(rate), .help = "exact fraction" },
	{ WHOLE(at_least), .help = "charts" },
	{ WHOLE(at_most), .help = "charts" },
	{ WHOLE(population), .help = "charts in the stratum" },
	{ WHOLE(n), .help = "of them drawn" },
	{ RATE(reached), .help = "n / population" },
	{ COL(citation), .help = "the law behind the numbers" },
	{ COL(as_of), .help = "day or year of its text" },
	{ NAME(verified), .help = "yes-P: the law was read; yes-S: told by others" },
};

#undef COL
#define COL(member) CSV_MEMBER(struct plan_line, member)

static const struct csv_out_col plan_cols[] = {
	{ NAME(item), .help = "of the plan" },
	{ COL(value), .help = "of the item" },
};

#undef COL
#define COL(member) CSV_MEMBER(struct result_line, member)

static const struct csv_out_col result_cols[] = {
	{ COL(stratum), .help = "its name" },
	{ COL(clinician), .help = "whose charts" },
	{ DAY(due), .help = "last day for the review" },
	{ WHOLE(population), .help = "charts in the stratum" },
	{ WHOLE(n), .help = "of them drawn" },
	{ WHOLE(reviewed), .help = "of them reviewed" },
	{ WHOLE(to_do), .help = "still to be reviewed" },
	{ WHOLE(errors), .help = "of those reviewed, those that cannot be read among them" },
	{ RATE(error_rate), .help = "errors / reviewed" },
	{ WHOLE(low), .unit = "charts", .help = "in error in the stratum, at least (exact 95 %)" },
	{ WHOLE(high), .unit = "charts", .help = "in error in the stratum, at most" },
	{ RATE(low_rate), .help = "low / population" },
	{ RATE(high_rate), .help = "high / population" },
	{ COL(p50_days), .type = OUT_REAL, .decimals = 0, .unit = "days",
	  .help = "from chart to review, half within" },
	{ COL(p90_days), .type = OUT_REAL, .decimals = 0, .unit = "days",
	  .help = "nine of ten within" },
};

#undef COL
#define COL(member) CSV_MEMBER(struct item_line, member)

static const struct csv_out_col item_cols[] = {
	{ COL(item), .help = "of the checklist" },
	{ WHOLE(n), .help = "charts of the sample with a row for it" },
	{ WHOLE(errors), .help = "of them" },
	{ RATE(error_rate), .help = "errors / n" },
};

#undef COL
#define COL(member) CSV_MEMBER(struct chart_part_line, member)

static const struct csv_out_col part_cols[] = {
	{ COL(count), .type = OUT_NAME, .help = "what the row tells of" },
	{ WHOLE(stratum), .help = "number of the stratum in the part" },
	{ WHOLE(n), .help = "charts of a stratum, ids of the part, rows before its end" },
	{ COL(id), .help = "of a chart that was kept" },
	{ COL(date), .type = OUT_DATE, .help = "of that chart" },
	{ COL(clinician), .help = "of a stratum" },
	{ COL(state), .help = "of a stratum: whose rule holds" },
	{ COL(class), .type = OUT_NAME, .help = "of a stratum" },
	{ COL(from), .type = OUT_DATE, .help = "first day of a stratum's window" },
	{ COL(until), .type = OUT_DATE, .help = "last day of it" },
	{ COL(sum), .help = "of the ids" },
	{ COL(terms), .help = "a fingerprint of seed and options, in the last row" },
};

const struct report chart_reports[CHART_REPORTS] = {
	[REPORT_SAMPLE] = { "sample", REPORT_COLS(sample_cols) },
	[REPORT_STRATA] = { "strata", REPORT_COLS(stratum_cols) },
	[REPORT_PLAN] = { "plan", REPORT_COLS(plan_cols) },
	[REPORT_RESULTS] = { "results", REPORT_COLS(result_cols) },
	[REPORT_ITEMS] = { "items", REPORT_COLS(item_cols) },
	[REPORT_CHART_FINDINGS + AUDIT_FINDINGS] = { "findings", audit_finding_cols,
						     AUDIT_FINDING_COLS },
	[REPORT_CHART_FINDINGS + AUDIT_SUBJECTS] = { "subjects", audit_subject_cols,
						     AUDIT_SUBJECT_COLS },
	[REPORT_CHART_FINDINGS + AUDIT_SUMMARY] = { "summary", audit_summary_cols,
						    AUDIT_SUMMARY_COLS },
	[REPORT_CHART_FINDINGS + AUDIT_RULE_TABLE] = { "--rules", audit_rule_cols,
						       AUDIT_RULE_COLS },
	[REPORT_PART] = { "--partial", REPORT_COLS(part_cols) },
};
