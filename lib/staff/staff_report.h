/* The reports of glp1-staff. */
#ifndef GLP1_STAFF_STAFF_REPORT_H
#define GLP1_STAFF_STAFF_REPORT_H

#include "audit/audit_report.h"
#include "staff/roster_feed.h"
#include "staff/staff.h"
#include "staff/visits_feed.h"

/* In the order of staff_reports; those of an audit last, since --rules is no word of --report. */
enum staff_report {
	REPORT_STAFF, REPORT_WISN, REPORT_SUPERVISION, REPORT_MODELS, REPORT_VISITS, REPORT_LOAD,
	REPORT_QUEUE, REPORT_OVERSIGHT, REPORT_STATES, REPORT_FINDINGS,
	STAFF_REPORTS = REPORT_FINDINGS + AUDIT_REPORTS
};

extern const struct report staff_reports[STAFF_REPORTS];

/* Writes the report REPORT_STAFF or REPORT_WISN. */
void staff_write_lines(struct tool *t, const struct staff_line *lines, size_t n);

/* Writes how many physicians are needed and why; nothing without a physicians' line. */
void staff_write_supervision(struct tool *t, const struct staff_plan *p,
			     const struct staff_line *lines, size_t n);

struct models_how {
	double mixed_share, md_factor;
};

/* Writes three teams side by side. False: the standards have no NP or PA, or no MD. */
bool staff_write_models(struct tool *t, const struct staff_plan *p, const struct staff_line *lines,
			size_t n, const struct models_how *how);

void staff_write_visits(struct tool *t, const struct staff_plan *p);
void staff_write_load(struct tool *t, const struct staff_plan *p);

struct queue_how {
	double wait_minutes, target, shrinkage, max_occupancy;
	double max_blocked; /* the share that may go if all are busy; NaN: all wait */
};

void staff_write_queues(struct tool *t, const struct visits_read *r, const struct queue_how *how);

void staff_write_oversight(struct tool *t, const struct roster *r, int32_t as_of);

#endif
