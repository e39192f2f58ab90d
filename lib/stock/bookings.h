/* Demand of the days ahead that is known from a book of appointments, beside the rate. */
#ifndef GLP1_STOCK_BOOKINGS_H
#define GLP1_STOCK_BOOKINGS_H

#include <stddef.h>

enum { BOOKINGS_DAYS_MAX = 3650 };

/* Units expected on each day, >= 0; units[0] is the day after the as-of day. */
struct bookings {
	double *units;
	size_t days;
};

/* Returns the units booked in the next `days` days, >= 0; part of a day counts in part. */
double bookings_units(const struct bookings *b, double days);

/*
 * Returns the demand of the next `days` days, in units: for each week ahead, counted from the
 * as-of day, the larger of the units booked and rate (units a day) times 7; for part of a week at
 * the end likewise. The rate stands for what nobody has booked yet, and nothing counts twice:
 * orders consume the forecast of their period (Silver, Pyke & Thomas, Inventory and Production
 * Management in Supply Chains, 4th ed., ch. 15; APICS, forecast consumption). It compares weeks
 * because a clinic books its days unevenly and the rate is one of whole weeks. Returns NaN if
 * the rate is NaN (not known).
 */
double bookings_demand(const struct bookings *b, double rate, double days);

/* Returns the days, >= 0, after which that demand exceeds units; NaN if it never does. */
double bookings_cover(const struct bookings *b, double rate, double units);

#endif
