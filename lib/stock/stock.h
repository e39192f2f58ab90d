/*
 * How much of a SKU to hold, when to order, and how much: policy days of supply
 * and the statistical level, whichever is larger, within what the beyond-use
 * date allows; reorder point and order-up-to level of a periodic review.
 *
 * Stock is reviewed every review_days, and the order of a review must last until the order of
 * the next review is delivered, lead_days after it. So each level contains the demand of lead and
 * review days, and the service level is a promise about that interval: the share of reviews
 * after which stock lasts until the order of the next one comes.
 */
#ifndef GLP1_STOCK_STOCK_H
#define GLP1_STOCK_STOCK_H

#include "sku/pathway.h"
#include "volume/demand.h"
#include "stock/bookings.h"
#include "stock/forecast.h"
#include "stock/safety.h"

enum stock_status {
	STOCK_OK,            /* 84 days of history or more */
	STOCK_SHORT_HISTORY, /* 28 to 83 days (from 14 with allow_short): computed, less sure */
	STOCK_INSUFFICIENT,  /* too short to say anything */
	STOCK_NO_DEMAND,     /* nothing dispensed in the window */
	STOCK_PERISHES,      /* the safety stock cannot be used before its beyond-use date */
	STOCK_STATES
};

extern const char *const stock_status_names[STOCK_STATES];

enum stock_basis {
	STOCK_NO_BASIS,         /* no safety stock is known */
	STOCK_POLICY,           /* days of supply */
	STOCK_STATISTICAL,      /* the service level asks for more than the policy */
	STOCK_PATIENT_SPECIFIC, /* 503A: none */
	STOCK_FORECAST,         /* the larger of policy and statistics, with demand by a forecast */
	STOCK_BASES
};

extern const char *const stock_basis_names[STOCK_BASES]; /* "" first */

enum {
	STOCK_DAYS_LEAST = 14, /* of history, below which no rate is computed */
	STOCK_DAYS_SHORT = 28, /* one refill cycle */
	STOCK_DAYS_FULL = 84   /* three refill cycles of 28 days, the default window */
};

/* Bounds of options; the bounds of values that files give as well are in sku/sku.h. */
#define WINDOW_DAYS_MIN STOCK_DAYS_LEAST
#define WINDOW_DAYS_MAX 3650
#define USE_DAYS_MIN 0
#define USE_DAYS_MAX 365
#define SEASON_DAYS_MIN 0
#define SEASON_DAYS_MAX SAFETY_RATE_DAYS
#define NEW_RATE_MIN 0 /* units a day */
#define NEW_RATE_MAX 1e9
#define WHAT_IF_DEMAND_MIN 0 /* a factor */
#define WHAT_IF_DEMAND_MAX 1000

struct stock_params {
	enum pathway pathway;
	struct safety_params safety; /* method, service level, lead time, review period */
	double policy_days;          /* of demand to hold as safety stock, >= 0 */
	bool policy_is_cover;        /* policy_days include lead and review days */
	double cycle_days;           /* an order should last this long, if longer than review_days */
	double shelf_life_days;      /* receipt to beyond-use date; NaN: unknown */
	double use_days;             /* a unit handed out must stay in date this long, >= 0 */
	size_t window_days;          /* the days of demand that the rate is taken from, >= 14 */
	bool allow_short;            /* compute from 14 days of history on */
	double new_rate;             /* units a day where history is too short; NaN: none */
	struct demand_rate rate;     /* how the weekly rate comes from the weeks */
	bool last_order;             /* supply ends before the next review */
	bool discontinued;           /* it is used up and not ordered again */
	double max_units;            /* room for units on hand and on order; 0: no limit */
	bool supply_ended;           /* nothing can be ordered any more */
	bool clip_outliers;          /* weeks count for no more than demand_outliers' limit */
	double min_order, pack;      /* units ordered at least, and in whole packs of; 0: any */
	const struct forecast *forecast; /* of the days ahead; NULL: history goes on */
	const struct bookings *booked;   /* for the days ahead; not with a forecast; NULL: none */
};

/* NaN where unknown. Units are those of the input; stock levels are whole units. */
struct stock_result {
	enum stock_status status;
	enum stock_basis basis;
	size_t history_days;
	struct weeks weeks;
	size_t outliers;                           /* weeks far above the others */
	bool rate_is_given;                        /* by new_rate */
	double daily_rate;                         /* units per calendar day */
	double history_rate;                       /* what daily_rate is without a forecast */
	struct safety_result safety;               /* NaN for 503A and for a rate given */
	double safety_stock_30d, safety_stock_45d; /* units that 30 and 45 days of demand are */
	double implied_service_level;              /* of a safety stock of 30 days */
	double safety_stock;                       /* the larger of policy and statistics */
	double reorder_point, order_up_to;
	bool capped;                               /* the beyond-use date lowers the last two */
	bool no_room;                              /* max_units lowers them */
};

