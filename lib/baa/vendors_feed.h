/* The register of vendors of glp1-baa-audit. Rows are struct baa_vendor, with names folded. */
#ifndef GLP1_BAA_VENDORS_FEED_H
#define GLP1_BAA_VENDORS_FEED_H

#include "baa/baa.h"
#include "csv/feed.h"

extern const struct feed vendor_feed;

#endif
