/*
 * glp1-baa-audit: which vendors touch PHI without a BAA that really covers it.
 * A register of vendors in, findings out, the most urgent first.
 */
#include "audit/audit_report.h"
#include "audit/excluded_feed.h"
#include "baa/breaches_feed.h"
#include "baa/catalogue_feed.h"
#include "baa/ledger_feed.h"
#include "baa/review_opts.h"
#include "baa/vendors_feed.h"
#include "stream/rows.h"
#include "tool/later.h"

#include "base/banned.h"

enum { CATALOGUE_TABLE = AUDIT_REPORTS };

struct options {
	struct audit_options audit;
	int32_t as_of, covered_entity;
	struct opt_file catalogue, breaches, exclusions, ledger;
	struct warn_days warn_days;
	struct review_days review_days;
	int64_t stale_days;
	bool print_catalogue;
};

#define AT(member) offsetof(struct options, member)

static const struct opt opts[] = {
	OPT_GROUP("What is known"),
	{ .name = "covered-entity", .type = OPT_WORD, .offset = AT(covered_entity),
	  .arg = "answer", .words = baa_answer_names, .def = "unknown",
	  .help = "is the clinic one under HIPAA" },
	{ .name = "breaches", .type = OPT_FILE, .offset = AT(breaches), .arg = "file",
	  .feed = &breach_feed, .help = "the HHS breach portal's CSV: which vendors are in it" },
	{ .name = "catalogue", .type = OPT_FILE, .offset = AT(catalogue), .arg = "file",
	  .feed = &catalogue_feed, .help = "of vendors, over the built-in one" },
	OPT_EXCLUSIONS(AT(exclusions)),
	{ .name = "ledger", .type = OPT_FILE, .offset = AT(ledger), .arg = "file",
	  .feed = &ledger_feed, .help = "payments: who is paid and not in the register" },
	OPT_GROUP("What is a finding"),
	OPT_AS_OF_TODAY(AT(as_of)),
	AUDIT_OPTS(struct options, audit),
	{ .name = "warn-days", .type = OPT_CALL, .offset = AT(warn_days), .arg = "days",
	  .call = warn_days_call, .def = "60", .help = "before a BAA expires; several, as in 60,30,7" },
	{ .name = "review-days", .type = OPT_CALL, .offset = AT(review_days), .arg = "days",
	  .call = review_days_call, .def = "365",
	  .help = "that a review is good for; also by risk, as in 365,high=180,critical=90" },
	{ .name = "stale-days", .type = OPT_WHOLE, .offset = AT(stale_days), .arg = "days",
	  .min = 1, .max = BAA_DAYS_MAX, .def = "180", .help = "that a row of the catalogue is good for" },
	{ .name = "print-catalogue", .type = OPT_FLAG, .offset = AT(print_catalogue),
	  .help = "print the catalogue, with --catalogue's rows, and stop" },
};

static bool prepare(struct tool *t, void *options)
{
	const struct options *o = options;
	t->is_private = o->ledger.name; /* payees may be patients who got their money back */
	if (o->print_catalogue)
		t->report = CATALOGUE_TABLE;
	return audit_prepare(t, &o->audit, baa_rules, BAA_RULES);
}

/* Looks for breaches reported after the as-of day. False: a fault was said. */
static bool judge_later(struct tool *t, const struct rows *breaches, int32_t as_of)
{
	const struct baa_breach *b = breaches->row;
	size_t later = 0;
	for (size_t i = 0; i < breaches->n; i++)
		later += b[i].submitted > as_of;
	return tool_later(t, later, "breach report", true);
}

static void audit(struct tool *t, const struct options *o, struct baa_register *r)
{
	struct audit a;
	r->settings = (struct baa_settings){
		.covered_entity = (enum baa_answer)o->covered_entity,
		.stale_days = (int32_t)o->stale_days,
		.n_warn_days = o->warn_days.n,
	};
	memcpy(r->settings.warn_days, o->warn_days.days, sizeof(r->settings.warn_days));
	memcpy(r->settings.review_days, o->review_days.days, sizeof(r->settings.review_days));
	audit_init(&a, baa_rules, BAA_RULES, o->as_of);
	audit_choose(&a, &o->audit);
	baa_audit(&a, r);
	audit_write(t, &a, &o->audit);
	audit_release(&a);
}

static void read_and_audit(struct tool *t, struct options *o, const struct catalogue *known)
{
	struct rows vendors = { 0 }, breaches = { 0 }, excluded = { 0 };
	struct ledger ledger = { 0 };
	if (rows_read(&breaches, t, &o->breaches) && judge_later(t, &breaches, o->as_of) &&
	    rows_read(&excluded, t, &o->exclusions) &&
	    ledger_read(&ledger, t, &o->ledger, o->as_of) && rows_read(&vendors, t, NULL))
		audit(t, o, &(struct baa_register){
			.vendors = vendors.row, .n_vendors = vendors.n,
			.known = known->known, .n_known = known->n,
			.breaches = breaches.row, .n_breaches = breaches.n,
			.excluded = excluded.row, .n_excluded = excluded.n,
			.payees = ledger.payee, .n_payees = ledger.n, .payments_ahead = ledger.ahead,
		});
	rows_release(&vendors);
	rows_release(&breaches);
	rows_release(&excluded);
	ledger_release(&ledger);
}

static void run(struct tool *t, void *options)
{
	struct options *o = options;
	struct catalogue known = { 0 };
	if (o->audit.rules)
		audit_write_rules(t, baa_rules, BAA_RULES, BAA_RULES_AS_OF);
	else if (!catalogue_read(&known, t, &o->catalogue))
		; /* it was said */
	else if (o->print_catalogue)
		catalogue_write(&known, t);
	else
		read_and_audit(t, o, &known);
	catalogue_release(&known);
}

int main(int argc, char **argv)
{
	static const struct feed *const inputs[] = { &vendor_feed };
	static const struct report reports[] = {
		AUDIT_REPORT_TABLE,
		[CATALOGUE_TABLE] = { "--print-catalogue", catalogue_out, CATALOGUE_OUT },
	};
	static const struct tool_spec spec = {
		.name = "glp1-baa-audit",
		.summary = "Find vendors that touch PHI without a BAA that covers it",
		.first = "as-of,check,fail-on,only,warn-days,covered-entity,report,rules,format,output",
		.examples = "  glp1-baa-audit --format=table vendors.csv\n"
			    "  glp1-baa-audit --check --fail-on=high vendors.csv\n",
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
