/* Counts appointments by location and type: what took place, what was lost, how long it took. */
#ifndef GLP1_STAFF_VISITS_H
#define GLP1_STAFF_VISITS_H

#include "base/date.h"
#include "base/map.h"
#include "staff/load.h"
#include "staff/visit_status.h"

/* One appointment. */
struct visit {
	struct str location, type, state;
	int32_t day;
	int32_t minute;            /* of the day; -1: not known */
	double minutes;            /* it took; NaN: not known */
	enum visit_status status;
	const char *file;          /* of its row, for messages; the pointer is kept */
	uint64_t line;
};

/* The visits of one type at one location. */
struct visit_tally {
	struct str location, type;
	size_t count[VISIT_STATUSES];
	double minutes;            /* sum of those that took place and whose minutes are known */
	size_t timed;              /* how many visits that sum is of */
	double per_year;           /* of a workload; or the patients of a panel */
	const char *file;          /* of the first row */
	uint64_t line;
	struct visit_tally *next;  /* set by visits_sort */
};

/* The visits of one location, for its load. */
struct visit_place {
	struct str location;
	struct load_visit *visits;
	size_t n, size;
};

/* Limits of states for readers, and of pairs of location and type for reports on all of them. */
enum { VISITS_STATES_MAX = 200, VISITS_PAIRS_MAX = 4000 };

/* Start with visits_init; release it. */
struct visits {
	struct map map;
	struct map place_at;         /* the index of each place, until they are sorted */
	struct visit_tally *tallies; /* the first, by location, then type; set by visits_sort */
	struct visit_place *places;
	size_t n_places, places_size;
	struct str *states;          /* of the appointments, each once */
	size_t n_states, states_size;
	int32_t first, last;         /* days of the appointments counted; DATE_NONE: none */
	size_t appointments, ahead;  /* counted; after the as-of day, not counted */
	bool keep_times;             /* fill places */
	struct arena arena;
};

void visits_init(struct visits *v, bool keep_times);
void visits_release(struct visits *v);

/* Returns the tally of a location and type; makes one for the row if needed. Copies texts. */
struct visit_tally *visits_tally(struct visits *v, struct str location, struct str type,
				 const char *file, uint64_t line);

/* Counts an appointment. */
void visits_add(struct visits *v, const struct visit *one);

/*
 * Sorts tallies by location, then type, and places by location. Call it before looking at them.
 */
void visits_sort(struct visits *v);

/* Returns the days of the period, both ends included; 0 without appointments. */
int32_t visits_days(const struct visits *v);

/* Return how many appointments took place, and for how many time was kept and nobody came. */
size_t visits_kept(const struct visit_tally *t);
size_t visits_lost(const struct visit_tally *t);

/*
 * Returns the share of a status: of no_show and late_cancel among the appointments kept or lost, of
 * the others among all. NaN if there are none.
 */
double visits_rate(const struct visit_tally *t, enum visit_status status);

#endif
