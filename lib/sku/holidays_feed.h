/* Days on which a clinic is closed. */
#ifndef GLP1_SKU_HOLIDAYS_FEED_H
#define GLP1_SKU_HOLIDAYS_FEED_H

#include "stream/input.h"
#include "volume/calendar.h"

extern const struct feed holiday_feed;

/* Reads a file of days, if one was given. False: faults were said. Release *c in either case. */
bool holidays_read(struct closed_days *c, struct tool *tool, struct opt_file *file);

#endif
