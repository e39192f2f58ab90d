/* The columns of input other than appointments: a panel, work by the year, queues. */
#include <math.h>

#include "staff/visits_feed.h"

#include "base/banned.h"

#define NUMBERS .min = 0, .max = 1e12

static const struct csv_col panel_cols[] = {
	{ CSV_MEMBER(struct phase_row, phase), .required = true,
	  .help = "of treatment, as activity in --standards" },
	{ CSV_MEMBER(struct phase_row, patients), .type = COL_REAL, .required = true, NUMBERS,
	  .unit = "patients", .help = "in the phase" },
	{ CSV_MEMBER(struct phase_row, location), .help = "where; one place if absent" },
};

const struct feed panel_feed = { FEED_COLS(panel_cols), .row_size = sizeof(struct phase_row) };

static const struct csv_col workload_cols[] = {
	{ CSV_MEMBER(struct workload_row, activity), .required = true,
	  .help = "as in --standards" },
	{ CSV_MEMBER(struct workload_row, per_year), .type = COL_REAL, .required = true, NUMBERS,
	  .help = "how many a year" },
	{ CSV_MEMBER(struct workload_row, location), .help = "where; one place if absent" },
};

const struct feed workload_feed = { FEED_COLS(workload_cols),
				    .row_size = sizeof(struct workload_row) };

static const struct csv_col queue_cols[] = {
	{ CSV_MEMBER(struct queue_row, queue), .required = true,
	  .help = "its name: walk-ins, calls, messages" },
	{ CSV_MEMBER(struct queue_row, per_hour), .type = COL_REAL, .required = true, NUMBERS,
	  .unit = "arrivals an hour", .help = "in the hour that it is for" },
	{ CSV_MEMBER(struct queue_row, minutes), .type = COL_REAL, .required = true, .min = 1e-6,
	  .max = 1e6,
	  .unit = "minutes", .help = "that one takes on the mean" },
	{ CSV_MEMBER(struct queue_row, servers), .type = COL_REAL, .min = 1, .max = 100000,
	  .unit = "people", .help = "serving; if empty the fewest that do" },
};

static bool check_queue(const void *row, struct diag *d, size_t *offset)
{
	const struct queue_row *q = row;
	*offset = offsetof(struct queue_row, servers);
	if (isnan(q->servers) || q->servers == floor(q->servers))
		return true;
	diag_set(d, DIAG_DATA, "%s", num_message(NUM_WHOLE));
	return false;
}

const struct feed queue_feed = { FEED_COLS(queue_cols), .row_size = sizeof(struct queue_row),
				 .check = check_queue };
