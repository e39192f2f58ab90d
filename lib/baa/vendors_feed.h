/* The register of vendors, as glp1-baa-audit reads it: rows are struct baa_vendor, names folded. */
#ifndef GLP1_BAA_VENDORS_FEED_H
#define GLP1_BAA_VENDORS_FEED_H

#include "baa/baa.h"
#include "csv/feed.h"

extern const struct feed vendor_feed;

#endif
