/* The costs report of glp1-stock. */
#ifndef GLP1_POLICY_COSTS_REPORT_H
#define GLP1_POLICY_COSTS_REPORT_H

#include "stock/stock_run.h"

extern const struct report costs_report;
/* Writes the row of an item; none for PATHWAY_503A, which is never stocked. */
stock_write_fn costs_report_row;

#endif
