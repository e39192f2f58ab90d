/* Books against a count: a row a lot. */
#include <math.h>
#include <stdlib.h>

#include "base/mem.h"
#include "lots/lots_run.h"
#include "sku/money.h"

#include "base/banned.h"

/* A row; the members are called as the columns. */
struct line {
	struct str sku, location, lot;
	struct dec book, counted, difference, explained, unexplained, unit_cost;
	double cost;
	const char *finding, *explained_by, *controlled, *unit;
};

#define COL(member) CSV_MEMBER(struct line, member)

static const struct csv_out_col cols[] = {
	{ COL(sku), .type = OUT_TEXT, .help = "the SKU" },
	{ COL(location), .type = OUT_TEXT, .help = "the location" },
	{ COL(lot), .type = OUT_TEXT, .help = "the lot; empty: none was written down" },
	{ COL(book), .type = OUT_DEC, .unit = "units", .help = "by the list, or by the ledger" },
	{ COL(counted), .type = OUT_DEC, .unit = "units",
	  .help = "by the count; not counted if empty" },
	{ COL(difference), .type = OUT_DEC, .unit = "units", .help = "counted less book" },
	{ COL(explained), .rank = 5, .type = OUT_DEC, .unit = "units", .help = "of it" },
	{ COL(explained_by), .rank = 5, .type = OUT_NAME,
	  .help = "sold_without_lot, lot_below_zero or return_without_receipt" },
	{ COL(unexplained), .type = OUT_DEC, .unit = "units", .help = "the rest" },
	{ COL(unit_cost), .type = OUT_DEC, .detail = true, .unit = "money", .help = "from --skus" },
	{ COL(cost), .type = OUT_REAL, .decimals = 2, .unit = "money",
	  .help = "unexplained times unit_cost, in cents" },
	{ COL(controlled), .type = OUT_NAME, .detail = true,
	  .help = "yes: not a unit is tolerated" },
	{ COL(unit), .type = OUT_NAME, .detail = true,
	  .help = "that units are; only with --skus, empty where it does not say" },
	{ COL(finding), .is_note = true, .type = OUT_NAME,
	  .help = "unexplained, not_counted, not_in_books, return_without_receipt, "
		  "sold_without_lot or "
		  "lot_below_zero" },
};

const struct report variance_report = { "variance", REPORT_COLS(cols) };

/* Writes a row. False: a sum does not fit. */
static bool write_line(struct lots_run *r, const struct variance *v)
{
	const struct lot_account *a = v->account;
	const struct sku_row *sku = lots_sku(r, a->sku, a->location);
	struct line line = {
		.sku = a->sku, .location = a->location, .lot = a->lot, .book = v->book,
		.counted = v->counted, .difference = v->difference, .unit_cost = sku->unit_cost,
		.finding = variance_finding_names[v->finding], .explained_by = variance_finding_names[v->why],
		.unit = sku_unit_names[sku->unit],
		.controlled = sku->controlled ? "yes" : NULL,
	};
	if (v->difference.set) {
		line.explained = v->explained;
		line.unexplained = v->unexplained;
	}
	struct dec cost;
	if (money_of(line.unexplained, sku->unit_cost, &cost) != NUM_OK)
		return false;
	line.cost = money_double(cost);
	tool_write(r->tool, &line);
	return true;
}

void variance_write(struct lots_run *r)
{
	size_t n;
	const struct variance_terms terms = { r->o->is_complete, r->from_ledger || r->o->ledger.name,
					      !r->from_ledger };
	struct lot_account **accounts = accounts_sorted(&r->book, &n);
	struct variance *v = mem_zero(n + 1, sizeof(*v));
	double *tolerated = mem_zero(n + 1, sizeof(*tolerated));
	for (size_t i = 0; i < n; i++)
		tolerated[i] = lots_sku(r, accounts[i]->sku, accounts[i]->location)->controlled
				       ? 0 : r->o->tolerance;
	bool ok = variance_of(accounts, n, &terms, tolerated, v) == NUM_OK;
	for (size_t i = 0; i < n && ok; i++) {
		if (!lots_wants(r, v[i].account->lot) || (r->o->check && !v[i].finding))
			continue;
		r->tool->found |= r->o->check && !r->o->exit_zero;
		ok = write_line(r, &v[i]);
	}
	if (!ok)
		lots_sum_fault(r);
	mem_free(tolerated);
	mem_free(v);
	mem_free(accounts);
}
