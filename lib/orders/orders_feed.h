/* What glp1-orders reads: the plan of glp1-stock, suppliers, and days on which somebody is closed. */
#ifndef GLP1_ORDERS_ORDERS_FEED_H
#define GLP1_ORDERS_ORDERS_FEED_H

#include "csv/feed.h"

extern const struct feed order_plan_feed, suppliers_feed, closures_feed;

/* A row of glp1-stock; not .set, NaN: not known. */
struct plan_row {
	struct str sku, location, status;
	int32_t pathway; /* enum pathway */
	int32_t as_of;
	struct dec order_quantity;
	double daily_rate, lead_days, reorder_point, order_up_to, usable, on_order, days_of_cover;
};

struct supplier_row {
	struct str supplier, order_days, ship_days;
	double lead_days, transit_days;       /* NaN: not said */
	struct dec min_order_value, freight, freight_free_from; /* money; not .set: not said */
	int32_t supply_ends;                  /* last day on which it takes orders; DATE_NONE: not said */
};

/* Closed from one day to another, both included; until DATE_NONE: one day. */
struct closure_row {
	int32_t from, until;
	struct str supplier, location; /* both empty: everybody is */
};

#define MONEY_MOST 1e12

#endif
