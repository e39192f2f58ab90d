/* Probabilities and quantiles, by libRmath. */
#include "dist/quantile.h"

#include <math.h>
#include <stdbool.h>
#include <stddef.h>

#define MATHLIB_STANDALONE 1
#include <Rmath.h>

#include "base/banned.h"

#define OVERDISPERSED 1.0001 /* variance / mean: up to this a negative binomial is a Poisson */
#define SHAPE_MAX 1e10       /* from this shape on a gamma is a normal */
#define TIE 1e-14            /* a probability so little short of p, relatively, counts as p */

const char *const dist_names[DISTS + 1] = {
	[DIST_NORMAL] = "normal",
	[DIST_GAMMA] = "gamma",
	[DIST_POISSON] = "poisson",
	[DIST_NBINOM] = "nbinom",
};

static struct dist unknown(void)
{
	return (struct dist){ DIST_NORMAL, NAN, NAN };
}

static bool in_range(struct dist d)
{
	bool has_variance = isfinite(d.variance) && d.variance >= 0;
	switch (d.kind) {
	case DIST_NORMAL:
		return isfinite(d.mean) && has_variance;
	case DIST_GAMMA:
		return isfinite(d.mean) && d.mean >= 0 && has_variance;
	case DIST_POISSON:
		return d.mean >= 0 && d.mean <= DIST_MEAN_MAX;
	case DIST_NBINOM:
		return d.mean >= 0 && d.mean <= DIST_MEAN_MAX && has_variance;
	default:
		return false;
	}
}

struct dist dist_resolve(struct dist d)
{
	if (!in_range(d))
		return unknown();
	if (d.kind == DIST_NBINOM && d.variance <= OVERDISPERSED * d.mean)
		d.kind = DIST_POISSON;
	if (d.kind == DIST_NBINOM && d.mean == 0)
		d.kind = DIST_POISSON;
	if (d.kind == DIST_POISSON)
		d.variance = d.mean;
	if (d.kind == DIST_GAMMA && d.mean == 0)
		return (struct dist){ DIST_NORMAL, 0, 0 };
	if (d.kind == DIST_GAMMA && d.variance <= d.mean / SHAPE_MAX * d.mean)
		d.kind = DIST_NORMAL;
	return d;
}

struct dist dist_over(struct dist d, double periods, double periods_sd)
{
	if (!(periods >= 0) || !(periods_sd >= 0))
		return unknown();
	double spread = d.mean * periods_sd;
	d.variance = d.variance * periods + spread * spread;
	d.mean *= periods;
	return d;
}

/* Returns P(X <= x), or P(X > x), of a resolved distribution; NaN if an argument is NaN. */
static double probability(struct dist d, double x, bool below)
{
	double size = d.mean * (d.mean / (d.variance - d.mean));
	switch (d.kind) {
	case DIST_GAMMA:
		return pgamma(x, d.mean / d.variance * d.mean, d.variance / d.mean, below, false);
	case DIST_POISSON:
		return ppois(x, d.mean, below, false);
	case DIST_NBINOM:
		return pnbinom_mu(x, size, d.mean, below, false);
	default: /* also without variance: a step at the mean */
		return pnorm(x, d.mean, sqrt(d.variance), below, false);
	}
}

double dist_cdf(struct dist d, double x)
{
	return probability(dist_resolve(d), x, true);
}

double dist_tail(struct dist d, double x)
{
	return probability(dist_resolve(d), x, false);
}

double dist_pmf(struct dist d, double k)
{
	d = dist_resolve(d);
	if (!isfinite(k) || k != floor(k))
		return NAN;
	if (d.kind == DIST_POISSON)
		return dpois(k, d.mean, false);
	if (d.kind == DIST_NBINOM)
		return dnbinom_mu(k, d.mean * (d.mean / (d.variance - d.mean)), d.mean, false);
	return NAN;
}

/*
 * Returns the smallest whole q with F(q) >= p, of a resolved discrete distribution:
 * goes from the quantile of the normal in steps of 1, 2, 4 ... until q is above `below`
 * (too small, or -1) and at most `at` (large enough), then halves the distance.
 */
static double smallest(struct dist d, double p)
{
	double at = fmax(floor(qnorm(p, d.mean, sqrt(d.variance), true, false)), 0);
	double below = -1, step = 1;
	if (probability(d, at, true) >= p) {
		for (; at - step > below; step *= 2) {
			if (probability(d, at - step, true) < p) {
				below = at - step;
				break;
			}
			at -= step;
		}
	} else {
		for (below = at; probability(d, at += step, true) < p; step *= 2)
			below = at;
	}
	for (;;) {
		double middle = floor(below + (at - below) / 2);
		if (!(middle > below && middle < at)) /* 1 apart, or neighbouring doubles */
			return at;
		if (probability(d, middle, true) >= p)
			at = middle;
		else
			below = middle;
	}
}

double dist_quantile(struct dist d, double p)
{
	d = dist_resolve(d);
	if (isnan(d.mean) || !(p > 0 && p < 1))
		return NAN;
	if (d.kind == DIST_POISSON || d.kind == DIST_NBINOM)
		return smallest(d, p * (1 - TIE));
	if (d.kind == DIST_GAMMA)
		return qgamma(p, d.mean / d.variance * d.mean, d.variance / d.mean, true, false);
	return qnorm(p, d.mean, sqrt(d.variance), true, false);
}

double dist_sure_quantile(double mean, double variance, double p)
{
	if (!(mean >= 0 && mean <= DIST_MEAN_MAX) || !(variance >= 0 && variance <= mean) ||
	    !(p > 0 && p < 1))
		return NAN;
	if (variance * OVERDISPERSED >= mean)
		return dist_quantile((struct dist){ DIST_POISSON, mean, mean }, p);
	double trials = ceil(mean / (mean - variance) * mean * (1 - TIE));
	return qbinom(p * (1 - TIE), trials, mean / trials, true, false);
}

double binomial_cdf(double successes, double trials, double p)
{
	if (isnan(successes) || !isfinite(trials) || trials < 0 || trials != floor(trials) ||
	    !(p >= 0 && p <= 1))
		return NAN;
	return pbinom(successes, trials, p, true, false);
}

static double hypergeometric(double x, double marked, double total, double drawn, int lower)
{
	const double whole[] = { marked, total, drawn };
	for (size_t i = 0; i < sizeof(whole) / sizeof(*whole); i++)
		if (!(whole[i] >= 0 && whole[i] <= total) || whole[i] != floor(whole[i]))
			return NAN;
	return isnan(x) || isinf(total) ? NAN : phyper(x, marked, total - marked, drawn, lower, false);
}

double hypergeometric_cdf(double x, double marked, double total, double drawn)
{
	return hypergeometric(x, marked, total, drawn, true);
}

double hypergeometric_tail(double x, double marked, double total, double drawn)
{
	return hypergeometric(x, marked, total, drawn, false);
}
