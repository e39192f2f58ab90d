/*
 * All patients and starts of a clinic, by location, in the two forms that forecasts need:
 * cohorts for forecasts by period, groups by the day of the last fill for forecasts by day.
 */
#ifndef GLP1_TITRATE_BOOK_H
#define GLP1_TITRATE_BOOK_H

#include "base/map.h"
#include "titrate/due.h"
#include "titrate/measure.h"
#include "titrate/panel.h"

/* A strength that is on no rung. */
struct off_rung {
	int product, rung; /* rung: the nearest below */
	double strength_mg;
};

struct place {
	struct str location;
	struct due_group *group;
	size_t groups, groups_size;
	struct due_starts *starts;
	size_t n_starts, starts_size;
	struct cohort *cohort;  /* the groups', then the starts' of each period; see book_cohorts */
	size_t cohorts, cohorts_size;
	int *group_off;         /* of each group: its off_rung, or LADDER_NONE */
};

struct book {
	struct place *place;    /* in byte order of location once book_sort was called */
	size_t n, size;
	struct off_rung *off;   /* the same for all places */
	int offs;
	size_t off_size;
	struct map at;          /* the index of each location's place, until they are sorted */
	/* patients with a remark, by remark */
	uint64_t patients, guessed, off_ladder, paused, stopped, future;
};

/* Returns the place of a location, a new one if needed. It is valid until the next one is made;
 * do not call it after book_sort. */
struct place *book_place(struct book *b, struct str location);

/*
 * Adds patients of the standing s (from roster_stand) and of a strength. Those who stopped are
 * counted and left out; those who start later become starts, starts_in days ahead.
 */
void book_add(struct book *b, struct str location, const struct stand *s, double strength_mg,
	      uint64_t patients, int starts_in);

/* Adds starts at a rate; see struct due_starts. */
void book_starts(struct book *b, struct str location, struct due_starts s);

/* Adds the roster of measured fills. all: all locations are one, "". */
void book_measured_roster(struct book *b, const struct measured *m, const struct courses *c,
			  bool all);

/* Adds starts at the rates of measured fills, multiplied by a factor. */
void book_measured_starts(struct book *b, const struct measured *m, const struct courses *c,
			  bool all, double factor);

void book_sort(struct book *b);

/*
 * Makes the cohorts of each place for a number of periods: its groups in period 0, and the
 * starts of each period, by the number of its days on which there are any.
 */
void book_cohorts(struct book *b, int periods);
void book_release(struct book *b);

#endif
