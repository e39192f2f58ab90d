/*
 * How much to buy of each line of an order to one supplier, and what the order comes to: whole
 * packs, the smallest quantity, room and dating, and the supplier's minimum for the whole order.
 */
#ifndef GLP1_ORDERS_PURCHASE_H
#define GLP1_ORDERS_PURCHASE_H

#include "base/num.h"

/* What a line may be. Units; NaN: not known, no limit is said. */
struct buy_terms {
	double pack, min_order; /* 0: any */
	double most;            /* that may be bought: room and dating; infinite: no limit */
};

/*
 * needs > 0, at least min_order, rounded up once to whole packs (pack 0: to units), then down to
 * what may be bought; 0 if not even one pack may be.
 */
double buy_quantity(double needs, const struct buy_terms *terms);

/* A line of an order to one supplier. */
struct buy_line {
	struct buy_terms terms;
	double position;   /* units that are there, on order or on the way; NaN: not known */
	double daily_rate; /* NaN: not known */
	double quantity;   /* to buy; filled up by buy_top_up */
	double top_up;     /* of it, what only the minimum of the order asks for */
	struct dec price;  /* of a unit; not .set: not known */
};

/*
 * Fills up lines until the order is worth at least so much: to the least number of days of cover,
 * the same for all lines whose price, rate and position are known, that is enough, in whole packs
 * and within what each may be. Returns those days; 0 where nothing was missing, NaN where it cannot
 * be reached, and then no line is changed.
 */
double buy_top_up(struct buy_line *lines, size_t n, double least_value);

/* Sum of the lines that have a price. */
double buy_value(const struct buy_line *lines, size_t n);

#endif
