/* The columns of the portal's export. */
#include "baa/breaches_feed.h"

#include "base/banned.h"

#define AT(member) offsetof(struct baa_breach, member)

static const struct csv_col cols[] = {
	{ .name = "name_of_covered_entity", .type = COL_TEXT, .required = true, .offset = AT(who),
	  .help = "who reported it, as in the portal's export; it may be a business associate" },
	{ .name = "individuals_affected", .type = COL_TEXT, .required = true, .may_be_empty = true,
	  .offset = AT(people), .help = "people affected" },
	{ .name = "breach_submission_date", .type = COL_DATE, .required = true,
	  .offset = AT(submitted), .help = "MM/DD/YYYY" },
	{ .name = "type_of_breach", .type = COL_TEXT, .required = true, .may_be_empty = true,
	  .offset = AT(type), .help = "such as theft, loss or hacking" },
};

static void fix(void *data, struct arena *arena)
{
	struct baa_breach *b = data;
	b->name = name_fold(arena, b->who);
}

const struct feed breach_feed = { FEED_COLS(cols), .row_size = sizeof(struct baa_breach),
				  .fix = fix, .never_empty = true,
				  .date_format = "%m/%d/%Y" };
