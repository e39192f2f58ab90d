/* The settings for a SKU: from its row of --skus, or from the options where that says nothing. */
#ifndef GLP1_STOCK_SETTINGS_H
#define GLP1_STOCK_SETTINGS_H

#include "sku/sku.h"
#include "stock/stock.h"

struct stock_settings {
	struct stock_params common;     /* whatever the pathway; its safety.lead_days, lead_sd and
	                                   policy_days are not looked at */
	double lead_days[PATHWAYS], lead_sd[PATHWAYS], policy_days[PATHWAYS];
	double what_if_demand;          /* factor */
	double what_if_lead;            /* days; NaN: as it is */
	int32_t supply_ends;            /* last day to order on; DATE_NONE: not said */
};

/*
 * Returns the parameters of a SKU as of a day. new_rate: units a day for a history that is too
 * short, to be multiplied by what_if_demand; NaN: none.
 */
struct stock_params settings_for(const struct stock_settings *s, const struct sku_row *row,
				 int32_t as_of, double new_rate);

#endif
