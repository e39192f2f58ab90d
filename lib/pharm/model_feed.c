/* Makes a model of the rows of the tables. */
#include "pharm/model_feed.h"

#include <math.h>
#include <stdio.h>

#include "base/array.h"
#include "base/embedded.h"
#include "base/mem.h"
#include "pharm/answers.h"

#include "base/banned.h"

extern const struct embedded pharm_criteria_csv, pharm_rules_csv, pharm_lawful_csv;

struct criterion_row {
	struct str criterion, group, applies, steps, question, evidence, reason, citation, source;
	struct str verified;
	int32_t kind, as_of;
	double worst, best, weight;
};

#define COL(member) CSV_MEMBER(struct criterion_row, member)

static const struct csv_col criterion_cols[] = {
	{ COL(criterion), .type = COL_TEXT, .required = true, .help = "column of the register" },
	{ COL(group), .type = COL_TEXT, .required = true, .help = "that shares a weight" },
	{ COL(applies), .type = COL_TEXT, .required = true, .help = "types, parted by ;" },
	{ COL(kind), .type = COL_WORD, .required = true, .words = pharm_kind_names, .help = "of answer" },
	{ COL(steps), .type = COL_TEXT, .help = "word=value, parted by ;" },
	{ COL(worst), .type = COL_REAL, COL_ANY, .help = "worth 0" },
	{ COL(best), .type = COL_REAL, COL_ANY, .help = "worth 1" },
	{ COL(weight), .type = COL_REAL, .required = true, COL_NOT_NEGATIVE, .help = "in its group" },
	{ COL(question), .type = COL_TEXT, .required = true, .help = "to ask" },
	{ COL(evidence), .type = COL_TEXT, .help = "that answers it" },
	{ COL(reason), .type = COL_TEXT, .help = "of the weight" },
	{ COL(citation), .type = COL_TEXT, .help = "law or norm" },
	{ COL(source), .type = COL_TEXT, .required = true, .help = "where it was looked up" },
	{ COL(as_of), .type = COL_DATE, .required = true, .help = "when" },
	{ COL(verified), .type = COL_TEXT, .required = true, .help = "how sure that is" },
};

#undef COL

static const struct feed criterion_feed = { FEED_COLS(criterion_cols),
					    .row_size = sizeof(struct criterion_row) };

struct rule_row {
	struct str rule, check, applies, cap_failed, cap_unknown, title, help, citation, source, verified;
	int32_t level, from, until, as_of;
};

#define COL(member) CSV_MEMBER(struct rule_row, member)

static const struct csv_col rule_cols[] = {
	{ COL(rule), .type = COL_TEXT, .required = true, .help = "ID" },
	{ COL(check), .type = COL_TEXT, .help = "that looks" },
	{ COL(applies), .type = COL_TEXT, .help = "types, parted by ;" },
	{ COL(cap_failed), .type = COL_TEXT, .help = "best grade if it fails" },
	{ COL(cap_unknown), .type = COL_TEXT, .help = "best grade while unknown" },
	{ COL(level), .type = COL_WORD, .required = true, .words = audit_level_names,
	  .help = "of findings" },
	{ COL(title), .type = COL_TEXT, .required = true, .help = "what is wrong" },
	{ COL(help), .type = COL_TEXT, .help = "what to do" },
	{ COL(from), .type = COL_DATE, .help = "first day in force" },
	{ COL(until), .type = COL_DATE, .help = "first day not in force" },
	{ COL(citation), .type = COL_TEXT, .help = "law or norm" },
	{ COL(source), .type = COL_TEXT, .help = "where it was looked up" },
	{ COL(as_of), .type = COL_DATE, .required = true, .help = "when" },
	{ COL(verified), .type = COL_TEXT, .required = true, .help = "how sure that is" },
};

#undef COL

static const struct feed rule_feed = { FEED_COLS(rule_cols), .row_size = sizeof(struct rule_row) };

#define COL(member) CSV_MEMBER(struct pharm_basis, member)

