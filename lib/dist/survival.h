/*
 * How long something takes when some of it is still under way (Kaplan & Meier 1958,
 * JASA 53:457-481). Counts by distinct time in, one step for each time at which
 * something ended out; memory never depends on how many were counted.
 */
#ifndef GLP1_DIST_SURVIVAL_H
#define GLP1_DIST_SURVIVAL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* What was seen at one time, in any unit >= 0. */
struct survival_count {
	double time;
	uint64_t events; /* ended at this time */
	uint64_t open;   /* last seen under way at this time: still at risk for the events of it */
};

/*
 * 95 % limits of S(t), z = 1.95996..., sum = Greenwood's sum of d / (n (n - d)):
 *
 *   loglog  S^exp(+-z sqrt(sum) / |ln S|), always inside 0..1
 *   log     S exp(+-z sqrt(sum)), at most 1; the default of R's survfit
 *   plain   S +-z S sqrt(sum), cut at 0 and 1
 *
 * S = 1 has the limits 1 and 1, S = 0 has none (NaN).
 */
enum survival_limits { SURVIVAL_LOGLOG, SURVIVAL_LOG, SURVIVAL_PLAIN, SURVIVAL_LIMITS };

extern const char *const survival_limit_names[SURVIVAL_LIMITS + 1]; /* ends in NULL */

struct survival_step {
	double time;
	uint64_t at_risk, events;
	double still;     /* S(t): the share still under way after the events of this time */
	double sd;        /* Greenwood's standard deviation of S; NaN where S = 0 */
	double low, high; /* limits of S; NaN where S = 0 */
};

/* The steps of a curve, what they were made of, and how far it reaches. */
struct survival {
	const struct survival_count *count; /* the caller's */
	size_t n_counts;
	const struct survival_step *step; /* ascending times; the caller's */
	size_t n;
	double longest; /* the last time of all, ended or not; NaN: there is none */
};

/* A number with its 95 % limits; NaN where one is not known. */
struct estimate {
	double value, low, high;
};

/*
 * The curve of n counts sorted by time, each time once. steps has room for n; it and
 * counts must live as long as the result.
 */
struct survival survival_of(const struct survival_count *counts, size_t n,
			    enum survival_limits limits, struct survival_step *steps);

/*
 * The time by which a share p, 0 < p < 1, has ended: the smallest t with
 * S(t) <= 1 - p + 1e-12. Its limits are the times at which the limits of S get there.
 * NaN where that is never reached. midpoint: where S(t) equals 1 - p to within 1e-12,
 * the mean of t and the next step's time, as R prints it.
 */
struct estimate survival_quantile(const struct survival *s, double p, bool midpoint);

/*
 * 1 - S(t), and its limits. All NaN behind the longest time if something is still under way.
 *
 * Where S is 1 or 0 Greenwood's variance is 0 and would make a few orders certain. There the
 * limits are those of Clopper and Pearson (Biometrika 26:404-413, 1934) for none and for all of
 * n: a share of 0 is at most 1 - 0.025^(1/n), n those still under observation at t. A share of 1
 * leaves still open at most (1 - 0.025^(1/n)) times the upper limit of S where something was last
 * lost sight of, n those at risk since; that is 1 - 0.025^(1/n) if nothing was.
 */
struct estimate survival_share(const struct survival *s, double t);

#endif
