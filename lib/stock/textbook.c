/* z sigma sqrt(L); its source is in textbook.h. */
#include "stock/textbook.h"

#include <math.h>
#include <stdbool.h>

#include "base/num.h"

#include "base/banned.h"

static bool in_range(double x)
{
	return isfinite(x) && x >= 0;
}

struct textbook textbook_levels(const double *units, size_t days, const struct textbook_params *p)
{
	struct textbook t = { NAN, NAN, NAN, NAN, NAN };
	double sum = 0, squares = 0;
	for (size_t i = 0; i < days; i++)
		sum += units[i];
	double mean = sum / (double)days; /* of no day 0 / 0: NaN */
	for (size_t i = 0; i < days; i++)
		squares += pow(units[i] - mean, 2);
	if (!in_range(p->lead_days) || !in_range(p->cycle_days) || !in_range(p->z) ||
	    !isfinite(mean))
		return t;
	t.mean = fmax(mean, 0);
	t.sd = sqrt(squares / (double)(days - 1)); /* of one day 0 / 0: NaN */
	t.safety_stock = p->z * t.sd * sqrt(p->lead_days);
	t.reorder_point = num_ceil(t.safety_stock + t.mean * p->lead_days);
	t.order_up_to = num_ceil(t.safety_stock + t.mean * (p->lead_days + p->cycle_days));
	return t;
}
