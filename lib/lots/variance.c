/* Differences between books and a count, and what explains them. */
#include "lots/variance.h"

#include <math.h>
#include <stdlib.h>

#include "base/date.h"
#include "base/mem.h"

#include "base/banned.h"

const char *const variance_finding_names[VARIANCE_FINDINGS] = {
	[VARIANCE_NONE] = "", [VARIANCE_UNEXPLAINED] = "unexplained",
	[VARIANCE_NOT_COUNTED] = "not_counted", [VARIANCE_NOT_IN_BOOKS] = "not_in_books",
	[VARIANCE_RETURN] = "return_without_receipt", [VARIANCE_WITHOUT_LOT] = "sold_without_lot",
	[VARIANCE_BELOW_ZERO] = "lot_below_zero",
};

static const struct dec zero = { 0, 0, true };

/* Sets *out to the lesser of two decimals. */
static enum num_status least(struct dec a, struct dec b, struct dec *out)
{
	struct dec less = a;
	enum num_status st = dec_sub(&less, b);
	*out = less.m < 0 ? a : b;
	return st;
}

static bool in_books(const struct lot_account *a, const struct variance_terms *terms)
{
	return terms->book_is_list ? a->listed.set : a->first != DATE_NONE;
}

/* Fills in book, count and difference of a line. */
static enum num_status compare(struct variance *v, const struct variance_terms *terms)
{
	const struct lot_account *a = v->account;
	enum num_status st = NUM_OK;
	v->book = a->listed.set ? a->listed : zero;
	if (!terms->book_is_list)
		st = account_balance(a, &v->book);
	v->counted = a->counted;
	/* where the books have nothing, nobody looks */
	if (!a->counted.set && (terms->is_complete || v->book.m <= 0))
		v->counted = zero;
	v->explained = zero;
	if (!v->counted.set)
		return st;
	v->difference = v->counted;
	if (st == NUM_OK)
		st = dec_sub(&v->difference, v->book);
	v->unexplained = v->difference;
	return st;
}

/* Moves units of a line from unexplained to explained. */
static enum num_status explain(struct variance *v, struct dec units, enum variance_finding why)
{
	v->why = why;
	enum num_status st = dec_add(&v->explained, units);
	return st == NUM_OK ? dec_sub(&v->unexplained, units) : st;
}

/* The reason why a line shows that units went out under a wrong name; VARIANCE_NONE: none. */
static enum variance_finding wrong_name(const struct variance *v)
{
	if (!v->difference.set || v->difference.m <= 0 || v->book.m >= 0)
		return VARIANCE_NONE;
	return v->account->lot.n ? VARIANCE_BELOW_ZERO : VARIANCE_WITHOUT_LOT;
}

/* Whether units were dispensed without a lot and the list has no line for them. */
static bool sold_beside_list(const struct lot_account *a, const struct variance_terms *terms)
{
	return terms->book_is_list && !a->lot.n && !a->listed.set && a->moved[MOVE_DISPENSE].m > 0;
}

/* Units, of one reason, that may explain what other lines lack. */
struct pool {
	struct dec units[VARIANCE_FINDINGS];
};

static enum num_status fill_pool(struct pool *p, const struct variance *v, size_t n,
				 const struct variance_terms *terms)
{
	enum num_status st = NUM_OK;
	for (int f = 0; f < VARIANCE_FINDINGS; f++)
		p->units[f] = zero;
	for (size_t i = 0; i < n && st == NUM_OK; i++) {
		const struct lot_account *a = v[i].account;
		enum variance_finding f = wrong_name(&v[i]);
		if (f)
			st = dec_add(&p->units[f], v[i].difference);
		else if (sold_beside_list(a, terms))
			st = dec_add(&p->units[VARIANCE_WITHOUT_LOT], a->moved[MOVE_DISPENSE]);
	}
	return st;
}

/* A line that lacks units takes them from the pool. */
static enum num_status take(struct pool *p, struct variance *v, enum variance_finding f)
{
	struct dec lacks = v->unexplained, taken;
	lacks.m = -lacks.m;
	enum num_status st = least(lacks, p->units[f], &taken);
	if (st != NUM_OK || taken.m <= 0)
		return st;
	st = dec_sub(&p->units[f], taken);
	taken.m = -taken.m;
	return st == NUM_OK ? explain(v, taken, f) : st;
}

