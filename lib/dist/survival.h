/*
 * How long things take when some of them are still under way (Kaplan & Meier 1958,
 * JASA 53:457-481). The input is a count for each distinct time, the result one step for
 * each time at which something ended; so memory does not depend on how many were counted.
 */
#ifndef GLP1_DIST_SURVIVAL_H
#define GLP1_DIST_SURVIVAL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* What was seen at one time. Times are >= 0, in any unit. */
struct survival_count {
	double time;
	uint64_t events; /* ended at this time */
	uint64_t open;   /* last seen under way at this time: still at risk in its events */
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

/* A curve: its steps, the counts that it was made of, and how far it reaches. */
struct survival {
	const struct survival_count *count; /* the caller's */
	size_t n_counts;
	const struct survival_step *step; /* ascending times; the caller's */
	size_t n;
	double longest; /* the last time of all counts, ended or not; NaN: there are none */
};

/* A number with its 95 % limits; NaN where one is not known. */
struct estimate {
	double value, low, high;
};

/*
 * Returns the curve of n counts, sorted by time, each time once. steps must have room for
 * n; counts and steps stay the caller's and must live as long as the result.
 */
struct survival survival_of(const struct survival_count *counts, size_t n,
			    enum survival_limits limits, struct survival_step *steps);

/*
 * Returns the time by which a share p, 0 < p < 1, has ended: the smallest t with
 * S(t) <= 1 - p + 1e-12. Its limits are the times at which the limits of S get there.
 * NaN where that is never reached. midpoint: where S(t) equals 1 - p to within 1e-12,
 * takes the mean of t and the next step's time, as R prints it.
 */
struct estimate survival_quantile(const struct survival *s, double p, bool midpoint);

/*
 * Returns 1 - S(t), the share that has ended by t, with its limits. All are NaN if t is behind the
 * longest time and something is still under way.
 *
 * Where S is 1 or 0 Greenwood's variance is 0, as if a few orders made certain. There the limits
 * are those of Clopper and Pearson (Biometrika 26:404-413, 1934) for none and for all of n. A
 * share of 0 is at most 1 - 0.025^(1/n), n those still under observation at t. With a share of 1
 * at most 1 - 0.025^(1/n) are still under way, n those at risk after the last time at which
 * something was left open, times the upper limit of S at that time (1 if nothing was).
 */
struct estimate survival_share(const struct survival *s, double t);

#endif
