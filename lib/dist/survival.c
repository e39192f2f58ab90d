/* The Kaplan-Meier curve, Greenwood's variance, and what is read off the curve. */
#include "dist/survival.h"

#include <math.h>

#include "base/banned.h"

#define Z95	  1.959963984540054 /* qnorm(0.975) */
#define TAIL	  0.025		    /* probability left out on each side */
#define TOLERANCE 1e-12	   /* in comparing S with 1 - p */

const char *const survival_limit_names[SURVIVAL_LIMITS + 1] = {
	[SURVIVAL_LOGLOG] = "loglog", [SURVIVAL_LOG] = "log", [SURVIVAL_PLAIN] = "plain",
};

/* Sets standard deviation and limits of step->still; sum is Greenwood's sum. */
static void set_limits(struct survival_step *step, double sum, enum survival_limits limits)
{
	double s = step->still, root = sqrt(sum);
	step->sd = s * root;
	if (s >= 1) {
		step->low = step->high = 1;
	} else if (limits == SURVIVAL_LOGLOG) {
		double width = exp(Z95 * root / fabs(log(s)));
		step->low = pow(s, width);
		step->high = pow(s, 1 / width);
	} else if (limits == SURVIVAL_LOG) {
		step->low = s * exp(-Z95 * root);
		step->high = fmin(1, s * exp(Z95 * root));
	} else {
		step->low = fmax(0, s - Z95 * step->sd);
		step->high = fmin(1, s + Z95 * step->sd);
	}
}

/*
 * Between two times at which something was left open the factors (n - d) / n cancel, so S is
 * known * (at_risk - d) / start: it is rounded once for each such time, not for each step.
 */
struct survival survival_of(const struct survival_count *counts, size_t n,
			    enum survival_limits limits, struct survival_step *steps)
{
	struct survival out = { .count = counts, .n_counts = n, .step = steps,
				.longest = n ? counts[n - 1].time : NAN };
	uint64_t left = 0;
	double known = 1, sum = 0;
	for (size_t i = 0; i < n; i++)
		left += counts[i].events + counts[i].open;
	double start = (double)left;
	for (size_t i = 0; i < n; i++) {
		double at_risk = (double)left, d = (double)counts[i].events;
		struct survival_step *step = &steps[out.n];
		if (counts[i].events) {
			*step = (struct survival_step){ counts[i].time, left, counts[i].events,
							known * ((at_risk - d) / start),
							NAN, NAN, NAN };
			sum += d / (at_risk * (at_risk - d));
			if (step->still > 0)
				set_limits(step, sum, limits);
			left -= counts[i].events;
			out.n++;
		}
		if (counts[i].open && left > counts[i].open) {
			known *= (double)left / start;
			start = (double)(left - counts[i].open);
		}
		left -= counts[i].open;
	}
	return out;
}

enum bound { STILL, LOW, HIGH };

static double of(const struct survival_step *step, enum bound which)
{
	return which == STILL ? step->still : which == LOW ? step->low : step->high;
}

/* Returns the first time at which S, or a limit of S, is at most `least`; NaN: it never is. */
static double crossing(const struct survival *s, double least, enum bound which, bool midpoint)
{
	for (size_t i = 0; i < s->n; i++) {
		double v = of(&s->step[i], which);
		if (!(v <= least + TOLERANCE))
			continue;
		if (midpoint && v >= least - TOLERANCE && i + 1 < s->n)
			return (s->step[i].time + s->step[i + 1].time) / 2;
		return s->step[i].time;
	}
	return NAN;
}

struct estimate survival_quantile(const struct survival *s, double p, bool midpoint)
{
	return (struct estimate){ crossing(s, 1 - p, STILL, midpoint),
				  crossing(s, 1 - p, LOW, midpoint),
				  crossing(s, 1 - p, HIGH, midpoint) };
}

/* Returns the upper limit of a share of which nothing was seen among n. */
static double none_of(uint64_t n)
{
	return 1 - pow(TAIL, 1 / (double)n);
}

/* Returns the upper limit of the share ended by t, where t is before the first step. */
static double most_ended(const struct survival *s, double t)
{
	uint64_t n = 0;
	for (size_t i = 0; i < s->n_counts; i++)
		if (s->count[i].time >= t)
			n += s->count[i].events + s->count[i].open;
	return none_of(n);
}

/* Returns the upper limit of the share still under way, where S is 0 from the last step on. */
static double most_still(const struct survival *s)
{
	uint64_t n = 0;
	size_t i = s->n_counts, at = s->n;
	for (; i > 0 && !s->count[i - 1].open; i--) {
		n += s->count[i - 1].events;
		at -= s->count[i - 1].events > 0;
	}
	return none_of(n) * (at ? s->step[at - 1].high : 1);
}

struct estimate survival_share(const struct survival *s, double t)
{
	const struct survival_step *last = NULL;
	for (size_t i = 0; i < s->n && s->step[i].time <= t; i++)
		last = &s->step[i];
	bool all_ended = s->n && s->step[s->n - 1].still <= 0;
	if (isnan(s->longest) || (t > s->longest && !all_ended))
		return (struct estimate){ NAN, NAN, NAN };
	if (!last)
		return (struct estimate){ 0, 0, most_ended(s, t) };
	if (last->still <= 0)
		return (struct estimate){ 1, 1 - most_still(s), 1 };
	return (struct estimate){ 1 - last->still, 1 - last->high, 1 - last->low };
}
