/* Sums of days. */
#include "stock/forecast.h"

#include <math.h>

#include "base/banned.h"

static double sum_of(const double *day, size_t n, double days)
{
	double sum = 0;
	if (!(days <= (double)n))
		return NAN;
	for (size_t i = 0; (double)i < days; i++)
		sum += day[i] * fmin(days - (double)i, 1);
	return sum;
}

double forecast_mean(const struct forecast *f, double days)
{
	return sum_of(f->mean, f->days, days);
}

double forecast_variance(const struct forecast *f, double days)
{
	return sum_of(f->variance, f->days, days);
}
