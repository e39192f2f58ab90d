/* A run of glp1-orders: from a plan to transfers and to an order for each supplier. */
#ifndef GLP1_ORDERS_ORDERS_RUN_H
#define GLP1_ORDERS_ORDERS_RUN_H

#include "orders/orders_feed.h"
#include "orders/orders_report.h"
#include "orders/partners.h"
#include "orders/purchase.h"
#include "orders/transfer.h"
#include "sku/on_hand_feed.h"
#include "stream/rows.h"

struct orders_options {
	int32_t as_of, split_by;
	struct opt_file skus, suppliers, closures, lots;
	const char *receives;
	bool explain, no_transfers;
	double transfer_days, min_transfer, use_days;
};

/* What to do for a SKU at a location. Quantities are units, NaN if not known. */
struct order_line {
	const struct plan_row *plan;
	const struct sku_row *sku;      /* of --skus, with the chosen supplier; or an empty row */
	const struct sku_row *next;     /* with the next-best supplier; NULL: there is none */
	const struct partner *partner;
	struct buy_line buy;
	double needs;                   /* to reach its level, before transfers and packs */
	double got;                     /* the part of needs that transfers bring */
	bool ended, limited, switched;  /* not ordered again; no room; not the first supplier */
	int32_t out_on;                 /* first day on which there is not enough; DATE_NONE: not known */
	int32_t order_on, order_by, arrives_on, next_arrives_on; /* DATE_NONE: never, or not known */
};

struct order_transfer {
	const struct plan_row *from, *to;
	const struct lot *lot;          /* NULL: not known */
	double units;
};

struct orders_run {
	struct tool *tool;
	const struct orders_options *o;
	struct rows plan, suppliers, closures;
	struct sku_table skus, held;
	struct partners partners;
	int32_t as_of;
	struct order_line *line;        /* a line for each row of the plan, sorted by supplier */
	size_t n_lines;
	struct order_transfer *transfer;
	size_t n_transfers, transfers_size;
	struct arena arena;             /* of lots */
};

enum { ORDERS_ORDERS, ORDERS_SUPPLIERS };

/* Checks the options together, as a tool_prepare; options is a struct orders_options. */
bool orders_run_prepare(struct tool *t, void *options);

/* Reads all files and plans. False: faults were said. Release r in either case. */
bool orders_run_read(struct orders_run *r, struct tool *t, struct orders_options *o);
void orders_run_release(struct orders_run *r);

/*
 * Returns the first day on which stock is not enough, with `got` units that transfers bring;
 * DATE_NONE: not within SCHEDULE_DAYS, or not known.
 */
int32_t orders_out_on(const struct orders_run *r, const struct plan_row *p, double got);

/* For orders_run.c: plans what to move and buy of one SKU; lines are sorted by location. */
void orders_plan_sku(struct orders_run *r, struct order_line *lines, size_t n);

/* The order of one supplier: its n lines, filled up to its minimum. */
struct order_block {
	const struct partner *partner;
	struct str supplier;
	struct order_line *lines;
	size_t n, n_ordered, n_unpriced; /* unpriced: ordered and without a price */
	struct dec goods, freight, total; /* money; not .set: not known */
	double top_up_days;               /* what buy_top_up returned */
	int32_t order_by, arrives_on;     /* earliest and latest of its lines, or DATE_NONE */
};

/*
 * Fills in *b with the next lines, from *at on, that go to one supplier, and moves *at behind
 * them. False: there are no more.
 */
bool orders_next_block(struct orders_run *r, size_t *at, struct order_block *b);

/* Says that money is out of range, and returns false. */
bool orders_money_fault(struct orders_run *r);

void orders_write(struct orders_run *r);
void order_suppliers_write(struct orders_run *r);

#endif
