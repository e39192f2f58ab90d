/*
 * Stock levels as most systems print them: z times the standard deviation of daily
 * demand over the lead time. The backtest replays them beside the levels of stock.h,
 * which says what this toolkit recommends.
 */
#ifndef GLP1_STOCK_TEXTBOOK_H
#define GLP1_STOCK_TEXTBOOK_H

#include <stddef.h>

/* All must be finite and 0 or more, or else the levels are NaN. */
struct textbook_params {
	double lead_days;  /* order to receipt */
	double cycle_days; /* between two orders */
	double z;          /* normal quantile of the service level */
};

/* In units of the input; NaN where unknown. */
struct textbook {
	double mean, sd;      /* per day; sd with n - 1 */
	double safety_stock;
	double reorder_point; /* whole units */
	double order_up_to;   /* whole units */
};

/*
 * Returns the levels from units[0..days), the demand of every day (0 for none):
 *
 *   safety_stock  = z * sd * sqrt(lead_days)
 *   reorder_point = ceil(safety_stock + mean * lead_days)
 *   order_up_to   = ceil(safety_stock + mean * (lead_days + cycle_days))
 *
 * The reorder point is right only for a stock that is reviewed every day; OCA's Odoo
 * module stock_orderpoint_safety_stock prints it so. Ceilings forgive 1e-9. A mean
 * below 0 (more returns than dispenses) is taken as 0. From one day there is only a mean;
 * from no day, or one that is not finite, all is NaN.
 */
struct textbook textbook_levels(const double *units, size_t days, const struct textbook_params *p);

#endif
