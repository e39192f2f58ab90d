/*
 * The control chart of single values: is what came last like what came before?
 * Shewhart's individuals and moving range chart, with the constants of the
 * NIST/SEMATECH e-Handbook 6.3.2.2.
 */
#ifndef GLP1_FILL_CONTROL_H
#define GLP1_FILL_CONTROL_H

#include <stdbool.h>
#include <stddef.h>

enum {
	CONTROL_RUN = 8,         /* Western Electric; Nelson takes 9 */
	CONTROL_PROVISIONAL = 20 /* limits from fewer values are provisional */
};

struct control {
	size_t n;          /* values that the limits rest on */
	double centre;     /* their mean, or median */
	double range;      /* mean, or median, of the differences of neighbours; NaN under 2 values */
	double low, high;  /* centre -+ 3 range / 1.128; NaN under 2 values */
	double range_high; /* 3.267 range */
};

/*
 * Limits from n values of a base period, in order. robust: median and
 * 3.145 * median moving range in place of the means, so that one wild value does not
 * widen them. work has room for n; it may not be values.
 */
struct control control_of(const double *values, size_t n, bool robust, double *work);

/* What a value is, by the limits and those before it. */
enum control_sign {
	CONTROL_OK,
	CONTROL_OUTSIDE, /* above the high or below the low limit */
	CONTROL_SHIFT    /* the last of `run` or more in a row strictly on one side of the centre */
};

/* Judges values one by one; a zeroed one has seen none. */
struct control_run {
	size_t n;   /* values in a row on one side */
	bool above;
};

/* A value on the centre ends a run. Without limits every value is CONTROL_OK. */
enum control_sign control_judge(const struct control *c, struct control_run *seen, double value,
				size_t run);

#endif
