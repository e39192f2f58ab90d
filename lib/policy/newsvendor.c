/* The newsvendor's level. */
#include "policy/newsvendor.h"

#include <math.h>
#include <stdbool.h>

#include "base/banned.h"

static bool positive(double x)
{
	return isfinite(x) && x > 0;
}

double newsvendor_level(const struct newsvendor *v)
{
	if (!positive(v->holding_cost) || !positive(v->stockout_cost))
		return NAN;
	return dist_quantile(v->demand, v->stockout_cost / (v->stockout_cost + v->holding_cost));
}
