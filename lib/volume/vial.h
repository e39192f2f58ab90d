/*
 * What a multi-dose vial gives: doses, and what of it is in none of them. Volumes follow from
 * mg / (mg per mL); an opened vial ends with its in-use days, USP <797>.
 */
#ifndef GLP1_VOLUME_VIAL_H
#define GLP1_VOLUME_VIAL_H

#include <stdbool.h>
#include <stddef.h>

/* A vial, and how one patient, or several, draw doses from it. */
struct vial {
	double mg_per_ml, ml; /* above 0 */
	double dead_ml;       /* lost with each draw, >= 0 */
	int in_use_days;      /* from the first puncture, which is day 0 */
	bool last_day_counts; /* a dose on day in_use_days is allowed */
	int dose_days;        /* from dose to dose: 7; 0: as many on a day as there are patients */
	bool combine;         /* the rest of one vial and the start of the next may make a dose */
};

/* Volume of a dose on a syringe of 100 units a mL (U-100): 100 mg / (mg per mL). */
double syringe_units(double mg, double mg_per_ml);

/* Doses that fall within the in-use days: on days 0, 7, 14 ...; INT_MAX: no limit to them. */
int vial_dates(const struct vial *v);

/*
 * Doses that one vial gives: min(floor(ml / (dose ml + dead)), vial_dates). 0: a dose is more
 * than a vial.
 */
int vial_doses(const struct vial *v, double mg);

/*
 * mL of a vial that are in none of its vial_doses: lost with draws, or thrown away as too little
 * for a dose or too old.
 */
double vial_waste_ml(const struct vial *v, double mg);

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

#endif
