/*
 * glp1-pharm-score: which pharmacies stand up to questions, by evidence; and what happens
 * when the largest stops.
 */
#include "audit/excluded_feed.h"
#include "pharm/events_feed.h"
#include "pharm/pharm_report.h"
#include "pharm/pharm_run.h"

#include "base/banned.h"

static const char *const method_words[] = { "additive", "topsis", NULL };

/* Reads a share, or a number of percent. */
static bool share_call(const char *text, void *to, struct diag *d)
{
	struct str s = str_from(text);
	bool percent = s.n && s.p[s.n - 1] == '%';
	double most = percent ? 100 : 1;
	s.n -= percent;
	if (num_real(s, 0, most, to) != NUM_OK) {
		diag_set(d, DIAG_DATA, "not a share from 0 to 1, or from 0%% to 100%%");
		return false;
	}
	*(double *)to /= most;
	return true;
}

#define AT(member) offsetof(struct pharm_options, member)
#define FILE_OPTION(NAME, MEMBER, FEED, HELP) \
	{ .name = NAME, .type = OPT_FILE, .offset = AT(MEMBER), .arg = "file", .feed = &FEED, \
	  .help = HELP }

static const struct opt opts[] = {
	OPT_GROUP("What is known"),
	FILE_OPTION("fills", files.fills, pharm_fills_feed, "what glp1-fill printed: measured service"),
	FILE_OPTION("volume", files.volume, pharm_volume_feed,
		    "units by pharmacy and SKU, for concentration"),
	FILE_OPTION("fda-503b", files.fda_503b, pharm_facilities_feed,
		    "FDA's list of outsourcing facilities"),
	FILE_OPTION("fda-503b-before", files.fda_503b_before, pharm_facilities_feed,
		    "an older one, for --report=changes"),
	{ .name = "closed-by", .type = OPT_TEXT, .offset = AT(closed_by), .arg = "words",
	  .def = "closed,close-out", .help = "words of FDA's action that close an inspection" },
	FILE_OPTION("licences", files.licences, pharm_licences_feed, "a state's list of licences"),
	FILE_OPTION("recalls", files.recalls, pharm_recalls_feed, "FDA's list of recalls"),
	FILE_OPTION("warning-letters", files.letters, pharm_letters_feed, "FDA's list of warning letters"),
	OPT_EXCLUSIONS(AT(files.exclusions)),
	FILE_OPTION("answers", files.answers, pharm_answers_feed, "answers to --report=questions"),
	FILE_OPTION("lawful", lawful, pharm_lawful_feed, "drugs and pathways, over the built-in rows"),
	FILE_OPTION("bud", bud, pharm_bud_feed, "beyond-use dates, over the built-in rows of USP 797"),
	OPT_GROUP("How it is weighed"),
	FILE_OPTION("weights", weights, pharm_weights_feed,
		    "weights and named points, over the built-in ones"),
	{ .name = "rank-weights", .type = OPT_TEXT, .offset = AT(rank_weights), .arg = "groups",
	  .help = "groups of criteria in order of importance, comma-separated" },
	{ .name = "rank-method", .type = OPT_WORD, .offset = AT(order_by), .arg = "how",
	  .words = score_order_names, .def = "centroid", .help = "weights from the order of groups" },
	{ .name = "method", .type = OPT_WORD, .offset = AT(method), .arg = "how", .words = method_words,
	  .def = "additive", .help = "score of --report=scores" },
	{ .name = "spread", .type = OPT_CALL, .offset = AT(spread), .arg = "share", .call = share_call,
	  .def = "20%", .help = "by which each weight may be off, for the bounds of ranks" },
	OPT_GROUP("What is a finding"),
	OPT_AS_OF_TODAY(AT(as_of)),
	AUDIT_OPTS(struct pharm_options, audit),
	{ .name = "min-score", .type = OPT_REAL, .offset = AT(min_score), .arg = "points", .min = 0,
	  .max = 100, .help = "exit 1 where a pharmacy has less" },
	{ .name = "max-unknown", .type = OPT_CALL, .offset = AT(max_unknown), .arg = "share",
	  .call = share_call, .def = "100%", .help = "exit 1 where more of the weight is unknown" },
	{ .name = "stale-days", .type = OPT_WHOLE, .offset = AT(stale_days), .arg = "days", .min = 1,
	  .max = 3650, .def = "365", .help = "that an answer is good for" },
	{ .name = "warn-days", .type = OPT_WHOLE, .offset = AT(warn_days), .arg = "days", .min = 0,
	  .max = 3650, .def = "60", .help = "before a licence ends" },
};

#undef AT

int main(int argc, char **argv)
{
	static const struct feed *const inputs[] = { &pharmacies_feed };
	const struct report reports[] = {
		[REPORT_SCORES] = pharm_scores_report,
		[REPORT_CRITERIA] = pharm_criteria_report,
		[REPORT_FINDINGS] = { "findings", audit_finding_cols, AUDIT_FINDING_COLS },
		[REPORT_SUBJECTS] = { "subjects", audit_subject_cols, AUDIT_SUBJECT_COLS },
		[REPORT_SUMMARY] = { "summary", audit_summary_cols, AUDIT_SUMMARY_COLS },
		[REPORT_CONCENTRATION] = pharm_concentration_report,
		[REPORT_QUESTIONS] = pharm_questions_report,
		[REPORT_CHANGES] = pharm_changes_report,
		[REPORT_WEIGHTS] = pharm_weights_report,
		[REPORT_RULES] = pharm_rules_report,
	};
	const struct tool_spec spec = {
		.name = "glp1-pharm-score",
		.summary = "Judge pharmacies by evidence: gates, score, questions, and what hangs on one",
		.first = "fills,as-of,check,fail-on,min-score,weights,report,rules,format,output",
		.examples = "  glp1-pharm-score --format=table pharmacies.csv\n"
			    "  glp1-fill orders.csv | glp1-pharm-score --fills=- pharmacies.csv\n"
			    "  glp1-pharm-score --check --report=findings --min-score=80 pharmacies.csv\n",
		TOOL_OPTS(opts),
		TOOL_INPUTS(inputs),
		TOOL_REPORTS(reports),
		.prepare = pharm_prepare,
		.run = pharm_run,
	};
	struct pharm_options o = { 0 };
	int status = tool_main(&spec, &o, argc, argv);
	pharm_options_release(&o);
	return status;
}
