/* The reports on scores, criteria, questions, and shares of volume. */
#include "pharm/pharm_report.h"

#include <math.h>
#include <stdlib.h>

#include "base/mem.h"
#include "score/topsis.h"

#include "base/banned.h"

struct score_line {
	struct str pharmacy;
	int32_t type;
	double score, score_if_known, known_share, leads_next_until;
	struct str grade;
	size_t gates_failed, gates_unknown;
	struct str first_gate;
	struct dec fill_p50, fill_p95;
	size_t rank;
	int64_t rank_low, rank_high, rank_low_inner, rank_high_inner; /* OUT_UNKNOWN */
};

#define COL(member) CSV_MEMBER(struct score_line, member)

static const struct csv_out_col score_cols[] = {
	{ COL(pharmacy), .help = "as the register has it" },
	{ COL(type), .rank = 6, .type = OUT_WORD, .words = pathway_names,
	  .help = "503A, 503B or commercial" },
	{ COL(first_gate), .help = "the first gate that failed" },
	{ COL(gates_failed), .rank = 7, .type = OUT_COUNT, .help = "gates shut" },
	{ COL(gates_unknown), .rank = 7, .type = OUT_COUNT, .help = "gates not known to be open" },
	{ COL(grade), .help = "A from 90, B from 80, C from 70, D from 60, else F; capped by gates" },
	{ COL(score), .type = OUT_REAL, .decimals = 4, .bar_full = 100,
	  .help = "of 100; an unknown answer is worth nothing" },
	{ COL(score_if_known), .rank = 3, .type = OUT_REAL, .decimals = 4,
	  .help = "over what is known only" },
	{ COL(known_share), .rank = 2, .type = OUT_REAL, .decimals = 4,
	  .help = "of the weight that is known" },
	{ COL(fill_p50), .rank = 4, .type = OUT_DEC, .unit = "hours", .help = "from --fills" },
	{ COL(fill_p95), .rank = 4, .type = OUT_DEC, .unit = "hours", .help = "from --fills" },
	{ COL(rank), .rank = 5, .type = OUT_COUNT, .help = "1 + those with a better score" },
	{ COL(rank_low), .rank = 5, .type = OUT_WHOLE,
	  .help = "best rank with every weight within --spread: no better one" },
	{ COL(rank_high), .rank = 5, .type = OUT_WHOLE, .help = "worst rank: no worse one" },
	{ COL(rank_low_inner), .type = OUT_WHOLE, .detail = true,
	  .help = "best rank that some weights give; where it is rank_low, that is exact" },
	{ COL(rank_high_inner), .type = OUT_WHOLE, .detail = true,
	  .help = "worst rank that some weights give" },
	{ COL(leads_next_until), .rank = 6, .type = OUT_REAL, .decimals = 4,
	  .help = "swap radius: the next one can pass when weights move by this share" },
};

#undef COL

const struct report pharm_scores_report = { "scores", REPORT_COLS(score_cols) };

struct criterion_line {
	struct str pharmacy, criterion, group, answer, reason, citation, evidence, source;
	double value, points, of;
};

#define COL(member) CSV_MEMBER(struct criterion_line, member)

static const struct csv_out_col criterion_cols[] = {
	{ COL(pharmacy), .help = "as the register has it" },
	{ COL(group), .help = "of criteria that share a weight" },
	{ COL(criterion), .help = "column of the register" },
	{ COL(answer), .help = "that counted; empty: unknown" },
	{ COL(value), .type = OUT_REAL, .decimals = 4, .help = "0 to 1; empty: unknown" },
	{ COL(points), .type = OUT_REAL, .decimals = 8, .help = "they add up to the score" },
	{ COL(of), .type = OUT_REAL, .decimals = 8, .help = "points to be had; they add up to 100" },
	{ COL(reason), .is_note = true, .help = "why it has a weight" },
	{ COL(citation), .detail = true, .help = "the law or norm behind it" },
	{ COL(evidence), .help = "where the answer comes from" },
};

#undef COL

const struct report pharm_criteria_report = { "criteria", REPORT_COLS(criterion_cols) };

