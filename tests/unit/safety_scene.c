/* Probabilities without libRmath, added up term by term. */
#include "unit.h"

#include <math.h>

#include "safety_scene.h"

#include "base/banned.h"

struct safety_scene safety_scene(enum safety_method method)
{
	return (struct safety_scene){ .p = { .method = method, .service_level = 0.95, .lead_days = 3,
				      .review_days = 7 } };
}

void fill(struct safety_scene *s, size_t days, const double *list, size_t n)
{
	for (size_t i = 0; i < days; i++)
		s->units[i] = list[i % n];
	s->d.days = days;
}

const struct safety_result *levels(struct safety_scene *s)
{
	s->d.units = s->units;
	s->d.stockout = s->stockout;
	s->d.whole = true;
	for (size_t i = 0; i < s->d.days; i++)
		s->d.whole = s->d.whole && s->units[i] == floor(s->units[i]);
	demand_weeks(&s->d, 84, &s->w);
	safety_levels(&s->d, &s->w, &s->p, &s->r);
	return &s->r;
}

/* P(X = 0), and P(X = k + 1) / P(X = k): Poisson where variance is no larger than mean. */
static double first_term(double mean, double variance)
{
	double size = mean * mean / (variance - mean);
	return variance <= 1.0001 * mean ? exp(-mean) : exp(size * log(size / (size + mean)));
}

static double next_term(double mean, double variance, double k)
{
	double size = mean * mean / (variance - mean);
	return variance <= 1.0001 * mean ? mean / (k + 1)
					 : (k + size) / (k + 1) * (mean / (size + mean));
}

double count_cdf(double mean, double variance, double x)
{
	double term = first_term(mean, variance), sum = 0;
	for (double k = 0; k <= x; k++) {
		sum += term;
		term *= next_term(mean, variance, k);
	}
	return sum;
}

/* The smallest count that is reached with probability p; *tie: another one is as near. */
static double count_quantile(double mean, double variance, double p, bool *tie)
{
	double term = first_term(mean, variance), sum = term, k = 0;
	if (mean <= 0)
		return 0;
	for (; sum < p && k < 1e7; k++) {
		term *= next_term(mean, variance, k);
		*tie |= fabs(sum - p) < 1e-9;
		sum += term;
	}
	*tie |= fabs(sum - p) < 1e-9;
	return k;
}

double gamma_cdf(double mean, double variance, double x)
{
	double shape = mean / variance * mean, y = x * mean / variance;
	double term = 1 / shape, sum = term;
	if (x <= 0)
		return 0;
	for (double n = 1; n < 1e6 && term > sum * 1e-17; n++) {
		term *= y / (shape + n);
		sum += term;
	}
	return exp(shape * log(y) - y - lgamma(shape)) * sum;
}

void is_level(const char *what, bool whole, double level, double mean, double variance, double p)
{
	bool tie = false;
	double v = fmax(variance, mean);
	if (mean <= 0) {
		require(level == 0, "%s: got %.9g of no demand", what, level);
	} else if (whole) {
		double want = count_quantile(mean, v, p, &tie);
		require(tie || level == want, "%s: got %.9g, want %.9g; mean %.9g, variance %.9g",
			what, level, want, mean, v);
	} else {
		/* of a small mean and a large variance the quantile is next to 0 */
		double below = gamma_cdf(mean, v, level - 1e-12);
		double above = gamma_cdf(mean, v, level + 1e-12);
		require(below < p + 1e-8 && above > p - 1e-8,
			"%s: P(X <= %.9g) is %.9g to %.9g, not %.9g; mean %.9g, variance %.9g", what,
			level, below, above, p, mean, v);
	}
}

void make_history(struct safety_scene *s, struct rng *rng)
{
	uint32_t kind = rng_below(rng, 5), size = 1 + rng_below(rng, 12);
	double part = rng_below(rng, 3) ? 1 : 0.25;
	s->d.days = 14 + rng_below(rng, DAYS_MAX - 14);
	for (size_t i = 0; i < s->d.days; i++) {
		uint32_t seldom = kind == 0 ? 1 : kind == 1 ? 6 : kind == 2 ? 25 : 3;
		double q = rng_below(rng, seldom) ? 0 : rng_below(rng, size + 1);
		if (kind == 3)
			q *= floor((double)i / 40);
		if (kind == 4 && i + 20 > s->d.days)
			q = 0;
		s->units[i] = q * part;
	}
	s->p.service_level = 0.5 + 0.0004 * rng_below(rng, 1250);
	s->p.lead_days = rng_below(rng, 20);
	s->p.review_days = 1 + rng_below(rng, 28);
	s->p.lead_sd = rng_below(rng, 2) ? 0 : rng_below(rng, 40) / 10.;
}
