/* Turns answers into points, grade and rank. */
#include "pharm/pharm.h"

#include <math.h>
#include <stdlib.h>

#include "base/mem.h"
#include "score/robust.h"
#include "score/score.h"

#include "base/banned.h"

size_t pharm_criterion_number(const struct pharm_model *m, struct str name)
{
	size_t i = 0;
	while (i < m->n_criteria && !str_eq(m->criterion[i].name, name))
		i++;
	return i;
}

struct str pharm_answer(const struct pharmacy *p, size_t criterion)
{
	const struct pharm_answer *a = &p->answer[criterion];
	bool counts = a->official.n || !p->stale;
	return counts && !pharm_is_unknown(a->text) ? a->text : (struct str){ NULL, 0 };
}

/* The share of `states` that are in `licensed`; NaN: one of the two lists is unknown. */
static double cover(struct str licensed, struct str states)
{
	struct str state, item;
	size_t n = 0, covered = 0;
	if (pharm_is_unknown(licensed) || pharm_is_unknown(states))
		return NAN;
	while (n < PHARM_LIST_MAX && str_next_part(&states, " ,;/", &state)) {
		struct str list = licensed;
		bool found = false;
		while (state.n && !found && str_next_part(&list, " ,;/", &item))
			found = item.n && (str_ieq(item, state) || str_ieq(item, STR("all")));
		n += state.n > 0;
		covered += found;
	}
	return n ? (double)covered / (double)n : NAN;
}

/* The share of drugs with a lawful basis on each day; a conditional basis counts half. */
static double basis(const struct pharm_model *m, const struct pharm_settings *s,
		    const struct pharmacy *p, struct str list)
{
	struct str drug, pathway;
	int32_t day[3];
	size_t n = 0, known = 0, days = pharm_days(p, s, day);
	size_t doc = pharm_criterion_number(m, STR("difference_doc"));
	bool proved = doc < m->n_criteria &&
		      pharm_answer_value(&m->criterion[doc], pharm_answer(p, doc), s->as_of) >= 1;
	double sum = 0;
	while (n < PHARM_LIST_MAX && pharm_next_drug(&list, &drug, &pathway)) {
		double worst = 1;
		bool all_known = true;
		for (size_t i = 0; i < days; i++) {
			const struct pharm_basis *b = pharm_basis_of(m, drug, pathway, day[i]);
			all_known = all_known && b;
			double v = !b || b->status >= PHARM_DISCRETION ? 0 :
				   b->status == PHARM_CONDITIONAL && !proved ? 0.5 : 1;
			worst = fmin(worst, v);
		}
		n++;
		known += all_known;
		sum += worst;
	}
	return known ? sum / (double)n : NAN;
}

static void set_values(const struct pharm_model *m, const struct pharm_settings *s,
		       struct pharmacy *p)
{
	for (size_t i = 0; i < m->n_criteria; i++) {
		const struct pharm_criterion *c = &m->criterion[i];
		struct str text = pharm_answer(p, i);
		p->value[i] = NAN;
		if (!(c->applies >> p->type & 1))
			continue;
		p->value[i] = c->kind == PHARM_COVER ? cover(text, p->ships_to) :
			      c->kind == PHARM_BASIS ? basis(m, s, p, text) :
			      pharm_answer_value(c, text, s->as_of);
	}
}

/*
 * Sets the points to be had, which sum to 100. A group's weight is shared by those of its criteria
 * that a pharmacy of this type is asked; the weight of a group without any goes to the others.
 */
static void set_shares(const struct pharm_model *m, struct pharmacy *p)
{
	double in_group[PHARM_GROUPS_MAX] = { 0 }, all = 0;
	for (size_t i = 0; i < m->n_criteria; i++)
		if (m->criterion[i].applies >> p->type & 1)
			in_group[m->criterion[i].group_number] += m->criterion[i].weight;
	for (size_t g = 0; g < m->n_groups; g++)
		all += in_group[g] > 0 ? m->group_weight[g] : 0;
	for (size_t i = 0; i < m->n_criteria; i++) {
		const struct pharm_criterion *c = &m->criterion[i];
		size_t g = c->group_number;
		p->of[i] = 0;
		if (c->applies >> p->type & 1 && in_group[g] > 0)
			p->of[i] = 100 * m->group_weight[g] * c->weight / in_group[g] / all;
	}
}

