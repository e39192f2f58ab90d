/* The results for a group of orders: lead times, service, and whether it is in control. */
#ifndef GLP1_FILL_FILL_ROW_H
#define GLP1_FILL_FILL_ROW_H

#include "dist/survival.h"
#include "fill/control.h"
#include "fill/fill.h"

enum {
	FILL_TARGETS_MAX = 8,
	FILL_RECENT = 28,  /* the days that are judged; the as-of day is the last */
	FILL_BASE = 84,    /* days before them: the base of chart and trend */
	FILL_FEW = 20      /* fewer receipts say little */
};

/* How to compute results from counts. */
struct fill_view {
	double target[FILL_TARGETS_MAX]; /* hours, ascending */
	size_t n_targets;                /* at least 1 */
	enum survival_limits limits;
	bool midpoint;                   /* of survival_quantile */
	bool robust;                     /* control limits by medians */
	size_t run;                      /* of control_judge */
	double silent_hours;             /* an order open for longer without a word is silent */
};

enum fill_chart {
	FILL_UNKNOWN,     /* no limits, or nothing to judge */
	FILL_IN_CONTROL,
	FILL_OUT_OF_LIMITS, /* the latest sign */
	FILL_SHIFTED,
	FILL_CHARTS
};

extern const char *const fill_chart_names[FILL_CHARTS + 1]; /* ends in NULL */

enum fill_state { FILL_OK, FILL_NO_RECEIPTS, FILL_LATE, FILL_NO_CONTROL, FILL_FEW_ORDERS,
		  FILL_STATES };

extern const char *const fill_state_names[FILL_STATES + 1]; /* ends in NULL */

/* Times are hours unless said; NaN: not known. */
struct fill_row {
	const struct fill_group *group;
	uint64_t open, late, silent; /* late: after the promise, else the p95 or last target */
	double oldest_open;
	double mean;                 /* of the orders received */
	struct estimate p50, p90, p95;
	struct estimate within[FILL_TARGETS_MAX];
	double longest;              /* the longest time that any order took, lasted or was open */
	struct estimate on_time;     /* of received and late open orders that had a promise */
	struct estimate complete;    /* ... on time, and all of it */
	double told;                 /* mean time from the order to word of a problem */
	double stated, beyond_stated; /* mean stated lead time; mean measured less stated */
	double lead_days, lead_sd;   /* days, of the curve; what is open at its end ends there */
	double trend;                /* the mean of the last 28 days less that of the 84 before */
	enum fill_chart chart;
	bool chart_log;              /* on log hours, since the base is skewed */
	size_t chart_points;         /* days of the base with receipts */
	enum fill_state state;
};

/* Returns the as-of moment of sorted counts; not set if there are no moments. */
struct instant fill_as_of(const struct fill *f);

/* Sets *counts to the points of a group's curve, by hours; the caller frees them. How many. */
size_t fill_counts(const struct fill *f, const struct fill_group *g,
		   struct survival_count **counts);

/* Returns the results for a group of sorted counts. */
struct fill_row fill_row_of(const struct fill *f, const struct fill_group *g,
			    const struct fill_view *v);

/* Returns after how many hours an order without a promise is late: the p95 or last target. */
double fill_late_after(const struct fill_row *row, const struct fill_view *v);

#endif
