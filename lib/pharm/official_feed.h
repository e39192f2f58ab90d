/* Public lists as published, and what glp1-fill printed. */
#ifndef GLP1_PHARM_OFFICIAL_FEED_H
#define GLP1_PHARM_OFFICIAL_FEED_H

#include "pharm/official.h"
#include "stream/rows.h"

extern const struct feed pharm_licences_feed, pharm_fills_feed;
extern const struct feed pharm_facilities_feed; /* for --columns; the list has a title on top */

/*
 * Reads FDA's list as published: with a title first, and with footnote digits and no-break blanks
 * in names and cells. Rows are struct pharm_facility; there are none if no file was given. False:
 * faults were said. Release the rows in either case.
 */
bool pharm_facilities_read(struct rows *r, struct tool *t, struct opt_file *file);

#endif
