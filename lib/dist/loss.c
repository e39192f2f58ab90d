/* Loss functions in closed form; loss.h has their definitions and sources. */
#include "dist/loss.h"

#include <math.h>
#include <stdbool.h>

#include "base/banned.h"

#define SQRT_2PI 2.50662827463100050242
#define FAR 1e8        /* standard deviations: what is left of a normal behind them is nothing */

/* Of the part of a distribution on one side of x: its probability, first and second moment. */
struct part {
	double p, first, second;
};

static const struct loss no_loss = { NAN, NAN };
static const struct dist standard = { DIST_NORMAL, 0, 1 };

/* Returns both losses, at least 0: rounding may have made them negative. */
static struct loss losses(double shortage, double surplus)
{
	if (isnan(shortage) || isnan(surplus))
		return no_loss;
	return (struct loss){ fmax(shortage, 0), fmax(surplus, 0) };
}

static bool is_discrete(struct dist d)
{
	return d.kind == DIST_POISSON || d.kind == DIST_NBINOM;
}

/* Returns the distribution whose mass is x times that of d (gamma), or at x x + 1 times that of d
 * at x + 1 (discrete), divided by the mean. */
static struct dist size_biased(struct dist d)
{
	double scale = d.variance / d.mean;
	double mean = d.mean + (is_discrete(d) ? scale - 1 : scale);
	return (struct dist){ d.kind, mean, mean * scale };
}

/*
 * Returns the part of a resolved gamma or discrete distribution at or below x, or the
 * part above x. Its second is the moment of X^2 (gamma) or of X (X - 1) (discrete).
 */
static struct part part_of(struct dist d, double x, bool below)
{
	double (*probability)(struct dist, double) = below ? dist_cdf : dist_tail;
	double step = is_discrete(d) ? 1 : 0;
	if (d.mean == 0) /* all mass is at 0 */
		return (struct part){ probability(d, x), 0, 0 };
	struct dist once = size_biased(d), twice = size_biased(once);
	return (struct part){
		.p = probability(d, x),
		.first = d.mean * probability(once, x - step),
		.second = d.mean * once.mean * probability(twice, x - 2 * step),
	};
}

static struct loss normal_first(struct dist d, double x)
{
	double sd = sqrt(d.variance), z = (x - d.mean) / sd;
	if (!(fabs(z) < FAR)) /* no variance, or next to none */
		return losses(d.mean - x, x - d.mean);
	double density = exp(-z * z / 2) / SQRT_2PI;
	return losses(sd * (density - z * dist_tail(standard, z)),
		      sd * (density + z * dist_cdf(standard, z)));
}

static struct loss normal_second(struct dist d, double x)
{
	double sd = sqrt(d.variance), z = (x - d.mean) / sd;
	double over = fmax(d.mean - x, 0), under = fmax(x - d.mean, 0);
	if (!(fabs(z) < FAR)) /* no variance, or next to none */
		return losses(over * over / 2, under * under / 2);
	double slope = z * exp(-z * z / 2) / SQRT_2PI;
	return losses(d.variance / 2 * ((z * z + 1) * dist_tail(standard, z) - slope),
		      d.variance / 2 * ((z * z + 1) * dist_cdf(standard, z) + slope));
}

struct loss loss_first(struct dist d, double x)
{
	d = dist_resolve(d);
	if (isnan(d.mean) || !isfinite(x))
		return no_loss;
	if (d.kind == DIST_NORMAL)
		return normal_first(d, x);
	struct part above = part_of(d, x, false), below = part_of(d, x, true);
	return losses(above.first - x * above.p, x * below.p - below.first);
}

struct loss loss_second(struct dist d, double x)
{
	d = dist_resolve(d);
	if (isnan(d.mean) || !isfinite(x))
		return no_loss;
	if (d.kind == DIST_NORMAL)
		return normal_second(d, x);
	/* (X-x)(X-x-1) and (x-X)(x-X+1) are both X(X-1) - 2xX + x(x+1) */
	double square = is_discrete(d) ? x * (x + 1) : x * x;
	struct part above = part_of(d, x, false), below = part_of(d, x, true);
	return losses((above.second - 2 * x * above.first + square * above.p) / 2,
		      (below.second - 2 * x * below.first + square * below.p) / 2);
}
