/* When a waiver is too long: its last day may be mistyped, or nobody will look at it again. */
#ifndef GLP1_BASE_WAIVER_H
#define GLP1_BASE_WAIVER_H

#include <stdbool.h>

#include "base/date.h"

enum { WAIVER_YEARS = 2 };

/* Whether a waiver whose last day is until lasts over WAIVER_YEARS from as_of on. */
static inline bool waiver_is_long(int32_t until, int32_t as_of)
{
	int32_t far = date_add_years(as_of, WAIVER_YEARS);
	return far > as_of && until > far;
}

#endif
