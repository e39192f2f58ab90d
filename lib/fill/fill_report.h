/* The reports that glp1-fill makes of its counts. */
#ifndef GLP1_FILL_FILL_REPORT_H
#define GLP1_FILL_FILL_REPORT_H

#include "fill/fill_row.h"
#include "fill/orders_feed.h"
#include "stream/rows.h"

enum { FILL_SHOWN_TARGETS = 4 }; /* the number of targets that have columns */

extern const struct report fill_rows_report, fill_leads_report, fill_curve_report;
extern const struct report fill_problems_report, fill_open_report;

/* Writes a row for each group; check: only those to act on. Returns how many are to act on. */
size_t fill_report(struct tool *t, const struct fill *f, const struct fill_view *v, bool check);

/* Writes lead times for glp1-stock --skus, a row for each group. */
void fill_report_leads(struct tool *t, const struct fill *f, const struct fill_view *v);

/* The steps of each curve. */
void fill_report_curves(struct tool *t, const struct fill *f, const struct fill_view *v);

/* Rejected, held and incomplete orders by reason; counts are by ORDERS_BY_REASON. */
void fill_report_problems(struct tool *t, const struct fill *f);

/*
 * Writes open orders, the most urgent to replace first, with the shippers that might take them.
 * The counts must be by pharmacy alone.
 */
void fill_report_open(struct tool *t, const struct fill *f, const struct fill_view *v,
		      struct open_orders *open, const struct rows *shippers);

#endif
