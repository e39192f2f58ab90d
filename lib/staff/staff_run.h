/* The run of glp1-staff: its options, and the way from them to what it writes. */
#ifndef GLP1_STAFF_STAFF_RUN_H
#define GLP1_STAFF_STAFF_RUN_H

#include "staff/staff_report.h"
#include "staff/standards_feed.h"
#include "staff/what_if.h"

enum { STAFF_STATES_MAX = 64 };

struct staff_options {
	struct audit_options audit;
	struct opt_file standards, calendar, wages, roster, oversight, states, exclusions;
	struct opt_list words, bound; /* of --status; --state */
	struct what_if what_if;
	struct md_ratio ratio;
	int32_t as_of, since, until, unsettled, round, cost_by;
	bool leave_out_lost, bls;
	double growth, no_show, mixed_share, md_minutes;
	double wait_within, wait_target, shrinkage, max_occupancy, max_blocked;
	int64_t warn_days, exclusion_days, stale_days;
};

/* Chooses the report and checks that its files are given. False: a fault was said. */
bool staff_prepare(struct tool *t, void *options);
void staff_run(struct tool *t, void *options);

#endif
