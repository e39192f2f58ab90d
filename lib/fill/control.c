/* Computes limits from a base period, then judges one value after the other. */
#include "fill/control.h"

#include <math.h>
#include <stdlib.h>

#include "base/banned.h"

#define D2	     1.128 /* mean moving range of a normal variable of deviation 1 */
#define D4	     3.267
#define ROBUST_LIMIT 3.145 /* for the median moving range in place of 3 / 1.128 */

static int ascending(const void *va, const void *vb)
{
	const double *a = va, *b = vb;
	return (*a > *b) - (*a < *b);
}

/* The median of v[0..n), which is sorted. */
static double median(double *v, size_t n)
{
	qsort(v, n, sizeof(*v), ascending);
	return n % 2 ? v[n / 2] : (v[n / 2 - 1] + v[n / 2]) / 2;
}

static double mean(const double *v, size_t n)
{
	double sum = 0;
	for (size_t i = 0; i < n; i++)
		sum += v[i];
	return sum / (double)n;
}

struct control control_of(const double *values, size_t n, bool robust, double *work)
{
	struct control c = { .n = n, .centre = NAN, .range = NAN, .low = NAN, .high = NAN,
			     .range_high = NAN };
	if (!n)
		return c;
	for (size_t i = 0; i < n; i++)
		work[i] = values[i];
	c.centre = robust ? median(work, n) : mean(work, n);
	if (n < 2)
		return c;
	for (size_t i = 1; i < n; i++)
		work[i - 1] = fabs(values[i] - values[i - 1]);
	c.range = robust ? median(work, n - 1) : mean(work, n - 1);
	double half = c.range * (robust ? ROBUST_LIMIT : 3 / D2);
	c.low = c.centre - half;
	c.high = c.centre + half;
	c.range_high = D4 * c.range;
	return c;
}

enum control_sign control_judge(const struct control *c, struct control_run *seen, double value,
				size_t run)
{
	bool above = value > c->centre, below = value < c->centre;
	if (isnan(c->range))
		return CONTROL_OK;
	seen->n = !above && !below ? 0 : seen->n && seen->above == above ? seen->n + 1 : 1;
	seen->above = above;
	if (value > c->high || value < c->low)
		return CONTROL_OUTSIDE;
	return seen->n >= run ? CONTROL_SHIFT : CONTROL_OK;
}
