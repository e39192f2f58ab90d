/* Findings, subjects, summary, rules, and the line for monitoring. */
#include "audit/audit_report.h"

#include <stdio.h>

#include "base/banned.h"

/* The default first. */
const char *const audit_fail_words[] = { "low", "medium", "high", "critical", "info", NULL };
static const enum audit_level fail_levels[] = { AUDIT_LOW, AUDIT_MEDIUM, AUDIT_HIGH, AUDIT_CRITICAL,
						AUDIT_INFO };

struct finding_line {
	struct str subject, finding, owner;
	const char *rule, *level, *citation;
	int32_t due;
};

#define COL(member) CSV_MEMBER(struct finding_line, member)

const struct csv_out_col audit_finding_cols[AUDIT_FINDING_COLS] = {
	{ COL(subject), .help = "who it is about" },
	{ COL(rule), .rank = 2, .type = OUT_NAME, .help = "ID of the rule, as in glp1-rules(5)" },
	{ COL(level), .is_level = true, .type = OUT_NAME, .help = "critical, high, medium, low or info" },
	{ COL(finding), .is_note = true, .help = "what was found" },
	{ COL(citation), .type = OUT_NAME, .is_note = true, .detail = true,
	  .help = "the law or norm behind the rule" },
	{ COL(due), .rank = 1, .type = OUT_DATE, .help = "to be done by; now if empty" },
	{ COL(owner), .rank = 3, .help = "who is to act" },
};

#undef COL

struct subject_line {
	struct str subject, owner;
	const char *level;
	size_t critical, high, medium, low, info;
	int32_t due;
};

#define COL(member) CSV_MEMBER(struct subject_line, member)

const struct csv_out_col audit_subject_cols[AUDIT_SUBJECT_COLS] = {
	{ COL(subject), .help = "each row that was looked at" },
	{ COL(level), .is_level = true, .type = OUT_NAME,
	  .help = "of its worst finding; ok if there is none" },
	{ COL(critical), .type = OUT_COUNT, .help = "findings" },
	{ COL(high), .type = OUT_COUNT, .help = "findings" },
	{ COL(medium), .type = OUT_COUNT, .help = "findings" },
	{ COL(low), .type = OUT_COUNT, .help = "findings" },
	{ COL(info), .type = OUT_COUNT, .help = "findings" },
	{ COL(due), .type = OUT_DATE, .help = "the earliest; now if empty" },
	{ COL(owner), .help = "who is to act" },
};

#undef COL

struct summary_line {
	const char *level;
	size_t findings, subjects;
};

#define COL(member) CSV_MEMBER(struct summary_line, member)

const struct csv_out_col audit_summary_cols[AUDIT_SUMMARY_COLS] = {
	{ COL(level), .is_level = true, .type = OUT_NAME, .help = "critical, high, medium, low or info" },
	{ COL(findings), .type = OUT_COUNT, .help = "of this level" },
	{ COL(subjects), .type = OUT_COUNT, .help = "with a finding of this level" },
};

#undef COL

struct rule_line {
	const char *rule, *level, *title, *citation, *source, *help;
	int32_t as_of;
};

#define COL(member) CSV_MEMBER(struct rule_line, member)

