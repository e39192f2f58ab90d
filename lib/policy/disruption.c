/* Base stock under disruptions of supply. */
#include "policy/disruption.h"

#include <math.h>
#include <stdbool.h>

#include "base/banned.h"

#define PERIODS_MAX 1e9
#define TIE 1e-14 /* a probability so little short of the ratio, relatively, is enough */

static bool positive(double x)
{
	return isfinite(x) && x > 0;
}

static bool in_range(const struct disruption *d)
{
	return positive(d->holding_cost) && positive(d->stockout_cost) && positive(d->demand) &&
	       d->disruption_prob >= 0 && d->disruption_prob <= 1 &&
	       d->recovery_prob > 0 && d->recovery_prob <= 1;
}

/* Returns P(down for more than n periods in a row), n whole and >= 0. */
static double down_longer(const struct disruption *d, double n)
{
	double down = d->disruption_prob / (d->disruption_prob + d->recovery_prob);
	return n > 0 ? down * exp(n * log1p(-d->recovery_prob)) : down;
}

double disruption_level(const struct disruption *d)
{
	if (!in_range(d))
		return NAN;
	/* compare 1 - F(n) with 1 - ratio, which keep their digits where F is almost 1 */
	double allowed = d->holding_cost / (d->stockout_cost + d->holding_cost) * (1 + TIE);
	double n = ceil(log(allowed / down_longer(d, 0)) / log1p(-d->recovery_prob));
	if (n > PERIODS_MAX)
		return NAN;
	n = fmax(n - 1, 0); /* logarithms are rounded; n is NaN if never down, or never for long */
	while (down_longer(d, n) > allowed)
		n++;
	return (n + 1) * d->demand;
}
