/* The columns of the files of rules. */
#include <math.h>

#include "titrate/rules_feed.h"
#include "titrate/rules_rows.h"

#include "base/banned.h"

static const char *const yes_words[] = { "no", "yes", NULL };
#define YES_SYNONYMS .synonyms = "0=no,1=yes,false=no,true=yes,n=no,y=yes"
#define SHARE .min = 0, .max = 1
#define RUNG .min = 1, .max = LADDER_RUNGS_MAX

#define COL(member) CSV_MEMBER(struct ladder_row, member)

static const struct csv_col ladder_cols[] = {
	{ COL(product), .type = COL_TEXT, .required = true, .aliases = "ladder,drug",
	  .help = "the drug, as roster, starts and fills call it" },
	{ COL(rung), .type = COL_REAL, .required = true, RUNG,
	  .help = "counted from 1, lowest strength first" },
	{ COL(strength_mg), .type = COL_REAL, .required = true, .min = 1e-6, .max = LADDER_MG_MAX,
	  .unit = "mg", .aliases = "strength,mg", .help = "of one dose" },
	{ COL(min_fills), .type = COL_REAL, .min = 1, .max = LADDER_FILLS_MAX,
	  .help = "before a step up or down; 1 if empty" },
	{ COL(maintenance), .type = COL_WORD, .words = yes_words, YES_SYNONYMS,
	  .help = "yes: patients may be kept on it" },
	{ COL(initiation), .type = COL_WORD, .words = yes_words, YES_SYNONYMS,
	  .help = "yes: nobody is kept on it, and nobody comes down to it" },
	{ COL(doses), .type = COL_REAL, .min = 1, .max = 28, .aliases = "doses_per_period",
	  .help = "in 28 days: 4 if empty, 28 for a daily drug" },
	{ COL(as_of), .type = COL_DATE, .help = "day on which it was looked up" },
	{ COL(source), .type = COL_TEXT, .help = "where it was looked up" },
};

#undef COL
#define COL(member) CSV_MEMBER(struct moves_row, member)

static const struct csv_col moves_cols[] = {
	{ COL(product), .type = COL_TEXT, .required = true, .aliases = "ladder,drug",
	  .help = "the drug" },
	{ COL(rung), .type = COL_REAL, .required = true, RUNG, .help = "of its ladder" },
	{ COL(up), .type = COL_REAL, .required = true, SHARE,
	  .help = "share of patients who go one rung up after a fill" },
	{ COL(down), .type = COL_REAL, SHARE, .help = "share who go one rung down; 0 if empty" },
	{ COL(stay), .type = COL_REAL, SHARE,
	  .help = "share who stay; up, down and stay are 1 together" },
	{ COL(moves), .type = COL_REAL, .min = 0, .max = 1e15,
	  .help = "that were seen: if any, an initiation rung may keep people, and get them back" },
	{ COL(target), .type = COL_REAL, SHARE,
	  .help = "share of starters who will be kept on this rung; on all rungs of a product or none" },
};

#undef COL
#define COL(member) CSV_MEMBER(struct persistence_row, member)

static const struct csv_col persistence_cols[] = {
	{ COL(days), .type = COL_REAL, .required = true, .min = 0, .max = PERSISTENCE_DAYS_MAX,
	  .unit = "days", .help = "since the start" },
	{ COL(still_on), .type = COL_REAL, .required = true, SHARE, .aliases = "still,persistence",
	  .help = "share of starters still on treatment then" },
};

#undef COL
#define COL(member) CSV_MEMBER(struct switch_row, member)

static const struct csv_col switch_cols[] = {
	{ COL(product), .type = COL_TEXT, .required = true, .aliases = "from,from_product",
	  .help = "the drug that is left" },
	{ COL(rung), .type = COL_REAL, .required = true, RUNG, .aliases = "from_rung",
	  .help = "of its ladder" },
	{ COL(share), .type = COL_REAL, .required = true, SHARE, .aliases = "probability",
	  .help = "of its patients who leave after a fill; the same on all its rungs" },
	{ COL(to_product), .type = COL_TEXT, .required = true, .aliases = "to",
	  .help = "the other drug" },
	{ COL(to_rung), .type = COL_REAL, .required = true, RUNG, .help = "where they go on" },
};

static bool whole(double x, struct diag *d)
{
	if (isnan(x) || fabs(x - floor(x)) < 1e-9)
		return true;
	diag_set(d, DIAG_DATA, "%s", num_message(NUM_WHOLE));
	return false;
}

static bool check_ladder(const void *data, struct diag *d, size_t *offset)
{
	const struct ladder_row *row = data;
	*offset = offsetof(struct ladder_row, min_fills);
	if (!whole(row->min_fills, d))
		return false;
	*offset = offsetof(struct ladder_row, rung);
	return whole(row->rung, d);
}

static bool check_moves(const void *data, struct diag *d, size_t *offset)
{
	const struct moves_row *row = data;
	double down = isnan(row->down) ? 0 : row->down;
	double stay = isnan(row->stay) ? 1 - row->up - down : row->stay;
	*offset = offsetof(struct moves_row, rung);
	if (!whole(row->rung, d))
		return false;
	*offset = offsetof(struct moves_row, up);
	if (fabs(row->up + down + stay - 1) < 1e-6 && stay > -1e-9)
		return true;
	diag_set(d, DIAG_DATA, "%s", ladder_fault_text(LADDER_MOVES));
	d->hint = ladder_fault_hint(LADDER_MOVES);
	return false;
}

static bool check_switch(const void *data, struct diag *d, size_t *offset)
{
	const struct switch_row *row = data;
	*offset = offsetof(struct switch_row, rung);
	if (!whole(row->rung, d))
		return false;
	*offset = offsetof(struct switch_row, to_rung);
	return whole(row->to_rung, d);
}

const struct feed ladder_feed = { FEED_COLS(ladder_cols), .row_size = sizeof(struct ladder_row),
				  .check = check_ladder };
const struct feed moves_feed = { FEED_COLS(moves_cols), .row_size = sizeof(struct moves_row),
				 .check = check_moves };
const struct feed persistence_feed = { FEED_COLS(persistence_cols),
				       .row_size = sizeof(struct persistence_row) };
const struct feed switch_feed = { FEED_COLS(switch_cols), .row_size = sizeof(struct switch_row),
				  .check = check_switch };
