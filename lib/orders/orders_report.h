/* The tables that glp1-orders writes. */
#ifndef GLP1_ORDERS_ORDERS_REPORT_H
#define GLP1_ORDERS_ORDERS_REPORT_H

#include "tool/tool.h"

extern const struct report orders_report, order_suppliers_report;

#endif