/*
 * Computes the levels for one SKU.
 *
 *   daily_rate    = weekly rate / 7
 *   safety_stock  = max(ceil(policy_days * daily_rate), ceil(safety.stock)); 0 for 503A
 *   reorder_point = ceil(daily_rate * (lead_days + review_days)) + safety_stock
 *   order_up_to   = ceil(daily_rate * (lead_days + max(review_days, cycle_days))) + safety_stock
 *
 * The last two are an (R, s, S) policy: stock is reviewed every R days (Silver, Pyke &
 * Thomas, Inventory and Production Management in Supply Chains, 4th ed., ch. 6); without
 * cycle_days they are the same, and what is missing is ordered at every review. 503A has
 * neither. Ceilings forgive 1e-9, so that 2.0000000001 units are 2. Levels are NaN
 * where days are out of the range of sku/sku.h, or demand is too large for a distribution.
 *
 * A unit waits up to the days of the safety stock and those that an order lasts. If
 * that is more than shelf_life_days - use_days, order_up_to is at most what those days
 * use up, and reorder_point at most that. The last order before supply ends is
 * for all that those days use up.
 *
 * Neither level is above max_units.
 *
 * With a forecast, days times daily_rate are the forecast's mean of exactly those days,
 * and the statistical safety stock is the quantile of the demand of lead and review days less
 * its mean, where the variance is the larger of the forecast's and history's. daily_rate is
 * then the mean of the next STOCK_RATE_DAYS. All is NaN if the forecast ends too early
 * (stock_forecast_days).
 *
 * With bookings, the demand of lead, review and cycle days is that of bookings_demand; the
 * safety stock stays that of the rate.
 */
void stock_levels(const struct demand *d, const struct stock_params *p, struct stock_result *r);

/* Returns the units of 365 days at the weekly mean; NaN below STOCK_DAYS_SHORT of history. */
double stock_annual_units(const struct demand *d, size_t window_days);

enum { STOCK_RATE_DAYS = 30 }; /* a forecast's daily_rate is the mean of so many days */

/* Returns how many days ahead a forecast must reach for these parameters. */
double stock_forecast_days(const struct stock_params *p);

/* Returns the demand of the next days: by the forecast, by bookings and rate, or by the rate. */
double stock_demand(const struct stock_params *p, const struct stock_result *r, double days);

/*
 * Returns the days that usable units last at the rate, or at bookings and rate if booked is not
 * NULL; NaN if usable or the rate is unknown, or there is no demand.
 */
double stock_cover(const struct stock_result *r, const struct bookings *booked, double usable);

/* Beyond so many days no day is named; so much may a rate that was written with 6 decimals err. */
enum { STOCK_OUT_DAYS = 36500 };
#define STOCK_FORGIVEN_DAYS 1e-4

/*
 * Returns the first day on which there is not enough: what is there at the end of as_of lasts for
 * `cover` days, the first of which is the day after it, and the day that is covered in part only is
 * one without enough. DATE_NONE: cover is NaN, below 0 or over STOCK_OUT_DAYS.
 */
int32_t stock_out_on(int32_t as_of, double cover);

/*
 * Returns the last day on which an order still comes by out_on, where nobody is closed and
 * lead_days are rounded up to days; as_of if none does. DATE_NONE: one of them is not known.
 */
int32_t stock_order_by(int32_t as_of, int32_t out_on, double lead_days);

/*
 * Returns the whole days, at most STOCK_COVER_MAX, that usable units last
 * with probability service_level: the largest t with P(D_t <= usable) >=
 * service_level. Demand D_t of t days as A of safety.h sees it, with k = t / 7: mean
 * daily_rate t, or of bookings_demand, variance max(mean, k s2 + k^2 s2 / n), negative
 * binomial or gamma. NaN where stock_cover is NaN.
 */
double stock_cover_at(const struct stock_result *r, const struct bookings *booked,
		      double service_level, bool whole, double usable);

enum { STOCK_COVER_MAX = 3650 };

/*
 * Returns the share of demand that the levels are expected to meet, 0 to 1 (service_level, in
 * contrast, is a share of reviews): 1 - (n(H) - n(L)) / (demand of the review days), n(t) the units
 * by which the demand of t days exceeds reorder_point on average (dist/loss.h), H = lead +
 * review days, L lead days; demand as in stock_cover_at, or of the forecast, with the lead
 * time's variance added; what is short waits. A lower bound where an order lasts for more
 * than a review period, since the position is at reorder_point at least. Silver, Pyke &
 * Thomas, 4th ed., ch. 6; Zipkin, Foundations of Inventory Management, ch. 6. NaN without
 * levels or demand, and for a last order.
 */
double stock_fill_rate(const struct stock_result *r, const struct stock_params *p, bool whole);

/*
 * Whether an order due on a day counts into the position: it does if it is late, has no
 * due day, or is due within lead and review days of as_of, the time that an order of today
 * must last for; an order due later is no help until then. Before the end of supply
 * (last_order) all orders count.
 */
bool stock_order_counts(const struct stock_params *p, int32_t as_of, int32_t due);

/* Returns units rounded up to whole packs (pack 0: to units), and at least min_order. */
double stock_whole_order(double units, double min_order, double pack);

/*
 * Returns the units to order now: 0 if the position (usable and on order) is above the
 * reorder point, else what is missing to order_up_to, at least min_order, rounded up
 * once, to whole packs (pack 0: to units). Where the levels are capped, it is rounded down
 * to packs that do not perish, but to no less than one pack and min_order. NaN if levels
 * or position are unknown.
 */
double stock_order(const struct stock_result *r, double position, double min_order, double pack);

#endif