static int by_expiry(const void *x, const void *y)
{
	const struct variance *const *a = x, *const *b = y;
	int32_t p = (*a)->account->expires, q = (*b)->account->expires;
	p = p == DATE_NONE ? DATE_LAST + 1 : p;
	q = q == DATE_NONE ? DATE_LAST + 1 : q;
	return p != q ? (p > q) - (p < q) : str_cmp((*a)->account->lot, (*b)->account->lot);
}

/* Puts back what was not taken of a pool: that much of its lines stays unexplained. */
static enum num_status settle_pool(struct pool *p, struct variance *v, size_t n)
{
	enum num_status st = NUM_OK;
	for (size_t i = n; i-- > 0 && st == NUM_OK;) {
		enum variance_finding f = wrong_name(&v[i]);
		struct dec rest, explained = v[i].difference;
		if (!f)
			continue;
		st = least(p->units[f], explained, &rest);
		if (st == NUM_OK)
			st = dec_sub(&explained, rest);
		if (st == NUM_OK)
			st = dec_sub(&p->units[f], rest);
		if (st == NUM_OK)
			st = explain(&v[i], explained, f);
	}
	return st;
}

/* Explains the lines of one SKU and location. */
static enum num_status explain_group(struct variance *v, size_t n,
			    const struct variance_terms *terms)
{
	struct pool pool;
	struct variance **order = mem_zero(n, sizeof(*order));
	enum num_status st = fill_pool(&pool, v, n, terms);
	for (size_t i = 0; i < n; i++)
		order[i] = &v[i];
	qsort(order, n, sizeof(*order), by_expiry);
	for (size_t i = 0; i < n && st == NUM_OK; i++) {
		if (!order[i]->difference.set || order[i]->difference.m >= 0)
			continue;
		st = take(&pool, order[i], VARIANCE_BELOW_ZERO);
		if (st == NUM_OK)
			st = take(&pool, order[i], VARIANCE_WITHOUT_LOT);
	}
	mem_free(order);
	return st == NUM_OK ? settle_pool(&pool, v, n) : st;
}

/* Whether units came back of a lot that never came in. */
static bool is_stray_return(const struct lot_account *a, const struct variance_terms *terms)
{
	return terms->has_ledger && a->moved[MOVE_RETURN].m > 0 && a->moved[MOVE_RECEIPT].m <= 0 &&
	       a->moved[MOVE_TRANSFER_IN].m <= 0;
}

static enum num_status judge(struct variance *v, const struct variance_terms *terms,
			    double tolerated)
{
	const struct lot_account *a = v->account;
	enum num_status st = NUM_OK;
	struct dec back;
	bool stray = is_stray_return(a, terms);
	if (stray && v->difference.set && v->unexplained.m > 0) {
		st = least(v->unexplained, a->moved[MOVE_RETURN], &back);
		if (st == NUM_OK)
			st = explain(v, back, VARIANCE_RETURN);
	}
	v->finding = stray ? VARIANCE_RETURN : sold_beside_list(a, terms) ? VARIANCE_WITHOUT_LOT : v->why;
	if (v->counted.set && !in_books(a, terms) && v->counted.m && !stray)
		v->finding = VARIANCE_NOT_IN_BOOKS;
	if (!v->counted.set)
		v->finding = VARIANCE_NOT_COUNTED;
	else if (fabs(dec_double(v->unexplained)) > tolerated && v->finding != VARIANCE_NOT_IN_BOOKS)
		v->finding = VARIANCE_UNEXPLAINED;
	return st;
}

enum num_status variance_of(struct lot_account *const *accounts, size_t n,
			    const struct variance_terms *terms, const double *tolerated,
			    struct variance *v)
{
	enum num_status st = NUM_OK;
	for (size_t i = 0; i < n && st == NUM_OK; i++) {
		v[i] = (struct variance){ .account = accounts[i] };
		st = compare(&v[i], terms);
	}
	for (size_t i = 0, end; i < n && st == NUM_OK; i = end) {
		for (end = i + 1; end < n && str_eq(accounts[end]->sku, accounts[i]->sku) &&
				  str_eq(accounts[end]->location, accounts[i]->location);)
			end++;
		st = explain_group(v + i, end - i, terms);
	}
	for (size_t i = 0; i < n && st == NUM_OK; i++)
		st = judge(&v[i], terms, tolerated[i]);
	return st;
}
