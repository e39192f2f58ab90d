/* Wilson's score interval. */
#include "dist/proportion.h"

#include <math.h>

#include "base/banned.h"

#define Z95 1.959963984540054 /* qnorm(0.975) */

struct estimate proportion_of(uint64_t hits, uint64_t n)
{
	double all = (double)n, p = (double)hits / all, zz = Z95 * Z95;
	if (!n)
		return (struct estimate){ NAN, NAN, NAN };
	double middle = (p + zz / (2 * all)) / (1 + zz / all);
	double half = Z95 / (1 + zz / all) * sqrt(p * (1 - p) / all + zz / (4 * all * all));
	return (struct estimate){ p, fmax(0, middle - half), fmin(1, middle + half) };
}
