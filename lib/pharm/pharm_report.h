/* What glp1-pharm-score prints beside findings. */
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
	bool topsis;       /* closeness in place of the additive score */
};

/* A row a pharmacy, the best first. */
void pharm_report_scores(struct tool *t, const struct pharm_model *m, const struct pharmacy *p,
			 size_t n, const struct pharm_ranking *how);

/* A row a pharmacy and criterion that it is asked; points add up to the score. */
void pharm_report_criteria(struct tool *t, const struct pharm_model *m, const struct pharmacy *p,
			   size_t n);

/* What to ask: a row a pharmacy and unknown answer, the dearest first. */
void pharm_report_questions(struct tool *t, const struct pharm_model *m, const struct pharmacy *p,
			    size_t n);

/* One row; a pharm_source_write whose of is the tool. */
void pharm_report_source(const struct pharm_source_row *row, void *of);

/* What is different between two lists of FDA. */
void pharm_report_changes(struct tool *t, struct pharm_facility *before, size_t n_before,
			  struct pharm_facility *after, size_t n_after);

#endif
