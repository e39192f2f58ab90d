/* Computes people and cost of each team. */
#include "staff/models.h"

#include <math.h>

#include "base/banned.h"

const char *const staff_model_names[MODELS + 1] = {
	[MODEL_NP_LED] = "np_led",
	[MODEL_MIXED] = "mixed",
	[MODEL_MD_LED] = "md_led",
};

static double share_of(const struct model_case *c, enum staff_model model)
{
	return model == MODEL_NP_LED ? 1 : model == MODEL_MD_LED ? 0 : c->mixed_share;
}

/* The pay of a year, USD; 0 for nobody, even if the wage is not known (NaN). */
static double pay(const struct model_role *r, double fte, double heads, bool by_heads)
{
	double paid = by_heads ? heads : fte;
	return paid > 0 ? paid * r->wage * (1 + r->benefits) + heads * r->malpractice : 0;
}

static double fte_of(const struct model_role *r, double hours)
{
	return hours > 0 ? hours / r->hours + r->individual : hours;
}

static struct model_result team(const struct model_case *c, enum staff_model model)
{
	double share = share_of(c, model);
	struct model_result m = { .np_fte = fte_of(&c->np, c->clinic_hours * share) };
	double review = share > 0 ? c->review_hours * share + c->fixed_hours : 0;
	double visits = c->clinic_hours * (1 - share) * c->md_factor;
	m.np_heads = wisn_heads(m.np_fte, c->round);
	struct md_need need = md_needed(fte_of(&c->md, visits + review), m.np_heads, c->ratio, NAN);
	/* physicians whom the ratio asks for supervise, and see patients in the rest of their time */
	m.md_fte = need.workload;
	m.md_heads = wisn_heads(need.low, c->round);
	m.binding = need.binding;
	m.cost = pay(&c->np, m.np_fte, m.np_heads, c->by_heads) +
		 pay(&c->md, m.md_fte, m.md_heads, c->by_heads) + c->others;
	if (m.np_heads > 0)
		m.cost += m.np_heads * c->np_fee;
	m.per_visit = c->visits > 0 ? m.cost / c->visits : NAN;
	return m;
}

struct model_result model_of(const struct model_case *c, enum staff_model model)
{
	struct model_result m = team(c, model), md = team(c, MODEL_MD_LED);
	m.saving = md.cost > 0 ? 1 - m.cost / md.cost : NAN;
	return m;
}

double model_break_even(const struct model_case *c)
{
	struct model_case linear = *c, still;
	linear.round = WISN_NONE;
	linear.by_heads = false;
	linear.ratio = (struct md_ratio){ HUGE_VAL, HUGE_VAL };
	linear.np.individual = linear.md.individual = linear.others = 0;
	still = linear;
	linear.fixed_hours = 0;
	double gain = team(&linear, MODEL_MD_LED).cost - team(&linear, MODEL_NP_LED).cost;
	still.clinic_hours = still.review_hours = 0;
	double fixed = team(&still, MODEL_NP_LED).cost;
	if (!(gain > 0) || !(c->visits > 0))
		return NAN;
	return fixed / (gain / c->visits);
}
