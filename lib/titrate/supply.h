/*
 * From doses to things to order. Strengths are not interchangeable: nothing here sums
 * milligrams over strengths.
 */
#ifndef GLP1_TITRATE_SUPPLY_H
#define GLP1_TITRATE_SUPPLY_H

#include <stdbool.h>
#include <stddef.h>

/* A multi-dose vial that one patient draws weekly doses from. */
struct vial {
	double mg_per_ml, ml; /* above 0 */
	double dead_ml;       /* lost with each draw, >= 0 */
	int in_use_days;      /* from the first puncture, which is day 0 */
	bool last_day_counts; /* a dose on day in_use_days is allowed */
	int dose_days;        /* from dose to dose: 7 */
	bool combine;         /* the rest of one vial and the start of the next may make a dose */
};

/* Volume of a dose on a syringe of 100 units a mL (U-100): 100 mg / (mg per mL). */
double syringe_units(double mg, double mg_per_ml);

/* Doses that fall within the in-use days: on days 0, 7, 14 ... */
int vial_dates(const struct vial *v);

/*
 * Doses that one vial gives: min(floor(ml / (dose ml + dead)), vial_dates). 0: a dose is more
 * than a vial.
 */
int vial_doses(const struct vial *v, double mg);

struct vial_use {
	size_t opened;
	double mg_discarded; /* the in-use days were over, or too little was left for a dose */
	double mg_dead;      /* lost with draws */
	double mg_left;      /* in the last one */
};

/*
 * Draws n doses, one each dose_days, opening vials as needed; strengths may change on the
 * way, as the vial's concentration stays. False if a dose is more than a vial
 * (with combine: never). opened * ml * mg_per_ml = doses + discarded + dead + left.
 */
bool vial_walk(const struct vial *v, const double *mg, size_t n, struct vial_use *use);

/*
 * Vials of a period, on average, of patients who are steady on a dose: doses / vial_doses
 * each, and half a vial more for each who starts and for each who leaves, who open one
 * before or after others do. NaN if a dose is more than a vial.
 */
double vials_of_period(const struct vial *v, double mg, double doses, double patients,
		       double starts, double leaves);

/*
 * Boxes of pens of one strength: a patient who starts a fill needs whole ones. Rounded
 * up, 1e-9 forgiven.
 */
double boxes_of_period(double fills, double doses, double pens_a_box);

#endif
