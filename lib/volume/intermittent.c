/* Croston's family of forecasts; intermittent.h has the sources of the formulas. */
#include "volume/intermittent.h"

#include <math.h>
#include <stdbool.h>

#include "base/banned.h"

const char *const intermittent_method_names[INTERMITTENT_METHODS + 1] = {
	[INTERMITTENT_CROSTON] = "croston", [INTERMITTENT_SBA] = "sba", [INTERMITTENT_SBJ] = "sbj",
	[INTERMITTENT_TSB] = "tsb",         [INTERMITTENT_SES] = "ses",
};

const char *const intermittent_init_names[INTERMITTENT_INITS + 1] = {
	[INTERMITTENT_NAIVE] = "naive",
	[INTERMITTENT_MEAN] = "mean",
};

/* What the methods start from. */
struct shape {
	size_t demands;     /* periods with a demand */
	size_t first, last; /* first and last period with a demand, counted from 1 */
};

static double smooth(double level, double value, double alpha)
{
	return level + alpha * (value - level);
}

/* Finds the periods with a demand. False: one of the units is not finite. */
static bool find_shape(const double *units, size_t n, struct shape *s)
{
	*s = (struct shape){ 0 };
	for (size_t i = 0; i < n; i++) {
		if (!isfinite(units[i]))
			return false;
		if (units[i] <= 0)
			continue;
		s->last = i + 1;
		if (s->demands++ == 0)
			s->first = i + 1;
	}
	return true;
}

static double bias_factor(const struct intermittent_params *p)
{
	double a = p->alpha_interval;
	switch (p->method) {
	case INTERMITTENT_SBA:
		return 1 - a / 2;
	case INTERMITTENT_SBJ:
		return 1 - a / (2 - a);
	default:
		return 1;
	}
}

static double croston(const struct intermittent_params *p, const double *units,
		      const struct shape *s)
{
	double size = units[s->first - 1];
	double interval = p->init == INTERMITTENT_MEAN ? (double)s->last / (double)s->demands
						       : (double)s->first;
	size_t before = s->first;
	for (size_t i = s->first; i < s->last; i++) {
		if (units[i] <= 0)
			continue;
		size = smooth(size, units[i], p->alpha_demand);
		interval = smooth(interval, (double)(i + 1 - before), p->alpha_interval);
		before = i + 1;
	}
	return bias_factor(p) * size / interval;
}

static double tsb(const struct intermittent_params *p, const double *units, size_t n,
		  const struct shape *s)
{
	double size = units[s->first - 1];
	double share = p->init == INTERMITTENT_MEAN ? (double)s->demands / (double)n
						    : (double)(s->first == 1);
	for (size_t i = 1; i < n; i++) {
		bool demand = units[i] > 0;
		share = smooth(share, demand, p->alpha_interval);
		if (demand)
			size = smooth(size, units[i], p->alpha_demand);
	}
	return share * size;
}

static double ses(const struct intermittent_params *p, const double *units, size_t n)
{
	double level = fmax(units[0], 0);
	for (size_t i = 1; i < n; i++)
		level = smooth(level, fmax(units[i], 0), p->alpha_demand);
	return level;
}

static bool is_share(double a)
{
	return a >= 0 && a <= 1;
}

double intermittent_rate(const struct intermittent_params *p, const double *units, size_t n)
{
	struct shape s;
	if (!is_share(p->alpha_demand) ||
	    (p->method != INTERMITTENT_SES && !is_share(p->alpha_interval)))
		return NAN;
	if (n == 0 || !find_shape(units, n, &s))
		return NAN;
	if (s.demands == 0)
		return 0;
	if (p->method == INTERMITTENT_SES)
		return ses(p, units, n);
	if (p->method == INTERMITTENT_TSB)
		return tsb(p, units, n, &s);
	return croston(p, units, &s);
}
