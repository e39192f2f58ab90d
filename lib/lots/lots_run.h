/* A run of glp1-lots: its options, the files that it read, and its reports. */
#ifndef GLP1_LOTS_LOTS_RUN_H
#define GLP1_LOTS_LOTS_RUN_H

#include "lots/lots_feed.h"
#include "lots/variance.h"
#include "sku/lots_report.h"
#include "sku/on_hand_feed.h"
#include "stream/rows.h"

struct lots_options {
	int32_t as_of, by;
	struct opt_file skus, rates, ledger, count, temperatures, storage;
	struct opt_list lot;
	bool check, exit_zero, show_ids, is_complete;
	double use_days, tolerance; /* days; units */
};

struct lots_run {
	struct tool *tool;
	const struct lots_options *o;
	struct rows lots, moves, counts, rates, readings, rules;
	bool from_ledger;           /* the input is a ledger: lots are what it leaves */
	struct sku_table skus;
	struct map rate_of;         /* const struct rate_row *, by SKU and location */
	struct account_book book;
	size_t unlisted_rates;
};

/* In the order of the tool's table. */
enum { LOTS_LOTS, LOTS_EXPIRY, LOTS_TRACE, LOTS_MOVES, LOTS_VARIANCE };

extern const struct report expiry_report, trace_report, moves_report, variance_report;

/* Checks the options together, as a tool_prepare; options is a struct lots_options. */
bool lots_run_prepare(struct tool *t, void *options);

/* Reads all files. False: faults were said. Release r in either case. */
bool lots_run_read(struct lots_run *r, struct tool *t, struct lots_options *o);
void lots_run_release(struct lots_run *r);

/* The lots of one SKU, at one location or everywhere, projected and in the order of use. */
struct lots_group {
	struct lots_of of;
	const struct sku_row *sku; /* what --skus says, or nothing */
	struct lot *lots;
	size_t n;
};

/* Returns the row of --skus on a SKU; an empty row if there is none. */
const struct sku_row *lots_sku(const struct lots_run *r, struct str sku, struct str location);

/*
 * Sets the rows of lots to what was counted, once the book is filled. If fewer units were counted
 * than listed, units on hold, promised or of a patient stay and the others shrink; if more were,
 * those for everybody grow. A counted lot that is in no list gets a row, on hold if its expiry is
 * not known. False: a fault was said.
 */
bool lots_count(struct lots_run *r);

/* Calls write for each SKU in order. */
typedef void lots_write_fn(struct lots_run *r, const struct lots_group *g, void *to);
void lots_run_each(struct lots_run *r, lots_write_fn *write, void *to);

/* Write the reports; a fault is said where a sum does not fit. */
void lots_write(struct lots_run *r);
void expiry_write(struct lots_run *r);
void trace_write(struct lots_run *r);
void moves_write(struct lots_run *r);
void variance_write(struct lots_run *r);

/* Whether a lot is named by --lot, or --lot is not given. */
bool lots_wants(const struct lots_run *r, struct str lot);

/* Says that a sum of units does not fit, and returns false. */
bool lots_sum_fault(struct lots_run *r);

#endif
