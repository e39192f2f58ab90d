/* The columns of --waivers. */
#ifndef GLP1_IMPORT_HEALTH_FEED_H
#define GLP1_IMPORT_HEALTH_FEED_H

#include "stream/rows.h"

extern const struct feed health_waivers_feed; /* rows are struct health_waiver */

#endif
