/* The side files of glp1-lots: movements, counts, rates, temperatures and rules of storage. */
#ifndef GLP1_LOTS_LOTS_FEED_H
#define GLP1_LOTS_LOTS_FEED_H

#include "csv/feed.h"
#include "lots/ledger.h"
#include "lots/storage.h"

extern const struct feed lot_ledger_feed; /* of struct move_row */
extern const struct feed count_feed, rates_feed;
extern const struct feed readings_feed; /* of struct storage_reading */
extern const struct feed storage_feed;  /* of struct storage_rule */

struct count_row {
	struct str sku, location, lot;
	struct dec quantity;
	int32_t unit; /* enum sku_unit; none: the SKU's own */
};

/* A row of glp1-stock. */
struct rate_row {
	struct str sku, location;
	double daily_rate, weekly_mean, weekly_sd, weeks; /* NaN: not known */
};

#endif