/* Sets the value of each group; of one that asks nothing, the score, which then stays the same. */
static void set_groups(const struct pharm_model *m, struct pharmacy *p)
{
	double got[PHARM_GROUPS_MAX] = { 0 }, of[PHARM_GROUPS_MAX] = { 0 };
	for (size_t i = 0; i < m->n_criteria; i++) {
		size_t g = m->criterion[i].group_number;
		of[g] += p->of[i];
		got[g] += isnan(p->value[i]) ? 0 : p->of[i] * p->value[i];
	}
	for (size_t g = 0; g < m->n_groups; g++)
		p->group_value[g] = of[g] > 0 ? got[g] / of[g] : p->score / 100;
}

static char worse(char grade, char cap)
{
	return cap && cap > grade ? cap : grade;
}

static char grade_of(const struct pharm_model *m, const struct pharmacy *p)
{
	char grade = p->score >= 90 ? 'A' : p->score >= 80 ? 'B' : p->score >= 70 ? 'C' :
		     p->score >= 60 ? 'D' : 'F';
	for (size_t i = 0; i < m->n_rules; i++) {
		if (p->gate[i].state == PHARM_FAIL)
			grade = worse(grade, m->rule[i].cap_failed);
		if (p->gate[i].state == PHARM_UNKNOWN)
			grade = worse(grade, m->rule[i].cap_unknown);
	}
	return grade;
}

void pharm_judge(const struct pharm_model *m, const struct pharm_settings *s, struct pharmacy *p,
		 struct arena *arena)
{
	p->stale = p->as_of == DATE_NONE ? !p->undated : s->as_of - p->as_of > s->stale_days;
	set_values(m, s, p);
	set_shares(m, p);
	struct score score = score_of(p->value, p->of, m->n_criteria);
	p->score = score.points;
	p->if_known = score.if_known;
	p->known_share = score.known_share;
	set_groups(m, p);
	pharm_gates(m, s, p, arena);
	p->grade = grade_of(m, p);
}

static void set_bounds(const struct score_table *t, double spread, struct pharm_rank *rank)
{
	struct score_range *range = mem_zero(t->alternatives, sizeof(*range));
	score_ranges(t, spread, 0, range); /* there are so few groups that no corner is drawn at random */
	for (size_t i = 0; i < t->alternatives; i++) {
		rank[i].best_outer = range[i].best_outer;
		rank[i].best_inner = range[i].best_inner;
		rank[i].worst_inner = range[i].worst_inner;
		rank[i].worst_outer = range[i].worst_outer;
	}
	mem_free(range);
}

void pharm_ranks(const struct pharm_model *m, const struct pharmacy *p, size_t n, double spread,
		 struct pharm_rank *rank, size_t *order)
{
	double *score = mem_zero(n, sizeof(*score));
	double *values = mem_zero(n * m->n_groups, sizeof(*values));
	size_t *place = mem_zero(n, sizeof(*place));
	struct score_table t = { values, m->group_weight, n, m->n_groups };
	for (size_t i = 0; i < n; i++) {
		score[i] = p[i].score;
		for (size_t g = 0; g < m->n_groups; g++)
			values[i * m->n_groups + g] = p[i].group_value[g];
	}
	score_ranks(score, n, 100, place, order);
	for (size_t i = 0; i < n; i++)
		rank[i] = (struct pharm_rank){ .rank = place[i], .leads_until = NAN };
	for (size_t i = 0; i + 1 < n; i++)
		rank[order[i]].leads_until = score_swap_radius(&t, order[i], order[i + 1]);
	if (n <= SCORE_ALTERNATIVES_MAX)
		set_bounds(&t, spread, rank);
	mem_free(score);
	mem_free(values);
	mem_free(place);
}
