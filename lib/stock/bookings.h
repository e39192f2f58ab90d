/* Demand of the days ahead that is known from a book of appointments, beside the rate. */
#ifndef GLP1_STOCK_BOOKINGS_H
#define GLP1_STOCK_BOOKINGS_H

#include <stddef.h>

enum { BOOKINGS_DAYS_MAX = 3650 };

/* Units expected on each day, >= 0, the first one being the day after the as-of day. */
struct bookings {
	double *units;
	size_t days;
};

/* Units booked of the next so many days, >= 0, the last one in part if need be. */
double bookings_units(const struct bookings *b, double days);

/*
 * Demand of the next so many days: in each week ahead, counted from the as-of day, the larger of
 * what is booked and the rate (units a day), and so for what is left of a week at the end. What is
 * booked is covered, the rate stands for what nobody has booked yet, and nothing counts
 * twice: orders consume the forecast of their period (Silver, Pyke & Thomas, Inventory and
 * Production Management in Supply Chains, 4th ed., ch. 15; APICS, forecast consumption). A week,
 * because a clinic books its days unevenly and the rate is one of whole weeks. NaN for a rate
 * that is not known.
 */
double bookings_demand(const struct bookings *b, double rate, double days);

/* The days after which that demand is more than units, >= 0; NaN if it never is. */
double bookings_cover(const struct bookings *b, double rate, double units);

#endif
