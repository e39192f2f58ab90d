/*
 * Demand of one SKU day by day: dispenses and unmet less returns, every day without a row
 * a zero, from its first day to the day asked for; and its weekly totals,
 * corrected for days on which there was nothing to dispense.
 */
#ifndef GLP1_OPS_DEMAND_H
#define GLP1_OPS_DEMAND_H

#include "ops/days.h"
#include "ops/intermittent.h"

struct demand {
	int32_t first;       /* day of units[0] */
	size_t days;         /* to the as-of day, both included */
	double *units;       /* net demand of each day */
	bool *stockout;      /* the SKU could not be had on that day */
	bool *closed;        /* the clinic was; NULL: never */
	bool partly_out;     /* some locations of a pooled SKU were out of stock on some days */
	bool whole;          /* all units are whole numbers */
};

/*
 * As of a day not before the series' first. A day on which unmet demand was noted is
 * no stockout: what was asked for is known. Where locations are pooled, a stockout
 * at one of them is one of the SKU only on a day on which nothing was dispensed. False when
 * memory is out. Release it.
 */
bool demand_fill(struct demand *d, const struct day_series *s, int32_t as_of);
void demand_release(struct demand *d);

enum { DEMAND_WEEKS_MAX = 522 }; /* ten years */

struct weeks {
	size_t n;                       /* weeks that count */
	double units[DEMAND_WEEKS_MAX]; /* newest first */
	size_t dropped;                 /* weeks with too many stockout days to say anything */
	bool negative;                  /* a week of more returns than dispenses, taken as 0 */
	double mean, sd;                /* of units; sd with n - 1, NaN if n < 2; both NaN if n == 0 */
};

/*
 * Totals of whole weeks counted back from the last day, over at most
 * window_days; a partial oldest week is left out. A week with stockout days is
 * scaled up by (open days) / (open days in stock) if at least half of its open
 * days were in stock, else dropped: out-of-stock days tell nothing about demand (OpenLMIS, "adjusted
 * consumption"; WHO/MSH Managing Drug Supply, ch. 20, average monthly
 * consumption corrected for days out of stock).
 */
void demand_weeks(const struct demand *d, size_t window_days, struct weeks *w);

/* How a weekly rate comes from the weeks. */
struct demand_rate {
	bool smoothed;                     /* false: the mean, and how is not looked at */
	struct intermittent_params how;
};

/* Units a week; of the weeks in the order in which they passed. NaN if there is none. */
double demand_weekly_rate(const struct weeks *w, const struct demand_rate *rate);

#endif
