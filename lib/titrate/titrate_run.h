/*
 * A run of glp1-titrate: its options, the files that it read, and its results. The reports are
 * written from it.
 */
#ifndef GLP1_TITRATE_TITRATE_RUN_H
#define GLP1_TITRATE_TITRATE_RUN_H

#include "titrate/patients_feed.h"
#include "titrate/rules_feed.h"
#include "titrate/shortage.h"

struct titrate_what_if {
	struct chain_factors moves;
	double starts;
	bool given;
};
/* --substitute: several doses of one strength in place of one dose of another. */
struct titrate_substitute {
	int product, from, to; /* rungs; LADDER_NONE: not given */
	int times;
};

opt_call titrate_what_if_call; /* `up=F,down=F,stop=F,starts=F`; to: struct titrate_what_if */

/* Visits of a patient in 28 days, by phase; NaN: not said. */
struct titrate_visits {
	double start, titration, maintenance, paused;
};
opt_call titrate_visits_call; /* `start=1,maintenance=0.33`; to: struct titrate_visits */

struct titrate_options {
	struct opt_file ladder, moves, persistence, switches, units;
	struct opt_file roster, starts, pipeline, fills, on_hand;
	struct opt_file high_moves, high_persistence;
	const char *patient_col, *out_of, *substitute;
	int32_t as_of, by, per, model, out_rule;
	int64_t periods, days, gap, restart, start_days, send_days;
	bool backtest; /* as --report=backtest */
	double use_days;
	double up, stop, pause, adherence, service; /* the first three NaN: not said */
	struct titrate_what_if what_if, high;
	struct titrate_visits visits;
	bool combine;
};

enum titrate_by { BY_STRENGTH, BY_LOCATION };
enum titrate_per { PER_PERIOD, PER_MONTH };

/* The status of a row; bits. */
enum titrate_status {
	STATUS_NO_PERSISTENCE = 1, /* nobody stops: the top strength is overstated */
	STATUS_LABEL_MOVES = 2,    /* everybody climbs: the top strength is overstated */
	STATUS_SHORT_HISTORY = 4,  /* starts were counted in less than 28 days of fills, or none */
	STATUS_STALE_ROSTER = 8,   /* no fill in the 14 days before as_of: what was read is older */
	STATUS_OFF_LADDER = 16     /* the strength of the row is on no rung */
};

enum { STATUS_TEXT = 96 };

/* Writes the names of the bits, with `; ` between them; "" for none. */
void titrate_status_text(int status, char out[STATUS_TEXT]);

/* The rules by which patients are carried forward. */
enum outlook_kind {
	OUTLOOK_AS_IS,   /* as read and measured */
	OUTLOOK_CHANGED, /* under --what-if, --out-of and --substitute */
	OUTLOOK_HIGH,    /* the same by the other tables and factors: --high ... */
	OUTLOOKS
};

/* Patients, carried forward by one set of rules. */
struct outlook {
	struct ladders ladders;
	struct book book;
	struct chain chain;    /* without pauses in a forecast by days */
	struct panel *panel;   /* one for each place; NULL in a forecast by days */
	struct due_days *days; /* one for each place; NULL in a forecast by periods */
	struct panel_month month[PANEL_MONTHS_MAX]; /* with --per=month, the months */
	int periods;           /* periods, or months, of each panel */
};

struct titrate {
	struct tool *tool;
	const struct titrate_options *o;
	struct rules rules;
	struct rules high_rules;       /* of OUTLOOK_HIGH */
	bool high;                     /* OUTLOOK_HIGH is asked for */
	struct units units;
	struct book reading;   /* only its places, while files are read */
	struct patients patients;
	struct measured measured;
	bool is_measured;
	struct gaps gaps;
	int32_t as_of;         /* DATE_NONE: nothing has a date */
	int status;            /* of all rows */
	int product_status[LADDER_PRODUCTS_MAX]; /* of the rows of a product */
	int out_product, out_rung; /* of --out-of; LADDER_NONE: not given */
	struct titrate_substitute substitute;
};

/* Checks the options together, as a tool_prepare. */
bool titrate_prepare(struct tool *t, void *options);

/*
 * Reads all files and measures fills; for the report on ladders it reads only rules. False: faults
 * were said. Release r in either case.
 */
bool titrate_read(struct titrate *r, struct tool *t, struct titrate_options *o);
void titrate_release(struct titrate *r);

/*
 * Carries patients forward by periods, or by days. False: a fault was said. Release k in either
 * case.
 */
bool outlook_make(struct outlook *k, const struct titrate *r, bool by_days, enum outlook_kind kind);

/* Whether --what-if, --out-of or --substitute is given; and the kind to make: changed or not. */
bool titrate_is_changed(const struct titrate *r);
enum outlook_kind titrate_kind(const struct titrate *r);
void outlook_release(struct outlook *k);

/* Writes a report. False: a fault was said. */
typedef bool titrate_write_fn(struct titrate *r);

extern const struct report titrate_demand_report, titrate_forecast_report, titrate_panel_report,
	titrate_moves_report, titrate_persistence_report, titrate_backtest_report,
	titrate_tracking_report, titrate_check_report, titrate_ladder_report,
	titrate_runout_report, titrate_prescriptions_report;
titrate_write_fn titrate_demand, titrate_forecast, titrate_panel, titrate_moves,
	titrate_persistence, titrate_backtest, titrate_tracking, titrate_check, titrate_ladder,
	titrate_runout, titrate_prescriptions;

/* In the order of glp1-titrate's table. */
enum titrate_reports {
	TITRATE_DEMAND, TITRATE_FORECAST, TITRATE_RUNOUT, TITRATE_PRESCRIPTIONS, TITRATE_PANEL,
	TITRATE_MOVES, TITRATE_PERSISTENCE,
	TITRATE_BACKTEST, TITRATE_TRACKING, TITRATE_CHECK, TITRATE_LADDER, TITRATE_REPORTS
};

#endif
