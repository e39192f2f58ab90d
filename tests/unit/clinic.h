/*
 * A simulated clinic whose laws are known, to hold the measures of lib/titrate against.
 * Its patients are invented; the same seed gives the same fills.
 */
#ifndef GLP1_TESTS_CLINIC_H
#define GLP1_TESTS_CLINIC_H

#include "titrate/course.h"

struct clinic_law {
	struct ladders ladders;      /* up and down are the truth, for one product */
	double starts;               /* a day, Poisson */
	double stop;                 /* a fill */
	int days;
	uint64_t seed;
};

struct clinic_fill {
	int patient, day, rung;
};

struct clinic {
	struct clinic_fill *fill; /* in no order of days */
	size_t n, size;
	uint64_t state;
};

/* Days between two fills of one who goes on: 26 to 41, 28 most often. */
extern const double clinic_gaps[64];

/* A ladder of five strengths, up 0.8 to 0.4, down 0.02. */
struct ladders clinic_ladders(void);

/* Everything that is filled on days 0 to law->days - 1. Free c->fill. */
void clinic_run(struct clinic *c, const struct clinic_law *law);

/* 0 to 1. */
double clinic_chance(uint64_t *state);

/* The fills before a day, as courses know them, in an order of the caller's: courses_sort is called. */
void clinic_courses(struct courses *c, const struct clinic *clinic, const struct ladders *l,
		    int before, const size_t *order);

enum { CLINIC_DAY_0 = 18628 }; /* 2021-01-01 */

#endif
