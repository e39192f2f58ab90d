/* Net demand by week or month, and how it changed from the one before. */
#ifndef GLP1_VOLUME_PERIODS_REPORT_H
#define GLP1_VOLUME_PERIODS_REPORT_H

#include "tool/tool.h"
#include "volume/days.h"
#include "volume/periods.h"

extern const struct report periods_report;

struct periods_by {
	enum sum_period period;
	bool sku, location; /* which of them have rows of their own; else they are added up */
	int32_t first, last; /* days of the input: a period that goes beyond them is not whole */
};

/* Writes net demand of n series by period, 0 for one without rows. False: a fault was said. */
bool periods_write(struct tool *t, struct day_series *const *series, size_t n,
		   const struct periods_by *by);

#endif
