/* The run of glp1-chart-sample: its options, and the way from them to what it writes. */
#ifndef GLP1_CHART_CHART_RUN_H
#define GLP1_CHART_CHART_RUN_H

#include "chart/chart_report.h"
#include "stream/partial.h"
#include "tool/tool.h"

enum { CHART_SEED_DIGITS = 20 };

struct rate_option {
	struct chart_rate rate;
	const char *text;
};

struct chart_options {
	struct audit_options audit;
	struct opt_file roster, states, reviewed, previous;
	struct opt_list always;
	struct rate_option rate;
	const char *seed, *by, *purpose, *redraw;
	char drawn[CHART_SEED_DIGITS + 1]; /* by --draw-seed */
	struct partial_options parts;
	size_t asked; /* the report that a part is for */
	bool draw_seed, distinct;
	int32_t window, as_of, anchor;
	int64_t at_least, at_most, spares, due_days, expand_on, expand_by;
};

bool chart_prepare(struct tool *t, void *options);
void chart_run(struct tool *t, void *options);

#endif
