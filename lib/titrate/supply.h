/*
 * Turns doses into units to order. Strengths are not interchangeable: nothing here sums
 * milligrams over strengths.
 */
#ifndef GLP1_TITRATE_SUPPLY_H
#define GLP1_TITRATE_SUPPLY_H

#include "volume/vial.h"

/*
 * Returns the mean vials of a period: doses / vial_doses for each patient who is steady on a dose
 * of mg, and half a vial more for each who starts or leaves, as they open one before or after
 * the others do. NaN if a dose is more than a vial.
 */
double vials_of_period(const struct vial *v, double mg, double doses, double patients,
		       double starts, double leaves);

/*
 * Boxes of pens of one strength: a patient who starts a fill needs whole ones. Rounded
 * up, 1e-9 forgiven.
 */
double boxes_of_period(double fills, double doses, double pens_a_box);

#endif
