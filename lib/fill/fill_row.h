/* What the counts of a group say: lead times, service, and whether it is under control. */
#ifndef GLP1_FILL_FILL_ROW_H
#define GLP1_FILL_FILL_ROW_H

#include "dist/survival.h"
#include "fill/control.h"
#include "fill/fill.h"

enum {
	FILL_TARGETS_MAX = 8,
	FILL_RECENT = 28,  /* days judged, the as-of day the last of them */
	FILL_BASE = 84,    /* days before them: the base of chart and trend */
	FILL_FEW = 20      /* fewer receipts say little */
};

/* How counts are read. */
struct fill_view {
	double target[FILL_TARGETS_MAX]; /* hours, ascending */
	size_t n_targets;                /* at least 1 */
	enum survival_limits limits;
	bool midpoint;                   /* of survival_quantile */
	bool robust;                     /* control limits by medians */
	size_t run;                      /* of control_judge */
	double silent_hours;             /* open longer without a word: silent */
};

enum fill_chart {
	FILL_UNKNOWN,     /* no limits, or nothing to judge */
	FILL_IN_CONTROL,
	FILL_OUT_OF_LIMITS, /* the latest sign */
	FILL_SHIFTED,
	FILL_CHARTS
};

extern const char *const fill_chart_names[FILL_CHARTS + 1]; /* ends in NULL */

enum fill_state { FILL_OK, FILL_NO_RECEIPTS, FILL_LATE, FILL_NO_CONTROL, FILL_FEW_ORDERS, FILL_STATES };

extern const char *const fill_state_names[FILL_STATES + 1]; /* ends in NULL */

/* Hours but where said; NaN: not known. */
struct fill_row {
	const struct fill_group *group;
	uint64_t open, late, silent; /* late: behind the promise, or without one the p95 or last target */
	double oldest_open;
	double mean;                 /* of the orders received */
	struct estimate p50, p90, p95;
	struct estimate within[FILL_TARGETS_MAX];
	double longest;              /* the longest time that any order took, lasted or was open */
	struct estimate on_time;     /* of received and late open orders that had a promise */
	struct estimate complete;    /* ... on time, and all of it */
	double told;                 /* mean, from the order to the word */
	double stated, beyond_stated; /* mean stated lead time; mean measured less stated */
	double lead_days, lead_sd;   /* of the curve, what is open at its end taken to end there */
	double trend;                /* mean of the last 28 days less that of the 84 before */
	enum fill_chart chart;
	bool chart_log;              /* on log hours, since the base is skewed */
	size_t chart_points;         /* days of the base with receipts */
	enum fill_state state;
};

/* The as-of moment of sorted counts; not set: there is nothing. */
struct instant fill_as_of(const struct fill *f);

/* The counts of a curve of sorted counts, by time, in hours. Returns how many; *counts is the caller's to free. */
size_t fill_counts(const struct fill *f, const struct fill_group *g, struct survival_count **counts);

/* Reads a group of sorted counts. */
struct fill_row fill_row_of(const struct fill *f, const struct fill_group *g,
			    const struct fill_view *v);

/* Hours after which an open order without a promise is late: the p95, else the last target. */
double fill_late_after(const struct fill_row *row, const struct fill_view *v);

#endif
