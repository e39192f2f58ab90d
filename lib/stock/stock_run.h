/*
 * A run of glp1-stock: its options, the files that it read, and the results for one
 * SKU. The reports (stock, lots, backtest, costs) are written from it.
 */
#ifndef GLP1_STOCK_STOCK_RUN_H
#define GLP1_STOCK_STOCK_RUN_H

#include "sku/holidays_feed.h"
#include "sku/kits_feed.h"
#include "sku/lots_report.h"
#include "sku/on_hand_feed.h"
#include "sku/rx_own_feed.h"
#include "volume/postings.h"
#include "stock/classify.h"
#include "base/map.h"
#include "stock/by_key_opts.h"
#include "stock/bookings_feed.h"
#include "stock/forecast_feed.h"
#include "stock/settings.h"
#include "stock/waivers_feed.h"

enum { UNMET_ASK, UNMET_LOST, UNMET_KEPT }; /* what --unmet says */

struct stock_options {
	int32_t as_of, by, method, rate, open_days, policy_basis, outliers, unmet;
	bool exclude_last, allow_short, check, exit_zero, backtest, complete;
	struct opt_file skus, kits, on_hand, lots, on_order, holidays, forecast, bookings, waivers;
	const char *stockout_col, *key, *zone;
	struct opt_list only, new_rate;
	struct by_pathway lead, lead_sd, policy;        /* days */
	struct tsb_option tsb;
	struct what_if what_if;
	double service_level, review_days, use_days, alpha;
	double cycle_days, bud_days, min_order, pack;               /* NaN: not said */
	double order_cost, holding_rate, stockout_cost; /* NaN: not said */
	double supply_fails, supply_back;               /* NaN: not said */
	int64_t window_days, season_days, parallel, span_years, max_age;
	int32_t supply_ends;
};

struct stock_run {
	struct tool *tool;
	const struct stock_options *o;
	struct day_table days;
	struct sku_table skus, held;
	struct kits kits;
	struct closed_days closed;
	struct forecast_table forecasts;
	struct bookings_table bookings;
	struct stock_waivers waivers;
	struct stock_settings settings;
	int32_t as_of, latest_day; /* latest_day: of any row */
	struct map latest;         /* int32_t by location: the last day with a row */
	struct postings postings;  /* days with rows, if all volume is posted in lumps */
	bool out_of_range;         /* the net demand of a day does not fit */
	bool findings;             /* --check has something to say */
	size_t judged, n_found, n_of[STOCK_FINDINGS]; /* rows; those with a finding; by finding */
	size_t n_out;              /* rows with a finding that have nothing usable */
	size_t n_written, n_to_order, n_unknown, n_for_each; /* rows; for_each: 503A */
	double order_cost;         /* of all orders; NaN: the cost of one is not known */
};

/* One SKU, or SKU and location. */
struct stock_item {
	const struct day_series *series;
	const struct sku_entry *sku, *held; /* NULL: not listed */
	const struct sku_row *row;          /* what --skus says, or nothing */
	enum abc abc;
	struct demand demand;
	struct forecast forecast;           /* if params.forecast is not NULL */
	struct bookings bookings;           /* if params.booked is not NULL */
	struct stock_params params;
	struct stock_result result;
	struct lot *lots;                   /* projected, in FEFO order */
	size_t n_lots;
	int32_t stale_since;                /* the last day of a feed that has stopped; DATE_NONE: none */
	bool not_counted;                   /* there is volume, and no line in --on-hand or --lots */
};

/* Checks the options together, as a tool_prepare; options is a struct stock_options. */
bool stock_run_prepare(struct tool *t, void *options);

/* Reads all files. False: faults were said. Release r in either case. */
bool stock_run_read(struct stock_run *r, struct tool *t, struct stock_options *o);

/* Says which SKUs and locations of side files have no volume, and the name that may be meant. */
void stock_note_unknown(const struct stock_run *r);

/*
 * Under --unmet=ask, says which SKUs have unmet demand that looks as if it had been filled, since
 * it counts twice then. For volume as it was read, before any demand is moved.
 */
void stock_note_unmet(struct stock_run *r);

/* Writes one row, or several, for an item. */
typedef void stock_write_fn(struct stock_run *r, const struct stock_item *item);

/* Calls write for each SKU in order. */
void stock_run_each(struct stock_run *r, stock_write_fn *write);

void stock_run_release(struct stock_run *r);

/* The reports. */
extern const struct report stock_report, backtest_report;
/* Counts a row. for_each: it is 503A; quantity and cost are those of its order, NaN if unknown. */
void stock_sum_row(struct stock_run *r, bool for_each, double quantity, double cost);
/* Writes the totals of the rows below a table for people. */
void stock_say(const struct stock_run *r);
/* The line of --nagios: critical if nothing is left of a SKU, a warning for other findings. */
void stock_monitor(const struct stock_run *r, struct monitor *m);
stock_write_fn stock_report_row, lots_report_rows, backtest_report_rows;

/* In the order of glp1-stock's table. */
enum { REPORT_STOCK, REPORT_LOTS, REPORT_BACKTEST, REPORT_COSTS };

#endif
