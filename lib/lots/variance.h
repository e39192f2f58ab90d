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
	struct dec book, counted;       /* counted not .set: nobody counted it */
	struct dec difference;          /* counted - book; not .set: not known */
	struct dec explained;           /* the part of difference that is explained, signed */
	struct dec unexplained;         /* the rest of difference */
	enum variance_finding finding;
	enum variance_finding why;      /* the reason for explained; VARIANCE_NONE: none */
};

struct variance_terms {
	bool is_complete;   /* a lot that the count does not list counts as 0 */
	bool has_ledger;    /* movements were read: a lot without a receipt in them never had one */
	bool book_is_list;  /* the books are a list of lots; else the balance of the movements */
};

/*
 * Fills in v[0..n) for the n accounts of accounts_sorted, in that order; tolerated[i]: how many
 * units of line i may stay unexplained without a finding. NUM_RANGE: a sum does not fit.
 *
 * In each SKU and location, the lines that are below zero in the books make a pool of the units
 * that were counted beyond the books; units that movements dispensed without a lot are added to it
 * if the list has no line for them. Each line that lacks units takes what it can from the pool,
 * by expiry, then lot.
 */
enum num_status variance_of(struct lot_account *const *accounts, size_t n,
			    const struct variance_terms *terms, const double *tolerated,
			    struct variance *v);

#endif
