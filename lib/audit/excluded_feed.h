/*
 * The list of excluded individuals and entities (LEIE) of the HHS OIG, in its own CSV: dates are
 * YYYYMMDD, and zeros stand for what is missing. Rows are struct excluded.
 */
#ifndef GLP1_AUDIT_EXCLUDED_FEED_H
#define GLP1_AUDIT_EXCLUDED_FEED_H

#include "audit/excluded.h"
#include "csv/feed.h"

extern const struct feed excluded_feed;

/* The row of --exclusions in a table of options; at: offset of the struct opt_file. */
#define OPT_EXCLUSIONS(at) \
	{ .name = "exclusions", .type = OPT_FILE, .offset = (at), .arg = "file", \
	  .feed = &excluded_feed, .help = "the OIG's list of excluded parties (LEIE): who is in it" }

#endif
