/* Finds limits by bisection: both tails are monotone in the number of faulty charts. */
#include "chart/limits.h"

#include "chart/sample.h"
#include "dist/quantile.h"

#include "base/banned.h"

#define TAIL 0.025
#define TIE  1e-11 /* relative; a probability so near to the tail counts as equal */

static bool above(double p)
{
	return p > TAIL * (1 + TIE);
}

bool chart_limits(uint64_t population, uint64_t sample, uint64_t errors, struct chart_limits *out)
{
	if (!sample || sample > population || errors > sample || population > CHART_POPULATION_MAX)
		return false;
	double total = (double)population, drawn = (double)sample, x = (double)errors;
	uint64_t low = errors, top = population - (sample - errors), high = top;
	for (uint64_t from = errors, to = top; from < to; low = to) {
		uint64_t mid = from + (to - from) / 2;
		if (above(hypergeometric_tail(x - 1, (double)mid, total, drawn)))
			to = mid;
		else
			from = mid + 1;
	}
	for (uint64_t from = errors, to = top; from < to; high = from) {
		uint64_t mid = from + (to - from + 1) / 2;
		if (above(hypergeometric_cdf(x, (double)mid, total, drawn)))
			from = mid;
		else
			to = mid - 1;
	}
	*out = (struct chart_limits){ low, high };
	return true;
}
