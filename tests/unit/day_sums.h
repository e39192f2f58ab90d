/* Short words for the tests of volume/days.h. */
#ifndef GLP1_TESTS_DAY_SUMS_H
#define GLP1_TESTS_DAY_SUMS_H

#include "volume/days.h"

/* m / 10^places */
struct dec dec(int64_t m, int32_t places);

/* The series of that key, made if there is none yet. */
struct day_series *series(struct day_table *t, const char *sku, const char *location);

/* Adds one row. */
void add_row(struct day_table *t, const char *sku, const char *location, enum day_kind kind,
	     int32_t day, struct dec q);

/* Fails unless the sum of that day is the text; NULL: there is none. */
void assert_sum(const struct day_series *s, enum day_kind kind, int32_t day, const char *want);

#endif
