/* The index of Herfindahl and Hirschman, and what goes with it. */
#include "score/concentration.h"

#include <math.h>

#include "base/banned.h"

struct concentration concentration_of(const double *volume, size_t n)
{
	struct concentration c = { .share = NAN, .hhi = NAN, .hhi_least = NAN, .effective = NAN,
				   .cover = NAN };
	double squares = 0;
	for (size_t i = 0; i < n; i++) {
		if (!(volume[i] > 0)) {
			c.left_out++;
			continue;
		}
		if (!c.sources++ || volume[i] > volume[c.largest])
			c.largest = i;
		c.all += volume[i];
	}
	if (!c.sources)
		return c;
	for (size_t i = 0; i < n; i++)
		if (volume[i] > 0)
			squares += volume[i] / c.all * (volume[i] / c.all);
	c.share = volume[c.largest] / c.all;
	c.hhi = 10000 * squares;
	c.hhi_least = 10000 / (double)c.sources;
	c.effective = 1 / squares;
	c.cover = 1 - c.share;
	return c;
}
