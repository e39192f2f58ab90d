/*
 * The list of excluded individuals and entities (LEIE) of the HHS OIG, in its own CSV, with dates
 * as YYYYMMDD and zeros for no date. Rows are struct excluded.
 */
#ifndef GLP1_AUDIT_EXCLUDED_FEED_H
#define GLP1_AUDIT_EXCLUDED_FEED_H

#include "audit/excluded.h"
#include "csv/feed.h"

extern const struct feed excluded_feed;

/* The option of a tool that uses the list. */
#define OPT_EXCLUSIONS(at) \
	{ .name = "exclusions", .type = OPT_FILE, .offset = (at), .arg = "file", \
	  .feed = &excluded_feed, .help = "the OIG's list of excluded parties (LEIE): who is in it" }

#endif
