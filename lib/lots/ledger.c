/* Accounts by SKU, location and lot. */
#include "lots/ledger.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/array.h"
#include "base/date.h"
#include "base/mem.h"

#include "base/banned.h"

const char *const move_kind_names[MOVE_KINDS + 1] = {
	[MOVE_DISPENSE] = "dispense", [MOVE_RECEIPT] = "receipt", [MOVE_RETURN] = "return",
	[MOVE_WASTE] = "waste", [MOVE_TRANSFER_IN] = "transfer_in",
	[MOVE_TRANSFER_OUT] = "transfer_out", [MOVE_ADJUST] = "adjust",
};

/* By kind: 1 if such a row adds units to the shelf, -1 if it takes them off. */
static const int signs[MOVE_KINDS] = {
	[MOVE_DISPENSE] = -1, [MOVE_RECEIPT] = 1, [MOVE_RETURN] = 1, [MOVE_WASTE] = -1,
	[MOVE_TRANSFER_IN] = 1, [MOVE_TRANSFER_OUT] = -1, [MOVE_ADJUST] = 1,
};

struct dec move_signed(const struct move_row *row)
{
	struct dec q = row->quantity;
	q.m *= signs[row->kind]; /* never INT64_MIN: the feed has a range */
	return q;
}

void account_book_release(struct account_book *b)
{
	map_release(&b->accounts);
	map_release(&b->seen);
}

/* Makes the key "location NUL lot"; no text holds a NUL, as CSV allows none. */
static struct str place_key(struct bytes *to, struct str location, struct str lot)
{
	to->n = 0;
	char *p = bytes_extend(to, location.n + lot.n + 1);
	if (location.n)
		memcpy(p, location.p, location.n);
	p[location.n] = '\0';
	if (lot.n)
		memcpy(p + location.n + 1, lot.p, lot.n);
	return (struct str){ to->p, to->n };
}

struct lot_account *account_of(struct account_book *b, struct str sku, struct str location,
			       struct str lot)
{
	bool made;
	struct bytes key = { 0 };
	if (!b->by_location)
		location = (struct str){ NULL, 0 };
	struct lot_account *a = map_get_pair(&b->accounts, sku, place_key(&key, location, lot),
					     sizeof(*a), &made);
	if (made) {
		struct arena *arena = &b->accounts.arena;
		a->number = map_count(&b->accounts);
		a->sku = arena_copy(arena, sku);
		a->location = arena_copy(arena, location);
		a->lot = arena_copy(arena, lot);
		a->first = a->last = a->expires = DATE_NONE;
		for (int k = 0; k < MOVE_KINDS; k++)
			a->moved[k].set = true;
	}
	bytes_release(&key);
	return a;
}

/* Whether the patient of a row is new to the account. */
static bool is_new(struct account_book *b, const struct lot_account *a, struct str patient)
{
	bool made;
	char number[24];
	snprintf(number, sizeof(number), "%zu", a->number);
	map_get_pair(&b->seen, patient, str_from(number), 1, &made);
	return made;
}

enum num_status account_move(struct account_book *b, const struct move_row *row)
{
	struct lot_account *a = account_of(b, row->sku, row->location, row->lot);
	a->first = a->first == DATE_NONE || row->date < a->first ? row->date : a->first;
	a->last = row->date > a->last ? row->date : a->last;
	if (row->expires != DATE_NONE && (a->expires == DATE_NONE || row->expires < a->expires))
		a->expires = row->expires;
	if (row->kind == MOVE_DISPENSE && row->patient.n)
		a->patients += is_new(b, a, row->patient);
	return dec_add(&a->moved[row->kind], row->quantity);
}

enum num_status account_balance(const struct lot_account *a, struct dec *left)
{
	enum num_status st = NUM_OK;
	*left = (struct dec){ .set = true };
	for (int k = 0; k < MOVE_KINDS && st == NUM_OK; k++)
		st = signs[k] > 0 ? dec_add(left, a->moved[k]) : dec_sub(left, a->moved[k]);
	return st;
}

enum num_status account_trace(const struct account_book *b, const struct lot_account *a,
			      struct lot_trace *t)
{
	struct dec balance;
	enum num_status st = account_balance(a, &balance);
	*t = (struct lot_trace){
		.received = a->moved[MOVE_RECEIPT], .transferred = a->moved[MOVE_TRANSFER_IN],
		.dispensed = a->moved[MOVE_DISPENSE], .returned = a->moved[MOVE_RETURN],
		.waste = a->moved[MOVE_WASTE], .adjusted = a->moved[MOVE_ADJUST],
		.left = a->counted.set ? a->counted : a->listed.set ? a->listed : balance,
	};
	if (st == NUM_OK)
		st = dec_sub(&t->transferred, a->moved[MOVE_TRANSFER_OUT]);
	t->missing = balance;
	if (st == NUM_OK)
		st = dec_sub(&t->missing, t->left);
	if (st == NUM_OK)
		st = dec_sub(&t->missing, a->moved[MOVE_ADJUST]);
	if (!b->by_location) {
		if (st == NUM_OK)
			st = dec_sub(&t->missing, t->transferred);
		t->transferred = (struct dec){ .set = true };
	}
	if (a->first == DATE_NONE)
		*t = (struct lot_trace){ .left = t->left };
	return st;
}

static int by_key(const void *x, const void *y)
{
	const struct lot_account *const *a = x, *const *b = y;
	int order = str_cmp((*a)->sku, (*b)->sku);
	order = order ? order : str_cmp((*a)->location, (*b)->location);
	return order ? order : str_cmp((*a)->lot, (*b)->lot);
}

struct lot_account **accounts_sorted(const struct account_book *b, size_t *n)
{
	struct lot_account **list = mem_zero(map_count(&b->accounts) + 1, sizeof(*list));
	*n = 0;
	for (struct lot_account *a = NULL; (a = map_next(&b->accounts, a));)
		list[(*n)++] = a;
	if (*n)
		qsort(list, *n, sizeof(*list), by_key);
	return list;
}
