/* The quantities of the lines of an order. */
#include "orders/purchase.h"

#include <math.h>

#include "base/banned.h"

enum { DAYS_MOST = 3650, HALVINGS = 40 };

static double up_to_packs(double units, double pack)
{
	return pack > 0 ? num_ceil(units / pack) * pack : num_ceil(units);
}

double buy_quantity(double needs, const struct buy_terms *terms)
{
	double units = up_to_packs(fmax(needs, fmax(terms->min_order, 0)), terms->pack);
	if (units <= terms->most + 1e-9)
		return units;
	double most = fmax(terms->most, 0) + 1e-9;
	units = terms->pack > 0 ? floor(most / terms->pack) * terms->pack : floor(most);
	return units + 1e-9 < terms->min_order ? 0 : units;
}

double buy_value(const struct buy_line *lines, size_t n)
{
	double sum = 0;
	for (size_t i = 0; i < n; i++)
		sum += lines[i].price.set ? lines[i].quantity * dec_double(lines[i].price) : 0;
	return sum;
}

/* The quantity of a line that is to last for the given days. */
static double quantity_for(const struct buy_line *l, double days)
{
	double needs = days * l->daily_rate - l->position;
	if (!l->price.set || !(l->daily_rate > 0) || !(needs > l->quantity))
		return l->quantity;
	return fmax(buy_quantity(needs, &l->terms), l->quantity);
}

static double value_for(const struct buy_line *lines, size_t n, double days)
{
	double sum = 0;
	for (size_t i = 0; i < n; i++)
		if (lines[i].price.set)
			sum += quantity_for(&lines[i], days) * dec_double(lines[i].price);
	return sum;
}

double buy_top_up(struct buy_line *lines, size_t n, double least_value)
{
	double low = 0, high = DAYS_MOST;
	double enough = least_value - 0.005; /* to the cent */
	if (!(least_value > 0) || buy_value(lines, n) >= enough)
		return 0;
	if (value_for(lines, n, high) < enough)
		return NAN;
	for (int i = 0; i < HALVINGS; i++) {
		double days = (low + high) / 2;
		if (value_for(lines, n, days) < enough)
			low = days;
		else
			high = days;
	}
	for (size_t i = 0; i < n; i++) {
		double quantity = quantity_for(&lines[i], high);
		lines[i].top_up = quantity - lines[i].quantity;
		lines[i].quantity = quantity;
	}
	return high;
}
