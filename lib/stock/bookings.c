/* Booked demand and the rate, week by week. */
#include "stock/bookings.h"

#include <math.h>

#include "base/banned.h"

enum { WEEK = 7 };

/* The units booked in the given number of days, the first of them being day `from`. */
static double sum_of(const struct bookings *b, size_t from, double days)
{
	double sum = 0;
	for (size_t i = from; i < b->days && (double)(i - from) < days; i++)
		sum += b->units[i] * fmin(days - (double)(i - from), 1);
	return sum;
}

double bookings_units(const struct bookings *b, double days)
{
	return sum_of(b, 0, days);
}

double bookings_demand(const struct bookings *b, double rate, double days)
{
	double demand = 0;
	size_t day = 0;
	if (isnan(rate))
		return NAN;
	for (; day < b->days && (double)day < days; day += WEEK) {
		double part = fmin(days - (double)day, WEEK);
		demand += fmax(rate * part, sum_of(b, day, part));
	}
	return demand + rate * fmax(days - (double)day, 0);
}

/* Days until a week's demand has used up the units; INFINITY if they last for the week. */
static double within_week(const struct bookings *b, double rate, size_t week, double units)
{
	double booked = 0;
	for (size_t i = 0; i < WEEK; i++) {
		double today = week + i < b->days ? b->units[week + i] : 0;
		if (fmax(rate * (double)(i + 1), booked + today) > units) {
			double by_rate = rate > 0 ? units / rate : INFINITY;
			double by_booked = today > 0 ? (double)i + (units - booked) / today : INFINITY;
			return fmin(by_rate, by_booked);
		}
		booked += today;
	}
	return INFINITY;
}

double bookings_cover(const struct bookings *b, double rate, double units)
{
	size_t week = 0;
	if (isnan(rate) || isnan(units))
		return NAN;
	for (; week < b->days; week += WEEK) {
		double days = within_week(b, rate, week, units);
		if (days < INFINITY)
			return (double)week + days;
		units -= fmax(rate * WEEK, sum_of(b, week, WEEK));
	}
	return rate > 0 ? (double)week + units / rate : NAN;
}
