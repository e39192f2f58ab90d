/* Lists of recalls and of warning letters. */
#ifndef GLP1_PHARM_EVENTS_FEED_H
#define GLP1_PHARM_EVENTS_FEED_H

#include "csv/feed.h"
#include "pharm/events.h"

extern const struct feed pharm_recalls_feed, pharm_letters_feed; /* rows of struct pharm_event */

#endif
