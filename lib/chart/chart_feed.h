/* Reads encounters and reviews. */
#ifndef GLP1_CHART_CHART_FEED_H
#define GLP1_CHART_CHART_FEED_H

#include "chart/review.h"
#include "stream/input.h"

extern const struct feed encounter_feed, review_feed, plan_feed;

/* A row of a plan that was written before. */
struct plan_row {
	struct str item, value;
};

/* Checks items COLUMN=VALUE of --always, whose charts are all reviewed. False: a fault was said. */
bool always_check(struct tool *t, const struct opt_list *always);

/* Reads the operands into the strata. False: faults were said. */
bool encounters_read(struct strata *s, struct tool *t, const struct opt_list *always);

#endif
