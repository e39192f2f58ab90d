/* The columns of the lists of recalls and letters. */
#include "pharm/events_feed.h"

#include "pharm/official.h"

#include "base/banned.h"

#define AT(member) .type = COL_TEXT, .offset = offsetof(struct pharm_event, member)

static const struct csv_col recall_cols[] = {
	{ .name = "recalling_firm", AT(firm), .required = true,
	  .aliases = "recalling firm,firm,company,company name", .help = "whose recall it is" },
	{ .name = "recall_initiation_date", AT(date),
	  .aliases = "recall initiation date,center classification date,report_date,date",
	  .help = "its day: YYYY-MM-DD, M/D/YYYY, M/D/YY or Month D, YYYY" },
	{ .name = "status", AT(closed), .required = true, .may_be_empty = true,
	  .help = "terminated: closed; anything else is open" },
};

static const struct csv_col letter_cols[] = {
	{ .name = "company_name", AT(firm), .required = true,
	  .aliases = "company name,firm,company", .help = "to whom it went" },
	{ .name = "letter_issue_date", AT(date), .aliases = "letter issue date,issue date,date",
	  .help = "its day: YYYY-MM-DD, M/D/YYYY, M/D/YY or Month D, YYYY" },
	{ .name = "closeout_letter", AT(closed), .required = true, .may_be_empty = true,
	  .aliases = "closeout letter,close-out letter,closeout date",
	  .help = "day of the letter that closes it, in the same way; none: it is open" },
};

static void fix(void *row, struct arena *arena)
{
	struct pharm_event *e = row;
	e->folded = name_fold(arena, e->firm);
}

static bool check(const void *row, struct diag *d, size_t *offset)
{
	const struct pharm_event *e = row;
	*offset = offsetof(struct pharm_event, date);
	diag_set(d, DIAG_DATA, "not a day as lists write it");
	return !e->date.n || pharm_list_day(e->date) != DATE_NONE;
}

const struct feed pharm_recalls_feed = { FEED_COLS(recall_cols), .check = check, .fix = fix,
					 .row_size = sizeof(struct pharm_event) };
const struct feed pharm_letters_feed = { FEED_COLS(letter_cols), .check = check, .fix = fix,
					 .row_size = sizeof(struct pharm_event) };
