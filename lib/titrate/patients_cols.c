/* The columns of files of patients. */
#include <math.h>

#include "titrate/patients_feed.h"
#include "titrate/patients_rows.h"
#include "volume/names.h"

#include "base/banned.h"

#define PRODUCT .type = COL_TEXT, .required = true, .aliases = "ladder,drug", \
	.help = "the drug, as its ladder calls it"
#define LOCATION .type = COL_TEXT, .aliases = LOCATION_NAMES, .near = LOCATION_NEAR, \
	.help = "where; one place if absent, and with --by strength"
#define STRENGTH .type = COL_REAL, .min = 1e-6, .max = LADDER_MG_MAX, .unit = "mg", \
	.aliases = "strength,mg"
#define PATIENTS_MOST 1e9

#define COL(member) CSV_MEMBER(struct roster_row, member)

static const struct csv_col roster_cols[] = {
	{ COL(product), PRODUCT },
	{ COL(strength_mg), STRENGTH, .help = "last dispensed; or give rung" },
	{ COL(rung), .type = COL_REAL, .min = 1, .max = LADDER_RUNGS_MAX,
	  .help = "instead of strength_mg" },
	{ COL(start_date), .type = COL_DATE, .required = true, .aliases = "start,started",
	  .help = "day of the first fill" },
	{ COL(last_fill_date), .type = COL_DATE, .aliases = "last_fill,last_filled",
	  .help = "day of the last fill; start_date if empty" },
	{ COL(fills_on_rung), .type = COL_REAL, .min = 1, .max = 1000,
	  .help = "fills of this strength, the last one included; guessed to be 1 if empty" },
	{ COL(location), LOCATION },
	{ COL(patients), .type = COL_REAL, .min = 1, .max = PATIENTS_MOST,
	  .help = "how many the row stands for; 1 if empty" },
};

#undef COL
#define COL(member) CSV_MEMBER(struct starts_row, member)

static const struct csv_col starts_cols[] = {
	{ COL(period), .type = COL_REAL, .min = 1, .max = PANEL_PERIODS_MAX,
	  .help = "of 28 days in which they start, from 1; or give month or date" },
	{ COL(month), .type = COL_TEXT, .help = "in which they start, YYYY-MM" },
	{ COL(date), .type = COL_DATE, .aliases = "day", .help = "on which they start" },
	{ COL(product), PRODUCT },
	{ COL(location), LOCATION },
	{ .name = "new_patients", .offset = offsetof(struct starts_row, patients), .type = COL_REAL,
	  .required = true, .min = 0, .max = PATIENTS_MOST, .aliases = "starts,new",
	  .help = "who take their first fill" },
};

#undef COL
#define COL(member) CSV_MEMBER(struct pipeline_row, member)
#define WHEN(member) .name = #member, .offset = offsetof(struct pipeline_row, when.member)

static const struct csv_col pipeline_cols[] = {
	{ WHEN(period), .type = COL_REAL, .min = 1, .max = PANEL_PERIODS_MAX,
	  .help = "of 28 days in which the consults are, from 1; or give month or date" },
	{ WHEN(month), .type = COL_TEXT, .help = "in which they are, YYYY-MM" },
	{ WHEN(date), .type = COL_DATE, .aliases = "day", .help = "on which they are" },
	{ WHEN(product), PRODUCT },
	{ WHEN(location), LOCATION },
	{ COL(consults), .type = COL_REAL, .required = true, .min = 0, .max = PATIENTS_MOST,
	  .aliases = "booked", .help = "booked" },
	{ COL(show_rate), .type = COL_REAL, .required = true, .min = 0, .max = 1,
	  .help = "share of them that take place" },
	{ COL(start_rate), .type = COL_REAL, .required = true, .min = 0, .max = 1,
	  .help = "share of those after which a patient starts" },
};

#undef COL
#define COL(member) CSV_MEMBER(struct fills_row, member)

