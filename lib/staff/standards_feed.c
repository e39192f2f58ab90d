/* The columns of standards, calendars and wages. */
#include "staff/standards_feed.h"

#include <math.h>
#include <stdio.h>

#include "base/embedded.h"
#include "base/mem.h"

#include "base/banned.h"

extern const struct embedded staff_wages_csv; /* wages.csv of this room */

#define MONEY .min = 0, .max = 1e9, .unit = "USD"
#define DAYS .min = 0, .max = 366, .unit = "days a year", .type = COL_REAL, .required = true

#define COL(member) CSV_MEMBER(struct standard, member)

static const struct csv_col standard_cols[] = {
	{ COL(role), .required = true,
	  .help = "who does it: NP, PA, MD, RN, MA or a word of the clinic" },
	{ COL(activity), .required = true,
	  .help = "type of visit or phase of a panel; * for every visit; of other kinds what it "
		  "is" },
	{ COL(kind), .type = COL_WORD, .words = standard_kind_names,
	  .help = "visit (if empty): for each visit; yearly: for each of per_year; category: an "
		  "allowance of all "
		  "in the role; individual: one of some" },
	{ COL(minutes), .type = COL_REAL, .min = 0, .max = 1440, .unit = "minutes",
	  .help = "that one takes; if empty for a visit, the mean of the appointments" },
	{ COL(share), .type = COL_REAL, .min = 0, .max = 1,
	  .help = "of the visits that need it; all if empty" },
	{ COL(visits_per_year), .type = COL_REAL, .min = 0, .max = 1000, .unit = "visits",
	  .help = "of a patient in the phase; for a panel" },
	{ COL(per_year), .type = COL_REAL, .min = 0, .max = 1e9,
	  .help = "how many a year; for kind yearly" },
	{ COL(amount), .type = COL_REAL, .min = 0, .max = 1e6, .help = "of an allowance, in unit" },
	{ COL(unit), .type = COL_WORD, .words = wisn_unit_names,
	  .help = "share (if empty) of working time, minutes_a_day, minutes_a_week, hours_a_month "
		  "or hours_a_year" },
	{ COL(people), .type = COL_REAL, .min = 0, .max = 1e5, .unit = "people",
	  .help = "who have an individual allowance; 1 if empty" },
};

#undef COL

static bool lacks(struct diag *d, size_t *offset, size_t at, double number, const char *what)
{
	if (!isnan(number))
		return false;
	*offset = at;
	diag_set(d, DIAG_DATA, "%s", what);
	return true;
}

static bool check_standard(const void *row, struct diag *d, size_t *offset)
{
	const struct standard *s = row;
	if (s->kind == STANDARD_YEARLY)
		return !lacks(d, offset, offsetof(struct standard, minutes), s->minutes,
			      "a yearly activity needs minutes") &&
		       !lacks(d, offset, offsetof(struct standard, per_year), s->per_year,
			      "a yearly activity needs per_year");
	return s->kind == STANDARD_VISIT || !lacks(d, offset, offsetof(struct standard, amount),
						   s->amount,
						   "an allowance needs an amount");
}

const struct feed standard_feed = { FEED_COLS(standard_cols), .row_size = sizeof(struct standard),
				    .check = check_standard };

#define TIME(member) .name = #member, .offset = offsetof(struct calendar, time.member)

static const struct csv_col calendar_cols[] = {
	{ CSV_MEMBER(struct calendar, role), .required = true, .may_be_empty = true,
	  .help = "as in --standards; empty: of all others" },
	{ TIME(possible_days), DAYS, .help = "260 for 52 weeks of 5 days" },
	{ TIME(leave_days), DAYS, .help = "off" },
	{ TIME(holiday_days), DAYS, .help = "off" },
	{ TIME(sick_days), DAYS, .help = "off" },
	{ TIME(training_days), DAYS, .help = "off" },
	{ TIME(hours_per_day), .type = COL_REAL, .required = true, .min = 0.25, .max = 24,
	  .unit = "hours",
	  .help = "of work" },
	{ TIME(days_per_week), .type = COL_REAL, .required = true, .min = 0.5, .max = 7,
	  .unit = "days",
	  .help = "of work" },
};

const struct feed calendar_feed = { FEED_COLS(calendar_cols), .row_size = sizeof(struct calendar) };

#define COL(member) CSV_MEMBER(struct wage, member)

static const struct csv_col wage_cols[] = {
	{ COL(role), .required = true, .help = "as in --standards" },
	{ COL(wage), .aliases = "usd,salary", .type = COL_REAL, .required = true, MONEY,
	  .help = "a full-time year" },
	{ COL(benefits), .type = COL_REAL, .min = 0, .max = 2,
	  .help = "share of the wage that comes on top" },
	{ COL(malpractice), .type = COL_REAL, MONEY, .help = "premium of a head and year" },
	{ COL(fee), .type = COL_REAL, MONEY,
	  .help = "for collaboration, of a head of this role and year" },
	{ COL(source), .help = "where the wage is from; printed in note" },
};

#undef COL

const struct feed wage_feed = { FEED_COLS(wage_cols), .row_size = sizeof(struct wage) };

struct bls_row {
	struct str role, soc, occupation, period;
	double usd;
};

#define COL(member) CSV_MEMBER(struct bls_row, member)

static const struct csv_col bls_cols[] = {
	{ COL(role), .required = true }, { COL(soc), .required = true },
		{ COL(occupation), .required = true },
	{ COL(period), .required = true }, { COL(usd), .type = COL_REAL, MONEY, .required = true },
};

#undef COL

static const struct feed bls_feed = { FEED_COLS(bls_cols), .row_size = sizeof(struct bls_row) };

bool wages_read_bls(struct rows *r, struct tool *t)
{
	struct rows bls = { 0 };
	bool ok = rows_read_embedded(&bls, t, &bls_feed, &staff_wages_csv);
	const struct bls_row *row = bls.row;
	struct wage *wages = arena_take(&r->arena, (bls.n + 1) * sizeof(*wages));
	char text[256];
	for (size_t i = 0; i < bls.n; i++) {
		int n = snprintf(text, sizeof(text), "BLS %.*s median of %.*s (%.*s)",
				 (int)row[i].period.n,
				 row[i].period.p, (int)row[i].occupation.n, row[i].occupation.p,
				 (int)row[i].soc.n, row[i].soc.p);
		wages[i] = (struct wage){ .role = arena_copy(&r->arena, row[i].role),
					  .wage = row[i].usd,
					  .benefits = NAN, .malpractice = NAN, .fee = NAN,
					  .source = arena_copy(&r->arena, (struct str){ text,
											(size_t)n }) };
	}
	r->row = mem_alloc((bls.n + 1) * sizeof(*wages));
	memcpy(r->row, wages, bls.n * sizeof(*wages));
	r->n = bls.n;
	rows_release(&bls);
	return ok;
}
