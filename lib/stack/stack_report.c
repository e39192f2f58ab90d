/* The reports on scores and criteria. */
#include "stack/stack_report.h"

#include <math.h>
#include <stdio.h>

#include "base/mem.h"
#include "baa/baa.h"
#include "score/score.h"

#include "base/banned.h"

struct score_line {
	struct str system, plan, cheapest, grade, gates, costs, source, note;
	int32_t category, kind, class, decide_by, read_date, price_as_of;
	struct dec plan_cost, cost_now, cost_2x, cost_half, cliff_jump, onboarding;
	double elasticity, marginal, score, if_known, known_share;
	int64_t cliff;
	size_t failed, unknown, rank;
};

#define LINE(column, member) .name = column, .offset = offsetof(struct score_line, member)
#define USD .type = OUT_DEC, .unit = "USD a month"

static const struct csv_out_col score_cols[] = {
	{ LINE("system", system), .help = "as in the stack" },
	{ LINE("category", category), .type = OUT_WORD, .words = baa_category_names,
	  .help = "what it is for" },
	{ LINE("plan", plan), .help = "in use" },
	{ LINE("plan_cost", plan_cost), USD,
	  .help = "of the plan in use, today; empty: not known" },
	{ LINE("cheapest_plan", cheapest), .help = "that meets the needs today" },
	{ LINE("cost_now", cost_now), USD, .help = "of it" },
	{ LINE("cost_2x", cost_2x), USD, .help = "of the cheapest plan at twice the patients" },
	{ LINE("cost_half", cost_half), USD, .detail = true,
	  .help = "of the cheapest plan at half of them" },
	{ LINE("costs", costs),
	  .help = "patients=USD at each of --patients; ? where there is no price" },
	{ LINE("elasticity", elasticity), .type = OUT_REAL, .decimals = 4,
	  .help = "1: twice the patients, twice the price" },
	{ LINE("class", class), .type = OUT_WORD, .words = stack_class_names,
	  .help = "sub-linear under 0.95, linear up to 1.05, super-linear" },
	{ LINE("marginal", marginal), .type = OUT_REAL, .decimals = 4, .unit = "USD a month",
	  .help = "for each further patient, up to twice as many" },
	{ LINE("cliff_patients", cliff), .type = OUT_WHOLE,
	  .help = "from which it costs over a tenth more, or no plan is left; up to ten times as many" },
	{ LINE("cliff_jump", cliff_jump), USD,
	  .help = "more from there on; empty: no priced plan" },
	{ LINE("gates_failed", failed), .type = OUT_COUNT, .help = "needs that are not met" },
	{ LINE("gates_unknown", unknown), .type = OUT_COUNT, .help = "needs not known to be met" },
	{ LINE("gates", gates), .help = "which they are" },
	{ LINE("grade", grade),
	  .help = "A from 90, B from 80, C from 70, D from 60, else F; capped by gates" },
	{ LINE("score", score), .type = OUT_REAL, .decimals = 4, .bar_full = 100,
	  .help = "of 100; an unknown answer is worth nothing" },
	{ LINE("score_if_known", if_known), .type = OUT_REAL, .decimals = 4,
	  .help = "over what is known only" },
	{ LINE("known_share", known_share), .type = OUT_REAL, .decimals = 4,
	  .help = "of the weight that is known" },
	{ LINE("rank", rank), .type = OUT_COUNT, .help = "1 + those with a better score" },
	{ LINE("decide_by", decide_by), .type = OUT_DATE,
	  .help = "last day to object to the renewal" },
	{ LINE("onboarding", onboarding), .type = OUT_DEC, .unit = "USD", .detail = true,
	  .help = "once" },
	{ LINE("price_kind", kind), .type = OUT_WORD, .words = stack_kind_names,
	  .help = "of cheapest_plan; of the plan in use if there is none" },
	{ LINE("read_date", read_date), .type = OUT_DATE,
	  .help = "day on which the price was read" },
	{ LINE("as_of", price_as_of), .type = OUT_DATE, .help = "day on which it was looked up" },
	{ LINE("source", source), .detail = true, .help = "where" },
	{ LINE("note", note), .is_note = true,
	  .help = "why there is no price, and what the price leaves out" },
};

const struct report stack_scores_report = { "scores", REPORT_COLS(score_cols) };

struct criterion_line {
	struct str system, reason;
	int32_t criterion;
	double value, points, of;
};

#define COL(member) CSV_MEMBER(struct criterion_line, member)

static const struct csv_out_col criterion_cols[] = {
	{ COL(system), .help = "as in the stack" },
	{ COL(criterion), .type = OUT_WORD, .words = stack_criterion_names,
	  .help = "that is asked" },
	{ COL(value), .type = OUT_REAL, .decimals = 4, .help = "0 to 1; empty: unknown" },
	{ COL(points), .type = OUT_REAL, .decimals = 8, .help = "they add up to the score" },
	{ COL(of), .type = OUT_REAL, .decimals = 8,
	  .help = "points to be had; they add up to 100" },
	{ COL(reason), .is_note = true, .help = "why the value is what it is" },
};

