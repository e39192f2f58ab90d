/* Waivers (--waivers): findings of --check that somebody has accepted until a given day. */
#ifndef GLP1_STOCK_WAIVERS_FEED_H
#define GLP1_STOCK_WAIVERS_FEED_H

#include "base/map.h"
#include "stream/input.h"

enum stock_finding {
	FINDING_REORDER,
	FINDING_UNDERSTOCKED,
	FINDING_EXPIRING,
	FINDING_SHELF_LIFE,
	FINDING_NOT_COUNTED,
	FINDING_OUT_OF_STOCK,
	FINDING_ORDER_UNKNOWN,
	FINDING_STALE_VOLUME,
	FINDING_STALE_COUNT,
	FINDING_BELOW_ZERO,
	FINDING_TWO_DATES,
	FINDING_GAP,
	FINDING_EMPTY_LOCATION,
	STOCK_FINDINGS
};

extern const char *const stock_finding_names[STOCK_FINDINGS + 1]; /* ends in NULL */

extern const struct feed waivers_feed;

/* Start with a zeroed one, which is empty; release it with waivers_release. */
struct stock_waivers {
	struct map until; /* int32_t by finding, SKU and location */
};

/* Reads the file, if one was given. False: faults were said. */
bool waivers_read(struct stock_waivers *w, struct tool *t, struct opt_file *file);

/*
 * Whether a finding of a SKU is waived on a day, everywhere or at the location; *until is then the
 * last day of the waiver.
 */
bool waivers_find(const struct stock_waivers *w, enum stock_finding f, struct str sku,
		  struct str location, int32_t day, int32_t *until);

void waivers_release(struct stock_waivers *w);

#endif
