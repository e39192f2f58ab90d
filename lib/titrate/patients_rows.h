/* The rows of files of patients, for patients_cols.c and patients_feed.c. */
#ifndef GLP1_TITRATE_PATIENTS_ROWS_H
#define GLP1_TITRATE_PATIENTS_ROWS_H

#include "base/date.h"
#include "base/str.h"

/* An empty number is NaN. */
struct roster_row {
	struct str product, location;
	double strength_mg, rung, fills_on_rung, patients;
	int32_t start_date, last_fill_date;
};

struct starts_row {
	struct str product, location, month;
	double period, patients;
	int32_t date;
};

struct pipeline_row {
	struct starts_row when;
	double consults, show_rate, start_rate;
};

struct fills_row {
	struct str patient, product, sku, location;
	double strength_mg;
	int32_t date;
};

union patients_row {
	struct roster_row roster;
	struct starts_row starts;
	struct pipeline_row pipeline;
	struct fills_row fills;
};

/* Sets the first and last day of the row's month. False: its text is not YYYY-MM. */
bool starts_month(const struct starts_row *row, int32_t *first, int32_t *last);

#endif
