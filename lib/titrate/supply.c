/* Vials and boxes; the formulas are in supply.h. */
#include "titrate/supply.h"

#include <math.h>

#include "base/banned.h"

#define FORGIVEN 1e-9 /* of a box: decimals are no exact doubles */

double vials_of_period(const struct vial *v, double mg, double doses, double patients,
		       double starts, double leaves)
{
	int each = vial_doses(v, mg);
	return each > 0 ? patients * doses / each + (starts + leaves) / 2 : NAN;
}

double boxes_of_period(double fills, double doses, double pens_a_box)
{
	return ceil(fills - FORGIVEN) * ceil(doses / pens_a_box - FORGIVEN) + 0.0;
}
