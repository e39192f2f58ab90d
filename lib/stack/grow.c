/* Computes how the price grows, which plans meet the needs, and what a system is worth. */
#include "stack/stack.h"

#include <math.h>

#include "baa/baa.h"
#include "score/score.h"

#include "base/banned.h"

const char *const stack_class_names[STACK_CLASSES + 1] = { "unknown", "sub-linear", "linear",
							   "super-linear" };
const char *const stack_criterion_names[STACK_CRITERIA + 1] = { "baa", "erx", "portal", "scaling" };

bool stack_applies(const struct stack_settings *set, enum stack_criterion c, int32_t category)
{
	struct str list = set->applies[c], item;
	while (str_next_part(&list, ";", &item))
		if (str_ieq(item, str_from(baa_category_names[category])))
			return true;
	return set->applies[c].n == 0;
}

static bool asked(const struct stack_settings *set, const struct stack_system *s,
		  enum stack_criterion c)
{
	bool needless = c == STACK_BY_BAA && s->phi == STACK_NO;
	return !needless && stack_applies(set, c, s->category);
}

static int32_t answer_of(const struct stack_part *part, enum stack_need need)
{
	const int32_t says[STACK_NEEDS] = {
		[STACK_BAA] = part->baa, [STACK_ERX] = part->erx,
		[STACK_PORTAL] = part->portal, [STACK_API] = part->api,
	};
	return says[need];
}

enum stack_answer stack_says(const struct stack_system *s, const struct stack_plan *plan,
			     enum stack_need need)
{
	size_t n = plan ? 1 : s->n_plans;
	int32_t says = STACK_UNKNOWN;
	plan = plan ? plan : s->plans;
	for (size_t i = 0; i < n; i++) {
		int32_t a = answer_of(plan[i].part, need);
		if (i && a != says)
			return STACK_UNKNOWN;
		says = a;
	}
	if (need == STACK_BAA && s->catalogue_baa != STACK_UNKNOWN && says != STACK_NO)
		says = s->catalogue_baa;
	return (enum stack_answer)says;
}

enum stack_answer stack_meets(const struct stack_settings *set, const struct stack_system *s,
			      const struct stack_plan *plan, enum stack_need need)
{
	static const enum stack_criterion of[] = {
		[STACK_BAA] = STACK_BY_BAA,
		[STACK_ERX] = STACK_BY_ERX,
		[STACK_PORTAL] = STACK_BY_PORTAL,
	};
	bool all = need == STACK_API; /* no criterion has its categories: it is needed of all systems */
	return set->need[need] && (all || asked(set, s, of[need])) ? stack_says(s, plan, need)
								   : STACK_YES;
}

/* The first number of patients, from n to last, that has no price; 0: all have one. */
static int64_t find_end(const struct stack_settings *set, const struct stack_system *s, int64_t n,
			int64_t last)
{
	if (stack_cheapest(set, s, last, true).status == STACK_PRICED)
		return 0;
	while (n < last) { /* units only grow, so no plan has a price again after the end */
		int64_t mid = n + (last - n) / 2;
		if (stack_cheapest(set, s, mid, true).status == STACK_PRICED)
			n = mid + 1;
		else
			last = mid;
	}
	return last;
}

static void find_cliff(const struct stack_settings *set, const struct stack_system *s,
		       struct stack_growth *g)
{
	int64_t last = set->patients * 10, most = set->patients + STACK_CLIFF_AHEAD;
	int64_t before = g->now.cents;
	last = last < most ? last : most;
	g->end = find_end(set, s, set->patients + 1, last);
	last = g->end ? g->end - 1 : last;
	for (int64_t n = set->patients + 1; n <= last && !g->cliff; n++) {
		int64_t cents = stack_cheapest(set, s, n, true).cents;
		if ((dec_wide)cents * 10 > (dec_wide)before * 11) {
			g->cliff = n;
			g->jump = cents - before;
		}
		before = cents;
	}
}

static enum stack_class class_of(double elasticity)
{
	return elasticity < 0.95 ? STACK_SUB_LINEAR
				 : elasticity <= 1.05 ? STACK_LINEAR : STACK_SUPER_LINEAR;
}

struct stack_growth stack_grow(const struct stack_settings *set, const struct stack_system *s)
{
	struct stack_growth g = { .elasticity = NAN, .marginal = NAN };
	int64_t n = set->patients;
	g.now = stack_cheapest(set, s, n, true);
	g.twice = stack_cheapest(set, s, 2 * n, true);
	g.half = stack_cheapest(set, s, (n + 1) / 2, true);
	if (g.now.status != STACK_PRICED)
		return g;
	find_cliff(set, s, &g);
	if (g.twice.status != STACK_PRICED)
		return g;
	g.marginal = (double)(g.twice.cents - g.now.cents) / 100 / (double)n;
	if (g.now.cents > 0 && g.twice.cents > 0) {
		g.elasticity = log2((double)g.twice.cents / (double)g.now.cents);
		g.class = class_of(g.elasticity);
	} else { /* free, and then not; or free all the way */
		g.class = g.twice.cents > g.now.cents ? STACK_SUPER_LINEAR : STACK_SUB_LINEAR;
	}
	return g;
}

static double worth(enum stack_answer a)
{
	return a == STACK_YES ? 1 : a == STACK_ADD_ON ? 0.5 : a == STACK_NO ? 0 : NAN;
}

/* The value of x, linear between the two named points; NaN stays NaN. */
static double between(const struct stack_settings *set, enum stack_criterion c, double x)
{
	return isnan(x) ? NAN : score_linear(x, set->worst[c], set->best[c]);
}

static char grade_of(double score, size_t failed, size_t unknown)
{
	char grade = score >= 90   ? 'A'
		     : score >= 80 ? 'B'
		     : score >= 70 ? 'C'
		     : score >= 60 ? 'D'
				   : 'F';
	if (failed)
		return 'F';
	return unknown && grade < 'D' ? 'D' : grade;
}

struct stack_value stack_judge(const struct stack_settings *set, const struct stack_system *s,
			       const struct stack_growth *g)
{
	const struct stack_plan *plan = s->used ? s->used : g->now.plan;
	struct stack_value v = { .value = { NAN, NAN, NAN, NAN } };
	for (int c = 0; c < STACK_CRITERIA; c++)
		v.weight[c] = asked(set, s, (enum stack_criterion)c) ? set->weight[c] : 0;
	v.value[STACK_BY_BAA] = worth(stack_says(s, plan, STACK_BAA));
	v.value[STACK_BY_ERX] = worth(stack_says(s, plan, STACK_ERX));
	v.value[STACK_BY_PORTAL] = between(set, STACK_BY_PORTAL, s->portal_rating);
	v.value[STACK_BY_SCALING] = between(set, STACK_BY_SCALING, g->elasticity);
	if (isnan(g->elasticity) && g->class)
		v.value[STACK_BY_SCALING] = g->class == STACK_SUB_LINEAR;
	struct score sc = score_of(v.value, v.weight, STACK_CRITERIA);
	v.score = sc.points;
	v.if_known = sc.if_known;
	v.known_share = sc.known_share;
	for (int need = 0; need < STACK_NEEDS; need++) {
		enum stack_answer a = stack_meets(set, s, plan, (enum stack_need)need);
		v.failed += a == STACK_NO;
		v.unknown += a == STACK_UNKNOWN || a == STACK_CONFLICT;
	}
	v.grade = grade_of(v.score, v.failed, v.unknown);
	return v;
}
