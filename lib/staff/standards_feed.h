/* Reads standards, working time and wages. */
#ifndef GLP1_STAFF_STANDARDS_FEED_H
#define GLP1_STAFF_STANDARDS_FEED_H

#include "staff/staff.h"
#include "stream/rows.h"

extern const struct feed standard_feed, calendar_feed, wage_feed;

/* Reads the built-in medians of the US Bureau of Labor Statistics. False: a fault was said. */
bool wages_read_bls(struct rows *r, struct tool *t);

#endif