static const struct csv_col lawful_cols[] = {
	{ COL(drug), .type = COL_TEXT, .required = true, .help = "active ingredient, or any" },
	{ COL(pathway), .type = COL_TEXT, .required = true,
	  .help = "brand, 503A_copy, 503A_patient_specific, 503B_bulk ..." },
	{ COL(from), .type = COL_DATE, .help = "first day; empty: no start that matters" },
	{ COL(until), .type = COL_DATE, .help = "first day on which it no longer holds; empty: open" },
	{ COL(status), .type = COL_WORD, .required = true, .words = pharm_status_names,
	  .help = "lawful, conditional, discretion or not_lawful" },
	{ COL(condition), .type = COL_TEXT, .help = "what must hold, or why" },
	{ COL(citation), .type = COL_TEXT, .help = "law or norm" },
	{ COL(source), .type = COL_TEXT, .help = "where it was looked up" },
	{ COL(as_of), .type = COL_DATE, .help = "when it was looked up" },
};

#undef COL

const struct feed pharm_lawful_feed = { FEED_COLS(lawful_cols),
	.row_size = sizeof(struct pharm_basis) };

#define COL(member) CSV_MEMBER(struct rule_row, member)

static const struct csv_out_col rule_out[] = {
	{ COL(rule), .help = "ID" },
	{ COL(level), .type = OUT_WORD, .words = audit_level_names, .help = "of its findings" },
	{ COL(title), .help = "what is wrong" },
	{ COL(citation), .help = "the law or norm behind it" },
	{ COL(source), .detail = true, .help = "where it was looked up" },
	{ COL(help), .detail = true, .help = "when it applies and what to do" },
	{ COL(as_of), .type = OUT_DATE, .help = "day on which it was looked up" },
	{ COL(applies), .help = "types it looks at" },
	{ COL(cap_failed), .help = "a gate: the best grade if it fails" },
	{ COL(cap_unknown), .help = "the best grade while it is unknown" },
	{ COL(from), .type = OUT_DATE, .help = "first day in force" },
	{ COL(until), .type = OUT_DATE, .help = "first day on which it is not" },
	{ COL(verified), .help = "yes-P primary text, yes-S secondary; derived; policy: a house default" },
};

#undef COL

const struct report pharm_rules_report = { "--rules", REPORT_COLS(rule_out) };

static bool bad_table(struct tool *t, const struct embedded *table, struct str row)
{
	struct diag d;
	diag_set(&d, DIAG_SYSTEM, "the row %.*s of the program's own table does not fit", (int)row.n,
		 row.p);
	d.file = table->name;
	return tool_fault(t, &d);
}

/* The bits for a list of types. */
static uint32_t types_of(struct str list)
{
	struct str item;
	uint32_t bits = 0;
	while (list.n && str_next_part(&list, ";", &item))
		for (uint32_t i = 0; i < PATHWAYS; i++)
			if (str_eq(item, str_from(pathway_names[i])))
				bits |= (uint32_t)1 << i;
	return bits;
}

/* The number of a group, which is added if new; PHARM_GROUPS_MAX: there is no room. */
static size_t group_number(struct pharm_model *m, struct str name)
{
	size_t g = 0;
	while (g < m->n_groups && !str_eq(m->group[g], name))
		g++;
	if (g == m->n_groups && g < PHARM_GROUPS_MAX)
		m->group[m->n_groups++] = name;
	return g;
}

static bool keep_criterion(struct pharm_model *m, const struct criterion_row *row)
{
	static const char *const names[] = {
#define NAME(name, takes) #name,
		PHARM_ANSWERS(NAME)
#undef NAME
	};
	size_t i = m->n_criteria, g = group_number(m, row->group);
	if (i >= PHARM_ANSWERS_N || g == PHARM_GROUPS_MAX ||
	    !str_eq(row->criterion, str_from(names[i])))
		return false;
	m->criterion[m->n_criteria++] = (struct pharm_criterion){
		.name = row->criterion, .group = row->group, .group_number = g,
		.applies = types_of(row->applies), .kind = (enum pharm_kind)row->kind,
		.steps = row->steps, .worst = row->worst, .best = row->best, .weight = row->weight,
		.question = row->question, .evidence = row->evidence, .reason = row->reason,
		.citation = row->citation, .source = row->source, .as_of = row->as_of,
	};
	return true;
}

