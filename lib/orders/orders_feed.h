/*
 * What glp1-orders reads: the plan of glp1-stock, suppliers, and days on which a supplier or a
 * location is closed.
 */
#ifndef GLP1_ORDERS_ORDERS_FEED_H
#define GLP1_ORDERS_ORDERS_FEED_H

#include "csv/feed.h"
#include "orders/partners.h"

extern const struct feed order_plan_feed, suppliers_feed, closures_feed;

/* A row of glp1-stock; what is not known is not .set, or NaN. */
struct plan_row {
	struct str sku, location, status;
	int32_t pathway; /* enum pathway */
	int32_t as_of, out_on;
	struct dec order_quantity;
	double daily_rate, lead_days, reorder_point, order_up_to, usable, on_order, days_of_cover;
};

#define MONEY_MOST 1e12

#endif
