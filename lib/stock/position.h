/*
 * Where a SKU stands: what is on hand, how much of that will still be usable when it is needed,
 * what is on order, and what to order and to act on.
 */
#ifndef GLP1_STOCK_POSITION_H
#define GLP1_STOCK_POSITION_H

#include "sku/sku.h"
#include "stock/stock.h"

/* What the files on stock list for a SKU. */
struct stock_listed {
	int32_t as_of;
	const struct sku_entry *held; /* NULL: nothing */
	const struct lot *lots;       /* its lots by lots_project */
	size_t n_lots;
	double unit_cost;             /* money; NaN: not known */
};

/*
 * The first time without enough while an open order is still to come: from the first day on which
 * there is not enough, as stock_out_on has it, until the day on which the order is due, which is
 * in time for that day. DATE_NONE: there is no such time.
 */
struct stock_gap {
	int32_t from, until;
	double bridge; /* units to fill all gaps that end after an order of today comes */
};

/* What is not known is NaN, or not .set. */
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
 * Returns the position of a SKU and what to order: the position is `lasting` plus the part of
 * on_order that counts (stock_order_counts). `lasting` is the usable units less the waste_mean of
 * each lot whose usable days end before lead and review days are over: until then no order of a
 * later review helps. Waste after that time still counts as stock; the other way expiry rose
 * threefold for no dose gained. But after a last order nothing else comes, and all waste counts.
 * First expired first out as in lots.h; a position less what it loses to age is the EWA
 * policy of Broekmeulen & van Donselaar, Computers & Operations Research 36:3013
 * (2009). The order is that of stock_order, NaN if supply has ended, 0 for a discontinued SKU.
 * With max_units an order is at most the room that all units on hand and on order leave, in whole
 * packs, and 0 if that is below min_order. If room allows, an order is at least
 * gap.bridge.
 */
struct stock_position stock_position(const struct stock_listed *l, const struct stock_params *p,
				     const struct stock_result *r);

/*
 * Returns the gaps before open orders that count and are due ahead, by expected demand; none for a
 * discontinued SKU. Late orders and orders without a day are taken as on hand, as in the position.
 */
struct stock_gap stock_gap_of(const struct stock_listed *l, const struct stock_params *p,
			      const struct stock_result *r, double lasting);

#endif
