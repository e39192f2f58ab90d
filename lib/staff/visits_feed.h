/*
 * Reads the input of glp1-staff: appointments, a panel, workload or queues, told apart by columns.
 */
#ifndef GLP1_STAFF_VISITS_FEED_H
#define GLP1_STAFF_VISITS_FEED_H

#include "base/map.h"
#include "staff/visits.h"
#include "stream/input.h"

enum visits_input { VISITS_APPOINTMENTS, VISITS_PANEL, VISITS_WORKLOAD, VISITS_QUEUES,
		    VISITS_INPUTS };

extern const struct feed appointment_feed, panel_feed, workload_feed, queue_feed;

/*
 * How to count an appointment whose day is over and whose status does not say what became of it.
 * The first: as a fault.
 */
enum unsettled { UNSETTLED_FAULT, UNSETTLED_OCCURRED, UNSETTLED_NO_SHOW, UNSETTLED_LEAVE_OUT };

extern const char *const unsettled_names[];

/* Rows of a panel and of work by the year. */
struct phase_row {
	struct str location, phase;
	double patients;
};

struct workload_row {
	struct str location, activity;
	double per_year;
};

/* A row of queues. Numbers that are not given are NaN. */
struct queue_row {
	struct str queue;
	double per_hour, minutes, servers;
};

struct visits_how {
	/* first and last day of the period; DATE_NONE: those of the rows */
	int32_t since, until;
	int32_t as_of;
	enum unsettled unsettled;
	const struct opt_list *words;  /* WORD=STATUS of --status, checked by visits_words_check */
};

/* Checks that every item is WORD=STATUS with a known status. False: a fault was said. */
bool visits_words_check(struct tool *t, const struct opt_list *words);

/* What was read; visits_read_release frees all of it. */
struct visits_read {
	enum visits_input kind;
	struct visits visits;
	struct queue_row *queues;
	size_t n_queues, queues_size;
	struct map seen;     /* by start, clinician and patient, of visits that took place */
	size_t again;        /* visits that were there already; where the first stands */
	const char *again_file;
	uint64_t again_line;
};

/* Reads the operands into *r, which visits_init was called for. False: faults were said. */
bool visits_read(struct visits_read *r, struct tool *t, const struct visits_how *how);
void visits_read_release(struct visits_read *r);

#endif
