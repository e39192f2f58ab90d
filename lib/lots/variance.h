/*
 * Books against a count. What a lot lacks is explained, first expired first, by units of the
 * same SKU and location that the books are short of under another name: sold without a lot,
 * or taken from another lot, whose own line is then below zero.
 */
#ifndef GLP1_LOTS_VARIANCE_H
#define GLP1_LOTS_VARIANCE_H

#include "lots/ledger.h"

/* In the order of what is to be said first. */
enum variance_finding {
	VARIANCE_NONE,
	VARIANCE_UNEXPLAINED,     /* more than is tolerated */
	VARIANCE_NOT_COUNTED,     /* in the books, and not in the count */
	VARIANCE_NOT_IN_BOOKS,    /* counted, and not in the books */
	VARIANCE_RETURN,          /* units came back of a lot that never came in */
	VARIANCE_WITHOUT_LOT,     /* units went out without a lot */
	VARIANCE_BELOW_ZERO,      /* a lot below zero beside one above */
	VARIANCE_FINDINGS
};

extern const char *const variance_finding_names[VARIANCE_FINDINGS]; /* "" first */

struct variance {
	const struct lot_account *account;
	struct dec book, counted;       /* counted not .set: nobody has */
	struct dec difference;          /* counted - book; not .set: not known */
	struct dec explained;           /* of it, with its sign */
	struct dec unexplained;         /* the rest */
	enum variance_finding finding;
	enum variance_finding why;      /* what explained is explained by; VARIANCE_NONE: nothing */
};

struct variance_terms {
	bool is_complete;   /* what the count does not list is not there */
	bool has_ledger;    /* movements were read: a lot without receipt in them had none */
	bool book_is_list;  /* the books are a list of lots; else the balance of the movements */
};

/*
 * Fills in v[0..n) for accounts sorted by accounts_sorted, its own order; tolerated[i]: the units
 * by which the unexplained part of a line may differ. NUM_RANGE: a sum does not fit.
 *
 * In each SKU and location the lines of which more was counted than the books have, because they
 * are below zero or have no lot, make a pool, to which come units that movements dispensed without
 * a lot if the list has no line for them; each line that lacks units takes from it what it can,
 * by expiry, then lot.
 */
enum num_status variance_of(struct lot_account *const *accounts, size_t n,
			    const struct variance_terms *terms, const double *tolerated,
			    struct variance *v);

#endif
