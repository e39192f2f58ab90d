/* The newsvendor's level and cost. */
#include "policy/newsvendor.h"

#include <math.h>
#include <stdbool.h>

#include "dist/loss.h"

#include "base/banned.h"

static bool costs_in_range(const struct newsvendor *v)
{
	return isfinite(v->holding_cost) && v->holding_cost > 0 &&
	       isfinite(v->stockout_cost) && v->stockout_cost > 0;
}

double newsvendor_cost(const struct newsvendor *v, double level)
{
	struct loss l = loss_first(v->demand, level);
	if (!costs_in_range(v))
		return NAN;
	return v->holding_cost * l.surplus + v->stockout_cost * l.shortage;
}

double newsvendor_level(const struct newsvendor *v)
{
	if (!costs_in_range(v))
		return NAN;
	return dist_quantile(v->demand, v->stockout_cost / (v->stockout_cost + v->holding_cost));
}

struct newsvendor newsvendor_base_stock(const struct newsvendor *v, double lead_periods)
{
	struct newsvendor w = *v;
	w.demand = dist_over(v->demand, lead_periods >= 0 ? lead_periods + 1 : NAN, 0);
	return w;
}
