/* Rows of waivers into a hash table. */
#include "stock/waivers_feed.h"

#include <stdio.h>

#include "volume/names.h"

#include "base/banned.h"

const char *const stock_finding_names[STOCK_FINDINGS + 1] = {
	[FINDING_REORDER] = "reorder",
	[FINDING_UNDERSTOCKED] = "understocked",
	[FINDING_EXPIRING] = "expiring",
	[FINDING_SHELF_LIFE] = "policy_exceeds_shelf_life",
	[FINDING_NOT_COUNTED] = "not_counted",
	[FINDING_OUT_OF_STOCK] = "out_of_stock",
	[FINDING_ORDER_UNKNOWN] = "order_unknown",
	[FINDING_STALE_VOLUME] = "stale_volume",
	[FINDING_STALE_COUNT] = "stale_count",
	[FINDING_BELOW_ZERO] = "below_zero",
	[FINDING_TWO_DATES] = "two_dates",
	[FINDING_GAP] = "gap",
	[FINDING_EMPTY_LOCATION] = "empty_location",
};

struct waiver_row {
	struct str sku, location, reason;
	int32_t finding, until;
};

#define COL(member) CSV_MEMBER(struct waiver_row, member)

static const struct csv_col cols[] = {
	{ COL(sku), .type = COL_TEXT, .required = true,
	  .aliases = SKU_NAMES,
	  .help = "the SKU" },
	{ COL(finding), .type = COL_WORD, .required = true, .words = stock_finding_names,
	  .help = "which finding of --check is decided, such as expiring or not_counted" },
	{ COL(until), .type = COL_DATE, .required = true, .aliases = "waiver_until,valid_until",
	  .help = "the last day on which it is" },
	{ COL(reason), .type = COL_TEXT, .required = true, .aliases = "waiver_reason", .help = "why" },
	{ COL(location), .type = COL_TEXT, .aliases = LOCATION_NAMES, .near = LOCATION_NEAR,
	  .help = "where; everywhere if empty or absent" },
};

const struct feed waivers_feed = { FEED_COLS(cols), .row_size = sizeof(struct waiver_row) };

/*
 * Writes "FINDING:LOCATION" into to, the part of a key beside the SKU; the digits in front keep
 * two findings from having one key.
 */
static struct str key_of(char *to, size_t size, enum stock_finding f, struct str location)
{
	int n = snprintf(to, size, "%d:%.*s", (int)f, (int)location.n, location.p ? location.p : "");
	return (struct str){ to, n < 0 ? 0 : (size_t)n < size ? (size_t)n : size - 1 };
}

enum { KEY_MOST = 300 };

bool waivers_read(struct stock_waivers *w, struct tool *t, struct opt_file *file)
{
	struct input in;
	struct waiver_row row;
	struct diag d;
	char key[KEY_MOST];
	if (!file->name)
		return true;
	if (!input_init(&in, t, file, &row))
		return false;
	while (input_next(&in)) {
		bool made;
		struct str about = key_of(key, sizeof(key), (enum stock_finding)row.finding, row.location);
		int32_t *until = map_get_pair(&w->until, row.sku, about, sizeof(*until), &made);
		if (made || row.until > *until)
			*until = row.until;
		if (row.location.n < KEY_MOST - 8)
			continue;
		diag_set(&d, DIAG_DATA, "a name of more than %d bytes", KEY_MOST - 8);
		input_row_fault(&in, &d, offsetof(struct waiver_row, location));
	}
	return input_finish(&in);
}

bool waivers_find(const struct stock_waivers *w, enum stock_finding f, struct str sku,
		  struct str location,
		  int32_t day, int32_t *until)
{
	const struct str places[] = { location, { "", 0 } };
	char key[KEY_MOST];
	for (size_t i = 0; i < 2; i++) {
		const int32_t *last = map_find_pair(&w->until, sku, key_of(key, sizeof(key), f, places[i]));
		if (last && *last >= day) {
			*until = *last;
			return true;
		}
	}
	return false;
}

void waivers_release(struct stock_waivers *w)
{
	map_release(&w->until);
}
