/* Suppliers and locations with their calendars, looked up by name. */
#ifndef GLP1_ORDERS_PARTNERS_H
#define GLP1_ORDERS_PARTNERS_H

#include "base/map.h"
#include "base/num.h"
#include "orders/schedule.h"

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

/* A supplier; row.supplier is empty for one that is in no file. */
struct partner {
	struct supplier_row row;
	bool listed;
	struct closed_days orders, ships;
};

struct partners {
	struct map suppliers;           /* struct partner by name */
	struct map places;              /* struct closed_days by location */
	const struct closure_row *closure;
	size_t n_closures;
	bool receives_not[7];           /* days of the week on which no clinic receives */
};

/*
 * A zeroed one with its closures set is ready; release it. Adds a supplier; false if it is there.
 */
bool partner_add(struct partners *p, const struct supplier_row *row);

/* The supplier of a name, made with nothing known of it if need be. */
struct partner *partner_of(struct partners *p, struct str name);

/* When a location receives. */
const struct closed_days *place_of(struct partners *p, struct str location);

void partners_release(struct partners *p);

enum { PARTNER_TRANSIT_DAYS = 1 }; /* overnight, as cold parcels go, where nobody says it */

#endif
