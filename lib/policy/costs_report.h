/* The costs report of glp1-stock. */
#ifndef GLP1_POLICY_COSTS_REPORT_H
#define GLP1_POLICY_COSTS_REPORT_H

#include "stock/stock_run.h"

extern const struct csv_out_col cost_cols[];
enum { COST_COLS = 13 };
stock_write_fn costs_report_row;

#endif
