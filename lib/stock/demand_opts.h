/* The options of glp1-stock that say how demand is measured; they fill struct stock_options. */
#ifndef GLP1_STOCK_DEMAND_OPTS_H
#define GLP1_STOCK_DEMAND_OPTS_H

#include "tool/opts.h"

extern const struct opt stock_demand_opts[];
extern const size_t stock_n_demand_opts;

#endif