static bool read_criteria(struct pharm_model *m, struct tool *t)
{
	struct rows rows = { 0 };
	bool ok = rows_read_embedded(&rows, t, &criterion_feed, &pharm_criteria_csv);
	const struct criterion_row *row = rows.row;
	for (size_t i = 0; ok && i < rows.n; i++)
		ok = keep_criterion(m, &row[i]) || bad_table(t, &pharm_criteria_csv, row[i].criterion);
	arena_join(&m->arena, &rows.arena);
	rows_release(&rows);
	return ok;
}

static char letter(struct str s)
{
	return s.n ? s.p[0] : '\0';
}

static bool read_rules(struct pharm_model *m, struct tool *t)
{
	struct rows rows = { 0 };
	bool ok = rows_read_embedded(&rows, t, &rule_feed, &pharm_rules_csv);
	const struct rule_row *row = rows.row;
	if (ok && rows.n > PHARM_RULES_MAX)
		ok = bad_table(t, &pharm_rules_csv, row[PHARM_RULES_MAX].rule);
	for (size_t i = 0; ok && i < rows.n; i++)
		m->rule[m->n_rules++] = (struct pharm_rule){
			.id = row[i].rule, .check = row[i].check, .applies = types_of(row[i].applies),
			.cap_failed = letter(row[i].cap_failed), .cap_unknown = letter(row[i].cap_unknown),
			.level = (enum audit_level)row[i].level, .title = row[i].title,
			.help = row[i].help, .citation = row[i].citation, .source = row[i].source,
			.verified = row[i].verified, .applies_text = row[i].applies,
			.from = row[i].from, .until = row[i].until, .as_of = row[i].as_of,
		};
	arena_join(&m->arena, &rows.arena);
	rows_release(&rows);
	return ok;
}

static void keep_basis(struct pharm_model *m, struct rows *rows)
{
	const struct pharm_basis *row = rows->row;
	for (size_t i = 0; i < rows->n; i++) {
		m->basis = array_room(m->basis, m->n_basis, &m->basis_size, sizeof(*m->basis));
		m->basis[m->n_basis++] = row[i];
	}
	arena_join(&m->arena, &rows->arena);
}

bool pharm_lawful_read(struct pharm_model *m, struct tool *t, struct opt_file *file)
{
	struct rows rows = { 0 };
	bool ok = rows_read(&rows, t, file);
	keep_basis(m, &rows);
	rows_release(&rows);
	ok = ok && rows_read_embedded(&rows, t, &pharm_lawful_feed, &pharm_lawful_csv);
	keep_basis(m, &rows);
	rows_release(&rows);
	return ok;
}

bool pharm_model_read(struct pharm_model *m, struct tool *t)
{
	bool ok = read_criteria(m, t) && read_rules(m, t);
	score_order_weights(SCORE_CENTROID, m->n_groups, m->group_weight);
	return ok;
}

void pharm_write_rules(struct tool *t, const struct pharm_model *m)
{
	for (size_t i = 0; i < m->n_rules; i++) {
		const struct pharm_rule *r = &m->rule[i];
		const struct rule_row row = {
			.rule = r->id, .level = (int32_t)r->level, .title = r->title,
			.applies = r->applies_text,
			.cap_failed = { &r->cap_failed, r->cap_failed != '\0' },
			.cap_unknown = { &r->cap_unknown, r->cap_unknown != '\0' },
			.from = r->from, .until = r->until, .citation = r->citation,
			.source = r->source, .as_of = r->as_of, .verified = r->verified,
			.help = r->help,
		};
		tool_write(t, &row);
	}
}

void pharm_model_release(struct pharm_model *m)
{
	mem_free(m->basis);
	mem_free(m->bud);
	arena_release(&m->arena);
	*m = (struct pharm_model){ 0 };
}