struct question_line {
	struct str pharmacy, criterion, question, evidence, answer;
	double points;
	size_t number; /* of the criterion */
};

#define COL(member) CSV_MEMBER(struct question_line, member)

static const struct csv_out_col question_cols[] = {
	{ COL(pharmacy), .help = "whom to ask" },
	{ COL(criterion), .help = "column of the register for the answer" },
	{ COL(answer), .help = "empty, to be filled in and read back with --answers" },
	{ COL(question), .help = "to ask" },
	{ COL(evidence), .help = "that answers it" },
	{ COL(points), .type = OUT_REAL, .decimals = 2, .help = "that the answer may bring" },
};

#undef COL

const struct report pharm_questions_report = { "questions", REPORT_COLS(question_cols) };

#define COL(member) CSV_MEMBER(struct pharm_source_row, member)
#define AT(NAME, MEMBER) .name = NAME, .offset = offsetof(struct pharm_source_row, c.MEMBER)

static const struct csv_out_col source_cols[] = {
	{ COL(joined_by), .type = OUT_WORD, .words = pharm_join_names,
	  .help = "what makes two pharmacies one source: nothing, a parent or maker, the pathway" },
	{ COL(sku), .help = "the SKU; empty: all" },
	{ AT("sources", sources), .type = OUT_COUNT, .help = "with volume" },
	{ AT("left_out", left_out), .type = OUT_COUNT, .help = "with none, or less" },
	{ COL(largest), .help = "a name of the largest source" },
	{ AT("largest_share", share), .type = OUT_REAL, .decimals = 4, .help = "its share" },
	{ AT("cover", cover), .type = OUT_REAL, .decimals = 4, .help = "what is left when it stops" },
	{ AT("effective_number", effective), .type = OUT_REAL, .decimals = 4,
	  .help = "as many equal sources are as concentrated" },
	{ AT("hhi", hhi), .type = OUT_REAL, .decimals = 2,
	  .help = "10000 times the sum of squared shares" },
	{ AT("hhi_least", hhi_least), .type = OUT_REAL, .decimals = 2,
	  .help = "of as many equal sources" },
	{ .name = "single_source_share", .type = OUT_REAL, .decimals = 4,
	  .offset = offsetof(struct pharm_source_row, single_source),
	  .help = "of all units, those of SKUs with one source only" },
};

#undef COL
#undef AT

const struct report pharm_concentration_report = { "concentration", REPORT_COLS(source_cols) };

static struct str first_gate(const struct pharm_model *m, const struct pharmacy *p)
{
	for (size_t i = 0; i < m->n_rules; i++)
		if (m->rule[i].cap_failed && p->gate[i].state == PHARM_FAIL)
			return m->rule[i].id;
	return (struct str){ NULL, 0 };
}

/* A bound as a column; 0, which was not computed, as empty. */
static int64_t bound(size_t rank)
{
	return rank ? (int64_t)rank : OUT_UNKNOWN;
}

/* Ranks by closeness to the best answers that there are, not by the additive score. */
static void rank_by_topsis(const struct pharm_model *m, const struct pharmacy *p, size_t n,
			   struct pharm_rank *rank, size_t *order, double *closeness)
{
	double *x = mem_zero(n * m->n_groups, sizeof(*x));
	size_t *place = mem_zero(n, sizeof(*place));
	bool cost[PHARM_GROUPS_MAX] = { false };
	for (size_t i = 0; i < n; i++)
		for (size_t g = 0; g < m->n_groups; g++)
			x[i * m->n_groups + g] = p[i].group_value[g];
	score_topsis(&(struct score_figures){ x, m->group_weight, cost, n, m->n_groups }, closeness);
	score_ranks(closeness, n, 1, place, order);
	for (size_t i = 0; i < n; i++) {
		rank[i] = (struct pharm_rank){ .rank = place[i], .leads_until = NAN };
		closeness[i] *= 100;
	}
	mem_free(x);
	mem_free(place);
}

