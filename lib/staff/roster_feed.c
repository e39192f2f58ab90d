/* The columns of a roster and of oversight. */
#include "staff/roster_feed.h"

#include "base/postal.h"
#include "base/banned.h"

#define COL(member) CSV_MEMBER(struct roster_person, member)
#define DATE(member) COL(member), .type = COL_DATE
#define COUNT_OF(what) .type = COL_REAL, .min = 0, .max = 1e5, .unit = what

static const struct csv_col roster_cols[] = {
	{ COL(person), .required = true, .key = true, .aliases = "name,clinician",
	  .help = "who; a row for each state" },
	{ .name = "role", .offset = offsetof(struct roster_person, role_text), .required = true,
	  .help = "NP, PA, CNM, CNS, CRNA, AP, MD, RN, LPN, MA or a word of the clinic" },
	{ COL(state), .help = "postal code of the state of practice" },
	{ COL(location), .aliases = "site,clinic", .help = "where; for have_fte by location" },
	{ COL(fte), .type = COL_REAL, .min = 0, .max = 2, .help = "of a full week, in this state" },
	{ COL(hours), .type = COL_REAL, .min = 0, .max = 168, .unit = "hours a week",
	  .help = "in this state" },
	{ COL(supervisor), .help = "person who supervises" },
	{ COL(specialty), .help = "of practice" },
	{ DATE(licence_expires), .aliases = "license_expires",
	  .help = "last day of the licence of the state" },
	{ DATE(agreement_expires), .help = "last day of the agreement with the supervisor" },
	{ DATE(agreement_approved), .aliases = "agreement_signed",
	  .help = "day on which all had signed and, where it must, the board had approved it" },
	{ .name = "other_supervisees", .offset = offsetof(struct roster_person, other_heads),
	  COUNT_OF("people"),
	  .help = "of a supervisor, for other employers" },
	{ COL(other_fte), COUNT_OF("FTE"), .help = "the same in FTE, where the state counts that" },
	{ COL(other_hours), COUNT_OF("hours a week"),
	  .help = "the same in hours, where the state counts those" },
	{ DATE(independent_since), .help = "day from which the person practises without a "
					   "supervisor" },
	{ COL(excluded), .type = COL_WORD, .words = roster_answer_names,
	  .help = "on the exclusion list of the OIG: yes, no or unknown (if empty)" },
	{ DATE(exclusion_checked), .help = "day on which the list was looked at" },
	{ COL(npi), .help = "ten digits, looked for in --exclusions" },
	{ COL(cleared_matches), .help = "match IDs of --exclusions that are somebody else, parted by ;" },
	{ COL(owner), .help = "who is to act" },
	{ DATE(waiver_until), .help = "last day of an exception" },
	{ COL(waiver_reason), .help = "why there is one" },
	{ COL(waiver_rules), .help = "which rules it is about; all if empty" },
};

#undef COL

static bool check_person(const void *row, struct diag *d, size_t *offset)
{
	const struct roster_person *r = row;
	*offset = offsetof(struct roster_person, state);
	return postal_check(r->state, d);
}

const struct feed roster_feed = { FEED_COLS(roster_cols),
				  .row_size = sizeof(struct roster_person),
				  .check = check_person };

#define COL(member) CSV_MEMBER(struct oversight, member)

static const struct csv_col oversight_cols[] = {
	{ COL(date), .type = COL_DATE, .required = true, .help = "day on which it was" },
	{ COL(kind), .type = COL_WORD, .words = oversight_kind_names, .required = true,
	  .help = "meeting, visit, agreement or attestation" },
	{ COL(supervisor), .required = true, .help = "as in --roster" },
	{ COL(person), .help = "as in --roster; all of the supervisor's if empty" },
	{ COL(state), .help = "for which state; any if empty" },
	{ COL(minutes), .type = COL_REAL, .min = 0, .max = 1440, .unit = "minutes",
	  .help = "that it took" },
};

const struct feed oversight_feed = { FEED_COLS(oversight_cols),
				     .row_size = sizeof(struct oversight) };
