/* What glp1-fill prints of its counts. */
#ifndef GLP1_FILL_FILL_REPORT_H
#define GLP1_FILL_FILL_REPORT_H

#include "csv/writer.h"
#include "fill/fill_row.h"
#include "fill/orders_feed.h"

enum { FILL_SHOWN_TARGETS = 4 }; /* columns for so many */

extern const struct csv_out_col fill_out_cols[], fill_open_cols[], fill_lead_cols[], fill_curve_cols[];
extern const struct csv_out_col fill_problem_cols[];
enum { FILL_OUT_COLS = 53, FILL_OPEN_COLS = 13, FILL_LEAD_COLS = 8, FILL_CURVE_COLS = 9, FILL_PROBLEM_COLS = 9 };

/* A row a group. check: only those to act on. Returns how many rows were to act on. */
size_t fill_report(struct csv_writer *w, const struct fill *f, const struct fill_view *v, bool check);

/* Lead times for glp1-stock --skus, a row a group. */
void fill_report_leads(struct csv_writer *w, const struct fill *f, const struct fill_view *v);

/* The steps of each curve. */
void fill_report_curves(struct csv_writer *w, const struct fill *f, const struct fill_view *v);

/* Rejected, held and incomplete orders by reason; counts are by ORDERS_BY_REASON. */
void fill_report_problems(struct csv_writer *w, const struct fill *f);

/* Open orders, the one to be replaced first first; counts are by pharmacy alone. */
void fill_report_open(struct csv_writer *w, const struct fill *f, const struct fill_view *v,
		      struct open_orders *open);

#endif
