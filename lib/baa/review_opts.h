/* The days of --warn-days and --review-days. */
#ifndef GLP1_BAA_REVIEW_OPTS_H
#define GLP1_BAA_REVIEW_OPTS_H

#include "baa/baa.h"
#include "tool/opts.h"

enum { BAA_DAYS_MAX = 3650 };

struct warn_days {
	int32_t days[BAA_WARNINGS_MAX]; /* falling */
	size_t n;
};

struct review_days {
	int32_t days[BAA_RISKS]; /* by risk; those that were not named have the plain number */
};

extern opt_call warn_days_call;   /* "60,30,7" into struct warn_days */
extern opt_call review_days_call; /* "365,high=180,critical=90" into struct review_days */

#endif