const struct csv_out_col audit_rule_cols[AUDIT_RULE_COLS] = {
	{ COL(rule), .type = OUT_NAME, .help = "ID" },
	{ COL(level), .is_level = true, .type = OUT_NAME, .help = "of its findings as a rule" },
	{ COL(title), .is_note = true, .type = OUT_NAME, .help = "what is wrong" },
	{ COL(citation), .is_note = true, .type = OUT_NAME,
	  .help = "the law or norm behind it" },
	{ COL(source), .type = OUT_NAME, .detail = true, .help = "where the citation was looked up" },
	{ COL(help), .type = OUT_NAME, .detail = true, .help = "when it applies and what to do" },
	{ COL(as_of), .type = OUT_DATE, .help = "day on which the citation was looked up" },
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

bool audit_prepare(struct tool *t, const struct audit_options *o, const struct audit_rule *rules,
		   size_t n_rules)
{
	const struct audit a = { .rules = rules, .n_rules = n_rules };
	bool marked[AUDIT_RULES_MAX];
	if (t->opt.nagios && (o->exit_zero || o->rules || t->report != o->first + AUDIT_FINDINGS ||
			      t->opt.format != FORMAT_CSV))
		return tool_option_fault(t, "--nagios",
					 "goes with none of --report, --format, --rules, --exit-zero");
	if (o->rules)
		t->report = o->first + AUDIT_RULE_TABLE;
	return mark(t, &a, "--only", &o->only, marked) && mark(t, &a, "--ignore", &o->ignore, marked);
}

void audit_choose(struct audit *a, const struct audit_options *o)
{
	bool only[AUDIT_RULES_MAX] = { false };
	struct str unknown;
	for (size_t i = 0; i < o->only.n; i++)
		audit_mark(a, str_from(o->only.item[i]), only, &unknown);
	for (size_t i = 0; i < a->n_rules && o->only.n; i++)
		a->off[i] = !only[i];
	for (size_t i = 0; i < o->ignore.n; i++)
		audit_mark(a, str_from(o->ignore.item[i]), a->off, &unknown);
}

static void say_findings(struct tool *t, const struct audit *a, enum audit_level least)
{
	size_t late = 0, n[AUDIT_LEVELS] = { 0 }, all = 0;
	char day[DATE_TEXT], info[40] = "";
	for (size_t i = 0; i < a->n; i++) {
		const struct audit_finding *f = &a->findings[i];
		if (f->level < least)
			continue;
		all++;
		n[f->level]++;
		late += f->due != DATE_NONE && f->due < a->as_of;
	}
	date_format(a->as_of, day);
	if (n[AUDIT_INFO])
		snprintf(info, sizeof(info), ", %zu info", n[AUDIT_INFO]);
	csv_writer_say(&t->writer,
		       "%zu finding%s: %zu critical, %zu high, %zu medium, %zu low%s; %zu past "
		       "%s date; as of %s",
		       all, all == 1 ? "" : "s", n[AUDIT_CRITICAL], n[AUDIT_HIGH], n[AUDIT_MEDIUM],
		       n[AUDIT_LOW], info, late, late == 1 ? "its" : "their", day);
}

static void write_findings(struct tool *t, const struct audit *a, enum audit_level least)
{
	say_findings(t, a, least);
	for (size_t i = 0; i < a->n; i++) {
		const struct audit_finding *f = &a->findings[i];
		const struct finding_line line = {
			.subject = f->subject,
			.rule = f->rule->id,
			.level = audit_level_names[f->level],
			.finding = f->text,
			.citation = f->citation,
			.due = f->due,
			.owner = f->owner,
		};
		if (f->level >= least)
			tool_write(t, &line);
	}
}

/* The worst level of a subject's findings; -1: it has none. */
static int worst_of(const struct audit_subject *s)
{
	int level = AUDIT_LEVELS - 1;
	while (level >= 0 && !s->found[level])
		level--;
	return level;
}

static void write_subjects(struct tool *t, const struct audit *a, int least)
{
	for (size_t i = 0; i < a->n_subjects; i++) {
		const struct audit_subject *s = a->subjects[i];
		int worst = worst_of(s);
		const struct subject_line line = {
			.subject = s->name,
			.level = worst < 0 ? "ok" : audit_level_names[worst],
			.critical = s->found[AUDIT_CRITICAL],
			.high = s->found[AUDIT_HIGH],
			.medium = s->found[AUDIT_MEDIUM],
			.low = s->found[AUDIT_LOW],
			.info = s->found[AUDIT_INFO],
			.due = worst > AUDIT_INFO ? s->due : DATE_NONE,
			.owner = s->owner,
		};
		if (worst >= least)
			tool_write(t, &line);
	}
}

static void write_summary(struct tool *t, const struct audit *a, int least)
{
	for (int level = AUDIT_LEVELS; level-- > least;) {
		struct summary_line line = {
			.level = audit_level_names[level],
			.findings = audit_count(a, (enum audit_level)level),
		};
		for (size_t i = 0; i < a->n_subjects; i++)
			line.subjects += a->subjects[i]->found[level] > 0;
		tool_write(t, &line);
	}
}

static void fill_monitor(struct monitor *m, const struct audit *a, enum audit_level least)
{
	size_t n[AUDIT_LEVELS] = { 0 };
	for (int i = 0; i < AUDIT_LEVELS; i++)
		n[i] = audit_count(a, (enum audit_level)i);
	bool critical = audit_count_from(a, least > AUDIT_HIGH ? least : AUDIT_HIGH);
	m->status = critical ? 2 : audit_count_from(a, least) ? 1 : 0;
	snprintf(m->text, sizeof(m->text),
		 "%zu critical, %zu high, %zu medium, %zu low of %zu | critical=%zu high=%zu "
		 "medium=%zu low=%zu",
		 n[AUDIT_CRITICAL], n[AUDIT_HIGH], n[AUDIT_MEDIUM], n[AUDIT_LOW], a->n_subjects,
		 n[AUDIT_CRITICAL], n[AUDIT_HIGH], n[AUDIT_MEDIUM], n[AUDIT_LOW]);
}

void audit_write(struct tool *t, const struct audit *a, const struct audit_options *o)
{
	enum audit_level least = o->check ? fail_level(o) : AUDIT_INFO;
	size_t report = t->report - o->first;
	t->found = audit_count_from(a, fail_level(o)) && !o->exit_zero;
	/* nothing to tell: cron has nothing to mail; an empty register still has its header */
	t->silent = !t->opt.nagios && !audit_count_from(a, least) &&
		    (o->check || (report == AUDIT_FINDINGS && a->n_subjects));
	if (t->opt.nagios)
		fill_monitor(&t->monitor, a, fail_level(o));
	else if (report == AUDIT_FINDINGS)
		write_findings(t, a, least);
	else if (report == AUDIT_SUBJECTS)
		write_subjects(t, a, o->check ? (int)least : -1);
	else
		write_summary(t, a, o->check ? (int)least : 0);
}

void audit_write_rules(struct tool *t, const struct audit_rule *rules, size_t n, int32_t looked_up)
{
	for (const struct audit_rule *r = rules; r < rules + n; r++) {
		const struct rule_line line = {
			.rule = r->id,
			.level = audit_level_names[r->level],
			.title = r->title,
			.citation = r->citation,
			.source = r->source,
			.help = r->help,
			.as_of = *r->source ? looked_up : DATE_NONE,
		};
		tool_write(t, &line);
	}
}
