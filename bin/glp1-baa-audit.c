/*
 * glp1-baa-audit: which vendors touch PHI without a BAA that really covers it.
 * A register of vendors in, findings out, the most urgent first.
 */
#include <stddef.h>
#include <stdlib.h>
#include <time.h>

#include "baa/breaches_feed.h"
#include "baa/catalogue_feed.h"
#include "baa/vendors_feed.h"
#include "audit/audit_report.h"

#include "base/banned.h"

enum { DAYS_MAX = 3650, CATALOGUE_TABLE = AUDIT_OUTPUTS };

struct options {
	struct audit_options audit;
	const char *as_of, *catalogue, *breaches, *warn_days;
	int32_t covered_entity;
	int64_t review_days, stale_days;
};

#define AT(member) offsetof(struct options, member)

static const struct opt opts[] = {
	AUDIT_OPTS(struct options, audit),
	{ .name = "as-of", .type = OPT_TEXT, .offset = AT(as_of), .arg = "date",
	  .help = "the day to stand on (default: today, in UTC)" },
	{ .name = "covered-entity", .type = OPT_WORD, .offset = AT(covered_entity),
	  .arg = "answer", .words = baa_answer_names,
	  .help = "is the clinic one under HIPAA: yes, no or unknown (default)" },
	{ .name = "warn-days", .type = OPT_TEXT, .offset = AT(warn_days), .arg = "days",
	  .help = "before a BAA expires (default 60); several, as in 60,30,7" },
	{ .name = "review-days", .type = OPT_WHOLE, .offset = AT(review_days), .arg = "days",
	  .min = 1, .max = DAYS_MAX, .help = "that a review is good for (default 365)" },
	{ .name = "stale-days", .type = OPT_WHOLE, .offset = AT(stale_days), .arg = "days",
	  .min = 1, .max = DAYS_MAX, .help = "that a row of the catalogue is good for (default 180)" },
	{ .name = "catalogue", .type = OPT_TEXT, .offset = AT(catalogue), .arg = "file",
	  .bare = "", .help = "of vendors, over the built-in one; without a file: print it and stop" },
	{ .name = "breaches", .type = OPT_TEXT, .offset = AT(breaches), .arg = "file",
	  .help = "the HHS breach portal's CSV: which vendors are in it" },
};

#undef AT

static const struct tool_input inputs[] = {
	{ "input", vendor_cols, VENDOR_COLS },
	{ "--catalogue", catalogue_cols, CATALOGUE_COLS },
	{ "--breaches", breach_cols, BREACH_COLS },
};

static const struct tool_output outputs[] = {
	AUDIT_OUTPUT_TABLE,
	[CATALOGUE_TABLE] = { "--catalogue", catalogue_out, CATALOGUE_COLS },
};

static const struct tool_spec spec = {
	.name = "glp1-baa-audit",
	.summary = "Find vendors that touch PHI without a BAA that covers it",
	.opts = opts,
	.n_opts = sizeof(opts) / sizeof(*opts),
	.inputs = inputs,
	.n_inputs = sizeof(inputs) / sizeof(*inputs),
	.outputs = outputs,
	.n_outputs = sizeof(outputs) / sizeof(*outputs),
};

/* The one look at a clock; in UTC, so that no time zone of a cron table matters. */
static bool read_as_of(struct tool *t, const struct options *o, int32_t *as_of)
{
	if (!o->as_of || strcmp(o->as_of, "today") == 0) {
		*as_of = (int32_t)(time(NULL) / 86400);
		return true;
	}
	enum date_status st = date_parse(str_from(o->as_of), as_of);
	return st == DATE_OK || tool_option_fault(t, "--as-of", date_message(st));
}

static int falling(const void *va, const void *vb)
{
	const int32_t *a = va, *b = vb;
	return (*a < *b) - (*a > *b);
}

static bool read_warn_days(struct tool *t, const char *text, struct baa_settings *s)
{
	struct str list = str_from(text), item;
	int64_t days;
	while (str_next_item(&list, &item)) {
		if (s->n_warn_days == BAA_WARNINGS_MAX ||
		    num_whole(item, 0, DAYS_MAX, &days) != NUM_OK)
			return tool_option_fault(t, "--warn-days", "not up to 8 whole numbers from 0 to 3650");
		s->warn_days[s->n_warn_days++] = (int32_t)days;
	}
	qsort(s->warn_days, s->n_warn_days, sizeof(*s->warn_days), falling);
	return true;
}

/* --rules and a bare --catalogue. Returns the exit status. */
static int print_table(struct tool *t, const struct options *o, struct catalogue *known)
{
	t->output = o->audit.rules ? (size_t)AUDIT_RULE_TABLE : (size_t)CATALOGUE_TABLE;
	if (!tool_open(t))
		return tool_finish(t, 0);
	if (o->audit.rules)
		audit_write_rules(t, baa_rules, BAA_RULES, BAA_RULES_AS_OF);
	else if (catalogue_read(known, t, NULL))
		catalogue_write(known, &t->writer);
	return tool_finish(t, 0);
}

struct sources {
	struct vendor_table vendors;
	struct catalogue known;
	struct breach_table breaches;
};

static void run(struct tool *t, const struct options *o, struct audit *a, struct sources *s,
		struct baa_register *r)
{
	tool_reads(t, o->catalogue);
	tool_reads(t, o->breaches);
	if (!audit_start(t, a, &o->audit) || !tool_open(t) ||
	    !catalogue_read(&s->known, t, o->catalogue) ||
	    (o->breaches && !breaches_read(&s->breaches, t, o->breaches)) ||
	    !vendors_read(&s->vendors, t))
		return;
	r->vendors = s->vendors.vendors;
	r->n_vendors = s->vendors.n;
	r->known = s->known.known;
	r->n_known = s->known.n;
	r->breaches = s->breaches.breaches;
	r->n_breaches = s->breaches.n;
	baa_audit(a, r);
	audit_write(t, a, &o->audit);
}

int main(int argc, char **argv)
{
	struct tool t;
	struct options o = { .review_days = 365, .stale_days = 180, .warn_days = "60" };
	struct sources s = { 0 };
	struct baa_register r = { 0 };
	struct audit a;
	int32_t as_of = 0;
	int status = tool_start(&t, &spec, &o, argc, argv);
	if (status != TOOL_GO)
		return audit_not_started(&t, argc, argv, status);
	bool table = o.audit.rules || (o.catalogue && !*o.catalogue);
	t.output = (size_t)o.audit.report;
	t.plain = o.audit.nagios && !table;
	r.settings = (struct baa_settings){
		.covered_entity = (enum baa_answer)o.covered_entity,
		.review_days = (int32_t)o.review_days,
		.stale_days = (int32_t)o.stale_days,
	};
	bool ready = read_as_of(&t, &o, &as_of) && read_warn_days(&t, o.warn_days, &r.settings);
	audit_init(&a, baa_rules, BAA_RULES, as_of);
	if (table && ready)
		status = print_table(&t, &o, &s.known);
	else if (ready)
		run(&t, &o, &a, &s, &r);
	if (!table || !ready)
		status = audit_finish(&t, &a, &o.audit);
	audit_release(&a);
	vendors_release(&s.vendors);
	catalogue_release(&s.known);
	breaches_release(&s.breaches);
	return status;
}
