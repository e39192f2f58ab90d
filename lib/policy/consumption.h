/*
 * Average consumption as other systems define it, corrected for days without
 * stock; and the textbook safety stock, z times the standard deviation of daily
 * demand over the lead time. Both are there to compare with: stock.h says what
 * this toolkit recommends, and why not these.
 */
#ifndef GLP1_POLICY_CONSUMPTION_H
#define GLP1_POLICY_CONSUMPTION_H

#include <stddef.h>

/* What was consumed in a period. All must be finite and 0 or more. */
struct consumption {
	double units;
	double period_days;    /* calendar days of the period */
	double months;         /* the same in months */
	double stockout_days;  /* days of it without stock */
	double days_per_month; /* 30: OpenLMIS; 30.4: WHO; 30.5: BHIMA */
};

/* All of these return NaN if a member that they use is out of range. */

/*
 * What the period would have consumed with stock on all days, whole units:
 *
 *   ceil(units * period / (period - stockout_days)) + additional,
 *   period = months * days_per_month
 *
 * or units, without additional, if there was no day in stock; 0 if units is 0.
 * additional: quantity asked for beyond consumption, as for new patients; 0 or
 * more. The ceiling forgives 1e-9. OpenLMIS, openlmis-requisition,
 * LineItemFieldsCalculator, "adjusted consumption" N = RoundUp(C * 30M / (30M - X)) + Z.
 */
double consumption_adjusted(const struct consumption *c, double additional);

/*
 * Units per month in stock: units / (months - stockout_days / days_per_month).
 * NaN if there was no day in stock. Management Sciences for Health, MDS-3:
 * Managing Access to Medicines and Health Technologies (2012), ch. 20; BHIMA,
 * GetAMC, "algo_msh".
 */
double consumption_msh(const struct consumption *c);

/*
 * Units per month in stock, counted in days:
 * units / (period_days - stockout_days) * days_per_month. NaN if there was no
 * day in stock (BHIMA divides by 1 then). BHIMA, GetAMC, "algo_def".
 */
double consumption_days_in_stock(const struct consumption *c);

/*
 * Units needed for horizon_days: lead time, order cycle and safety days together.
 * units / (period_days - stockout_days) * horizon_days, or NaN if there was no
 * day in stock. J. Schreibfeder, "Planning isn't perfect", effectiveinventory.com.
 */
double consumption_horizon(const struct consumption *c, double horizon_days);

enum { DAILY_PLACES_MAX = 9 };

struct daily_params {
	double lead_days;  /* order to receipt, >= 0 */
	double cycle_days; /* between two orders, >= 0 */
	double z;          /* normal quantile of the service level, >= 0 */
	int places;        /* decimals that each step is rounded to before the next, to
	                      DAILY_PLACES_MAX; below 0: no rounding */
};

/* In units of the input; NaN where unknown. */
struct daily_levels {
	double mean, sd;      /* per day; sd with n - 1 */
	double lead_time_sd;  /* sd of demand over the lead time, were days independent */
	double safety_stock;
	double reorder_point; /* whole units */
	double order_up_to;   /* whole units */
};

/*
 * Levels from units[0..days), the demand of every day, a day without demand
 * being 0: leaving such days out is the largest error there is.
 *
 *   lead_time_sd  = sd * sqrt(lead_days)
 *   safety_stock  = z * lead_time_sd
 *   reorder_point = ceil(safety_stock + mean * lead_days)
 *   order_up_to   = ceil(safety_stock + mean * lead_days + mean * cycle_days)
 *
 * With places >= 0, mean and sd, the safety stock and the two sums before their
 * ceilings are rounded to it, half away from zero, and the rounded are used and
 * returned (lead_time_sd is not rounded): places 2 is what OCA's Odoo module
 * stock_orderpoint_safety_stock does. The ceilings forgive 1e-9.
 *
 * A mean below 0 (more returns than dispenses) is taken as 0. days 0: all NaN.
 * days 1: the mean only. All zeros: all 0. A parameter out of range or a unit
 * not finite: all NaN.
 */
void daily_levels(const double *units, size_t days, const struct daily_params *p,
		  struct daily_levels *r);

#endif
