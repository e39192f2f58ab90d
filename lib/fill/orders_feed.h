/* Orders sent to pharmacies: the rows that glp1-fill reads, into counts of them. */
#ifndef GLP1_FILL_ORDERS_FEED_H
#define GLP1_FILL_ORDERS_FEED_H

#include "fill/fill.h"
#include "stream/input.h"

/* A row as it is read; moments are texts until the row is looked at. */
struct order_row {
	struct str pharmacy, ordered, received, promised, cancelled, told;
	struct str rx_id, sku, location, pathway, state, reason;
	int32_t status;              /* enum fill_status */
	double quantity, received_quantity, lead_stated; /* NaN: empty */
	int32_t next_dose_due;
};

extern const struct feed orders_feed;

/* What orders are told apart by beside the pharmacy. */
enum orders_by { ORDERS_BY_NONE, ORDERS_BY_SKU, ORDERS_BY_LOCATION, ORDERS_BY_PATHWAY, ORDERS_BY_REASON };

/* An order that is open, kept for a list of them; texts are in the arena of the list. */
struct open_order {
	struct str pharmacy, rx_id, sku, location, state;
	struct instant ordered, promised;
	bool told;
	int32_t next_dose_due;
};

struct open_orders {
	struct open_order *order;
	size_t n, size;
	struct arena arena;
};

struct orders_terms {
	enum orders_by by;
	bool pool_pharmacies; /* all pharmacies are one, called "" */
	bool keep_open;       /* list the open ones */
	bool check;           /* orders after --as-of are a fault */
	int64_t threads;      /* that read a large file; 0 or less: one for each processor */
};

/*
 * Reads the operands of t into counts begun with fill_init, sorted at the end, and the list
 * of open ones. Says what was left out and what could not be told. False: faults were said.
 * The caller releases both.
 */
bool orders_read(struct tool *t, const struct orders_terms *terms, struct fill *f,
		 struct open_orders *open);

void open_orders_release(struct open_orders *o);

#endif
