/*
 * Transfers of what one location can spare and another one needs, before anything is bought.
 *
 * A giver keeps its reorder point, so that its own order does not come sooner; a receiver gets
 * no unit that it cannot use before it expires, at its own rate. Units that expire first go first.
 * The receiver with the fewest days of stock is served first, by the giver that can spare most.
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
	double needs;        /* to reach its level; 0: it needs nothing */
	double reorder_point;
	struct lot *lots;    /* sorted by lots_project; n_lots 0: nothing is known of lots */
	size_t n_lots;
	double got, gave;    /* filled in by transfers_plan; zero before */
};

struct transfer {
	size_t from, to;     /* indices of places */
	const struct lot *lot; /* NULL: not known */
	double units;
};

struct transfer_terms {
	double days;         /* a transfer is on the road */
	double least;        /* the fewest units worth a transfer, > 0 */
	bool whole;          /* units are whole */
};

/* A list that grows; mem_free its array transfer. */
struct transfers {
	struct transfer *transfer;
	size_t n, size;
};

/*
 * Appends the transfers between n places of one SKU, and fills in got and gave: their sums
 * are equal, no place gives more than it has above its reorder point or gets more than it needs.
 * Each receiver tries the first TRANSFER_GIVERS givers that have something to spare.
 */
enum { TRANSFER_GIVERS = 64 };
void transfers_plan(struct transfers *to, struct place *places, size_t n,
		    const struct transfer_terms *terms);

#endif