#undef COL

const struct report stack_criteria_report = { "criteria", REPORT_COLS(criterion_cols) };

static const struct dec no_dec = { .set = false };

struct dec stack_dec(int64_t cents)
{
	struct dec d = { 0 };
	dec_from_wide(cents, 2, &d);
	return d;
}

struct dec stack_cost_dec(const struct stack_cost *c)
{
	return c->status == STACK_PRICED ? stack_dec(c->cents) : no_dec;
}

/* The costs at each step, as "200=129.99;400=?". */
static struct str costs_of(struct arena *arena, const struct stack_book *b,
			   const struct stack_system *s, const struct stack_steps *steps)
{
	char text[STACK_STEPS_MAX * 48], number[DEC_TEXT];
	size_t n = 0;
	for (size_t i = 0; i < steps->n; i++) {
		struct stack_cost c = stack_cheapest(b->set, s, steps->at[i], true);
		snprintf(number, sizeof(number), "?");
		if (c.status == STACK_PRICED)
			dec_format(stack_dec(c.cents), number);
		n += (size_t)snprintf(text + n, sizeof(text) - n, "%s%lld=%s", i ? ";" : "",
				      (long long)steps->at[i], number);
	}
	return arena_copy(arena, (struct str){ text, n });
}

/* The needs that are not met, and, with a ?, those of which that is not known. */
static struct str gates_of(struct arena *arena, const struct stack_book *b,
			   const struct stack_system *s, const struct stack_plan *plan)
{
	char text[64] = "";
	size_t n = 0;
	for (int need = 0; need < STACK_NEEDS; need++) {
		enum stack_answer a = stack_meets(b->set, s, plan, (enum stack_need)need);
		if (a != STACK_YES && a != STACK_ADD_ON)
			n += (size_t)snprintf(text + n, sizeof(text) - n, "%s%s%s", n ? ";" : "",
					      stack_need_names[need], a == STACK_NO ? "" : "?");
	}
	return arena_copy(arena, (struct str){ text, n });
}

/* What the price assumes beyond the row: what was not given, and what it leaves out. */
static struct str note_of(struct arena *arena, const struct stack_book *b,
			  const struct stack_system *s, const struct stack_growth *g,
			  enum stack_status in_use)
{
	char text[640] = "";
	bool other = s->used && in_use != STACK_PRICED && g->now.status == STACK_PRICED;
	const struct stack_plan *p = g->now.plan;
	const struct stack_part *part = p ? p->part : NULL;
	bool asks[STACK_UNITS] = { false }, channels = false;
	for (size_t i = 0; p && i < p->n; i++) {
		asks[p->part[i].unit] = true;
		channels = channels || p->part[i].channel != STACK_ANY;
	}
	bool add_on = part && b->set->need[STACK_ERX] && part->erx == STACK_ADD_ON;
	int n = snprintf(
		text, sizeof(text), "%s%s%s%s%s%s%s%s%s%s%s%.*s", other ? "plan in use, " : "",
		other ? stack_kind_names[s->used->part->kind] : "", other ? ": " : "",
		other ? stack_status_names[in_use] : "", other ? "; " : "",
		g->now.status == STACK_PRICED ? "" : stack_status_names[g->now.status],
		add_on ? "the price of the e-prescribing add-on is not in it; " : "",
		asks[STACK_CONTACT] && isnan(s->contacts) ? "contacts taken to be the patients; " : "",
		asks[STACK_USER] && isnan(s->users) ? "users taken to be the providers; " : "",
		asks[STACK_CALENDAR] && isnan(s->calendars) ? "calendars taken to be the providers; " : "",
		channels && !s->channel ? "channel not said: the dearest; " : "",
		part ? (int)str_cut(part->note, 200).n : 0, part ? part->note.p : "");
	size_t used = (size_t)n < sizeof(text) ? (size_t)n : sizeof(text) - 1;
	while (used >= 2 && text[used - 1] == ' ' && text[used - 2] == ';')
		used -= 2;
	return arena_copy(arena, (struct str){ text, used });
}

/* Fills in the source of the price of a plan; NULL: no plan is known. */
static void tell_source(struct score_line *line, const struct stack_plan *plan)
{
	const struct stack_part *part = plan ? plan->part : NULL;
	line->kind = part ? part->kind : STACK_UNSEEN;
	line->read_date = part ? part->read_date : DATE_NONE;
	line->price_as_of = part ? part->as_of : DATE_NONE;
	if (part)
		line->source = part->source;
}

