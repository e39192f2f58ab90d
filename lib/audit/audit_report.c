/* Findings, subjects, summary, rules, and the line for monitoring. */
#include "audit/audit_report.h"

#include <stdio.h>
#include <unistd.h>

#include "base/io.h"

#include "base/banned.h"

const char *const audit_report_words[] = { "findings", "subjects", "summary", NULL };

/* The default first. */
const char *const audit_fail_words[] = { "low", "medium", "high", "critical", "info", NULL };
static const enum audit_level fail_levels[] = { AUDIT_LOW, AUDIT_MEDIUM, AUDIT_HIGH, AUDIT_CRITICAL,
						AUDIT_INFO };

const struct csv_out_col audit_finding_cols[AUDIT_FINDING_COLS] = {
	{ .name = "subject", .help = "who it is about" },
	{ .name = "rule", .help = "ID of the rule, as in glp1-rules(5)" },
	{ .name = "level", .help = "critical, high, medium, low or info" },
	{ .name = "finding", .help = "what was found" },
	{ .name = "citation", .detail = true, .help = "the law or norm behind the rule" },
	{ .name = "due", .type = OUT_DATE, .help = "to be done by; now if empty" },
	{ .name = "owner", .help = "who is to act" },
};

const struct csv_out_col audit_subject_cols[AUDIT_SUBJECT_COLS] = {
	{ .name = "subject", .help = "each row that was looked at" },
	{ .name = "level", .help = "of its worst finding; ok if there is none" },
	{ .name = "critical", .type = OUT_NUMBER, .help = "findings" },
	{ .name = "high", .type = OUT_NUMBER, .help = "findings" },
	{ .name = "medium", .type = OUT_NUMBER, .help = "findings" },
	{ .name = "low", .type = OUT_NUMBER, .help = "findings" },
	{ .name = "info", .type = OUT_NUMBER, .help = "findings" },
	{ .name = "due", .type = OUT_DATE, .help = "the earliest; now if empty" },
	{ .name = "owner", .help = "who is to act" },
};

const struct csv_out_col audit_summary_cols[AUDIT_SUMMARY_COLS] = {
	{ .name = "level", .help = "critical, high, medium, low or info" },
	{ .name = "findings", .type = OUT_NUMBER, .help = "of this level" },
	{ .name = "subjects", .type = OUT_NUMBER, .help = "with a finding of this level" },
};

const struct csv_out_col audit_rule_cols[AUDIT_RULE_COLS] = {
	{ .name = "rule", .help = "ID" },
	{ .name = "level", .help = "of its findings as a rule" },
	{ .name = "title", .help = "what is wrong" },
	{ .name = "citation", .help = "the law or norm behind it" },
	{ .name = "source", .detail = true, .help = "where the citation was looked up" },
	{ .name = "help", .detail = true, .help = "when it applies and what to do" },
	{ .name = "as_of", .type = OUT_DATE, .help = "day on which the citation was looked up" },
};

static enum audit_level fail_level(const struct audit_options *o)
{
	return fail_levels[o->fail_on];
}

static bool mark(struct tool *t, const struct audit *a, const char *option,
		 const struct opt_list *list, bool marked[AUDIT_RULES_MAX])
{
	struct str unknown;
	for (size_t i = 0; i < list->n; i++)
		if (!audit_mark(a, str_from(list->item[i]), marked, &unknown))
			return tool_option_fault(t, option, "no rule is called so; see --rules");
	return true;
}

bool audit_start(struct tool *t, struct audit *a, const struct audit_options *o)
{
	bool only[AUDIT_RULES_MAX] = { false };
	if (o->nagios && (o->exit_zero || o->report != AUDIT_FINDINGS || t->opt.format != FORMAT_CSV))
		return tool_option_fault(t, "--nagios", "goes with none of --report, --format, --exit-zero");
	if (!mark(t, a, "--only", &o->only, only))
		return false;
	for (size_t i = 0; i < a->n_rules && o->only.n; i++)
		a->off[i] = !only[i];
	return mark(t, a, "--ignore", &o->ignore, a->off);
}

static void put(struct csv_writer *w, const char *s)
{
	csv_put_text(w, str_from(s));
}

static void write_findings(struct tool *t, const struct audit *a, enum audit_level least)
{
	struct csv_writer *w = &t->writer;
	for (size_t i = 0; i < a->n; i++) {
		const struct audit_finding *f = &a->findings[i];
		if (f->level < least)
			continue;
		csv_put_text(w, f->subject);
		put(w, f->rule->id);
		put(w, audit_level_names[f->level]);
		csv_put_text(w, f->text);
		put(w, f->citation);
		csv_put_date(w, f->due);
		csv_put_text(w, f->owner);
		csv_end_row(w);
	}
}

/* -1: no finding. */
static int worst_of(const struct audit_subject *s)
{
	int level = AUDIT_LEVELS - 1;
	while (level >= 0 && !s->found[level])
		level--;
	return level;
}

