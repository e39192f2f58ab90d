/*
 * The export of the breach portal of the HHS Office for Civil Rights, in its own CSV with dates
 * as MM/DD/YYYY. Rows are struct baa_breach, with names folded.
 */
#ifndef GLP1_BAA_BREACHES_FEED_H
#define GLP1_BAA_BREACHES_FEED_H

#include "baa/baa.h"
#include "csv/feed.h"

extern const struct feed breach_feed;

#endif
