/* The columns of the OIG's list, and its dates. */
#include "audit/excluded_feed.h"

#include "base/banned.h"

#define AT(member) offsetof(struct excluded, member)

static const struct csv_col cols[] = {
	{ .name = "lastname", .type = COL_TEXT, .required = true, .may_be_empty = true,
	  .offset = AT(last), .help = "of a person" },
	{ .name = "firstname", .type = COL_TEXT, .required = true, .may_be_empty = true,
	  .offset = AT(first), .help = "of a person" },
	{ .name = "midname", .type = COL_TEXT, .offset = AT(middle), .help = "of a person" },
	{ .name = "busname", .type = COL_TEXT, .required = true, .may_be_empty = true,
	  .offset = AT(business), .help = "of a business" },
	{ .name = "npi", .type = COL_TEXT, .required = true, .may_be_empty = true,
	  .offset = AT(npi), .help = "ten digits; zeros: none" },
	{ .name = "dob", .type = COL_TEXT, .offset = AT(born),
	  .help = "tells rows of one name apart; never shown" },
	{ .name = "state", .type = COL_TEXT, .offset = AT(state), .help = "of the address" },
	{ .name = "excltype", .type = COL_TEXT, .offset = AT(kind),
	  .help = "section of the Social Security Act" },
	{ .name = "excldate", .type = COL_TEXT, .required = true, .offset = AT(on_text),
	  .help = "day of the exclusion, YYYYMMDD" },
	{ .name = "reindate", .type = COL_TEXT, .offset = AT(reinstated_text),
	  .help = "day of the reinstatement; zeros: none" },
	{ .name = "wvrstate", .type = COL_TEXT, .offset = AT(waiver_state), .aliases = "waiverstate",
	  .help = "state in which the exclusion is waived" },
};

/* Reads YYYYMMDD; DATE_NONE if the text is zeros or empty. */
static enum date_status read_day(struct str text, int32_t *day)
{
	*day = DATE_NONE;
	if (!text.n || str_eq(text, STR("00000000")) || str_eq(text, STR("0")))
		return DATE_OK;
	return date_parse_format(text, "%Y%m%d", day);
}

static bool check(const void *data, struct diag *d, size_t *offset)
{
	const struct excluded *e = data;
	int32_t day;
	*offset = AT(reinstated_text);
	if (read_day(e->reinstated_text, &day) == DATE_OK) {
		*offset = AT(on_text);
		if (read_day(e->on_text, &day) == DATE_OK && day != DATE_NONE)
			return true;
	}
	diag_set(d, DIAG_DATA, "not a date YYYYMMDD");
	return false;
}

static void fix(void *data, struct arena *arena)
{
	struct excluded *e = data;
	(void)arena;
	read_day(e->on_text, &e->on);
	read_day(e->reinstated_text, &e->reinstated);
}

const struct feed excluded_feed = { FEED_COLS(cols), .row_size = sizeof(struct excluded),
				    .check = check, .fix = fix, .never_empty = true };
