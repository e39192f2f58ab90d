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
	int32_t supply_ends;                  /* its last day for orders; DATE_NONE: not said */
};

/* Closed from `from` to `until`, both included; until is DATE_NONE for a single day. */
struct closure_row {
	int32_t from, until;
	struct str supplier, location; /* both empty: everybody is closed */
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
 * Adds a supplier; false if its name is there already. Start with a zeroed struct partners with its
 * closures set, and release it.
 */
bool partner_add(struct partners *p, const struct supplier_row *row);

/* Returns the supplier of a name; makes one of which nothing is known if it is in no file. */
struct partner *partner_of(struct partners *p, struct str name);

/* Returns the days on which a location does not receive. */
const struct closed_days *place_of(struct partners *p, struct str location);

void partners_release(struct partners *p);

enum { PARTNER_TRANSIT_DAYS = 1 }; /* where not said: overnight, as cold parcels go */

#endif
