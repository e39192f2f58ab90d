/*
 * From doses to things to order. Strengths are not interchangeable: nothing here sums
 * milligrams over strengths.
 */
#ifndef GLP1_TITRATE_SUPPLY_H
#define GLP1_TITRATE_SUPPLY_H

#include "volume/vial.h"

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