static const struct csv_col fills_cols[] = {
	{ COL(date), .type = COL_DATE, .required = true,
	  .aliases = "day,dispensed,dispense_date,date_dispensed,fill_date,date_filled,rx_date",
	  .help = "day of the fill" },
	{ COL(patient), .type = COL_TEXT, .required = true,
	  .aliases = "patient_id,patient_key,mrn,member_id",
	  .help = "a key of the patient; never printed" },
	{ COL(product), .type = COL_TEXT, .aliases = "drug",
	  .help = "the drug, as its ladder calls it" },
	{ COL(strength_mg), STRENGTH, .help = "of one dose" },
	{ COL(sku), .type = COL_TEXT, .aliases = "item,item_code,ndc",
	  .help = "instead of product and strength_mg; looked up in --units" },
	{ COL(location), LOCATION },
};

bool starts_month(const struct starts_row *row, int32_t *first, int32_t *last)
{
	char text[DATE_TEXT];
	if (row->month.n != 7)
		return false;
	memcpy(text, row->month.p, 7);
	memcpy(text + 7, "-01", 4);
	struct str day = { text, DATE_TEXT - 1 };
	if (date_parse(day, first) != DATE_OK)
		return false;
	struct date_month m = date_month_of(day, *first);
	*last = m.before + (int32_t)m.days;
	return true;
}

static bool fault(struct diag *d, const char *what, const char *hint)
{
	diag_set(d, DIAG_DATA, "%s", what);
	d->hint = hint;
	return false;
}

static bool is_whole(double x)
{
	return isnan(x) || fabs(x - floor(x)) < 1e-9;
}

static bool check_roster(const void *data, struct diag *d, size_t *offset)
{
	const struct roster_row *row = data;
	*offset = offsetof(struct roster_row, strength_mg);
	if (isnan(row->strength_mg) == isnan(row->rung))
		return fault(d, "give strength_mg or rung", NULL);
	*offset = offsetof(struct roster_row, rung);
	if (!is_whole(row->rung))
		return fault(d, num_message(NUM_WHOLE), NULL);
	*offset = offsetof(struct roster_row, fills_on_rung);
	if (!is_whole(row->fills_on_rung))
		return fault(d, num_message(NUM_WHOLE), NULL);
	*offset = offsetof(struct roster_row, patients);
	if (!is_whole(row->patients))
		return fault(d, num_message(NUM_WHOLE), NULL);
	*offset = offsetof(struct roster_row, last_fill_date);
	if (row->last_fill_date != DATE_NONE && row->last_fill_date < row->start_date)
		return fault(d, "before start_date", "start_date is the day of the first fill");
	return true;
}

static bool check_when(const struct starts_row *row, struct diag *d)
{
	int32_t first, last;
	int said = !isnan(row->period) + (row->month.n > 0) + (row->date != DATE_NONE);
	if (said != 1)
		return fault(d, "give one of period, month and date", NULL);
	if (row->month.n && !starts_month(row, &first, &last))
		return fault(d, "not a month", "write it as 2026-01");
	if (!is_whole(row->period))
		return fault(d, num_message(NUM_WHOLE), NULL);
	return true;
}

static bool check_starts(const void *data, struct diag *d, size_t *offset)
{
	const struct starts_row *row = data;
	*offset = row->month.n ? offsetof(struct starts_row, month) : offsetof(struct starts_row, period);
	return check_when(row, d);
}

static bool check_pipeline(const void *data, struct diag *d, size_t *offset)
{
	const struct pipeline_row *row = data;
	*offset = row->when.month.n ? offsetof(struct pipeline_row, when.month)
				    : offsetof(struct pipeline_row, when.period);
	return check_when(&row->when, d);
}

const struct feed titrate_roster_feed = { FEED_COLS(roster_cols),
					  .row_size = sizeof(struct roster_row),
					  .check = check_roster };
const struct feed starts_feed = { FEED_COLS(starts_cols), .row_size = sizeof(struct starts_row),
				  .check = check_starts };
const struct feed pipeline_feed = { FEED_COLS(pipeline_cols),
				    .row_size = sizeof(struct pipeline_row),
				    .check = check_pipeline };
const struct feed fills_feed = { FEED_COLS(fills_cols), .row_size = sizeof(struct fills_row) };
