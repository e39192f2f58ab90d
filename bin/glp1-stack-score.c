/*
 * glp1-stack-score: what the clinic's software will cost at twice the patients, and whether it
 * does what it must. A stack of systems in; costs, scores and findings out.
 */
#include "baa/catalogue_feed.h"
#include "stack/stack_feed.h"
#include "stack/stack_run.h"

#include "base/banned.h"

#define AT(member) offsetof(struct stack_options, member)
#define FILE_OPTION(NAME, MEMBER, FEED, HELP) \
	{ .name = NAME, .type = OPT_FILE, .offset = AT(MEMBER), .arg = "file", .feed = &FEED, \
	  .help = HELP }
#define COUNT_OPTION(NAME, MEMBER, MIN, MAX, DEF, HELP) \
	{ .name = NAME, .type = OPT_WHOLE, .offset = AT(MEMBER), .arg = "count", .min = MIN, \
	  .max = MAX, \
	  .def = DEF, .help = HELP }

static const char *const billing_words[] = { "monthly", "annual", NULL };

static const struct opt opts[] = {
	OPT_GROUP("Size"),
	COUNT_OPTION("patients-now", now, 1, STACK_PATIENTS_MAX, NULL, "patients today"),
	{ .name = "patients", .type = OPT_LIST, .offset = AT(patients), .arg = "list",
	  .help = "patients to look at: numbers, or 2x for twice as many; 2x if not given" },
	COUNT_OPTION("providers", providers, 0, 1e6, NULL, "clinicians, where a row does not say"),
	{ .name = "patients-per-provider", .type = OPT_REAL, .offset = AT(per_provider),
	  .arg = "count",
	  .min = 1, .max = 1e6, .help = "from which providers grow; as now if not given" },
	COUNT_OPTION("locations", locations, 1, 1e6, "1", "sites, where a row does not say"),
	OPT_GROUP("What is known"),
	{ .name = "need", .type = OPT_LIST, .offset = AT(need), .arg = "list",
	  .help = "what plans must have: baa, erx, portal, api" },
	{ .name = "billing", .type = OPT_WORD, .offset = AT(billing), .arg = "how",
	  .words = billing_words,
	  .def = "monthly", .help = "where a row does not say" },
	FILE_OPTION("plans", plans, stack_part_feed,
		"plans and prices, over the built-in ones of a vendor"),
	FILE_OPTION("weights", weights, stack_weight_feed,
		"weights and named points, over the built-in ones"),
	FILE_OPTION("catalogue", catalogue, catalogue_feed, "of vendors, as in glp1-baa-audit"),
	FILE_OPTION("payments", payments, stack_sale_feed,
		"card payments, as glp1-import writes them"),
	FILE_OPTION("ledger", ledger, stack_ledger_feed, "what the clinic paid, and to whom"),
	OPT_GROUP("What is a finding"),
	OPT_AS_OF_TODAY(AT(as_of)),
	AUDIT_OPTS(struct stack_options, audit),
	{ .name = "warn-days", .type = OPT_WHOLE, .offset = AT(warn_days), .arg = "days", .min = 0,
	  .max = 3650, .def = "60", .help = "before the last day to object to a renewal" },
	{ .name = "stale-days", .type = OPT_WHOLE, .offset = AT(stale_days), .arg = "days",
	  .min = 1,
	  .max = 3650, .def = "180", .help = "that a price is good for" },
};

int main(int argc, char **argv)
{
	static const struct feed *const inputs[] = { &stack_system_feed };
	const struct report reports[] = {
		[STACK_REPORT_SCORES] = stack_scores_report,
		[STACK_REPORT_CRITERIA] = stack_criteria_report,
		[STACK_REPORT_CURVE] = stack_curve_report,
		[STACK_REPORT_FINDINGS] = { "findings", audit_finding_cols, AUDIT_FINDING_COLS },
		[STACK_REPORT_SUBJECTS] = { "subjects", audit_subject_cols, AUDIT_SUBJECT_COLS },
		[STACK_REPORT_SUMMARY] = { "summary", audit_summary_cols, AUDIT_SUMMARY_COLS },
		[STACK_REPORT_PLANS] = stack_plans_report,
		[STACK_REPORT_WEIGHTS] = stack_weights_report,
		[STACK_REPORT_RULES] = { "--rules", audit_rule_cols, AUDIT_RULE_COLS },
	};
	const struct tool_spec spec = {
		.name = "glp1-stack-score",
		.summary =
			"Say what the clinic's software will cost as it grows, and what it lacks",
		.first = "patients-now,patients,need,plans,as-of,check,report,payments,format,output",
		.examples =
			"  glp1-stack-score --patients-now=400 --need=baa,erx --format=table "
			"stack.csv\n"
			"  glp1-stack-score --patients=100,250,500,1000 --report=curve stack.csv\n"
			"  glp1-stack-score --patients-now=400 --report=findings --check "
			"stack.csv\n",
		TOOL_OPTS(opts),
		TOOL_INPUTS(inputs),
		TOOL_REPORTS(reports),
		.prepare = stack_prepare,
		.run = stack_run,
	};
	struct stack_options o = { 0 };
	return tool_main(&spec, &o, argc, argv);
}
