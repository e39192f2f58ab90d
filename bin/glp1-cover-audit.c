/*
 * glp1-cover-audit: is the clinic insured for what it does? A register of policies, the
 * roster and the services in; findings, a grid of who holds what, and what to ask for out.
 */
#include "audit/audit_report.h"
#include "cover/cover_feed.h"
#include "cover/cover_report.h"

#include "base/banned.h"

enum { REPORT_FINDINGS, REPORT_SUBJECTS, REPORT_SUMMARY, REPORT_GRID, REPORT_REQUEST,
       REPORT_REQUIRE, REPORT_MINIMUMS, REPORT_RULES };

struct options {
	struct audit_options audit;
	int32_t as_of;
	struct cover_files files;
	const char *entity;
	struct dec cost_per_record;
	int64_t patients, warn_days, verify_days, stale_days, notice_days;
};

/* Reads an exact amount in USD. */
static bool usd_call(const char *text, void *to, struct diag *d)
{
	struct dec *usd = to;
	if (dec_parse(str_from(text), usd) == NUM_OK && usd->dec <= 2 && usd->m >= 0 &&
	    dec_double(*usd) <= 1e6)
		return true;
	diag_set(d, DIAG_DATA, "not an amount from 0 to 1000000 with whole cents");
	return false;
}

#define AT(member) offsetof(struct options, member)
#define FILE_OPTION(NAME, MEMBER, FEED, HELP) \
	{ .name = NAME, .type = OPT_FILE, .offset = AT(MEMBER), .arg = "file", .feed = &FEED, \
	  .help = HELP }
#define DAYS(NAME, MEMBER, DEF, HELP) \
	{ .name = NAME, .type = OPT_WHOLE, .offset = AT(MEMBER), .arg = "days", .min = 0, \
	  .max = 3650, \
	  .def = DEF, .help = HELP }

static const struct opt opts[] = {
	OPT_GROUP("What is known"),
	FILE_OPTION("roster", files.roster, cover_person_feed,
		"who must be covered: glp1-staff's roster"),
	FILE_OPTION("services", files.services, cover_service_feed,
		"what is offered, since when, in which states"),
	FILE_OPTION("require", files.require, cover_need_feed,
		"what lines must carry, over the built-in limits"),
	FILE_OPTION("minimums", files.minimums, cover_minimum_feed,
		"what states ask, over the built-in table"),
	{ .name = "entity", .type = OPT_TEXT, .offset = AT(entity), .arg = "name",
	  .help = "legal name of the clinic, for named insured" },
	{ .name = "patients", .type = OPT_WHOLE, .offset = AT(patients), .arg = "count", .min = 0,
	  .max = 1e8, .help = "on record, for the breach sublimit" },
	{ .name = "cost-per-record", .type = OPT_CALL, .offset = AT(cost_per_record), .arg = "USD",
	  .call = usd_call, .help = "that a breach costs for each patient" },
	OPT_GROUP("What is a finding"),
	OPT_AS_OF_TODAY(AT(as_of)),
	AUDIT_OPTS(struct options, audit),
	DAYS("warn-days", warn_days, "30", "before a policy expires"),
	DAYS("verify-days", verify_days, "90", "that a verification is good for"),
	DAYS("notice-days", notice_days, "30", "of cancellation, at least"),
	DAYS("stale-days", stale_days, "180", "that a row of the table of states is good for"),
};

static bool prepare(struct tool *t, void *options)
{
	const struct options *o = options;
	size_t report = t->report;
	bool good = audit_prepare(t, &o->audit, cover_rules, COVER_RULES);
	t->report = o->audit.rules ? (size_t)REPORT_RULES : report;
	return good;
}

static void audit(struct tool *t, const struct options *o, struct cover_book *b)
{
	struct audit a;
	struct arena arena = { 0 };
	b->set = (struct cover_settings){
		.cost_per_record = o->cost_per_record, .patients = o->patients,
		.warn_days = (int32_t)o->warn_days, .verify_days = (int32_t)o->verify_days,
		.stale_days = (int32_t)o->stale_days, .notice_days = (int32_t)o->notice_days,
		.entity = o->entity ? name_fold(&arena, str_from(o->entity)).key : STR(""),
	};
	audit_init(&a, cover_rules, COVER_RULES, o->as_of);
	audit_choose(&a, &o->audit);
	if (!cover_audit(&a, b))
		tool_option_fault(t, "clinician",
				  "more than 1000 policies are for all: name who is covered");
	else if (t->report == REPORT_GRID)
		cover_write_grid(t, b);
	else if (t->report == REPORT_REQUEST)
		cover_write_requests(t, b, &a);
	else
		audit_write(t, &a, &o->audit);
	audit_release(&a);
	cover_release(b);
	arena_release(&arena);
}

static void run(struct tool *t, void *options)
{
	struct options *o = options;
	struct cover_tables in = { 0 };
	if (o->audit.rules)
		audit_write_rules(t, cover_rules, COVER_RULES, COVER_RULES_AS_OF);
	else if (!cover_tables_read(&in, t, &o->files))
		; /* it was said */
	else if (t->report == REPORT_REQUIRE)
		cover_write_needs(t, in.needs.row, in.needs.n);
	else if (t->report == REPORT_MINIMUMS)
		cover_write_minimums(t, in.minimums.row, in.minimums.n);
	else if (cover_register_read(&in, t, &o->files))
		audit(t, o, &in.book);
	cover_tables_release(&in);
}

int main(int argc, char **argv)
{
	static const struct feed *const inputs[] = { &cover_policy_feed };
	const struct report reports[] = {
		[REPORT_FINDINGS] = { "findings", audit_finding_cols, AUDIT_FINDING_COLS },
		[REPORT_SUBJECTS] = { "subjects", audit_subject_cols, AUDIT_SUBJECT_COLS },
		[REPORT_SUMMARY] = { "summary", audit_summary_cols, AUDIT_SUMMARY_COLS },
		[REPORT_GRID] = cover_grid_report,
		[REPORT_REQUEST] = cover_request_report,
		[REPORT_REQUIRE] = cover_require_report,
		[REPORT_MINIMUMS] = cover_minimums_report,
		[REPORT_RULES] = { "--rules", audit_rule_cols, AUDIT_RULE_COLS },
	};
	const struct tool_spec spec = {
		.name = "glp1-cover-audit",
		.summary = "Find what the clinic is not insured for",
		.first = "roster,services,as-of,check,fail-on,report,require,rules,format,output",
		.examples = "  glp1-cover-audit --roster=roster.csv --services=services.csv policies.csv\n"
			    "  glp1-cover-audit --report=grid --format=table --roster=roster.csv "
			    "policies.csv\n"
			    "  glp1-cover-audit --check --fail-on=high policies.csv\n",
		TOOL_OPTS(opts),
		TOOL_INPUTS(inputs),
		TOOL_REPORTS(reports),
		.monitor = true,
		.prepare = prepare,
		.run = run,
	};
	struct options o = { 0 };
	return tool_main(&spec, &o, argc, argv);
}
