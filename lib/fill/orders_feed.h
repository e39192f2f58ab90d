/* Reads orders sent to pharmacies, the rows of glp1-fill, into counts. */
#ifndef GLP1_FILL_ORDERS_FEED_H
#define GLP1_FILL_ORDERS_FEED_H

#include "fill/fill.h"
#include "stream/input.h"

/* A row as it is read, with moments as texts. */
struct order_row {
	struct str pharmacy, ordered, received, promised, cancelled, told;
	struct str rx_id, sku, location, pathway, state, reason;
	int32_t status;              /* enum fill_status */
	double quantity, received_quantity, lead_stated; /* NaN: empty */
	int32_t next_dose_due;
};

extern const struct feed orders_feed;

/* By what, besides the pharmacy, orders are grouped. */
enum orders_by { ORDERS_BY_NONE, ORDERS_BY_SKU, ORDERS_BY_LOCATION, ORDERS_BY_PATHWAY,
		 ORDERS_BY_REASON };

/* An open order of a list; its texts are in the arena of the list. */
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
	bool show_ids;        /* a part keeps the ids of open orders */
	int64_t threads;      /* to read a large file with; 0 or less: one for each processor */
};

/* Says what sorted counts leave out and what they cannot tell. */
void orders_say_notes(const struct tool *t, const struct fill *f);

/*
 * Reads the operands of t into f, which fill_init has begun and which is sorted at the end, and
 * into the list of open orders. False: faults were said. The caller releases both in any case.
 */
bool orders_read(struct tool *t, const struct orders_terms *terms, struct fill *f,
		 struct open_orders *open);

void open_orders_release(struct open_orders *o);

#endif
