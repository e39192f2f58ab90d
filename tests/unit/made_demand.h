/* Demand made for tests of stock/stock.h, and parameters of policy alone. */
#ifndef GLP1_TESTS_MADE_DEMAND_H
#define GLP1_TESTS_MADE_DEMAND_H

#include "stock/stock.h"

enum { MADE_DAYS = 400 };

/* Demand of so many days, each week of seven the same, ending on the last day. */
struct made_demand {
	struct demand d;
	double units[MADE_DAYS];
	bool stockout[MADE_DAYS];
};

/* Makes *m anew: all units of a week on its fourth day from the end; whole units. */
const struct demand *made_weeks(struct made_demand *m, size_t days, double units_a_week);

/* 3 days of lead, 7 of review, 30 of policy; no statistics. */
struct stock_params made_params(void);

/* Levels at a rate given, for which no history is looked at. */
struct stock_result made_at_rate(double rate, struct stock_params p);

#endif
