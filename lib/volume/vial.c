/* Drawing doses from vials. */
#include "volume/vial.h"

#include <limits.h>
#include <math.h>

#include "base/banned.h"

#define FORGIVEN 1e-9 /* doses, or mL, that may be missing: decimal volumes are no exact doubles */

double syringe_units(double mg, double mg_per_ml)
{
	return 100 * mg / mg_per_ml;
}

int vial_dates(const struct vial *v)
{
	int last = v->last_day_counts ? v->in_use_days : v->in_use_days - 1;
	if (v->dose_days <= 0)
		return INT_MAX;
	return last < 0 ? 0 : last / v->dose_days + 1;
}

static double draw_ml(const struct vial *v, double mg)
{
	return mg / v->mg_per_ml + v->dead_ml;
}

int vial_doses(const struct vial *v, double mg)
{
	double by_volume = floor(v->ml / draw_ml(v, mg) + FORGIVEN);
	int dates = vial_dates(v);
	return by_volume < dates ? (int)by_volume : dates;
}

static double or_zero(double ml)
{
	return ml > 0 ? ml : 0;
}

double vial_waste_ml(const struct vial *v, double mg)
{
	return or_zero(v->ml - vial_doses(v, mg) * mg / v->mg_per_ml);
}

/* Counts what a vial still holds as discarded, and empties it. */
static void discard(const struct vial *v, double *left_ml, struct vial_use *use)
{
	use->mg_discarded += *left_ml * v->mg_per_ml;
	*left_ml = 0;
}

static void take(const struct vial *v, double mg, double *left_ml, struct vial_use *use)
{
	*left_ml = or_zero(*left_ml - draw_ml(v, mg));
	use->mg_dead += v->dead_ml * v->mg_per_ml;
}

bool vial_walk(const struct vial *v, const double *mg, size_t n, struct vial_use *use)
{
	double left = 0; /* mL in the vial that is open */
	int drawn = 0;   /* how many dose days the vial has been open */
	*use = (struct vial_use){ 0 };
	for (size_t i = 0; i < n; i++, drawn++) {
		double need = mg[i];
		if (drawn >= vial_dates(v))
			discard(v, &left, use);
		if (left + FORGIVEN < draw_ml(v, need)) {
			double rest = or_zero(left - v->dead_ml);
			if (v->combine && rest > FORGIVEN) {
				need -= rest * v->mg_per_ml;
				take(v, rest * v->mg_per_ml, &left, use);
			}
			discard(v, &left, use);
			if (v->ml + FORGIVEN < draw_ml(v, need))
				return false;
			use->opened++;
			left = v->ml;
			drawn = 0;
		}
		take(v, need, &left, use);
	}
	use->mg_left = left * v->mg_per_ml;
	return true;
}
