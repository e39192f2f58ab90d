/*
 * The control chart of single values: are the latest values like those before?
 * Shewhart's individuals and moving range chart, with the constants of the
 * NIST/SEMATECH e-Handbook 6.3.2.2.
 */
#ifndef GLP1_FILL_CONTROL_H
#define GLP1_FILL_CONTROL_H

#include <stdbool.h>
#include <stddef.h>

enum {
	CONTROL_RUN = 8,         /* as Western Electric has it; Nelson takes 9 */
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
 * Returns the limits from n values of a base period, in order. robust: median and
 * 3.145 * median moving range in place of the means, so that one wild value does not
 * widen them. work has room for n values; it may not be `values` itself.
 */
struct control control_of(const double *values, size_t n, bool robust, double *work);

/* The verdict on a value, by the limits and the values before it. */
enum control_sign {
	CONTROL_OK,
	CONTROL_OUTSIDE, /* above the high or below the low limit */
	CONTROL_SHIFT    /* the last of `run` or more in a row strictly on one side of the centre */
};

/* What control_judge keeps from value to value; start with a zeroed one. */
struct control_run {
	size_t n;   /* values in a row on one side */
	bool above;
};

/* Judges the next value. A value on the centre ends a run; without limits all are CONTROL_OK. */
enum control_sign control_judge(const struct control *c, struct control_run *seen, double value,
				size_t run);

#endif
