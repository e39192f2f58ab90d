/*
 * What one location has to spare and another one needs, before anything is bought.
 *
 * A giver keeps its reorder point, so that its own order is not brought nearer; a receiver gets
 * no unit that it cannot use before its day at its own rate. Units go first expired first.
 * Whoever lasts for the fewest days is served first, by whoever can spare the most.
 */
#ifndef GLP1_ORDERS_TRANSFER_H
#define GLP1_ORDERS_TRANSFER_H

#include "sku/lots.h"

/*
 * A location of one SKU. Quantities are units; NaN: not known, and then it neither gives
 * nor gets.
 */
struct place {
	struct str location;
	double usable, daily_rate;
	double needs;        /* to be up to its level; 0: it needs nothing */
	double reorder_point;
	struct lot *lots;    /* projected, sorted by lots_project; n_lots 0: nothing is known of lots */
	size_t n_lots;
	double got, gave;    /* filled in; zero before */
};

struct transfer {
	size_t from, to;     /* of the places */
	const struct lot *lot; /* NULL: not known */
	double units;
};

struct transfer_terms {
	double days;         /* on the road */
	double least;        /* units that are worth a way, > 0 */
	bool whole;          /* units are whole */
};

/* A list that grows; mem_free its array. */
struct transfers {
	struct transfer *transfer;
	size_t n, size;
};

/*
 * Appends the transfers between n places of one SKU, and fills in got and gave: their sums
 * are equal, none gave more than it has above its reorder point, none got more than it needs.
 * For each receiver the first TRANSFER_GIVERS that have something to spare are asked.
 */
enum { TRANSFER_GIVERS = 64 };
void transfers_plan(struct transfers *to, struct place *places, size_t n,
		    const struct transfer_terms *terms);

#endif
