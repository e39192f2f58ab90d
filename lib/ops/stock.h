/*
 * How much of a SKU to hold, when to order, and how much: policy days of supply
 * over a weekly rate, reorder point and order-up-to level of a periodic review.
 */
#ifndef GLP1_OPS_STOCK_H
#define GLP1_OPS_STOCK_H

#include "ops/demand.h"

/* How a drug comes to the clinic. The first is what a SKU is taken for if nothing is said. */
enum pathway {
	PATHWAY_503B,       /* outsourcing facility: may be held as office stock */
	PATHWAY_503A,       /* pharmacy, compounded for one patient: never stocked */
	PATHWAY_COMMERCIAL, /* approved product by wholesale */
	PATHWAYS
};

extern const char *const pathway_names[PATHWAYS + 1]; /* ends in NULL */

enum stock_status {
	STOCK_OK,            /* 84 days of history or more */
	STOCK_SHORT_HISTORY, /* 28 to 83 days (from 14 with allow_short): computed, less sure */
	STOCK_INSUFFICIENT,  /* too short to say anything */
	STOCK_NO_DEMAND,     /* nothing dispensed in the window */
	STOCK_STATES
};

extern const char *const stock_status_names[STOCK_STATES];

enum {
	STOCK_DAYS_LEAST = 14, /* of history, below which no rate is computed */
	STOCK_DAYS_SHORT = 28, /* one refill cycle */
	STOCK_DAYS_FULL = 84   /* three refill cycles of 28 days, the default window */
};

struct stock_params {
	enum pathway pathway;
	double lead_days;   /* order to receipt, mean, >= 0 */
	double review_days; /* between two looks at the stock, > 0 */
	double policy_days; /* of demand to hold as safety stock, >= 0 */
	size_t window_days; /* of demand that the rate is taken from, >= 7 */
	bool allow_short;   /* compute from 14 days of history on */
	double new_rate;    /* units a day to use where history is too short; NaN: none */
};

/* NaN where unknown. Units are those of the input; stock levels are whole units. */
struct stock_result {
	enum stock_status status;
	size_t history_days;
	struct weeks weeks;
	double daily_rate;                         /* units per calendar day */
	double safety_stock_30d, safety_stock_45d; /* what 30 and 45 days are */
	double safety_stock;                       /* what the policy asks for */
	double reorder_point, order_up_to;
};

/*
 * Levels for one SKU.
 *
 *   daily_rate    = mean weekly demand / 7
 *   safety_stock  = ceil(policy_days * daily_rate); 0 for 503A
 *   reorder_point = ceil(daily_rate * lead_days) + safety_stock
 *   order_up_to   = ceil(daily_rate * (lead_days + review_days)) + safety_stock
 *
 * The last two have the shape of WHO/MSH maximum-minimum stock levels and of any
 * periodic-review order-up-to policy (Silver, Pyke & Thomas, Inventory and
 * Production Management in Supply Chains, 4th ed., ch. 6). 503A has neither.
 * Ceilings forgive 1e-9, so that 2.0000000001 units are 2.
 */
void stock_levels(const struct demand *d, const struct stock_params *p, struct stock_result *r);

/* Days that on_hand lasts at the rate; NaN if either is unknown or the rate is 0. */
double stock_cover(const struct stock_result *r, double on_hand);

/*
 * Units to order now: 0 if the position (on hand and on order) is above the
 * reorder point, else up to order_up_to, at least min_order, in whole packs
 * (pack 0: single units). NaN if levels or position are unknown.
 */
double stock_order(const struct stock_result *r, double position, double min_order, double pack);

#endif
