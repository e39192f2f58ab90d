/* Days on which a clinic is closed. */
#ifndef GLP1_SKU_HOLIDAYS_FEED_H
#define GLP1_SKU_HOLIDAYS_FEED_H

#include "stream/input.h"
#include "volume/calendar.h"

extern const struct feed holiday_feed;

/* Adds the days of a file, if one was given, to *c. False: faults were said. Release *c anyway. */
bool holidays_read(struct closed_days *c, struct tool *tool, struct opt_file *file);

#endif
