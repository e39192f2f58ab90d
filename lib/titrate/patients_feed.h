/*
 * Reads files of patients: who takes what (roster), who will start (starts), consults that lead
 * to starts (pipeline), and fills. No id is kept: see course.h.
 */
#ifndef GLP1_TITRATE_PATIENTS_FEED_H
#define GLP1_TITRATE_PATIENTS_FEED_H

#include "titrate/book.h"
#include "titrate/units_feed.h"

extern const struct feed titrate_roster_feed, starts_feed, pipeline_feed, fills_feed;

struct roster_item {
	struct patient who;
	struct str location;
	uint64_t patients;
};

struct starts_item {
	int product;
	int32_t first, last;  /* days on which they start; or DATE_NONE and a period, from 1 */
	int period;
	double patients;
	bool counted;         /* patients is a count, not a mean */
	struct str location;
};

/* All that was read. What depends on the as-of day is computed in patients_book. */
struct patients {
	const struct ladders *ladders;
	const struct units *units;  /* SKUs of fills are looked up there */
	bool by_location;           /* false: all locations are one, "" */
	int32_t as_of;              /* later fills are left out; DATE_NONE: none are */
	struct book *book;          /* gets a place for each location in a row */
	struct roster_item *roster;
	size_t n_roster, roster_size;
	struct starts_item *starts;
	size_t n_starts, starts_size;
	bool roster_given, starts_given, fills_given;
	struct courses fills;
	int32_t latest, earliest;   /* days of fills; DATE_NONE: there are none */
	uint64_t after;             /* fills left out */
};

/* Starts with nothing read. Release p. */
void patients_init(struct patients *p, const struct ladders *l, const struct units *u,
		   struct book *book);

/* Reads the file of an option, if given, or the operands (file NULL). False: faults were said. */
bool patients_read(struct patients *p, struct tool *t, struct opt_file *file);

/*
 * Puts rosters and starts into the book as of a day (DATE_NONE will do if nothing has a date),
 * with starts multiplied by a factor. Call it once, after the last file.
 */
void patients_book(const struct patients *p, int32_t as_of, int gap_days, double start_factor);

void patients_release(struct patients *p);

#endif
