/* Reads waivers of columns that tell of health. */
#include "import/health_feed.h"

#include "import/health.h"

#include "base/banned.h"

#define COL(member) CSV_MEMBER(struct health_waiver, member)

static const struct csv_col cols[] = {
	{ COL(column), .type = COL_TEXT, .required = true, .help = "its name in the export" },
	{ COL(until), .type = COL_DATE, .aliases = "waiver_until,valid_until",
	  .help = "the last day of the waiver; without it there is none" },
	{ COL(reason), .type = COL_TEXT, .aliases = "waiver_reason", .help = "why; needed" },
	{ COL(owner), .type = COL_TEXT, .help = "who is to act" },
};

const struct feed health_waivers_feed = { FEED_COLS(cols),
	.row_size = sizeof(struct health_waiver) };
