/* --forecast of glp1-stock: demand by SKU and day, as glp1-titrate writes it. */
#ifndef GLP1_STOCK_FORECAST_FEED_H
#define GLP1_STOCK_FORECAST_FEED_H

#include "base/map.h"
#include "stock/forecast.h"
#include "stream/input.h"

extern const struct feed forecast_feed;

struct forecast_entry {
	struct str sku, location;
	double *mean, *variance; /* days long, of the table */
	size_t size;             /* days there is room for */
};

/* A zeroed one is empty. Release it. */
struct forecast_table {
	struct map entries; /* by SKU and location */
	size_t days;        /* behind as-of, up to the last one of the file */
};

/*
 * Reads a file, if one was given. Rows up to as_of are left out; days without a row are 0 as far
 * as the file goes; rows of one SKU, location and day add up. by_location false: all
 * locations do. A file that begins more than a day behind as_of is a fault. False: faults were
 * said.
 */
bool forecasts_read(struct forecast_table *f, struct tool *t, struct opt_file *file, int32_t as_of,
		    bool by_location);

/* The forecast of a SKU and location; false: there is none. */
bool forecasts_find(const struct forecast_table *f, struct str sku, struct str location,
		    struct forecast *found);

void forecasts_release(struct forecast_table *f);

#endif
