/* Service level to reorder point and back. */
#include "policy/service_level.h"

#include <math.h>

#include "dist/loss.h"

#include "base/banned.h"

struct reorder service_reorder(struct dist per_period, double lead_periods, double lead_sd,
			       double review_periods, double service_level)
{
	struct reorder r = { NAN, NAN, NAN, NAN };
	if (!(lead_periods >= 0) || !(review_periods >= 0))
		return r;
	struct dist d = dist_over(per_period, lead_periods + review_periods, lead_sd);
	double level = dist_quantile(d, service_level);
	if (isnan(level))
		return r;
	r.demand_mean = d.mean;
	r.demand_sd = sqrt(d.variance);
	r.safety_stock = level - d.mean;
	r.reorder_point = level;
	return r;
}

struct service service_at(struct dist d, double quantity, double reorder_point)
{
	double units_short = loss_first(d, reorder_point).shortage;
	double sd = sqrt(dist_resolve(d).variance);
	if (isnan(units_short) || !isfinite(quantity) || !(quantity > 0))
		return (struct service){ NAN, NAN, NAN, NAN, NAN };
	return (struct service){
		.k = sd > 0 ? (reorder_point - d.mean) / sd : NAN,
		.units_short = units_short,
		.fill_rate = 1 - units_short / quantity,
		.cycle_service_level = dist_cdf(d, reorder_point),
		.reorder_point = reorder_point,
	};
}

struct service service_of_cycle(struct dist d, double quantity, double level)
{
	return service_at(d, quantity, dist_quantile(d, level));
}

struct service service_of_fill(struct dist d, double quantity, double fill_rate)
{
	return service_at(d, quantity, loss_inverse(d, (1 - fill_rate) * quantity));
}

double service_fill_rate(struct dist d, double quantity, double reorder_point)
{
	double before = loss_first(d, reorder_point).shortage;
	double after = loss_first(d, reorder_point + quantity).shortage;
	if (!(quantity > 0))
		return NAN;
	return 1 - (before - after) / quantity;
}