static void write_score(struct tool *t, const struct pharm_model *m, const struct pharmacy *p,
			const struct pharm_rank *r, double score)
{
	const struct score_line line = {
		.pharmacy = p->name, .type = p->type, .score = score,
		.score_if_known = p->if_known, .known_share = p->known_share,
		.grade = { &p->grade, 1 },
		.gates_failed = pharm_count_gates(m, p, PHARM_FAIL),
		.gates_unknown = pharm_count_gates(m, p, PHARM_UNKNOWN),
		.first_gate = first_gate(m, p),
		.fill_p50 = p->p50, .fill_p95 = p->p95,
		.rank = r->rank,
		.rank_low = bound(r->best_outer), .rank_high = bound(r->worst_outer),
		.rank_low_inner = bound(r->best_inner), .rank_high_inner = bound(r->worst_inner),
		.leads_next_until = r->leads_until,
	};
	tool_write(t, &line);
}

void pharm_report_scores(struct tool *t, const struct pharm_model *m, const struct pharmacy *p,
			 size_t n, const struct pharm_ranking *how)
{
	struct pharm_rank *rank = mem_zero(n, sizeof(*rank));
	size_t *order = mem_zero(n, sizeof(*order)), shut = 0;
	double *closeness = mem_zero(n, sizeof(*closeness));
	if (how->topsis)
		rank_by_topsis(m, p, n, rank, order, closeness);
	else
		pharm_ranks(m, p, n, how->spread, rank, order);
	for (size_t i = 0; i < n; i++) {
		size_t k = order[i];
		write_score(t, m, &p[k], &rank[k], how->topsis ? closeness[k] : p[k].score);
		shut += pharm_count_gates(m, &p[k], PHARM_FAIL) > 0;
	}
	csv_writer_say(&t->writer, "%zu pharmac%s, %zu with a failed gate, which caps the grade; fill in "
		       "hours; bar: 100 points", n, n == 1 ? "y" : "ies", shut);
	mem_free(rank);
	mem_free(order);
	mem_free(closeness);
}

void pharm_report_criteria(struct tool *t, const struct pharm_model *m, const struct pharmacy *p,
			   size_t n)
{
	for (size_t i = 0; i < n; i++) {
		for (size_t c = 0; c < m->n_criteria; c++) {
			const struct pharm_criterion *k = &m->criterion[c];
			bool known = !isnan(p[i].value[c]);
			const struct criterion_line line = {
				.pharmacy = p[i].name, .criterion = k->name, .group = k->group,
				.answer = known ? pharm_answer(&p[i], c) : (struct str){ NULL, 0 },
				.value = p[i].value[c],
				.points = known ? p[i].value[c] * p[i].of[c] : 0,
				.of = p[i].of[c], .reason = k->reason, .citation = k->citation,
				.evidence = p[i].answer[c].official.n ? p[i].answer[c].official
								      : p[i].evidence,
			};
			if (p[i].of[c] > 0)
				tool_write(t, &line);
		}
	}
}

/* Sorts by the points that an answer may bring, the most first; then as in the table. */
static int dearest_first(const void *va, const void *vb)
{
	const struct question_line *a = va, *b = vb;
	if (a->points != b->points)
		return a->points < b->points ? 1 : -1;
	return (a->number > b->number) - (a->number < b->number);
}

void pharm_report_questions(struct tool *t, const struct pharm_model *m, const struct pharmacy *p,
			    size_t n)
{
	struct question_line line[PHARM_CRITERIA_MAX];
	for (size_t i = 0; i < n; i++) {
		size_t asked = 0;
		for (size_t c = 0; c < m->n_criteria; c++) {
			const struct pharm_criterion *k = &m->criterion[c];
			if (p[i].of[c] > 0 && isnan(p[i].value[c]))
				line[asked++] = (struct question_line){
					.pharmacy = p[i].name, .criterion = k->name,
					.question = k->question, .evidence = k->evidence,
					.points = p[i].of[c], .number = c };
		}
		if (asked)
			qsort(line, asked, sizeof(*line), dearest_first);
		for (size_t k = 0; k < asked; k++)
			tool_write(t, &line[k]);
	}
}

void pharm_report_source(const struct pharm_source_row *row, void *of)
{
	tool_write(of, row);
}
