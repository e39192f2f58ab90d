/* A forecast of the days ahead, made elsewhere, that replaces the rate of history. */
#ifndef GLP1_STOCK_FORECAST_H
#define GLP1_STOCK_FORECAST_H

#include <stdbool.h>
#include <stddef.h>

enum { FORECAST_DAYS_MAX = 3650 };

/* Units of each day; item 0 is the day after the as-of day. Days are taken as independent. */
struct forecast {
	const double *mean, *variance;
	size_t days;
};

/* Return the sum over the next `days` days, part of a day in part; NaN beyond the forecast. */
double forecast_mean(const struct forecast *f, double days);
double forecast_variance(const struct forecast *f, double days);

#endif