static void write_score(struct tool *t, const struct stack_book *b, size_t i, size_t rank,
			const struct stack_steps *steps, struct arena *arena)
{
	const struct stack_system *s = &b->systems[i];
	const struct stack_growth *g = &b->growth[i];
	const struct stack_value *v = &b->value[i];
	const struct stack_plan *plan = g->now.plan;
	struct stack_cost used = { STACK_NO_PLAN, 0, NULL };
	if (s->used)
		used = stack_plan_cost(b->set, s, s->used, b->set->patients);
	struct score_line line = {
		.system = s->system, .category = s->category, .plan = s->plan_text,
		.plan_cost = stack_cost_dec(&used),
		.cost_now = stack_cost_dec(&g->now),
		.cost_2x = stack_cost_dec(&g->twice),
		.cost_half = stack_cost_dec(&g->half),
		.cheapest = plan ? plan->part->plan : (struct str){ NULL, 0 },
		.costs = costs_of(arena, b, s, steps),
		.elasticity = g->elasticity,
		.class = (int32_t)g->class,
		.marginal = g->marginal,
		.cliff = g->cliff ? g->cliff : g->end ? g->end : OUT_UNKNOWN,
		.cliff_jump = g->cliff ? stack_dec(g->jump) : no_dec,
		.failed = v->failed,
		.unknown = v->unknown,
		.gates = gates_of(arena, b, s, s->used ? s->used : plan),
		.grade = { &v->grade, 1 },
		.score = v->score,
		.if_known = v->if_known,
		.known_share = v->known_share,
		.rank = rank,
		.decide_by = stack_decide_by(s),
		.onboarding = plan ? plan->part->onboarding : no_dec,
		.note = note_of(arena, b, s, g, used.status),
	};
	tell_source(&line, plan ? plan : s->used ? s->used : s->plans);
	tool_write(t, &line);
}

void stack_write_scores(struct tool *t, const struct stack_book *b, const struct stack_steps *steps)
{
	struct arena arena = { 0 };
	double *score = mem_zero(b->n, sizeof(*score));
	size_t *rank = mem_zero(b->n, sizeof(*rank)), *order = mem_zero(b->n, sizeof(*order));
	for (size_t i = 0; i < b->n; i++)
		score[i] = isnan(b->value[i].score) ? -1 : b->value[i].score;
	score_ranks(score, b->n, 100, rank, order);
	for (size_t i = 0; i < b->n; i++)
		write_score(t, b, order[i], rank[order[i]], steps, &arena);
	mem_free(score);
	mem_free(rank);
	mem_free(order);
	arena_release(&arena);
}

/* Why a criterion has its value, in a few words. */
static struct str reason_of(struct arena *arena, const struct stack_book *b, size_t i,
			    int criterion)
{
	const struct stack_system *s = &b->systems[i];
	const struct stack_growth *g = &b->growth[i];
	const struct stack_plan *p = s->used ? s->used : g->now.plan;
	char text[256];
	int n = 0;
	struct str plan = p ? str_cut(p->part->plan, 80) : STR("all plans");
	enum stack_answer says =
		stack_says(s, p, criterion == STACK_BY_BAA ? STACK_BAA : STACK_ERX);
	if (criterion <= STACK_BY_ERX)
		n = snprintf(text, sizeof(text), "%.*s: %s%s", (int)plan.n, plan.p,
			     stack_answer_names[says],
			     criterion || s->catalogue_baa == STACK_UNKNOWN ? ""
			     : s->catalogue_baa == STACK_NO
				     ? "; the catalogue of vendors: refused"
				     : "; the catalogue of vendors: sources disagree");
	else if (criterion == STACK_BY_PORTAL)
		n = isnan(s->portal_rating)
			    ? snprintf(text, sizeof(text), "not rated by the clinic")
			    : snprintf(text, sizeof(text), "rated %.2g of 5", s->portal_rating);
	else if (isnan(g->elasticity))
		n = snprintf(text, sizeof(text), "%s",
			     g->class ? "a price of 0"
				      : stack_status_names[g->now.status != STACK_PRICED
								   ? g->now.status
								   : g->twice.status]);
	else
		n = snprintf(text, sizeof(text), "elasticity %.4f, %s", g->elasticity,
			     stack_class_names[g->class]);
	return arena_copy(arena, (struct str){ text, (size_t)n });
}

void stack_write_criteria(struct tool *t, const struct stack_book *b)
{
	struct arena arena = { 0 };
	for (size_t i = 0; i < b->n; i++) {
		const struct stack_value *v = &b->value[i];
		double all = 0;
		for (int c = 0; c < STACK_CRITERIA; c++)
			all += v->weight[c];
		for (int c = 0; c < STACK_CRITERIA; c++) {
			struct criterion_line line = { .system = b->systems[i].system,
						       .criterion = c,
						       .value = v->value[c] };
			if (!(v->weight[c] > 0))
				continue;
			line.of = 100 * v->weight[c] / all;
			line.points = isnan(v->value[c]) ? 0 : v->value[c] * line.of;
			line.reason = reason_of(&arena, b, i, c);
			tool_write(t, &line);
		}
	}
	arena_release(&arena);
}
