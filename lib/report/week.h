/*
 * What there is to do this week, taken from the tables and sorted once; the page, the mail and the
 * calendar are written from it. It only counts, sums up columns and sorts rows; comparators are
 * total, so that files may come in any order.
 */
#ifndef GLP1_REPORT_WEEK_H
#define GLP1_REPORT_WEEK_H

#include "report/before.h"
#include "report/table.h"

/* A row of glp1-orders, or of glp1-stock where no row of glp1-orders was read. */
struct order {
	struct str sku, location, supplier;
	struct str quantity_text, cost_text, cover, unit, reason; /* cells; empty: not known */
	struct dec quantity, cost;
	int32_t order_by, out_on, arrives_on; /* DATE_NONE: not known */
	int32_t first_by, first_out;	      /* the earliest of the supplier */
	struct row row;
	bool today, late,
		is_new; /* order_by has come; out before it can arrive; not in the last page */
};

enum level { LEVEL_CRITICAL, LEVEL_HIGH, LEVEL_MEDIUM, LEVEL_LOW, LEVEL_INFO, LEVELS };
extern const char *const level_names[LEVELS + 1];

struct finding {
	struct row row;
	struct str subject, rule, owner;
	enum level level;
	int32_t due, since; /* since: as-of of the page that had it first */
	bool is_new;
};

/* A role at a location with fewer people than needed, by GAP_LEAST FTE or more. */
#define GAP_LEAST 0.05

struct gap {
	struct row row;
	struct str location, role;
	double gap; /* below 0 */
};

struct refill {
	struct row row;
	int32_t latest; /* last day to order */
};

enum fact { FACT_ORDERS, FACT_FINDINGS, FACT_STAFF, FACT_WASTE, FACTS };

struct week {
	const struct tables *tables;
	const struct before *before; /* NULL: nothing to compare with */
	int32_t as_of;
	struct order *order;
	struct row *transfer; /* from one location to another, sorted by the latter */
	size_t n_transfers;
	size_t n_orders, n_suppliers, n_out_first, n_no_cost;
	struct dec cost;	 /* of all orders */
	struct finding *finding; /* all, the worst first */
	size_t n_findings, n_level[LEVELS], n_late;
	struct gap *gap;
	size_t n_gaps, n_roles, n_gaps_unknown;
	struct dec short_fte;  /* positive */
	struct refill *refill; /* to be ordered by as_of plus 7, or late */
	size_t n_refills;
	size_t n_open_late; /* orders at pharmacies that are late */
	size_t n_skus, n_below, n_unknown, n_judged; /* judged: what to order is known, and asked for */
	struct dec waste;
	int32_t waste_last; /* expiry of the last lot that is thrown away */
	struct arena arena;
};

/* Fills in *w; as_of DATE_NONE: the latest day in the tables. Release w. */
void week_of(struct week *w, const struct tables *t, int32_t as_of, const struct before *before);
void week_release(struct week *w);

/* Whether a row of glp1-stock is of a kind: */
bool row_is_unknown(struct row r); /* whether to order, and how much, could not be worked out */
bool row_is_stale(struct row r);   /* its volume ended long before: an order of 0 proves nothing */
bool row_is_patient_specific(struct row r);

/* Returns the location of a row; empty if there is none. */
struct str location_of(struct row r);

#endif
