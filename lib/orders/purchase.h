/*
 * How much to buy of each line of an order to one supplier, and what the order comes to: whole
 * packs, the smallest quantity, room and dating, and the supplier's minimum for the whole order.
 */
#ifndef GLP1_ORDERS_PURCHASE_H
#define GLP1_ORDERS_PURCHASE_H

#include "base/num.h"

/* The limits of a line, in units; NaN: not known, and then no limit. */
struct buy_terms {
	double pack, min_order; /* 0: any */
	double most;            /* the most to buy, by room and dating; infinite: no limit */
};

/*
 * Returns the units to buy for needs > 0: at least min_order, rounded up once to whole packs
 * (pack 0: to units), then down to what may be bought; 0 if not even one pack may be bought.
 */
double buy_quantity(double needs, const struct buy_terms *terms);

/* A line of an order to one supplier. */
struct buy_line {
	struct buy_terms terms;
	double position;   /* units on hand, on order or in transfer; NaN: not known */
	double daily_rate; /* NaN: not known */
	double quantity;   /* units to buy; raised by buy_top_up */
	double top_up;     /* the part of quantity that only the order's minimum asks for */
	struct dec price;  /* of a unit; not .set: not known */
};

/*
 * Raises quantities until the order is worth at least least_value (money): to the smallest number
 * of days of cover that is enough, the same for all lines whose price, rate and position are known,
 * in whole packs and within the limits of each line. Returns those days; 0 if nothing was missing;
 * NaN if the value cannot be reached, and then no line is changed.
 */
double buy_top_up(struct buy_line *lines, size_t n, double least_value);

/* Returns the money that the lines with a price come to. */
double buy_value(const struct buy_line *lines, size_t n);

#endif
