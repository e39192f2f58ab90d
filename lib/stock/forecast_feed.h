/* --forecast of glp1-stock: demand by SKU and day, as glp1-titrate writes it. */
#ifndef GLP1_STOCK_FORECAST_FEED_H
#define GLP1_STOCK_FORECAST_FEED_H

#include "base/map.h"
#include "stock/forecast.h"
#include "stream/input.h"

extern const struct feed forecast_feed;

struct forecast_entry {
	struct str sku, location;
	double *mean, *variance; /* a value for each day of the table */
	size_t size;             /* the number of days that there is room for */
};

/* Start with a zeroed one, which is empty; release it with forecasts_release. */
struct forecast_table {
	struct map entries; /* by SKU and location */
	size_t days;        /* from the day after as_of to the last day of the file */
};

/*
 * Reads the file, if one was given, and adds up its rows by SKU, location and day; without
 * by_location all locations are added up. Rows up to as_of are left out; a day without a row, up to
 * the file's last day, is 0. A file that begins more than a day after as_of is a fault. False:
 * faults were said.
 */
bool forecasts_read(struct forecast_table *f, struct tool *t, struct opt_file *file, int32_t as_of,
		    bool by_location);

/* Finds the forecast of a SKU and location. False: there is none. */
bool forecasts_find(const struct forecast_table *f, struct str sku, struct str location,
		    struct forecast *found);

void forecasts_release(struct forecast_table *f);

#endif
