/* Exact sums, one row for each SKU, location, day and kind. */
#ifndef GLP1_VOLUME_SUMS_REPORT_H
#define GLP1_VOLUME_SUMS_REPORT_H

#include "tool/tool.h"
#include "volume/days.h"

extern const struct report sums_report;

/*
 * Writes n series, which are sorted: the sum of each kind, or, without by_kind, net demand
 * (net.h). False: a net demand is out of range; a fault was said, and nothing is written.
 */
bool sums_write(struct tool *t, struct day_series *const *series, size_t n, bool by_kind);

#endif
