/*
 * glp1-pharm-score: which pharmacies stand up to questions, by evidence; and what happens
 * when the largest stops.
 */
#include <math.h>

#include "audit/audit_report.h"
#include "pharm/evidence_feed.h"
#include "pharm/model_feed.h"
#include "pharm/pharm_audit.h"
#include "pharm/pharm_report.h"

#include "base/banned.h"

enum { REPORT_SCORES, REPORT_CRITERIA, REPORT_FINDINGS, REPORT_SUBJECTS, REPORT_SUMMARY,
       REPORT_CONCENTRATION, REPORT_QUESTIONS, REPORT_CHANGES, REPORT_WEIGHTS, REPORT_RULES };

struct options {
	struct audit_options audit;
	int32_t as_of, order_by, method;
	int64_t stale_days, warn_days;
	double min_score, max_unknown, spread;
	const char *rank_weights;
	struct evidence_files files;
	struct opt_file weights, lawful;
	struct pharm_model model; /* read by prepare */
	struct audit_rule rules[PHARM_RULES_MAX];
};

static const char *const method_words[] = { "additive", "topsis", NULL };

/* A share, or so many percent. */
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

#define AT(member) offsetof(struct options, member)
#define FILE_OPTION(NAME, MEMBER, FEED, HELP) \
	{ .name = NAME, .type = OPT_FILE, .offset = AT(MEMBER), .arg = "file", .feed = &FEED, .help = HELP }

static const struct opt opts[] = {
	OPT_GROUP("What is known"),
	FILE_OPTION("fills", files.fills, pharm_fills_feed, "what glp1-fill printed: measured service"),
	FILE_OPTION("volume", files.volume, pharm_volume_feed, "units by pharmacy and SKU, for concentration"),
	FILE_OPTION("fda-503b", files.fda_503b, pharm_facilities_feed, "FDA's list of outsourcing facilities"),
	FILE_OPTION("fda-503b-before", files.fda_503b_before, pharm_facilities_feed,
		    "an older one, for --report=changes"),
	FILE_OPTION("licences", files.licences, pharm_licences_feed, "a state's list of licences"),
	FILE_OPTION("exclusions", files.exclusions, pharm_excluded_feed, "the OIG's list of excluded parties"),
	FILE_OPTION("answers", files.answers, pharm_answers_feed, "answers to --report=questions"),
	FILE_OPTION("lawful", lawful, pharm_lawful_feed, "drugs and pathways, over the built-in rows"),
	OPT_GROUP("How it is weighed"),
	FILE_OPTION("weights", weights, pharm_weights_feed, "weights and named points, over the built-in ones"),
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
	AUDIT_OPTS(struct options, audit),
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

static bool prepare(struct tool *t, void *options)
{
	struct options *o = options;
	size_t report = t->report;
	struct diag d;
	if (!pharm_model_read(&o->model, t))
		return false;
	pharm_audit_rules(&o->model, o->rules);
	if (!audit_prepare(t, &o->audit, o->rules, o->model.n_rules))
		return false;
	t->report = o->audit.rules ? (size_t)REPORT_RULES : report;
	if (report == REPORT_CHANGES && (!o->files.fda_503b.name || !o->files.fda_503b_before.name))
		return tool_option_fault(t, "--report", "changes needs --fda-503b and --fda-503b-before");
	if (report == REPORT_CONCENTRATION && !o->files.volume.name && !o->files.fills.name)
		return tool_option_fault(t, "--report", "concentration needs --volume or --fills");
	if (o->weights.name && o->rank_weights)
		return tool_option_fault(t, "--rank-weights", "--weights says it already");
	if (pharm_order_groups(&o->model, (enum score_order)o->order_by,
			       o->rank_weights ? o->rank_weights : "", &d))
		return true;
	return tool_option_fault(t, "--rank-weights", d.what);
}

/* Whether a floor is broken, whatever the report. */
static bool breaks_floor(const struct evidence *r)
{
	const struct pharmacy *p = r->pharmacies.row;
	for (size_t i = 0; i < r->pharmacies.n; i++)
		if (p[i].score < r->set.min_score || 1 - p[i].known_share > r->set.max_unknown + 1e-12)
			return true;
	return false;
}

static void write_findings(struct tool *t, struct options *o, struct evidence *r)
{
	struct audit a;
	size_t report = t->report;
	evidence_sources(r, NULL);
	audit_init(&a, o->rules, o->model.n_rules, o->as_of);
	audit_choose(&a, &o->audit);
	pharm_audit(&a, &o->model, &r->set, r->pharmacies.row, r->pharmacies.n,
		    r->has_volume ? &r->each : NULL, r->has_volume ? &r->related : NULL);
	t->report = AUDIT_FINDINGS + report - REPORT_FINDINGS; /* as the audit core counts */
	audit_write(t, &a, &o->audit);
	t->report = report;
	audit_release(&a);
}

static void write_report(struct tool *t, struct options *o, struct evidence *r)
{
	const struct pharmacy *p = r->pharmacies.row;
	size_t n = r->pharmacies.n;
	struct pharm_ranking how = { o->spread, o->method };
	switch (t->report) {
	case REPORT_SCORES: pharm_report_scores(t, &o->model, p, n, &how); break;
	case REPORT_CRITERIA: pharm_report_criteria(t, &o->model, p, n); break;
	case REPORT_QUESTIONS: pharm_report_questions(t, &o->model, p, n); break;
	case REPORT_CONCENTRATION: evidence_sources(r, t); break;
	case REPORT_CHANGES:
		pharm_report_changes(t, r->facilities_before.row, r->facilities_before.n, r->facilities.row, r->facilities.n);
		break;
	default: write_findings(t, o, r); break;
	}
	t->found = t->found || (breaks_floor(r) && !o->audit.exit_zero);
}

static void run(struct tool *t, void *options)
{
	struct options *o = options;
	struct evidence r = { .set = { o->as_of, (int32_t)o->stale_days, (int32_t)o->warn_days,
				  o->min_score, o->max_unknown } };
	if (t->report == REPORT_RULES) {
		pharm_write_rules(t, &o->model);
	} else if (t->report == REPORT_WEIGHTS) {
		if (pharm_weights_read(&o->model, t, &o->weights))
			pharm_write_weights(t, &o->model);
	} else if (pharm_weights_read(&o->model, t, &o->weights) &&
		   pharm_lawful_read(&o->model, t, &o->lawful) &&
		   evidence_read(&r, t, &o->files, &o->model)) {
		struct pharmacy *p = r.pharmacies.row;
		for (size_t i = 0; i < r.pharmacies.n; i++)
			pharm_judge(&o->model, &r.set, &p[i], &r.arena);
		write_report(t, o, &r);
	}
	evidence_release(&r);
}

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
		.examples = "  glp1-pharm-score --format=table pharmacies.csv\n"
			    "  glp1-fill orders.csv | glp1-pharm-score --fills=- pharmacies.csv\n"
			    "  glp1-pharm-score --check --report=findings --min-score=80 pharmacies.csv\n",
		TOOL_OPTS(opts),
		TOOL_INPUTS(inputs),
		TOOL_REPORTS(reports),
		.prepare = prepare,
		.run = run,
	};
	struct options o = { 0 };
	int status = tool_main(&spec, &o, argc, argv);
	pharm_model_release(&o.model);
	return status;
}
