/* Economic order quantities. */
#include "policy/eoq.h"

#include <math.h>
#include <stdbool.h>

#include "base/banned.h"

static bool in_range(const struct eoq_params *p)
{
	return isfinite(p->fixed_cost) && p->fixed_cost >= 0 && isfinite(p->holding_cost) &&
	       p->holding_cost > 0 && p->stockout_cost > 0 && isfinite(p->demand_rate) &&
	       p->demand_rate >= 0 && p->production_rate > p->demand_rate;
}

/* Returns the share of an order that is not used up while the order comes in. */
static double kept(const struct eoq_params *p)
{
	return 1 - p->demand_rate / p->production_rate;
}

struct eoq eoq_optimum(const struct eoq_params *p)
{
	if (!in_range(p))
		return (struct eoq){ NAN, NAN, NAN };
	double ratio = 1 + p->holding_cost / p->stockout_cost; /* (h + p) / p */
	double orders = 2 * p->fixed_cost * p->demand_rate;
	return (struct eoq){
		.quantity = sqrt(orders * ratio / (p->holding_cost * kept(p))),
		.stockout_fraction = 1 - 1 / ratio,
		.cost = sqrt(orders * kept(p) * p->holding_cost / ratio),
	};
}