static void write_subjects(struct tool *t, const struct audit *a, int least)
{
	struct csv_writer *w = &t->writer;
	for (size_t i = 0; i < a->n_subjects; i++) {
		const struct audit_subject *s = a->subjects[i];
		int worst = worst_of(s);
		if (worst < least)
			continue;
		csv_put_text(w, s->name);
		put(w, worst < 0 ? "ok" : audit_level_names[worst]);
		for (int level = AUDIT_LEVELS; level-- > 0;)
			csv_put_whole(w, (int64_t)s->found[level]);
		csv_put_date(w, worst > AUDIT_INFO ? s->due : DATE_NONE);
		csv_put_text(w, s->owner);
		csv_end_row(w);
	}
}

static void write_summary(struct tool *t, const struct audit *a, int least)
{
	struct csv_writer *w = &t->writer;
	for (int level = AUDIT_LEVELS; level-- > least;) {
		int64_t subjects = 0;
		for (size_t i = 0; i < a->n_subjects; i++)
			subjects += a->subjects[i]->found[level] > 0;
		put(w, audit_level_names[level]);
		csv_put_whole(w, (int64_t)audit_count(a, (enum audit_level)level));
		csv_put_whole(w, subjects);
		csv_end_row(w);
	}
}

/* Exit status for monitoring: 3 if rows were set aside, since it is not known what is in them. */
static int nagios_status(const struct tool *t, const struct audit *a,
			 const struct audit_options *o)
{
	enum audit_level least = fail_level(o);
	if (t->rejected && !t->opt.allow_rejects)
		return 3;
	if (audit_count_from(a, least > AUDIT_HIGH ? least : AUDIT_HIGH))
		return 2;
	return audit_count_from(a, least) ? 1 : 0;
}

static const char *const nagios_words[] = { "OK", "WARNING", "CRITICAL", "UNKNOWN" };

/* "BAA-AUDIT", from "glp1-baa-audit". */
static const char *service_name(const struct tool *t, char name[64])
{
	snprintf(name, 64, "%s", t->spec->name + strlen("glp1-"));
	for (char *p = name; *p; p++)
		if (*p >= 'a')
			*p = (char)(*p - 'a' + 'A');
	return name;
}

static void write_nagios(struct tool *t, const struct audit *a, const struct audit_options *o)
{
	char line[512], name[64];
	size_t n[AUDIT_LEVELS] = { 0 };
	for (int i = 0; i < AUDIT_LEVELS; i++)
		n[i] = audit_count(a, (enum audit_level)i);
	int k = snprintf(line, sizeof(line),
			 "%s %s - %zu critical, %zu high, %zu medium, %zu low of %zu | critical=%zu "
			 "high=%zu medium=%zu low=%zu\n",
			 service_name(t, name), nagios_words[nagios_status(t, a, o)], n[AUDIT_CRITICAL],
			 n[AUDIT_HIGH], n[AUDIT_MEDIUM], n[AUDIT_LOW], a->n_subjects,
			 n[AUDIT_CRITICAL], n[AUDIT_HIGH], n[AUDIT_MEDIUM], n[AUDIT_LOW]);
	csv_writer_bytes(&t->writer, line, (size_t)k);
}

void audit_write(struct tool *t, const struct audit *a, const struct audit_options *o)
{
	enum audit_level least = o->check ? fail_level(o) : AUDIT_INFO;
	/* nothing to tell: cron has nothing to mail; an empty register still has its header */
	t->silent = !o->nagios && !audit_count_from(a, least) &&
		    (o->check || (o->report == AUDIT_FINDINGS && a->n_subjects));
	if (o->nagios)
		write_nagios(t, a, o);
	else if (o->report == AUDIT_FINDINGS)
		write_findings(t, a, least);
	else if (o->report == AUDIT_SUBJECTS)
		write_subjects(t, a, o->check ? (int)least : -1);
	else
		write_summary(t, a, o->check ? (int)least : 0);
}

void audit_write_rules(struct tool *t, const struct audit_rule *rules, size_t n, int32_t looked_up)
{
	struct csv_writer *w = &t->writer;
	for (const struct audit_rule *r = rules; r < rules + n; r++) {
		put(w, r->id);
		put(w, audit_level_names[r->level]);
		put(w, r->title);
		put(w, r->citation);
		put(w, r->source);
		put(w, r->help);
		csv_put_date(w, *r->source ? looked_up : DATE_NONE);
		csv_end_row(w);
	}
}

/* The line of a plugin that cannot tell. Returns its exit status, whether it could be written or not. */
static int unknown(const struct tool *t)
{
	char line[128], name[64];
	int n = snprintf(line, sizeof(line), "%s UNKNOWN - the audit failed; see its standard error\n",
			 service_name(t, name));
	io_write(STDOUT_FILENO, line, (size_t)n);
	return 3;
}

int audit_not_started(const struct tool *t, int argc, char **argv, int status)
{
	for (int i = 1; status && i < argc && strcmp(argv[i], "--") != 0; i++)
		if (strcmp(argv[i], "--nagios") == 0)
			return unknown(t);
	return status;
}

int audit_finish(struct tool *t, const struct audit *a, const struct audit_options *o)
{
	bool found = audit_count_from(a, fail_level(o)) > 0;
	if (!o->nagios)
		return tool_finish(t, found && !o->exit_zero);
	tool_finish(t, 0);
	return t->worst ? unknown(t) : nagios_status(t, a, o);
}
