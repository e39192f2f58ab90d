/* Inside lib/staff: the rows that glp1-staff writes, beside struct staff_line. */
#ifndef GLP1_STAFF_STAFF_COLS_H
#define GLP1_STAFF_STAFF_COLS_H

#include "base/str.h"

#include <stdint.h>

struct supervision_line {
	const char *need, *authority, *unit, *binding, *verified;
	struct str state, counts, scope, citation, as_of, note;
	double supervised, limit, low, high;
};

struct model_line {
	const char *model, *binding, *in_range;
	double visits, np_fte, np_heads, md_fte, md_heads, others, cost, per_visit, saving,
		break_even;
};

struct visits_line {
	struct str location, type;
	size_t appointments, occurred, no_show, late_cancel, cancelled, rescheduled;
	double no_show_rate, late_cancel_rate, cancel_rate, reschedule_rate, mean_minutes, per_year;
	int32_t first, last;
};

struct load_line {
	struct str location;
	const char *weekday;
	int64_t hour;
	double mean_starts, mean_at_once, capacity;
	size_t starts, peak_starts, peak_at_once;
};

struct queue_line {
	struct str queue;
	double per_hour, minutes, load, servers, occupancy, waits, within, wait_minutes, blocked,
		heads;
	const char *status;
};

struct oversight_line {
	struct str supervisor, person, state;
	const char *kind, *every, *status;
	int32_t last, due;
	size_t in_month;
	double minutes;
};

#endif
