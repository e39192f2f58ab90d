/*
 * Where a SKU stands: what is there, what of it will still be there when it is needed,
 * what is coming, and what to order and to act on.
 */
#ifndef GLP1_STOCK_POSITION_H
#define GLP1_STOCK_POSITION_H

#include "sku/sku.h"
#include "stock/stock.h"

/* What is listed of a SKU. */
struct stock_listed {
	int32_t as_of;
	const struct sku_entry *held; /* NULL: nothing */
	const struct lot *lots;       /* its lots by lots_project */
	size_t n_lots;
	double unit_cost;             /* money; NaN: not known */
};

/*
 * Days on which nothing is left and an open order is still to come, the first such time:
 * from the day on which stock is used up until the order is due; DATE_NONE: there is none.
 */
struct stock_gap {
	int32_t from, until;
	double bridge; /* units that fill all such gaps, if an order of today comes before they end */
};

/* NaN, or not .set, where unknown. */
struct stock_position {
	struct dec on_hand, usable, on_order; /* as listed */
	struct dec late, far;       /* of on_order: overdue; due too late to count */
	double lasting;             /* usable less what perishes before an order of the next
	                               review comes */
	double order, cost;         /* units to order now; money */
	struct stock_gap gap;
	double waste_mean, waste_slow; /* units of the lots left over when they end */
	bool understocked;          /* what lasts is less than the safety stock, or than order_up_to
	                               where dating allows no more */
	bool expiring;              /* lots that the mean rate leaves over, or too late to use */
	bool no_room;               /* there is no room for what is missing */
	bool beyond_dating;         /* pack or minimum order is more than dating allows */
};

/*
 * The position is what lasts and what counts of on_order (stock_order_counts). Lasting
 * are the usable units less waste_mean of each lot whose usable days end before lead
 * and review days are over: until then no order of a later review helps. Units that
 * perish later do not hold an order back yet, or expiry rises threefold for no dose
 * gained; but after a last order nothing else comes, and all waste counts. First
 * expired first out as in lots.h; a position less what it loses to age is the EWA
 * policy of Broekmeulen & van Donselaar, Computers & Operations Research 36:3013
 * (2009). Order and levels are those of stock_order, empty if supply has ended, 0 for what is
 * discontinued. With max_units an order fills the room that all units on hand and on order leave,
 * in whole packs; one below min_order is none. An order is no less than what bridges a gap.
 */
struct stock_position stock_position(const struct stock_listed *l, const struct stock_params *p,
				     const struct stock_result *r);

/*
 * The gaps, of what is not discontinued, before open orders that count and have a day ahead; those without a day and late ones
 * are taken to be there, as the position takes them. Demand is the expected one.
 */
struct stock_gap stock_gap_of(const struct stock_listed *l, const struct stock_params *p,
			      const struct stock_result *r, double lasting);

#endif
