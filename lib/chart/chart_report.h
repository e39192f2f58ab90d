/* The reports of glp1-chart-sample. */
#ifndef GLP1_CHART_CHART_REPORT_H
#define GLP1_CHART_CHART_REPORT_H

#include "audit/audit_report.h"
#include "chart/review.h"

enum chart_report { REPORT_SAMPLE, REPORT_STRATA, REPORT_PLAN, REPORT_RESULTS, REPORT_ITEMS,
		    REPORT_CHART_FINDINGS,
		    REPORT_PART = REPORT_CHART_FINDINGS + AUDIT_REPORTS,
		    CHART_REPORTS };

extern const struct report chart_reports[CHART_REPORTS];

/* The reviewers, sorted by name, and how many charts each has. */
struct reviewers {
	struct str *names;
	uint64_t *loads;
	size_t n;
};

/* Writes the drawn charts, by stratum and rank, each with a reviewer, and then the spares. */
void chart_write_sample(struct tool *t, const struct strata *s, struct reviewers *who,
			const struct review_book *book,
			const struct review_settings *settings);

void chart_write_strata(struct tool *t, const struct strata *s);

/* The items of a plan that are not in the strata. Texts may be NULL. */
struct chart_plan {
	const char *seed, *rate, *by, *purpose, *redraw;
	bool drawn_seed; /* the program drew the seed */
	int32_t as_of;
	uint64_t spares;
};

/* Writes the plan, item by item. Sorts the list of ids. */
void chart_write_plan(struct tool *t, struct strata *s, const struct chart_plan *plan);

void chart_write_results(struct tool *t, const struct strata *s, const struct review_book *book);
void chart_write_items(struct tool *t, const struct strata *s, const struct review_book *book);

#endif
