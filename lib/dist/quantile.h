/*
 * Distributions of demand given by mean and variance: probabilities and
 * quantiles. The one place that calls libRmath (the mathematics library of R);
 * arguments are checked before it sees them, so that it never warns.
 */
#ifndef GLP1_DIST_QUANTILE_H
#define GLP1_DIST_QUANTILE_H

enum dist_kind {
	DIST_NORMAL,
	DIST_GAMMA,   /* shape mean^2 / variance, scale variance / mean */
	DIST_POISSON, /* of its mean only; the variance is not looked at */
	DIST_NBINOM,  /* size mean^2 / (variance - mean); see dist_resolve */
	DISTS
};

extern const char *const dist_names[DISTS + 1]; /* normal, gamma, poisson, nbinom; ends in NULL */

/* Demand in units, over whatever time its maker says. */
struct dist {
	enum dist_kind kind;
	double mean;     /* units; any for normal, else >= 0; at most DIST_MEAN_MAX if discrete */
	double variance; /* units squared, >= 0 */
};

#define DIST_MEAN_MAX 1e12 /* units; doubles still hold each whole number around it */

/*
 * The distribution that is really computed with:
 *
 *   nbinom with variance <= 1.0001 mean  Poisson, its limit, so that size stays finite
 *   gamma with mean or variance 0        all on the mean, written as normal of variance 0
 *   gamma of a shape over 1e10           normal: a coefficient of variation under 1e-5
 *   Poisson                              itself, variance = mean
 *
 * Mean and variance NaN when one is out of range.
 */
struct dist dist_resolve(struct dist d);

/*
 * The sum of demand over a number of independent periods that is itself random
 * (Eppen & Martin 1988, Management Science 34(11):1380-1390):
 * mean periods * mean, variance periods * variance + mean^2 * periods_sd^2.
 * Both >= 0, else mean and variance are NaN. The kind stays, so that a Poisson
 * demand stays Poisson even when the number of periods varies.
 */
struct dist dist_over(struct dist d, double periods, double periods_sd);

/* P(X <= x) and P(X > x), each without cancellation. NaN when anything is out of range. */
double dist_cdf(struct dist d, double x);
double dist_tail(struct dist d, double x);

/* P(X = k), k a whole number, of Poisson and nbinom; NaN for the continuous kinds. */
double dist_pmf(struct dist d, double k);

/*
 * The same level for a sum of independent events that are less random than Poisson's, variance
 * from 0 to below the mean: the binomial distribution of that mean and of about that variance,
 * its number of trials rounded up: the mean itself, if whole, where nothing is random. NaN when
 * anything is out of range.
 */
double dist_sure_quantile(double mean, double variance, double p);

/*
 * The level that demand stays at or below with probability p, 0 < p < 1; NaN
 * when anything is out of range. Of the discrete kinds the smallest whole q with
 * P(X <= q) >= p (1 - 1e-14): a p that is a probability of the distribution in
 * all but its last bits gives that q and not the next.
 */
double dist_quantile(struct dist d, double p);

/*
 * P(at most successes out of trials), trials a whole number >= 0 and
 * probability in 0..1; NaN when one is out of range.
 */
double binomial_cdf(double successes, double trials, double probability);

/*
 * P(X <= x) and P(X > x) of the marked ones among `drawn` out of `total`, `marked` of them
 * marked, drawn without replacement. The three are whole numbers >= 0, marked and
 * drawn at most total; else NaN.
 */
double hypergeometric_cdf(double x, double marked, double total, double drawn);
double hypergeometric_tail(double x, double marked, double total, double drawn);

#endif
