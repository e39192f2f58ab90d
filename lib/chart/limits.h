/*
 * What a reviewed sample says of all charts of its stratum: exact two-sided limits of the
 * number of faulty charts, for a sample drawn without replacement (hypergeometric;
 * Buonaccorsi 1987, The American Statistician 41(3):215-218).
 */
#ifndef GLP1_CHART_LIMITS_H
#define GLP1_CHART_LIMITS_H

#include <stdbool.h>
#include <stdint.h>

struct chart_limits {
	uint64_t low, high; /* faulty charts in the population */
};

/*
 * Finds 95 % limits: low is the smallest number D of faulty charts with P(X >= errors) > 0.025,
 * high the largest with P(X <= errors) > 0.025. False unless errors <= sample <= population and
 * sample > 0.
 */
bool chart_limits(uint64_t population, uint64_t sample, uint64_t errors, struct chart_limits *out);

#endif
