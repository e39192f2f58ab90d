/* The reports of glp1-pharm-score, findings aside. */
#ifndef GLP1_PHARM_PHARM_REPORT_H
#define GLP1_PHARM_PHARM_REPORT_H

#include "pharm/official.h"
#include "pharm/sources.h"
#include "tool/tool.h"

extern const struct report pharm_scores_report, pharm_criteria_report, pharm_questions_report;
extern const struct report pharm_concentration_report, pharm_changes_report;

/* How scores are ranked. */
struct pharm_ranking {
	double spread;     /* share by which a weight may be off */
	bool topsis;       /* rank by closeness (score/topsis.h), not by the additive score */
};

/* Writes a row for each pharmacy, the best first. */
void pharm_report_scores(struct tool *t, const struct pharm_model *m, const struct pharmacy *p,
			 size_t n, const struct pharm_ranking *how);

/* Writes a row for each pharmacy and criterion that it is asked; points sum to the score. */
void pharm_report_criteria(struct tool *t, const struct pharm_model *m, const struct pharmacy *p,
			   size_t n);

/* Writes a row for each unknown answer, the one worth most points first. */
void pharm_report_questions(struct tool *t, const struct pharm_model *m, const struct pharmacy *p,
			    size_t n);

/* Writes one row; a pharm_source_write, of being the tool. */
void pharm_report_source(const struct pharm_source_row *row, void *of);

/* Writes what is different between two lists of FDA. */
void pharm_report_changes(struct tool *t, struct pharm_facility *before, size_t n_before,
			  struct pharm_facility *after, size_t n_after);

#endif
