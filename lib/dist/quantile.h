/*
 * Distributions of demand given by mean and variance: probabilities and
 * quantiles. This is the only place that calls libRmath (the mathematics library of
 * R); arguments are checked before they are passed on, so that it never warns.
 */
#ifndef GLP1_DIST_QUANTILE_H
#define GLP1_DIST_QUANTILE_H

enum dist_kind {
	DIST_NORMAL,
	DIST_GAMMA,   /* shape mean^2 / variance, scale variance / mean */
	DIST_POISSON, /* has only a mean; the variance given is not looked at */
	DIST_NBINOM,  /* size mean^2 / (variance - mean); see dist_resolve */
	DISTS
};

extern const char *const dist_names[DISTS + 1]; /* normal, gamma, poisson, nbinom; ends in NULL */

/* A distribution of demand in units, over whatever time its maker says. */
struct dist {
	enum dist_kind kind;
	double mean;     /* units; any for normal, else >= 0; at most DIST_MEAN_MAX if discrete */
	double variance; /* units squared, >= 0 */
};

#define DIST_MEAN_MAX 1e12 /* units; doubles still hold each whole number around it */

/*
 * Returns the distribution that is really used in place of d:
 *
 *   nbinom with variance <= 1.0001 mean  Poisson, its limit, so that size stays finite
 *   gamma with mean or variance 0        all on the mean, written as normal of variance 0
 *   gamma of a shape over 1e10           normal: a coefficient of variation under 1e-5
 *   Poisson                              itself, variance = mean
 *
 * Mean and variance are NaN when one of them is out of range.
 */
struct dist dist_resolve(struct dist d);

/*
 * Returns the sum of demand over independent periods whose number is itself random,
 * with mean periods and standard deviation periods_sd, both >= 0 (Eppen & Martin 1988,
 * Management Science 34(11):1380-1390): its mean is periods * mean, its variance
 * periods * variance + mean^2 * periods_sd^2. Both are NaN for a negative argument. The
 * kind stays, so that Poisson demand stays Poisson even when the number varies.
 */
struct dist dist_over(struct dist d, double periods, double periods_sd);

/* Return P(X <= x) and P(X > x), each without cancellation; NaN: something is out of range. */
double dist_cdf(struct dist d, double x);
double dist_tail(struct dist d, double x);

/* Returns P(X = k), k a whole number, of Poisson and nbinom; NaN for the continuous kinds. */
double dist_pmf(struct dist d, double k);

/*
 * As dist_quantile, for a number of independent events that varies less than Poisson's, with a
 * variance from 0 to the mean: by the binomial distribution of that mean and about that variance,
 * its number of trials rounded up. Where the variance is 0 and the mean whole, that is the mean;
 * where it is almost the mean, Poisson is used. NaN when anything is out of range.
 */
double dist_sure_quantile(double mean, double variance, double p);

/*
 * Returns the level that demand stays at or below with probability p, 0 < p < 1; NaN
 * when anything is out of range. For the discrete kinds it is the smallest whole q
 * with P(X <= q) >= p (1 - 1e-14), so that a p which equals P(X <= q) but for its last
 * bits gives that q and not the next.
 */
double dist_quantile(struct dist d, double p);

/*
 * Returns the probability of at most so many successes in trials, a whole number >= 0,
 * each with that probability, 0..1; NaN when one is out of range.
 */
double binomial_cdf(double successes, double trials, double probability);

/*
 * Return P(X <= x) and P(X > x), where X is how many marked things are among `drawn` things
 * that are drawn without replacement out of `total`, of which `marked` are marked. The three
 * are whole numbers >= 0, marked and drawn at most total; else NaN.
 */
double hypergeometric_cdf(double x, double marked, double total, double drawn);
double hypergeometric_tail(double x, double marked, double total, double drawn);

#endif
