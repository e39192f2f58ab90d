/* The arguments of --warn-days and --review-days. */
#ifndef GLP1_BAA_REVIEW_OPTS_H
#define GLP1_BAA_REVIEW_OPTS_H

#include "baa/baa.h"
#include "tool/opts.h"

enum { BAA_DAYS_MAX = 3650 };

struct warn_days {
	int32_t days[BAA_WARNINGS_MAX]; /* the most first */
	size_t n;
};

struct review_days {
	int32_t days[BAA_RISKS]; /* by risk; a risk that was not named has the plain number */
};

extern opt_call warn_days_call;   /* reads "60,30,7" into a struct warn_days */
extern opt_call review_days_call; /* reads "365,high=180,critical=90" into a struct review_days */

#endif
