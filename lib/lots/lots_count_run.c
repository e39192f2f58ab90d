/* Replaces the quantities of a list of lots with those that were counted. */
#include <math.h>

#include "base/mem.h"
#include "lots/lots_run.h"

#include "base/banned.h"

/* The counted units of an account that are still to be given to its rows. */
struct counted {
	struct dec left;
	struct held_row *last; /* the last row that got some, a row for everybody if there is one */
};

static bool is_kept(const struct held_row *row)
{
	const struct lot lot = held_lot(row, NAN);
	return !lot_is_free(&lot);
}

/* Sets a row to at most the units that are left, and to no less than 0. */
static void take(struct held_row *row, struct counted *c)
{
	struct dec rest = c->left;
	if (row->quantity.m < 0)
		row->quantity = (struct dec){ .set = true };
	if (dec_sub(&rest, row->quantity) == NUM_OK && rest.m < 0)
		row->quantity = c->left;
	dec_sub(&c->left, row->quantity); /* at most what is left */
	rest = row->quantity;
	if (row->allocated.set && dec_sub(&rest, row->allocated) == NUM_OK && rest.m < 0)
		row->allocated = row->quantity;
	c->last = row;
}

/* Gives counted units to the rows for everybody, or (kept) to those that are not. */
static void take_all(struct lots_run *r, struct counted *counted, bool kept)
{
	struct held_row *rows = r->lots.row;
	for (size_t i = 0; i < r->lots.n; i++) {
		struct lot_account *a = account_of(&r->book, rows[i].sku, rows[i].location, rows[i].lot);
		if ((a->counted.set || r->o->is_complete) && is_kept(&rows[i]) == kept)
			take(&rows[i], &counted[a->number]);
	}
}

/* Adds what was counted beyond the list: more of a lot, or a lot that the list lacks. */
static enum num_status add_rest(struct lots_run *r, struct lot_account *const *accounts, size_t n,
				struct counted *counted)
{
	enum num_status st = NUM_OK;
	struct held_row *rows = r->lots.row;
	for (size_t i = 0; i < n && st == NUM_OK; i++) {
		const struct lot_account *a = accounts[i];
		struct counted *c = &counted[a->number];
		if (!c->left.m)
			continue;
		if (c->last) {
			st = dec_add(&c->last->quantity, c->left);
			continue;
		}
		rows[r->lots.n++] = (struct held_row){
			.sku = a->sku, .location = a->location, .lot = a->lot, .quantity = c->left,
			.date = a->expires, .opened = DATE_NONE, .received = a->first, .counted = DATE_NONE,
			/* of a lot in no list nobody knows how long it can be used */
			.status = a->expires == DATE_NONE ? LOT_HOLD : LOT_AVAILABLE,
		};
	}
	return st;
}

bool lots_count(struct lots_run *r)
{
	size_t n;
	struct lot_account **accounts = accounts_sorted(&r->book, &n);
	struct counted *counted = mem_zero(n + 1, sizeof(*counted));
	struct held_row *rows = mem_zero(r->lots.n + n + 1, sizeof(*rows));
	if (r->lots.n)
		memcpy(rows, r->lots.row, r->lots.n * sizeof(*rows));
	mem_free(r->lots.row);
	r->lots.row = rows;
	for (size_t i = 0; i < n; i++)
		counted[accounts[i]->number].left = accounts[i]->counted;
	/* rows that are kept for somebody come first: everybody else bears what is missing */
	take_all(r, counted, true);
	take_all(r, counted, false);
	bool ok = add_rest(r, accounts, n, counted) == NUM_OK || lots_sum_fault(r);
	mem_free(counted);
	mem_free(accounts);
	return ok;
}
