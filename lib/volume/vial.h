/*
 * What a multi-dose vial gives: how many doses, and how much is in none of them. The volume of a
 * dose is mg / (mg per mL); an opened vial may be used for its in-use days only (USP <797>).
 */
#ifndef GLP1_VOLUME_VIAL_H
#define GLP1_VOLUME_VIAL_H

#include <stdbool.h>
#include <stddef.h>

/* A vial, and how doses for one patient or several are drawn from it. */
struct vial {
	double mg_per_ml, ml; /* above 0 */
	double dead_ml;       /* mL lost with each draw, >= 0 */
	int in_use_days;      /* from the first puncture, which is day 0 */
	bool last_day_counts; /* a dose on day in_use_days is allowed */
	int dose_days;        /* days from dose to dose: 7; 0: any number of doses on one day */
	bool combine;         /* the rest of one vial and the start of the next may make a dose */
};

/* Returns the volume of a dose in units of a U-100 syringe, 100 a mL: 100 mg / (mg per mL). */
double syringe_units(double mg, double mg_per_ml);

/* Returns how many doses, one each dose_days from day 0, the in-use days allow; INT_MAX: any. */
int vial_dates(const struct vial *v);

/*
 * Returns how many doses of so many mg one vial gives: min(floor(ml / (dose ml + dead)),
 * vial_dates). 0: a dose is more than a vial.
 */
int vial_doses(const struct vial *v, double mg);

/*
 * Returns the mL of a vial that are in none of its vial_doses: lost with draws, or thrown away
 * because they are too little for a dose or too old.
 */
double vial_waste_ml(const struct vial *v, double mg);

struct vial_use {
	size_t opened;
	double mg_discarded; /* thrown away: too old, or too little for a dose */
	double mg_dead;      /* lost with draws */
	double mg_left;      /* in the last vial */
};

/*
 * Draws the n doses mg[0..n), one each dose_days, and opens vials as needed. False: a dose is more
 * than a vial (with combine: than a vial and what is left in the one before). Else opened * ml *
 * mg_per_ml = doses + discarded + dead + left.
 */
bool vial_walk(const struct vial *v, const double *mg, size_t n, struct vial_use *use);

#endif
