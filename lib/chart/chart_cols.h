/* Inside lib/chart: the rows that glp1-chart-sample writes. */
#ifndef GLP1_CHART_CHART_COLS_H
#define GLP1_CHART_CHART_COLS_H

#include <stddef.h>
#include <stdint.h>

#include "base/str.h"

struct sample_line {
	struct str id, clinician, stratum, reviewer;
	int64_t population, n, rank;
	const char *sampled, *hash, *reviewed;
	int32_t date, due;
};

struct stratum_line {
	struct str stratum, clinician, state, citation, as_of;
	int32_t from, until, due;
	const char *class, *rate, *verified;
	int64_t at_least, at_most, population, n;
	double reached;
};

struct plan_line {
	const char *item;
	struct str value;
};

struct result_line {
	struct str stratum, clinician;
	int32_t due;
	int64_t population, n, reviewed, to_do, errors, low, high;
	double error_rate, low_rate, high_rate, p50_days, p90_days;
};

struct item_line {
	struct str item;
	int64_t n, errors;
	double error_rate;
};

#endif
