/* Demand of the days ahead as somebody else forecasts it, in place of the rate of history. */
#ifndef GLP1_STOCK_FORECAST_H
#define GLP1_STOCK_FORECAST_H

#include <stdbool.h>
#include <stddef.h>

enum { FORECAST_DAYS_MAX = 3650 };

/* Units of each day, the first one being the day after the as-of day. Days are independent. */
struct forecast {
	const double *mean, *variance;
	size_t days;
};

/* Sums over the next so many days, the last one in part if need be; NaN beyond the forecast. */
double forecast_mean(const struct forecast *f, double days);
double forecast_variance(const struct forecast *f, double days);

#endif
