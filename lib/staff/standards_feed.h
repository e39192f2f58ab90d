/* Standards, working time and wages of files. */
#ifndef GLP1_STAFF_STANDARDS_FEED_H
#define GLP1_STAFF_STANDARDS_FEED_H

#include "staff/staff.h"
#include "stream/rows.h"

extern const struct feed standard_feed, calendar_feed, wage_feed;

/* The medians of the US Bureau of Labor Statistics that are part of the program, as wages. */
bool wages_read_bls(struct rows *r, struct tool *t);

#endif
