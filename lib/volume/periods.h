/* Weeks (ISO 8601: from Monday) and months: which one a day is in, and what they are called. */
#ifndef GLP1_VOLUME_PERIODS_H
#define GLP1_VOLUME_PERIODS_H

#include "base/date.h"

enum sum_period { SUM_DAYS, SUM_WEEKS, SUM_MONTHS };

enum { SUM_PERIOD_TEXT = 12 }; /* bytes of a name with its NUL */

/* Returns the first day of the period that a day is in. */
int32_t sum_period_start(enum sum_period p, int32_t day);

/* Returns the first day of the period after the one that begins on start. */
int32_t sum_period_next(enum sum_period p, int32_t start);

/*
 * Writes the name of the period that begins on start: 2026-W27, 2026-07, 2026-07-14. Source: ISO
 * 8601-1:2019, 5.2.2 and 5.2.3.
 */
void sum_period_name(enum sum_period p, int32_t start, char out[SUM_PERIOD_TEXT]);

#endif
